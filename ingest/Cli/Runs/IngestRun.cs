using System.Text.Json.Nodes;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Logging;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Ingest.Intake;
using Pipeline.Ingest.Observing;
using Pipeline.Output.Sheets;

namespace Pipeline.Cli.Runs;

/// <summary>Runs an ingest for the commands that need one: ingest, retry, refresh.</summary>
internal static class IngestRun
{
    /// <summary>Takes the files in and prints the summary.</summary>
    public static async Task<int> RunAsync(
        CommandContext context,
        IArchive archive,
        Func<FileFinder, IEnumerable<FoundFile>> files,
        IngestOptions options,
        CancellationToken cancel
    )
    {
        options = options with { Log = ProgramLog.For<Ingestor>() };
        using var times = new StageTimes(context.TimesPath);
        using var progress = new ConsoleProgress();
        using var reader = ReadingFactory.Create(options.Limits, options.Jobs);
        var ingestor = new Ingestor(archive, context.OpenBlobs(), reader, RecordExtractor.Default, options, progress);
        var summary = await ingestor.RunAsync(files(new FileFinder(progress)), cancel);
        progress.Dispose();
        PostIngestCheck.Run(archive, ingestor.Stored, context.Settings, cancel, ingestor.Few, context.Address);
        return Print(summary, context.Json);
    }

    /// <summary>Takes in what arrives until told to stop.</summary>
    public static async Task<int> WatchAsync(
        CommandContext context,
        IArchive archive,
        string[] paths,
        IngestOptions options,
        CancellationToken cancel
    )
    {
        options = options with { Log = ProgramLog.For<Ingestor>() };
        using var times = new StageTimes(context.TimesPath);
        using var progress = new ConsoleProgress();
        using var reader = ReadingFactory.Create(options.Limits, options.Jobs);
        var total = new IngestSummary(0, 0, 0, 0, 0, false);
        var ingestor = new Ingestor(archive, context.OpenBlobs(), reader, RecordExtractor.Default, options, progress);
        using var watch = new FolderWatcher(
            paths,
            new FileFinder(progress),
            TimeSpan.FromSeconds(2),
            TimeSpan.FromSeconds(10)
        );
        await foreach (var ready in watch.ReadyAsync(cancel))
        {
            var summary = await ingestor.RunAsync(ready, cancel);
            PostIngestCheck.Run(archive, ingestor.Stored, context.Settings, cancel, ingestor.Few, context.Address);
            total += summary with { Stopped = false };
        }
        progress.Dispose();
        return Print(total, context.Json);
    }

    private static int Print(IngestSummary summary, bool json)
    {
        if (json)
            Console.WriteLine(
                JsonLinePrinter.Print(
                    new JsonObject
                    {
                        ["read"] = summary.Read,
                        ["unchanged"] = summary.Unchanged,
                        ["failed"] = summary.Failed,
                        ["removed"] = summary.Removed,
                        ["seconds"] = Math.Round(summary.Seconds, 3),
                        ["stopped"] = summary.Stopped,
                    }
                )
            );
        else
            Console.WriteLine(
                $"read {summary.Read}, unchanged {summary.Unchanged}, failed {summary.Failed}, {summary.Seconds:0.0} s"
            );
        if (summary.Stopped)
            Console.Error.WriteLine(
                "pipeline: stopped; what was finished is kept, the same command goes on with the rest"
            );
        return summary.Failed > 0 || summary.Stopped ? ExitCodes.SomeFailed : ExitCodes.Done;
    }
}
