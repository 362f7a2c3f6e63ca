using System.Globalization;
using System.Runtime.InteropServices;

namespace Pipeline.Cli.Commands;

/// <summary>Processor time: it tells what a thing costs, however busy the machine is with others.</summary>
internal static class BenchCpu
{
    private const int Children = -1, ThreadClock = 3;
    private const double TicksPerSecond = 100;

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int Usage(int who, long[] usage);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Clock(int clock, long[] time);

    /// <summary>Seconds that this thread has run.</summary>
    public static double Thread()
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
    public static double Of(int process)
    {
        // Fields 14 to 17 of /proc/PID/stat; the name in brackets may hold blanks.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
