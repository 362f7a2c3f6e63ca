using System.Text.Json.Nodes;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Ingest.Intake;
using Pipeline.Ingest.Queue;
using Pipeline.Ingest.Rabbit;
using Pipeline.Output.Sheets;

namespace Pipeline.Cli.Runs;

/// <summary>Gives files to a queue for the commands that can: ingest, retry, refresh.</summary>
internal static class QueueRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Gives all that waits in the archive and the files; prints the summary.</summary>
    public static Task<int> IngestAsync(
        CommandContext context,
        IArchive archive,
        RabbitAddress address,
        Func<FileFinder, IEnumerable<FoundFile>> files,
        IngestOptions options,
        CancellationToken cancel
    ) =>
        WithAsync(
            context,
            archive,
            address,
            options,
            async (ingestor, finder) =>
                Print(await ingestor.RunAsync(ingestor.ListPending(), files(finder), cancel), 0, context.Json),
            cancel
        );

    /// <summary>Gives what arrives until told to stop.</summary>
    public static Task<int> WatchAsync(
        CommandContext context,
        IArchive archive,
        RabbitAddress address,
        string[] paths,
        IngestOptions options,
        CancellationToken cancel
    ) =>
        WithAsync(
            context,
            archive,
            address,
            options,
            async (ingestor, finder) =>
            {
                using var watch = new FolderWatcher(paths, finder, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
                var total = await ingestor.RunAsync(ingestor.ListPending(), [], cancel);
                await foreach (var ready in watch.ReadyAsync(cancel))
                    total += await ingestor.RunAsync([], ready, cancel);
                return Print(total with { Stopped = false }, 0, context.Json);
            },
            cancel
        );

    /// <summary>Gives what failed to the workers once more.</summary>
    public static Task<int> RetryAsync(
        CommandContext context,
        IArchive archive,
        RabbitAddress address,
        string? kind,
        IngestOptions options,
        CancellationToken cancel
    ) =>
        WithAsync(
            context,
            archive,
            address,
            options,
            async (ingestor, _) =>
            {
                var unopened = archive
                    .ListFailures(kind)
                    .Where(f => f.Hash is null)
                    .Select(f => new FoundFile(f.Path, f.Path))
                    .ToArray();
                await using var queue = await RabbitWorkQueue.OpenAsync(address, cancel);
                var (returned, foreign, others) = await new ParkedFileRequeuer(archive, queue).RunAsync(kind, cancel);
                if (foreign > 0)
                    Console.Error.WriteLine(
                        $"pipeline: {foreign} message(s) put aside are not of this program: they stay there"
                    );
                if (returned + others.Count + unopened.Length == 0)
                    Console.Error.WriteLine(
                        kind is null ? "no failures" : $"no failure of kind {kind}; pipeline status counts them"
                    );
                return Print(await ingestor.RunAsync(others, unopened, cancel), returned, context.Json);
            },
            cancel
        );

    private static async Task<int> WithAsync(
        CommandContext context,
        IArchive archive,
        RabbitAddress address,
        IngestOptions options,
        Func<QueueIngestor, FileFinder, Task<int>> work,
        CancellationToken cancel
    )
    {
        using var progress = new ConsoleProgress();
        await using var publisher = new RetryingPublisher(QueueOptions.CreateConnector(address), progress, Patience);
        await publisher.OpenAsync(cancel);
        return await work(
            new QueueIngestor(archive, context.OpenBlobs(), options, progress, publisher),
            new FileFinder(progress)
        );
    }

    private static int Print(IngestSummary summary, long returned, bool json)
    {
        var queued = summary.Read + returned;
        if (json)
            Console.WriteLine(
                JsonLinePrinter.Print(
                    new JsonObject
                    {
                        ["queued"] = queued,
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
                $"queued {queued}, unchanged {summary.Unchanged}, failed {summary.Failed}, {summary.Seconds:0.0} s"
            );
        if (summary.Stopped)
            Console.Error.WriteLine(
                "pipeline: stopped; what was queued stays queued, the same command goes on with the rest"
            );
        return summary.Failed > 0 || summary.Stopped ? ExitCodes.SomeFailed : ExitCodes.Done;
    }
}
