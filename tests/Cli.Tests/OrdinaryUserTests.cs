#pragma warning disable CA1416 // Rights are those of Linux: the program runs nowhere else.
namespace Pipeline.Cli.Tests;

/// <summary>
/// Another user of the machine: outside the group he reads nothing, within it he reads without the right to write.
/// Needs root and setpriv; else it is skipped.
/// </summary>
public sealed class OrdinaryUserTests : IDisposable
{
    private const int Nobody = 65534,
        Readers = 12345,
        Outside = 12346;
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [RootFact]
    public void Reads_in_the_group_without_writing_and_nothing_outside_of_it()
    {
        _here.WriteGood("in/a.txt");
        File.SetUnixFileMode(_here.Folder, (UnixFileMode)0b111_101_101);
        Finish(null, Readers, "ingest", "in").Code.ShouldBe(0);
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(_here.Folder, ".pipeline"),
                "*",
                SearchOption.AllDirectories
            )
        )
            (File.GetUnixFileMode(file) & (UnixFileMode)0b111).ShouldBe(UnixFileMode.None, file);
        Finish(Readers, null, "find", "27/KH-CĐXD")
            .Out.ShouldContain(l => l.StartsWith("27/KH-CĐXD", StringComparison.Ordinal));
        Finish(Readers, null, "find", "27/KH-CĐXD", "--secret")
            .Errors.ShouldContain(l => l.Contains("no clearance", StringComparison.Ordinal));
        var outside = Finish(Outside, null, "find", "27/KH-CĐXD");
        outside.Code.ShouldNotBe(0);
        outside.Out.ShouldBeEmpty();
    }

    /// <summary>Runs as nobody in that group; as the owner where none is given.</summary>
    private Outcome Finish(int? group, int? readers, params string[] arguments)
    {
        string[] command = group is { } g
            ? ["setpriv", $"--reuid={Nobody}", $"--regid={g}", "--clear-groups", .. Workplace.Command, .. arguments]
            : [.. Workplace.Command, .. arguments];
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_CLI_HOME"] = Path.GetTempPath(),
            ["HOME"] = Path.GetTempPath(),
        };
        if (readers is { } named)
            settings["PIPELINE_READERS"] = $"{named}";
        return Workplace.Finish(_here.Start(command, settings));
    }

    private sealed class RootFactAttribute : FactAttribute
    {
        public RootFactAttribute() =>
            Skip =
                Environment.UserName != "root" ? "needs root"
                : !File.Exists("/usr/bin/setpriv") ? "needs setpriv"
                : Reachable() ? null
                : "the program lies where others cannot read it";

        private static bool Reachable()
        {
            for (
                var folder = Path.GetDirectoryName(typeof(ExitCodes).Assembly.Location);
                folder is not null;
                folder = Path.GetDirectoryName(folder)
            )
                if ((File.GetUnixFileMode(folder) & UnixFileMode.OtherExecute) == 0)
                    return false;
            return true;
        }
    }
}
