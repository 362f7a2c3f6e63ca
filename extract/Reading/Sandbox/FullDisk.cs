using System.Runtime.InteropServices;

namespace Pipeline.Reading.Sandbox;

/// <summary>What a limit of file sizes does.</summary>
public static class FullDisk
{
    private const int FileSizeExceeded = 25;
    private const nint Ignore = 1;

    /// <summary>Makes a write beyond a limit of file sizes (ulimit -f) an error of that write, like a full disk, instead of the end of the process.</summary>
    public static void IsAnError() => signal(FileSizeExceeded, Ignore);

#pragma warning disable SYSLIB1054 // All arguments are plain numbers: nothing to generate.
    [DllImport("libc")]
    private static extern nint signal(int number, nint handler);
#pragma warning restore SYSLIB1054
}
