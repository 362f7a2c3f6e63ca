using System.Collections.Concurrent;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Ingest.Intake;
using Pipeline.Reading;

namespace Pipeline.Ingest.Queue;

/// <summary>
/// Works at what one connection to the queue gives. A file is answered only after what became of it is stored; if the
/// connection
/// or the process is lost before that, it comes back, and what was stored already is seen then.
/// </summary>
internal sealed class WorkSession(
    IArchive archive,
    Func<string, IBlobStore> blobs,
    IWorkQueue queue,
    IFileReader reader,
    RecordExtractor extractor,
    WorkerOptions options,
    IIngestProgress progress,
    WorkerActivity activity,
    string owner
) : IDisposable
{
    private const string DeadWorker = "killed-worker";

    private readonly ExclusiveGate _gate = new(options.Ingest.Jobs);

    /// <summary>Works until told to stop; then finishes what is in work, as far as the second token lets it.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        archive.ReleaseAllClaims(owner);
        using var alive = new ClaimHolder(archive, owner, options.Ingest.Lease);
        await using var writer = new BatchWriter(archive, options.Ingest.Log);
        // One for each store: it counts what a file unpacks to, with all that is nested in it.
        var stages = new ConcurrentDictionary<string, FileStages>(StringComparer.Ordinal);
        FileStages At(string address) =>
            stages.GetOrAdd(
                address,
                a => new FileStages(
                    archive,
                    blobs(a),
                    reader,
                    extractor,
                    options.Ingest,
                    writer,
                    new QueuePartKeeper(writer, blobs(a), queue)
                )
            );
        var side = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Ingest.Jobs,
            CancellationToken = CancellationToken.None,
        };
        await Parallel.ForEachAsync(
            queue.TakeAsync(options.Ingest.Jobs, stop),
            side,
            async (taken, _) =>
            {
                progress.FilesFound(1);
                try
                {
                    await WorkAsync(taken, taken.Item!, writer, At(taken.Item!.Blobs), abandon);
                }
                catch (OperationCanceledException) when (abandon.IsCancellationRequested)
                { /* It was not answered, so it goes back. */
                }
                progress.FileDone();
            }
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task WorkAsync(
        TakenItem taken,
        WorkItem item,
        BatchWriter writer,
        FileStages stages,
        CancellationToken abandon
    )
    {
        using var place = await _gate.EnterAsync(alone: item.Deaths > 0, abandon);
        using var busy = activity.BeginFile(item.Hash);
        var left = archive.GetClaimOwner(item.Hash);
        if (!archive.TryClaim(item.Hash, owner, options.Ingest.Lease))
        {
            await queue.MoveAsync(taken, item, QueuePlace.Soon);
            return;
        }
        var state = await StateAsync(item, writer);
        if (state.Progress == FileProgress.Pending || (state.Progress == FileProgress.Failed && item.Attempts > 0))
        {
            if (left is null)
                await RunAsync(taken, item, state, writer, stages, abandon);
            else
                await SuspectAsync(taken, item with { Deaths = item.Deaths + 1 }, writer);
            return;
        }
        archive.ReleaseClaim(item.Hash, owner);
        await queue.DoneAsync(taken);
    }

    /// <summary>What the ledger knows of it; where it knows nothing, it learns the name first.</summary>
    private async Task<FileState> StateAsync(WorkItem item, BatchWriter writer)
    {
        if (archive.GetFile(item.Hash) is { } known)
            return known;
        await writer.WriteAsync(new NameWrite(item.Path, item.Given, item.Hash, item.Size, item.Modified, item.Parent));
        await writer.FlushAsync();
        return new FileState(item.Hash, item.Path, item.Given, item.Size, item.Parent, FileProgress.Pending, default);
    }

    private async Task RunAsync(
        TakenItem taken,
        WorkItem item,
        FileState state,
        BatchWriter writer,
        FileStages stages,
        CancellationToken abandon
    )
    {
        FileFailure? failure;
        try
        {
            failure = await stages.RunAsync(state, abandon);
            await writer.FlushAsync();
            if (writer.Refused.TryRemove(item.Hash, out var refused))
                failure ??= refused;
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            archive.ReleaseClaim(item.Hash, owner);
            throw;
        }
        activity.EndFile(failure is not null);
        if (failure is null)
            await queue.DoneAsync(taken);
        else
            await FailAsync(taken, item with { Attempts = item.Attempts + 1 }, failure);
    }

    private async Task FailAsync(TakenItem taken, WorkItem item, FileFailure failure)
    {
        var again = RetryPolicy.IsRetryable(failure.Kind) && item.Attempts < options.Attempts;
        progress.Report(
            item.Given,
            failure.Message,
            again ? $"it is tried again (attempt {item.Attempts} of {options.Attempts})" : failure.Advice,
            failure: !again
        );
        if (again)
            await queue.MoveAsync(taken, item, item.Attempts == 1 ? QueuePlace.Later : QueuePlace.MuchLater);
        else
            await queue.MoveAsync(taken, item with { Kind = failure.Kind }, QueuePlace.Aside);
    }

    /// <summary>
    /// A worker died while it had this file. The number of deaths stands in the message before anybody works at it
    /// again.
    /// </summary>
    private async Task SuspectAsync(TakenItem taken, WorkItem item, BatchWriter writer)
    {
        if (item.Deaths < options.Deaths)
        {
            archive.ReleaseClaim(item.Hash, owner);
            await queue.MoveAsync(taken, item, QueuePlace.Work);
            return;
        }
        var failure = new FileFailure
        {
            Hash = item.Hash,
            Path = item.Path,
            Stage = "work",
            Kind = DeadWorker,
            Message = $"{item.Deaths} workers died while they worked at it",
            Advice = "report it with the file; pipeline retry --queue gives it to the workers once more",
        };
        await writer.WriteAsync(new FailureWrite(failure));
        await writer.FlushAsync();
        activity.EndFile(failed: true);
        progress.Report(item.Given, failure.Message, failure.Advice, failure: true);
        await queue.MoveAsync(taken, item with { Kind = DeadWorker }, QueuePlace.Aside);
    }
}

/// <summary>
/// Lets so many in at once, or one alone. A file in whose company a worker died is worked at alone, so that the next
/// death
/// tells which file it was.
/// </summary>
internal sealed class ExclusiveGate(int places) : IDisposable
{
    private readonly SemaphoreSlim _places = new(places);
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>Waits for a place, or for all of them.</summary>
    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancel)
    {
        if (!alone)
        {
            await _places.WaitAsync(cancel);
            return new Admission(this, 1);
        }
        var held = 0;
        // Two that wait for all places at once would each hold some of them for ever.
        await _alone.WaitAsync(cancel);
        try
        {
            for (; held < places; held++)
                await _places.WaitAsync(cancel);
            return new Admission(this, places);
        }
        catch
        {
            if (held > 0)
                _places.Release(held);
            throw;
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _alone.Dispose();
    }

    private sealed class Admission(ExclusiveGate gate, int count) : IDisposable
    {
        public void Dispose() => gate._places.Release(count);
    }
}

/// <summary>Failures that another time or another machine may heal: not those that lie in the file itself.</summary>
internal static class RetryPolicy
{
    private static readonly HashSet<string> Kinds =
    [
        .. new[]
        {
            FailureKind.TimedOut,
            FailureKind.OutOfMemory,
            FailureKind.Crashed,
            FailureKind.NoAccess,
            FailureKind.EngineMissing,
            FailureKind.StorageFull,
        }.Select(FileStages.KindName),
    ];

    /// <summary>True where trying again has sense.</summary>
    public static bool IsRetryable(string kind) => Kinds.Contains(kind);
}
