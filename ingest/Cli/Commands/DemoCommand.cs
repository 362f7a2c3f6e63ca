using System.CommandLine;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>demo: the first run. Takes the project's own samples in and shows what the archive does with them.</summary>
internal static class DemoCommand
{
    private const string Address = "sqlite:.pipeline/demo.db";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("demo", "Takes the project's samples into an archive of their own and shows a search, a finding and a comparison.");
        command.SetAction((_, cancel) => CommandContext.GuardAsync(() => RunAsync(cancel)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancel)
    {
        if (Samples() is not { } samples) throw new UsageException("corpus/samples is not there: run demo from a whole clone, or make samples with ./pipeline generate --out corpus/samples");
        var context = new CommandContext(Address, Json: false);
        using var archive = context.Open(create: true);
        Console.WriteLine($"1. ingest {samples}");
        var options = new IngestOptions { Jobs = Environment.ProcessorCount, Limits = new ReadLimits() };
        await IngestRun.RunAsync(context, archive, finder => finder.Find(Folders(samples)), options, cancel);
        var show = new DemoShow(archive, Console.Out);
        var missing = new List<string>();
        if (!show.Mistyped()) missing.Add("a document found by a mistyped number");
        if (!show.Finding(cancel)) missing.Add("a finding with its place");
        if (!show.Comparison()) missing.Add("a comparison over units");
        Console.WriteLine($"""

            Next, with this archive (--index {Address}) or your own papers:
              ./pipeline find "kế hoạch" --index {Address}
              ./pipeline check --index {Address}
              ./pipeline indicators --index {Address}
              ./pipeline ingest FOLDER       then find, show, check, compare, deadlines, export
            README.md tells the rest; ./pipeline --help lists the commands.
            """);
        foreach (var what in missing) Console.Error.WriteLine($"pipeline: demo could not show {what}; run ./pipeline status --index {Address} to see what was read");
        return missing.Count == 0 ? ExitCodes.Done : ExitCodes.SomeFailed;
    }

    /// <summary>The samples' folders: the labels beside them are no papers.</summary>
    private static IEnumerable<string> Folders(string samples) => Directory.EnumerateDirectories(samples).Order(StringComparer.Ordinal);

    private static string? Samples()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "corpus", "samples") is var samples && Directory.Exists(samples)) return Path.GetRelativePath(".", samples);
        return null;
    }
}
