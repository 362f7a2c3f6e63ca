using System.Runtime.InteropServices;

namespace Pipeline.Reading.Ocr;

/// <summary>Processor time of the calling thread.</summary>
internal static unsafe partial class ThreadClock
{
    private const int ThreadTime = 3;

    [LibraryImport("libc")] private static partial int clock_gettime(int clock, long* time);

    /// <summary>Seconds that it has run.</summary>
    internal static double Seconds
    {
        get
        {
            var time = stackalloc long[2];
            return clock_gettime(ThreadTime, time) == 0 ? time[0] + time[1] / 1e9 : 0;
        }
    }
}
