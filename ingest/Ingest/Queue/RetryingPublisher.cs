using System.Diagnostics;

namespace Pipeline.Ingest.Queue;

/// <summary>
/// Gives files to a queue; where the broker goes away in the middle, waits for it for a while and gives them again.
/// </summary>
/// <param name="connect">Connects to the queue.</param>
/// <param name="progress">Hears of an outage.</param>
/// <param name="patience">How long a broker that was there is waited for.</param>
public sealed class RetryingPublisher(
    Func<CancellationToken, Task<IWorkQueue>> connect,
    IIngestProgress progress,
    TimeSpan patience
) : IAsyncDisposable
{
    private readonly ReconnectPolicy _outage = new(progress, Task.Delay);
    private IWorkQueue? _queue;

    /// <summary>Connects.</summary>
    /// <exception cref="QueueException">The broker cannot be reached or refuses.</exception>
    public async Task OpenAsync(CancellationToken cancel) => _queue = await connect(cancel);

    /// <summary>Gives the files; when this returns, the broker has them all.</summary>
    /// <exception cref="QueueException">The broker did not come back, or refuses.</exception>
    public async Task PublishAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        if (items.Count == 0)
            return;
        for (var watch = Stopwatch.StartNew(); ; )
            try
            {
                _queue ??= await connect(cancel);
                await _queue.PublishAsync(items, cancel);
                _outage.Reset();
                return;
            }
            catch (QueueException e) when (!e.Final && watch.Elapsed < patience)
            {
                await DisposeAsync();
                await _outage.WaitAsync(e.Message, e.Advice, cancel);
            }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_queue is { } queue)
            await queue.DisposeAsync();
        _queue = null;
    }
}
