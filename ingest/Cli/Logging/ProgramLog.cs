using Microsoft.Extensions.Logging;
using Pipeline.Ingest.Observing;

namespace Pipeline.Cli.Logging;

/// <summary>
/// The one place where the program's log is put together: by the environment or the settings file, made when first
/// asked for.
/// </summary>
internal static class ProgramLog
{
    private static readonly Lazy<ILoggerFactory> Made = new(() => Make(LogSettings.Read()));

    /// <summary>The log of a part of the program.</summary>
    /// <exception cref="UsageException">The settings of the log cannot be understood.</exception>
    public static ILogger For<T>() => Made.Value.CreateLogger(typeof(T).FullName!);

    /// <summary>The log of the engines behind the archive.</summary>
    public static ILogger Engines() => Made.Value.CreateLogger("Pipeline.Index");

    /// <summary>A log with these settings.</summary>
    public static ILoggerFactory Make(LogSettings settings) =>
        LoggerFactory.Create(builder =>
            builder.SetMinimumLevel(settings.Level).AddProvider(new SinkProvider(settings.Open()))
        );

    /// <summary>
    /// An exception that nobody expected. Of it the types and methods alone are logged: its message may quote a paper.
    /// </summary>
    public static void Crash(Exception exception)
    {
        try
        {
            Log.Crashed(
                Made.Value.CreateLogger("Pipeline.Cli"),
                exception.GetType().Name,
                LogRedaction.Stack(exception)
            );
        }
        catch (UsageException)
        { /* It is told by the command itself. */
        }
    }
}

internal static partial class Log
{
#pragma warning disable SYSLIB1015 // A stack is a field of its own, not part of the line.
    [LoggerMessage(EventId = Told, Level = LogLevel.Critical, Message = "the command ended by {Exception}")]
    public static partial void Crashed(ILogger log, string exception, string stack);
#pragma warning restore SYSLIB1015

    /// <summary>Number of events that people are told by a line of their own.</summary>
    public const int Told = 100;
}
