using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Ingest.Observing;

namespace Pipeline.Ingest;

/// <summary>
/// The one writer of a run: takes writes from all workers and keeps them in batches, in their order. What waits is
/// bounded, so memory stays flat.
/// </summary>
public sealed class BatchWriter : IAsyncDisposable
{
    private const int Waiting = 64;
    private const int BatchItems = 128;

    private readonly IArchiveWriter _archive;
    private readonly ILogger _log;
    private readonly Channel<object> _queue = Channel.CreateBounded<object>(
        new BoundedChannelOptions(Waiting) { SingleReader = true }
    );
    private readonly Task _loop;
    private const int MostNamed = 20;

    private readonly List<string> _named = [];
    private long _stored;

    /// <summary>Starts the writer.</summary>
    public BatchWriter(IArchiveWriter archive, ILogger? log = null)
    {
        _archive = archive;
        _log = log ?? NullLogger.Instance;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Files whose records the archive did not take so far, by hash; kept as failures.</summary>
    public ConcurrentDictionary<string, FileFailure> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Records that were kept so far.</summary>
    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Ids of the records that were kept, once all is flushed; null where they are more than twenty.</summary>
    public IReadOnlyList<string>? Few => Stored <= MostNamed ? _named : null;

    /// <summary>
    /// Queues a write; waits where too many wait. It is kept for sure after the next <see cref="FlushAsync"/>.
    /// </summary>
    /// <exception cref="ArchiveException">The archive refuses; this and all later writes are not kept.</exception>
    public ValueTask WriteAsync(ArchiveWrite write) => QueueAsync(write);

    /// <summary>Waits until all that was queued before is kept.</summary>
    /// <exception cref="ArchiveException">The archive refuses.</exception>
    public async Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await QueueAsync(done);
        await done.Task;
    }

    /// <summary>Keeps what was queued, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        try
        {
            await _loop;
        }
        catch (ArchiveException)
        { /* Whoever wrote or flushed has heard of it. */
        }
    }

    private async ValueTask QueueAsync(object item)
    {
        try
        {
            await _queue.Writer.WriteAsync(item);
        }
        catch (ChannelClosedException e) when (e.InnerException is ArchiveException inner)
        {
            throw inner;
        }
    }

    private async Task RunAsync()
    {
        var batch = new List<ArchiveWrite>();
        var flushes = new List<TaskCompletionSource>();
        try
        {
            while (await _queue.Reader.WaitToReadAsync())
            {
                while (batch.Count < BatchItems && _queue.Reader.TryRead(out var item))
                    if (item is ArchiveWrite write)
                        batch.Add(write);
                    else
                        flushes.Add((TaskCompletionSource)item);
                var started = Stopwatch.GetTimestamp();
                foreach (var refused in _archive.Write(batch))
                {
                    Refused[refused.Hash!] = refused;
                    IngestLog.Refused(_log, LogRedaction.Hash(refused.Hash!), refused.Kind);
                }
                if (batch.Count > 0)
                    IngestMeter.Done(
                        IngestMeter.StoreStage,
                        "batch",
                        batch.Count,
                        Stopwatch.GetElapsedTime(started).TotalSeconds
                    );
                foreach (var record in batch.OfType<RecordsWrite>().SelectMany(w => w.Records))
                    if (_named.Count < MostNamed)
                        _named.Add(record.Id);
                Interlocked.Add(ref _stored, batch.OfType<RecordsWrite>().Sum(w => (long)w.Records.Length));
                batch.Clear();
                flushes.ForEach(f => f.TrySetResult());
                flushes.Clear();
            }
        }
        catch (Exception e)
        {
            _queue.Writer.TryComplete(e);
            flushes.ForEach(f => f.TrySetException(e));
            while (_queue.Reader.TryRead(out var item))
                (item as TaskCompletionSource)?.TrySetException(e);
            throw;
        }
    }
}
