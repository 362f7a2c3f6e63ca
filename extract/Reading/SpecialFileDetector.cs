using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Reading;

/// <summary>
/// Tells pipes, sockets and the like from files: whoever opens a pipe waits until somebody writes to it.
/// </summary>
public static partial class SpecialFileDetector
{
    private const int ReadOnly = 0,
        NonBlocking = 0x800,
        NoSuchDevice = 6;

    /// <summary>There is something at the path that is no file of bytes.</summary>
    public static bool IsSpecial(string path)
    {
        // They have no length; what has one is a file.
        if (new FileInfo(path) is not { Exists: true, Length: 0 })
            return false;
        var handle = open(path, ReadOnly | NonBlocking);
        if (handle < 0)
            return Marshal.GetLastPInvokeError() == NoSuchDevice;
        using var opened = new SafeFileHandle(handle, ownsHandle: true);
        return lseek(handle, 0, 1) < 0;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial long lseek(int file, long offset, int whence);
}
