using System.Runtime.InteropServices;

namespace Pipeline.Reading.Sandbox;

/// <summary>
/// The few calls of the C library by which the child fences itself in and a whole process group is ended.
/// </summary>
internal static class NativeProcess
{
    private const int Kill = 9;
    private const int LimitFileSize = 1,
        LimitData = 2,
        LimitCore = 4;

    /// <summary>
    /// Makes the calling process the leader of its own session and group, so that it and all engines it starts can be
    /// ended together, and limits its memory and theirs. The limit counts memory that can be written (RLIMIT_DATA), as
    /// the runtime reserves far more addresses than it uses.
    /// </summary>
    public static void LimitResources(int memoryMiB, long fileBytes)
    {
        _ = setsid();
        FileSizeLimit.IsAnError();
        Limit(LimitData, (ulong)memoryMiB << 20);
        Limit(LimitFileSize, (ulong)fileBytes);
        Limit(LimitCore, 0);
    }

    /// <summary>
    /// Puts standard input and output out of reach of native code: input is empty, output goes to standard error.
    /// </summary>
    public static void CloseStandardStreams()
    {
        using var nothing = File.OpenHandle("/dev/null");
        _ = dup2((int)nothing.DangerousGetHandle(), 0);
        _ = dup2(2, 1);
    }

    /// <summary>Ends the process and the group that it leads, at once.</summary>
    public static void KillGroup(int leader)
    {
        if (leader <= 1)
            return;
        _ = kill(-leader, Kill);
        _ = kill(leader, Kill);
    }

    private static void Limit(int resource, ulong value)
    {
        if (getrlimit(resource, out var now) != 0)
            return;
        var most = new ResourceLimit { Current = Math.Min(value, now.Maximum), Maximum = Math.Min(value, now.Maximum) };
        _ = setrlimit(resource, in most);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Current;
        public ulong Maximum;
    }

#pragma warning disable SYSLIB1054 // All arguments are plain numbers: nothing to generate.
    [DllImport("libc")]
    private static extern int setsid();

    [DllImport("libc")]
    private static extern int kill(int process, int signal);

    [DllImport("libc")]
    private static extern int dup2(int from, int to);

    [DllImport("libc")]
    private static extern int getrlimit(int resource, out ResourceLimit limit);

    [DllImport("libc")]
    private static extern int setrlimit(int resource, in ResourceLimit limit);
#pragma warning restore SYSLIB1054
}

/// <summary>What a limit of file sizes does.</summary>
public static class FileSizeLimit
{
    private const int FileSizeExceeded = 25;
    private const nint Ignore = 1;

    /// <summary>
    /// Makes a write beyond a limit of file sizes (ulimit -f) an error of that write, like a full disk, instead of the
    /// end of the process.
    /// </summary>
    public static void IsAnError() => signal(FileSizeExceeded, Ignore);

#pragma warning disable SYSLIB1054 // All arguments are plain numbers: nothing to generate.
    [DllImport("libc")]
    private static extern nint signal(int number, nint handler);
#pragma warning restore SYSLIB1054
}
