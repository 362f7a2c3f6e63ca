using System.Runtime.CompilerServices;
using Pipeline.Ingest.Queue;

namespace Pipeline.Ingest.Tests.Queue;

/// <summary>
/// A queue in memory: what waits for a while comes at once, what was taken and not answered comes back when the
/// connection ends.
/// </summary>
internal sealed class MemoryQueue : IWorkQueue
{
    private readonly Lock _lock = new();
    private readonly LinkedList<WorkItem> _work = [];
    private readonly Dictionary<ulong, WorkItem> _taken = [];
    private ulong _tag;

    public List<WorkItem> PutAside { get; } = [];
    public List<(WorkItem Item, QueuePlace Place)> Moves { get; } = [];
    public IReadOnlyList<WorkItem> Waiting
    {
        get
        {
            lock (_lock)
                return [.. _work];
        }
    }
    public bool Idle
    {
        get
        {
            lock (_lock)
                return _work.Count == 0 && _taken.Count == 0;
        }
    }

    public void Clear()
    {
        lock (_lock)
            _work.Clear();
    }

    public Task PublishAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        lock (_lock)
            foreach (var item in items)
                _work.AddLast(WorkItem.Parse(item.Print())!);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<TakenItem> TakeAsync(int most, [EnumeratorCancellation] CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            if (Next(most) is { } taken)
                yield return taken;
            else
                await Task.Delay(5, CancellationToken.None);
    }

    public Task DoneAsync(TakenItem taken)
    {
        lock (_lock)
            _taken.Remove(taken.Tag);
        return Task.CompletedTask;
    }

    public Task MoveAsync(TakenItem taken, WorkItem changed, QueuePlace place)
    {
        lock (_lock)
        {
            Moves.Add((changed, place));
            if (place == QueuePlace.Aside)
                PutAside.Add(changed);
            else
                _work.AddLast(changed);
            _taken.Remove(taken.Tag);
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TakenItem>> AsideAsync(int most, CancellationToken cancel)
    {
        lock (_lock)
        {
            TakenItem[] batch = [.. PutAside.Take(most).Select(item => new TakenItem(item, ++_tag))];
            PutAside.RemoveRange(0, batch.Length);
            return Task.FromResult<IReadOnlyList<TakenItem>>(batch);
        }
    }

    public Task<QueueDepth> DepthAsync(CancellationToken cancel) =>
        Task.FromResult(new QueueDepth(_work.Count, 0, PutAside.Count, 1));

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            foreach (var item in _taken.Values)
                _work.AddFirst(item);
            _taken.Clear();
        }
        return ValueTask.CompletedTask;
    }

    private TakenItem? Next(int most)
    {
        lock (_lock)
        {
            if (_taken.Count >= most || _work.First is not { } first)
                return null;
            _work.RemoveFirst();
            _taken.Add(++_tag, first.Value);
            return new TakenItem(first.Value, _tag);
        }
    }
}
