using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Ingest.Intake;
using Pipeline.Reading;

namespace Pipeline.Ingest;

/// <summary>
/// Takes files into an archive. Bytes are stored first, then the name (the file is pending), then stage results, then
/// the records
/// (the file is done): a kill at any moment loses nothing, and the next run goes on with what is pending. Claims keep
/// several
/// processes from doing the same file.
/// </summary>
public sealed class Ingestor(
    IArchive archive,
    IBlobStore blobs,
    IFileReader reader,
    RecordExtractor extractor,
    IngestOptions options,
    IIngestProgress progress
)
{
    private const int PendingBatch = 256;
    private static readonly TimeSpan OthersPause = TimeSpan.FromMilliseconds(300);

    private readonly string _owner = ClaimOwner.Create();
    private readonly ConcurrentDictionary<string, byte> _elsewhere = new(StringComparer.Ordinal);

    /// <summary>Records that the last run kept.</summary>
    public long Stored { get; private set; }

    /// <summary>Their ids; null where they are more than a few.</summary>
    public IReadOnlyList<string>? Few { get; private set; }

    /// <summary>Takes the files in, then all that earlier runs left pending.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task<IngestSummary> RunAsync(IEnumerable<FoundFile> files, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var stopped = false;
        var tally = new IngestCounter(archive, progress);
        using var alive = new ClaimHolder(archive, _owner, options.Lease);
        await using var writer = new BatchWriter(archive, options.Log);
        var intake = new FileIntake(archive, blobs, options, tally, writer);
        var turn = new RunContext(
            new FileStages(archive, blobs, reader, extractor, options, writer, new LedgerPartKeeper(writer)),
            tally,
            writer
        );
        try
        {
            await SpreadAsync(
                new KnownFileFilter(archive, options, tally, progress).SelectNew(files, pending: true),
                file => TakeInAsync(file, intake, turn, cancel),
                cancel
            );
            await SweepAsync(turn, writer, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            stopped = true;
        }
        await writer.FlushAsync();
        foreach (var refused in writer.Refused.Values)
            tally.CountRefused(refused);
        (Stored, Few) = (writer.Stored, writer.Few);
        return tally.Summarize(watch.Elapsed.TotalSeconds, stopped);
    }

    private async Task TakeInAsync(FoundFile found, FileIntake intake, RunContext turn, CancellationToken cancel)
    {
        if (await intake.TakeAsync(found, cancel) is not { } name)
            return;
        if (found.Was is { } was && was != name.Hash)
            await ReplaceAsync(was, turn, cancel);
        if (
            await WorkAsync(
                new FileState(name.Hash, name.Path, name.Given, name.Size, null, FileProgress.Pending, default),
                turn,
                cancel
            )
        )
            return;
        // The same bytes are in work under another name, here or in another process: the sweep waits for them.
        _elsewhere.TryAdd(name.Hash, 0);
        turn.Tally.CountUnchanged();
    }

    /// <summary>
    /// Another file has taken a file's place. Where it has no name left it is an older version, and its records say so;
    /// one that
    /// was never read (half of a copy) is forgotten with its failure.
    /// </summary>
    private async Task ReplaceAsync(string hash, RunContext turn, CancellationToken cancel)
    {
        await turn.Writer.FlushAsync();
        if (archive.GetNames(hash).Count > 0 || archive.GetFile(hash) is not { } old)
            return;
        if (old.Progress == FileProgress.Failed)
            archive.Forget(hash);
        else if (old.Progress == FileProgress.Done && archive.TryClaim(hash, _owner, options.Lease))
            await turn.Stages.RunAsync(old, cancel, named: true);
    }

    /// <summary>Claims a file and takes it through its stages; one that someone else works at is left to him.</summary>
    private async Task<bool> WorkAsync(FileState file, RunContext turn, CancellationToken cancel, bool named = false)
    {
        if (!archive.TryClaim(file.Hash, _owner, options.Lease))
            return false;
        // Another process may have finished it since it was listed.
        var state = archive.GetFile(file.Hash) ?? file;
        if (state.Progress != FileProgress.Pending)
        {
            archive.ReleaseClaim(file.Hash, _owner);
            if (state.Progress == FileProgress.Failed)
                turn.Tally.FailAgain(file.Hash, file.Given);
            else
                turn.Tally.CountUnchanged();
        }
        else if (await turn.Stages.RunAsync(state, cancel, named) is { } failure)
            turn.Tally.CountFailed(state.Given, failure.Message, failure.Advice);
        else
            turn.Tally.Read();
        return true;
    }

    /// <summary>
    /// Works at all that is pending: parts of archives, what a killed run left, what refresh and retry ask for.
    /// </summary>
    private async Task SweepAsync(RunContext turn, BatchWriter writer, CancellationToken cancel)
    {
        for (var waits = true; waits; )
        {
            await writer.FlushAsync();
            var (taken, awaited) = (0, 0);
            await SpreadAsync(
                PendingFileEnumerator.Enumerate(archive, PendingBatch),
                async file =>
                {
                    if (await WorkAsync(file, turn, cancel, named: true))
                    {
                        if (!_elsewhere.ContainsKey(file.Hash))
                            progress.FilesFound(1);
                        Interlocked.Increment(ref taken);
                    }
                    else if (_elsewhere.ContainsKey(file.Hash))
                        Interlocked.Increment(ref awaited);
                },
                cancel
            );
            waits = taken > 0 || awaited > 0;
            if (taken == 0 && awaited > 0)
                await Task.Delay(OthersPause, cancel);
        }
    }

    /// <summary>Gives the items to as many workers as there are jobs; few wait.</summary>
    private async Task SpreadAsync<T>(IEnumerable<T> items, Func<T, Task> work, CancellationToken cancel) =>
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancel },
            async (item, _) => await work(item)
        );

    /// <summary>What the files of one run go through.</summary>
    private sealed record RunContext(FileStages Stages, IngestCounter Tally, BatchWriter Writer);
}
