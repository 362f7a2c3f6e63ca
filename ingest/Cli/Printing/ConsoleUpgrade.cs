using System.Diagnostics;
using Pipeline.Index;

namespace Pipeline.Cli;

/// <summary>
/// Tells a terminal on standard error how far an archive is brought up to date; elsewhere it is quiet.
/// </summary>
internal sealed class ConsoleUpgrade : IProgress<UpgradeProgress>, IDisposable
{
    private readonly Stopwatch _watch = new();
    private string? _index;

    /// <inheritdoc/>
    public void Report(UpgradeProgress value)
    {
        if (Console.IsErrorRedirected)
            return;
        if (_index != value.Index)
            _watch.Restart();
        _index = value.Index;
        Console.Error.Write("\r\e[K" + FormatLine(value, _watch.Elapsed));
    }

    /// <summary>Done, total, rate and time left.</summary>
    internal static string FormatLine(UpgradeProgress value, TimeSpan since)
    {
        var rate = value.Done / Math.Max(since.TotalSeconds, 0.001);
        var left =
            rate > 0 ? TimeSpan.FromSeconds((value.Total - value.Done) / rate).ToString(@"h\:mm\:ss", null) : "-";
        return $"the archive is brought up to date, {value.Index}: {value.Done:N0}/{value.Total:N0} documents · "
            + $"{rate:N0}/s · left {left}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_index is not null && !Console.IsErrorRedirected)
            Console.Error.Write("\r\e[K");
    }
}
