using System.Diagnostics;
using Pipeline.Index;

namespace Pipeline.Ingest.Queue;

/// <summary>
/// Gives files to workers. Bytes are stored first, then the name (the file is pending), then the message: a kill at any moment
/// loses nothing, because the next run gives all that is pending once more. A file that is given twice is worked at once.
/// </summary>
/// <param name="archive">Where names are kept.</param>
/// <param name="blobs">Where bytes are put; the workers must reach it.</param>
/// <param name="options">How files are taken in.</param>
/// <param name="progress">Hears how it goes on.</param>
/// <param name="publisher">Gives the messages.</param>
public sealed class QueueIngestor(IArchive archive, IBlobStore blobs, IngestOptions options, IIngestProgress progress, PatientPublisher publisher)
{
    /// <summary>All that waits for work in the archive.</summary>
    public IEnumerable<FileState> Pending() => PendingFiles.Of(archive, FileScreen.Batch);

    /// <summary>Gives what waits already, then the files. <see cref="IngestSummary.Read"/> counts what was given.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    /// <exception cref="QueueException">The broker cannot be used.</exception>
    public async Task<IngestSummary> RunAsync(IEnumerable<FileState> waiting, IEnumerable<FoundFile> files, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var stopped = false;
        var tally = new IngestTally(archive, progress);
        await using var writer = new BatchWriter(archive);
        var intake = new FileIntake(archive, blobs, options, tally, writer);
        try
        {
            foreach (var batch in waiting.Chunk(FileScreen.Batch))
            {
                progress.Found(batch.Length);
                await GiveAsync([.. batch.Select(f => WorkItem.Of(f, blobs))], tally, cancel);
            }
            foreach (var batch in new FileScreen(archive, options, tally, progress).New(files, pending: false).Chunk(FileScreen.Batch))
                await TakeInAsync(batch, intake, writer, tally, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested) { stopped = true; }
        await writer.FlushAsync();
        return tally.Sum(watch.Elapsed.TotalSeconds, stopped);
    }

    private async Task TakeInAsync(FoundFile[] batch, FileIntake intake, BatchWriter writer, IngestTally tally, CancellationToken cancel)
    {
        var names = new NameWrite?[batch.Length];
        await Parallel.ForAsync(0, batch.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancel },
            async (i, _) => names[i] = await intake.TakeAsync(batch[i], cancel));
        await writer.FlushAsync();
        var items = new List<WorkItem>(batch.Length);
        foreach (var name in names.OfType<NameWrite>())
            switch (archive.File(name.Hash)?.Progress)
            {
                case FileProgress.Failed: tally.FailAgain(name.Hash, name.Given); break;
                case FileProgress.Done: tally.Unchanged(); break;
                default: items.Add(WorkItem.Of(name, blobs)); break;
            }
        await GiveAsync(items, tally, cancel);
    }

    private async Task GiveAsync(IReadOnlyList<WorkItem> items, IngestTally tally, CancellationToken cancel)
    {
        await publisher.PublishAsync(items, cancel);
        foreach (var _ in items) tally.Read();
    }
}
