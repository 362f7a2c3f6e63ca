using System.Runtime.InteropServices;

namespace Pipeline.Reading.Images;

/// <summary>The C API of Leptonica: only what decoding of images needs. Loaded in the reading child alone.</summary>
internal static unsafe partial class Leptonica
{
    private const string Library = "liblept.so.5";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int pixReadHeader(string path, int* format, int* width, int* height, int* bits, int* samples, int* hasMap);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int readHeaderTiff(string path, int page, int* width, int* height, int* bits, int* samples, int* resolution, int* hasMap, int* format);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint pixRead(string path);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint pixReadTiff(string path, int page);
    [LibraryImport(Library)] internal static partial nint pixRemoveAlpha(nint pix);
    [LibraryImport(Library)] internal static partial nint pixConvertTo32(nint pix);
    [LibraryImport(Library)] internal static partial nint pixScale(nint pix, float across, float down);
    [LibraryImport(Library)] internal static partial nint pixRotateOrth(nint pix, int quarters);
    [LibraryImport(Library)] internal static partial int pixGetWidth(nint pix);
    [LibraryImport(Library)] internal static partial int pixGetHeight(nint pix);
    [LibraryImport(Library)] internal static partial int pixGetXRes(nint pix);
    [LibraryImport(Library)] internal static partial int pixGetWpl(nint pix);
    [LibraryImport(Library)] internal static partial uint* pixGetData(nint pix);
    [LibraryImport(Library)] internal static partial void pixDestroy(nint* pix);
    [LibraryImport(Library)] private static partial int setMsgSeverity(int severity);

    /// <summary>Its remarks about odd images are not for the user.</summary>
    internal static void Quiet() => _ = setMsgSeverity(6);

    /// <summary>Frees an image.</summary>
    internal static void Free(nint pix) => pixDestroy(&pix);
}
