using System.Collections.Immutable;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Pipeline.Cli.Options;
using Pipeline.Reading;

namespace Pipeline.Cli.Logging;

/// <summary>Where the program logs to, and from which level on.</summary>
/// <param name="Targets">stderr, journal, file:PATH; none for warnings on standard error.</param>
/// <param name="Level">Events below it are left out.</param>
internal sealed record LogSettings(ImmutableArray<string> Targets, LogLevel Level)
{
    /// <summary>Variable that names the targets, with commas between.</summary>
    public const string TargetVariable = "PIPELINE_LOG";

    /// <summary>Variable that names the level.</summary>
    public const string LevelVariable = "PIPELINE_LOG_LEVEL";

    private const string File = "file:";

    /// <summary>What the environment says, else the settings file of the working folder.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static LogSettings Read()
    {
        string? target = Environment.GetEnvironmentVariable(TargetVariable),
            level = Environment.GetEnvironmentVariable(LevelVariable);
        if (string.IsNullOrEmpty(target) || string.IsNullOrEmpty(level))
        {
            var (kept, keptLevel) = Kept();
            target = string.IsNullOrEmpty(target) ? kept : target;
            level = string.IsNullOrEmpty(level) ? keptLevel : level;
        }
        return Parse(target, level);
    }

    /// <summary>Reads both.</summary>
    /// <exception cref="UsageException">They cannot be understood.</exception>
    public static LogSettings Parse(string? targets, string? level)
    {
        string[] named =
            targets?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        foreach (var target in named)
            if (
                target is not ("stderr" or "journal")
                && !(target.StartsWith(File, StringComparison.Ordinal) && target.Length > File.Length)
            )
                throw new UsageException(
                    $"'{SafeFileName.Escape(target)}' is no place for a log: use stderr, journal or file:PATH"
                );
        var least = level switch
        {
            null or "" => LogLevel.Warning,
            "debug" => LogLevel.Debug,
            "info" or "information" => LogLevel.Information,
            "warning" => LogLevel.Warning,
            "error" => LogLevel.Error,
            _ => throw new UsageException(
                $"'{SafeFileName.Escape(level)}' is no level of a log: use debug, info, warning or error"
            ),
        };
        return new LogSettings([.. named], least);
    }

    /// <summary>The sinks of the targets. Where the journal is not there, standard error stands in for it.</summary>
    public ImmutableArray<ILogSink> Open() =>
        Targets.IsEmpty ? [new StandardErrorSink(asked: false)] : [.. Targets.Select(Open)];

    private static ILogSink Open(string target)
    {
        if (target.StartsWith(File, StringComparison.Ordinal))
            return new RotatingFileSink(Path.GetFullPath(target[File.Length..]));
        if (target == "stderr")
            return new StandardErrorSink(asked: true);
        try
        {
            return new JournalSink();
        }
        catch (SocketException)
        {
            Console.Error.WriteLine(
                "pipeline: no journal of systemd listens here; what would be logged to it stands on standard error"
            );
            return new StandardErrorSink(asked: true);
        }
    }

    // A file that cannot be used is told by the command that needs it.
    private static (string?, string?) Kept()
    {
        try
        {
            return SettingsFile.Read(null) is var settings ? (settings.Log, settings.LogLevel) : default;
        }
        catch (UsageException)
        {
            return (null, null);
        }
    }
}
