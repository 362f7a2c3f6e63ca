using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Pipeline.Cli.Benchmarks;

/// <summary>Times and percentiles.</summary>
internal static class BenchClock
{
    /// <summary>Seconds of one run.</summary>
    public static double MeasureSeconds(Action run)
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
            yield return new BenchFigure(
                bench,
                $"{name}, p{p}",
                milliseconds[Math.Min(milliseconds.Count - 1, milliseconds.Count * p / 100)],
                "ms"
            );
    }
}

/// <summary>Processor time: it tells what a thing costs, however busy the machine is with others.</summary>
internal static class BenchCpu
{
    private const int Children = -1,
        ThreadClock = 3;
    private const double TicksPerSecond = 100;

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int Usage(int who, long[] usage);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Clock(int clock, long[] time);

    /// <summary>Seconds that this thread has run.</summary>
    public static double ThreadSeconds()
    {
        var time = new long[2];
        return Clock(ThreadClock, time) == 0 ? time[0] + time[1] / 1e9 : 0;
    }

    /// <summary>Seconds that ended children have run, theirs included.</summary>
    public static double EndedChildren()
    {
        // struct rusage begins with user and system time, each seconds and microseconds.
        var usage = new long[18];
        return Usage(Children, usage) == 0 ? usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6 : 0;
    }

    /// <summary>Seconds that a living process and its ended children have run.</summary>
    public static double Measure(int process)
    {
        // Fields 14 to 17 of /proc/PID/stat; the name in brackets may hold blanks.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}

/// <summary>Peak memory of this process and of the largest of its children.</summary>
internal static class BenchMemory
{
    private const int Children = -1;

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int Usage(int who, long[] usage);

    /// <summary>Both peaks in MiB.</summary>
    public static IEnumerable<BenchFigure> MeasurePeaks(string bench)
    {
        yield return new BenchFigure(bench, "peak memory of the program", PeakOf(Environment.ProcessId), "MiB");
        // struct rusage: two timevals of two longs, then ru_maxrss in KiB.
        var usage = new long[18];
        if (Usage(Children, usage) != 0)
            yield break;
        var peak = usage[4] / 1024.0;
        yield return new BenchFigure(bench, "peak memory of its largest child", peak, "MiB");
    }

    /// <summary>Memory of this process now, in MiB.</summary>
    public static double CurrentMemory() => ReadField(Environment.ProcessId, "VmRSS:");

    /// <summary>Peak of a living process in MiB; 0 where it has ended.</summary>
    public static double PeakOf(int process) => ReadField(process, "VmHWM:");

    private static double ReadField(int process, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(
                    line.AsSpan(field.Length, line.Length - field.Length - 3),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture
                ) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
