using System.Diagnostics;

namespace Pipeline.Cli.Commands;

/// <summary>Times and percentiles.</summary>
internal static class BenchClock
{
    /// <summary>Seconds of one run.</summary>
    public static double Seconds(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>p50, p95 and p99 of times in milliseconds.</summary>
    public static IEnumerable<BenchFigure> Percentiles(string bench, string name, List<double> milliseconds)
    {
        milliseconds.Sort();
        foreach (var p in (int[])[50, 95, 99])
            yield return new BenchFigure(bench, $"{name}, p{p}", milliseconds[Math.Min(milliseconds.Count - 1, milliseconds.Count * p / 100)], "ms");
    }
}
