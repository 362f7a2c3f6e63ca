using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Reading;

namespace Pipeline.Ingest;

/// <summary>
/// Takes files into an archive. Bytes are stored first, then the name (the file is pending), then stage results, then the records
/// (the file is done): a kill at any moment loses nothing, and the next run goes on with what is pending. Claims keep several
/// processes from doing the same file.
/// </summary>
public sealed class Ingestor(IArchive archive, IBlobStore blobs, IFileReader reader, RecordExtractor extractor, IngestOptions options, IIngestProgress progress)
{
    private const int KnownBatch = 256;
    private static readonly TimeSpan OthersPause = TimeSpan.FromMilliseconds(300);

    private readonly string _owner = ClaimOwner.Create();
    private readonly ConcurrentDictionary<string, byte> _elsewhere = new(StringComparer.Ordinal);
    private Dictionary<string, FileFailure>? _failures;
    private long _read, _unchanged, _failed, _removed;

    /// <summary>Ids of the records that the last run kept.</summary>
    public IReadOnlyList<string> Stored { get; private set; } = [];

    /// <summary>Takes the files in, then all that earlier runs left pending.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task<IngestSummary> RunAsync(IEnumerable<FoundFile> files, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var before = (_read, _unchanged, _failed, _removed);
        var stopped = false;
        using var alive = new Timer(_ => Renew(), null, options.Lease / 3, options.Lease / 3);
        try
        {
            await using var writer = new BatchWriter(archive);
            var stages = new FileStages(archive, blobs, reader, extractor, options, writer);
            try
            {
                await SpreadAsync(NewFiles(files), file => TakeInAsync(file, stages, writer, cancel), cancel);
                await SweepAsync(stages, writer, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested) { stopped = true; }
            await writer.FlushAsync();
            Stored = writer.Stored;
        }
        finally { TryRelease(); }
        return new IngestSummary(_read - before._read, _unchanged - before._unchanged, _failed - before._failed, _removed - before._removed, watch.Elapsed.TotalSeconds, stopped);
    }

    /// <summary>Leaves out what is known by path, size and time.</summary>
    private IEnumerable<FoundFile> NewFiles(IEnumerable<FoundFile> files)
    {
        foreach (var batch in files.Chunk(KnownBatch))
        {
            progress.Found(batch.Length);
            var known = options.Verify ? new KnownFile?[batch.Length] : archive.Known([.. batch.Select(f => f.Path)]);
            for (var i = 0; i < batch.Length; i++)
                if (known[i] is { Progress: FileProgress.Done } file && IsSame(file)) Count(ref _unchanged);
                else if (known[i] is { Progress: FileProgress.Failed } failed && IsSame(failed)) FailAgain(failed.Hash, batch[i].Given);
                else yield return batch[i];
        }
    }

    private async Task TakeInAsync(FoundFile found, FileStages stages, BatchWriter writer, CancellationToken cancel)
    {
        string hash;
        long size, modified;
        try
        {
            modified = File.GetLastWriteTimeUtc(found.Path).Ticks;
            (hash, size) = blobs.Put(found.Path, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var failure = OpenFailures.Explain(e, found.Path);
            await writer.WriteAsync(new FailureWrite(failure));
            Fail(found.Given, failure.Message, failure.Advice);
            return;
        }
        var name = new NameWrite(found.Path, found.Given, hash, size, modified);
        if (archive.File(hash) is { Progress: FileProgress.Removed } gone && !options.Restore)
        {
            var tombstone = gone.Tombstone;
            progress.Tell(found.Given, $"removed by {tombstone?.By} on {tombstone?.At}{(tombstone?.Note is { } note ? $" ({note})" : "")}: not taken in", "take it in again with ingest --restore", failure: false);
            Count(ref _removed);
            return;
        }
        if (options.Restore) archive.Restore(hash);
        await writer.WriteAsync(name);
        if (await WorkAsync(new FileState(hash, found.Path, found.Given, size, null, FileProgress.Pending, default), stages, cancel)) return;
        // The same bytes are in work under another name, here or in another process: the sweep waits for them.
        _elsewhere.TryAdd(hash, 0);
        Count(ref _unchanged);
    }

    /// <summary>Claims a file and takes it through its stages; one that someone else works at is left to him.</summary>
    private async Task<bool> WorkAsync(FileState file, FileStages stages, CancellationToken cancel)
    {
        if (!archive.Claim(file.Hash, _owner, options.Lease)) return false;
        // Another process may have finished it since it was listed.
        var state = archive.File(file.Hash) ?? file;
        if (state.Progress != FileProgress.Pending)
        {
            archive.Unclaim(file.Hash, _owner);
            if (state.Progress == FileProgress.Failed) FailAgain(file.Hash, file.Given);
            else Count(ref _unchanged);
        }
        else if (await stages.RunAsync(state, cancel) is { } failure) Fail(state.Given, failure.Message, failure.Advice);
        else Count(ref _read);
        return true;
    }

    /// <summary>Works at all that is pending: parts of archives, what a killed run left, what refresh and retry ask for.</summary>
    private async Task SweepAsync(FileStages stages, BatchWriter writer, CancellationToken cancel)
    {
        for (var waits = true; waits;)
        {
            await writer.FlushAsync();
            var (taken, awaited) = (0, 0);
            await SpreadAsync(Pending(), async file =>
            {
                if (await WorkAsync(file, stages, cancel))
                {
                    if (!_elsewhere.ContainsKey(file.Hash)) progress.Found(1);
                    Interlocked.Increment(ref taken);
                }
                else if (_elsewhere.ContainsKey(file.Hash)) Interlocked.Increment(ref awaited);
            }, cancel);
            waits = taken > 0 || awaited > 0;
            if (taken == 0 && awaited > 0) await Task.Delay(OthersPause, cancel);
        }
    }

    private IEnumerable<FileState> Pending()
    {
        for (var after = ""; archive.Pending(after, KnownBatch) is { Count: > 0 } files; after = files[^1].Hash)
            foreach (var file in files) yield return file;
    }

    /// <summary>Gives the items to as many workers as there are jobs; few wait.</summary>
    private async Task SpreadAsync<T>(IEnumerable<T> items, Func<T, Task> work, CancellationToken cancel) =>
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancel }, async (item, _) => await work(item));

    private static bool IsSame(KnownFile known)
    {
        var info = new FileInfo(known.Path);
        return info.Exists && info.Length == known.Size && info.LastWriteTimeUtc.Ticks == known.Modified;
    }

    private void FailAgain(string hash, string given)
    {
        _failures ??= archive.Failures().Where(f => f.Hash is not null).ToDictionary(f => f.Hash!, StringComparer.Ordinal);
        var failure = _failures.GetValueOrDefault(hash);
        Fail(given, failure?.Message ?? "failed before", failure is null ? "try again with pipeline retry" : $"{failure.Advice} (failed before; pipeline retry tries again)");
    }

    private void Fail(string given, string message, string advice)
    {
        progress.Tell(given, message, advice, failure: true);
        Count(ref _failed);
    }

    private void Count(ref long counter)
    {
        Interlocked.Increment(ref counter);
        progress.Done();
    }

    private void Renew()
    {
        try { archive.Renew(_owner, options.Lease); }
        catch (ArchiveException) { /* The next write tells; a lost claim costs double work, nothing else. */ }
    }

    private void TryRelease()
    {
        try { archive.Release(_owner); }
        catch (ArchiveException) { /* Claims end with this process. */ }
    }
}
