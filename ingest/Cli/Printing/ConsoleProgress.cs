using System.Diagnostics;
using Pipeline.Ingest;
using Pipeline.Reading;

namespace Pipeline.Cli;

/// <summary>
/// Progress on standard error: failures a line each; on a terminal also done, total, rate, time left and failures.
/// </summary>
internal sealed class ConsoleProgress : IIngestProgress, IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private readonly Timer? _timer;
    private long _found,
        _done,
        _failed;

    public ConsoleProgress() => _timer = _terminal ? new Timer(_ => Draw(), null, Redraw, Redraw) : null;

    public void FilesFound(int files) => Interlocked.Add(ref _found, files);

    public void FileDone() => Interlocked.Increment(ref _done);

    public void Report(string name, string message, string advice, bool failure)
    {
        if (failure)
            Interlocked.Increment(ref _failed);
        lock (_lock)
        {
            Clear();
            Console.Error.WriteLine(
                $"{SafeFileName.Escape(name)}: {SafeFileName.Escape(message)}; {SafeFileName.Escape(advice)}"
            );
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
            Clear();
    }

    private void Draw()
    {
        var (found, done, seconds) = (
            Interlocked.Read(ref _found),
            Interlocked.Read(ref _done),
            _watch.Elapsed.TotalSeconds
        );
        var rate = done / Math.Max(seconds, 0.001);
        var left =
            rate > 0 && found > done ? TimeSpan.FromSeconds((found - done) / rate).ToString(@"h\:mm\:ss", null) : "-";
        lock (_lock)
        {
            Clear();
            Console.Error.Write(
                $"{done:N0}/{found:N0} files · {rate:N1}/s · left {left} · failed {Interlocked.Read(ref _failed):N0}"
            );
        }
    }

    private void Clear()
    {
        if (_terminal)
            Console.Error.Write("\r\e[K");
    }
}
