using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Reading;

namespace Pipeline.Ingest.Queue;

/// <summary>
/// A worker: takes files from the queue and works at them; when the broker or the archive is away, waits and goes on.
/// </summary>
/// <param name="open">Opens the archive.</param>
/// <param name="connect">Connects to the queue; the worker is then known to those who ask.</param>
/// <param name="blobs">The store of original bytes at an address.</param>
/// <param name="reader">Reads files.</param>
/// <param name="extractor">Understands them.</param>
/// <param name="options">How it works.</param>
/// <param name="progress">Hears how it goes on.</param>
/// <param name="activity">Is told what it does.</param>
public sealed class QueueWorker(
    Func<IArchive> open,
    Func<CancellationToken, Task<IWorkQueue>> connect,
    Func<string, IBlobStore> blobs,
    IFileReader reader,
    RecordExtractor extractor,
    WorkerOptions options,
    IIngestProgress progress,
    WorkerActivity activity
)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly string _owner = ClaimOwner.Create();

    /// <summary>Works until told to stop, or until nothing waits where the options say so.</summary>
    /// <exception cref="QueueException">The broker refuses in a way that waiting does not heal.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var abandon = new CancellationTokenSource();
        using var told = cancel.Register(() => abandon.CancelAfter(options.Grace));
        var outage = new ReconnectPolicy(progress, Task.Delay);
        while (!cancel.IsCancellationRequested)
            try
            {
                using var archive = open();
                await using var queue = await connect(cancel);
                outage.Reset();
                using var session = new WorkSession(
                    archive,
                    blobs,
                    queue,
                    reader,
                    extractor,
                    options,
                    progress,
                    activity,
                    _owner
                );
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var emptied = options.UntilEmpty ? WatchAsync(queue, stop) : Task.CompletedTask;
                try
                {
                    await session.RunAsync(stop.Token, abandon.Token);
                }
                finally
                {
                    await stop.CancelAsync();
                }
                await emptied;
                return;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (ReconnectPolicy.Describe(e) is { } away)
            {
                try
                {
                    await outage.WaitAsync(away.What, away.Advice, cancel);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
    }

    /// <summary>Stops the session when nothing waits and nothing is in work here.</summary>
    private async Task WatchAsync(IWorkQueue queue, CancellationTokenSource stop)
    {
        try
        {
            // Twice, because a file on its way from the queue to this worker stands in neither.
            for (var quiet = 0; quiet < 2; await Task.Delay(Look, stop.Token))
                quiet =
                    activity.Report().InWork == 0 && await queue.DepthAsync(stop.Token) is { Ready: 0, Delayed: 0 }
                        ? quiet + 1
                        : 0;
            await stop.CancelAsync();
        }
        catch (OperationCanceledException)
        { /* The session ended by itself. */
        }
    }
}

/// <summary>How a worker works.</summary>
public sealed record WorkerOptions
{
    /// <summary>How files are worked at.</summary>
    public IngestOptions Ingest { get; init; } = new();

    /// <summary>How often a file is tried that may do better at another time or on another machine.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How many workers may die at a file before it is put aside.</summary>
    public int Deaths { get; init; } = 2;

    /// <summary>End when nothing waits any more, instead of waiting for more.</summary>
    public bool UntilEmpty { get; init; }

    /// <summary>How long a file in work may take after the worker was told to stop; then it goes back.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(25);
}
