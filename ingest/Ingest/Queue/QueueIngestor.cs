using System.Diagnostics;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Ingest.Intake;

namespace Pipeline.Ingest.Queue;

/// <summary>
/// Gives files to workers. Bytes are stored first, then the name (the file is pending), then the message: a kill at any
/// moment
/// loses nothing, because the next run gives all that is pending once more. A file that is given twice is worked at
/// once.
/// </summary>
/// <param name="archive">Where names are kept.</param>
/// <param name="blobs">Where bytes are put; the workers must reach it.</param>
/// <param name="options">How files are taken in.</param>
/// <param name="progress">Hears how it goes on.</param>
/// <param name="publisher">Gives the messages.</param>
public sealed class QueueIngestor(
    IArchive archive,
    IBlobStore blobs,
    IngestOptions options,
    IIngestProgress progress,
    RetryingPublisher publisher
)
{
    /// <summary>All that waits for work in the archive.</summary>
    public IEnumerable<FileState> ListPending() => PendingFileEnumerator.Enumerate(archive, KnownFileFilter.Batch);

    /// <summary>
    /// Gives what waits already, then the files. <see cref="IngestSummary.Read"/> counts what was given.
    /// </summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    /// <exception cref="QueueException">The broker cannot be used.</exception>
    public async Task<IngestSummary> RunAsync(
        IEnumerable<FileState> waiting,
        IEnumerable<FoundFile> files,
        CancellationToken cancel
    )
    {
        var watch = Stopwatch.StartNew();
        var stopped = false;
        var tally = new IngestCounter(archive, progress);
        await using var writer = new BatchWriter(archive);
        var intake = new FileIntake(archive, blobs, options, tally, writer);
        try
        {
            foreach (var batch in waiting.Chunk(KnownFileFilter.Batch))
            {
                progress.FilesFound(batch.Length);
                await GiveAsync([.. batch.Select(f => WorkItem.FromFile(f, blobs))], tally, cancel);
            }
            foreach (
                var batch in new KnownFileFilter(archive, options, tally, progress)
                    .SelectNew(files, pending: false)
                    .Chunk(KnownFileFilter.Batch)
            )
                await TakeInAsync(batch, intake, writer, tally, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            stopped = true;
        }
        await writer.FlushAsync();
        return tally.Summarize(watch.Elapsed.TotalSeconds, stopped);
    }

    private async Task TakeInAsync(
        FoundFile[] batch,
        FileIntake intake,
        BatchWriter writer,
        IngestCounter tally,
        CancellationToken cancel
    )
    {
        var names = new NameWrite?[batch.Length];
        await Parallel.ForAsync(
            0,
            batch.Length,
            new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancel },
            async (i, _) => names[i] = await intake.TakeAsync(batch[i], cancel)
        );
        await writer.FlushAsync();
        var items = new List<WorkItem>(batch.Length);
        foreach (var name in names.OfType<NameWrite>())
            switch (archive.GetFile(name.Hash)?.Progress)
            {
                case FileProgress.Failed:
                    tally.FailAgain(name.Hash, name.Given);
                    break;
                case FileProgress.Done:
                    tally.CountUnchanged();
                    break;
                default:
                    items.Add(WorkItem.FromFile(name, blobs));
                    break;
            }
        await GiveAsync(items, tally, cancel);
    }

    private async Task GiveAsync(IReadOnlyList<WorkItem> items, IngestCounter tally, CancellationToken cancel)
    {
        await publisher.PublishAsync(items, cancel);
        foreach (var _ in items)
            tally.Read();
    }
}
