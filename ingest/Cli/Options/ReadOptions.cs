using System.CommandLine;
using System.Globalization;
using Pipeline.Reading;

namespace Pipeline.Cli.Options;

/// <summary>Options of every command that reads files. Make one for each command, add it, then ask it.</summary>
internal sealed class ReadOptions
{
    private readonly Option<string[]> _limit = new("--limit")
    {
        Description = $"A limit of each read, as pages=100. Names: {string.Join(", ", ReadLimitNames.All)}.",
    };
    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "Files read at the same time.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    private readonly Option<string?> _settings = new("--settings")
    {
        Description = $"Settings file; {SettingsFile.Name} in the working folder where none is given.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _limit.Validators.Add(result =>
        {
            if (ReadLimitNames.Apply(new ReadLimits(), result.Tokens.Select(t => t.Value), out _) is { } error)
                result.AddError(error);
        });
        _jobs.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var jobs)
                && jobs < 1
            )
                result.AddError("--jobs needs a number above 0");
        });
        command.Add(_limit);
        command.Add(_jobs);
        if (command.Options.All(o => o.Name != _settings.Name))
            command.Add(_settings);
    }

    /// <summary>Settings file that the user named; null for none.</summary>
    public string? GetSettings(ParseResult parse) => parse.GetValue(_settings);

    /// <summary>Files read at the same time.</summary>
    public int GetJobs(ParseResult parse) => parse.GetValue(_jobs);

    /// <summary>Limits: defaults, then the settings file, then the command line.</summary>
    /// <exception cref="UsageException">The settings cannot be used.</exception>
    public ReadLimits GetLimits(ParseResult parse)
    {
        var path = parse.GetValue(_settings);
        if (ReadLimitNames.Apply(new ReadLimits(), SettingsFile.Read(path).Limits, out var limits) is { } error)
            throw new UsageException($"{SafeFileName.Escape(path ?? SettingsFile.Name)}: {error}");
        return ReadLimitNames.Apply(limits, parse.GetValue(_limit) ?? [], out limits) is { } wrong
            ? throw new UsageException(wrong)
            : limits;
    }
}
