using System.Globalization;
using System.Runtime.InteropServices;

namespace Pipeline.Cli.Commands;

/// <summary>Peak memory of this process and of the largest of its children.</summary>
internal static class BenchMemory
{
    private const int Children = -1;

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int Usage(int who, long[] usage);

    /// <summary>Both peaks in MiB.</summary>
    public static IEnumerable<BenchFigure> Peaks(string bench)
    {
        yield return new BenchFigure(bench, "peak memory of the program", PeakOf(Environment.ProcessId), "MiB");
        // struct rusage: two timevals of two longs, then ru_maxrss in KiB.
        var usage = new long[18];
        if (Usage(Children, usage) != 0) yield break;
        var peak = usage[4] / 1024.0;
        yield return new BenchFigure(bench, "peak memory of its largest child", peak, "MiB");
    }

    /// <summary>Memory of this process now, in MiB.</summary>
    public static double Now() => Of(Environment.ProcessId, "VmRSS:");

    /// <summary>Peak of a living process in MiB; 0 where it has ended.</summary>
    public static double PeakOf(int process) => Of(process, "VmHWM:");

    private static double Of(int process, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.AsSpan(field.Length, line.Length - field.Length - 3), NumberStyles.Float, CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException) { return 0; }
    }
}
