using System.Collections.Concurrent;
using System.Diagnostics;

namespace Pipeline.Ingest.Queue;

/// <summary>What a worker does, as it tells those who ask. Safe for several threads.</summary>
public sealed class WorkerActivity(string name, int jobs, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _started = clock.GetUtcNow();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _inWork = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<DateTimeOffset> _lately = new();
    private long _done,
        _failed;

    /// <summary>A file is begun; it ends when what is returned is disposed.</summary>
    public IDisposable BeginFile(string hash)
    {
        _inWork[hash] = clock.GetUtcNow();
        return new ActivityScope(() => _inWork.TryRemove(hash, out _));
    }

    /// <summary>A file is done.</summary>
    public void EndFile(bool failed)
    {
        Interlocked.Increment(ref failed ? ref _failed : ref _done);
        _lately.Enqueue(clock.GetUtcNow());
        Forget();
    }

    /// <summary>How it stands.</summary>
    public WorkerReport Report()
    {
        Forget();
        var now = clock.GetUtcNow();
        var since = now - _started < Window ? now - _started : Window;
        var longest = _inWork.Values.Select(begun => now - begun).DefaultIfEmpty(TimeSpan.Zero).Max();
        return new WorkerReport(
            name,
            jobs,
            _inWork.Count,
            Math.Round(longest.TotalSeconds, 1),
            Interlocked.Read(ref _done),
            Interlocked.Read(ref _failed),
            Math.Round(_lately.Count / Math.Max(since.TotalSeconds, 1), 2)
        );
    }

    private void Forget()
    {
        while (_lately.TryPeek(out var oldest) && clock.GetUtcNow() - oldest > Window && _lately.TryDequeue(out _)) { }
    }

    private sealed class ActivityScope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
