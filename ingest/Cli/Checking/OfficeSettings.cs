using System.CommandLine;
using Pipeline.Crosscheck;

namespace Pipeline.Cli.Checking;

/// <summary>What the settings say of the office, for every command that resolves citations or tells incoming from outgoing.</summary>
internal static class OfficeSettings
{
    /// <summary>--settings.</summary>
    public static Option<string?> Option() => new Option<string?>("--settings") { Description = $"Settings file; {SettingsFile.Name} in the working folder where none is given." };

    /// <summary>The scope; unknown where no settings say it.</summary>
    /// <exception cref="UsageException">The settings cannot be used.</exception>
    public static OfficeScope Read(string? path) => SettingsFile.Read(path).Office;
}
