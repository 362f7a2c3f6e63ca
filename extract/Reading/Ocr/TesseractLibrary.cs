using System.Runtime.InteropServices;

namespace Pipeline.Reading.Ocr;

/// <summary>The C API of libtesseract 5 (capi.h): only what the house uses. Loaded in the reading child alone.</summary>
internal static unsafe partial class TesseractLibrary
{
    private const string Library = "libtesseract.so.5";
    /// <summary>tesseract::OEM_LSTM_ONLY.</summary>
    internal const int LstmOnly = 1;
    /// <summary>tesseract::RIL_BLOCK, RIL_TEXTLINE, RIL_WORD, RIL_SYMBOL.</summary>
    internal const int Block = 0, TextLine = 2, Word = 3, Symbol = 4;

    [LibraryImport(Library)] internal static partial nint TessBaseAPICreate();
    [LibraryImport(Library)] internal static partial void TessBaseAPIDelete(nint api);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int TessBaseAPIInit2(nint api, string? dataPath, string language, int engineMode);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int TessBaseAPISetVariable(nint api, string name, string value);
    [LibraryImport(Library)] internal static partial void TessBaseAPISetPageSegMode(nint api, int mode);
    [LibraryImport(Library)] internal static partial void TessBaseAPISetImage(nint api, byte* data, int width, int height, int bytesPerPixel, int bytesPerLine);
    [LibraryImport(Library)] internal static partial void TessBaseAPISetSourceResolution(nint api, int dpi);
    [LibraryImport(Library)] internal static partial void TessBaseAPISetRectangle(nint api, int left, int top, int width, int height);
    [LibraryImport(Library)] internal static partial int TessBaseAPIRecognize(nint api, nint monitor);
    [LibraryImport(Library)] internal static partial void TessBaseAPIClear(nint api);
    [LibraryImport(Library)] internal static partial nint TessBaseAPIGetIterator(nint api);
    [LibraryImport(Library)] internal static partial nint TessMonitorCreate();
    [LibraryImport(Library)] internal static partial void TessMonitorDelete(nint monitor);
    [LibraryImport(Library)] internal static partial void TessMonitorSetCancelThis(nint monitor, void* argument);
    [LibraryImport(Library)] internal static partial void TessMonitorSetCancelFunc(nint monitor, delegate* unmanaged<void*, int, byte> isOver);
    [LibraryImport(Library)] internal static partial void TessResultIteratorDelete(nint iterator);
    [LibraryImport(Library)] internal static partial nint TessResultIteratorCopy(nint iterator);
    [LibraryImport(Library)] internal static partial int TessResultIteratorNext(nint iterator, int level);
    [LibraryImport(Library)] internal static partial nint TessResultIteratorGetUTF8Text(nint iterator, int level);
    [LibraryImport(Library)] internal static partial float TessResultIteratorConfidence(nint iterator, int level);
    [LibraryImport(Library)] internal static partial int TessPageIteratorBoundingBox(nint iterator, int level, int* left, int* top, int* right, int* bottom);
    [LibraryImport(Library)] internal static partial int TessPageIteratorIsAtBeginningOf(nint iterator, int level);
    [LibraryImport(Library)] internal static partial void TessDeleteText(nint text);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)] private static partial int setenv(string name, string value, int overwrite);

    /// <summary>One thread for each engine: set before libgomp is loaded, or the threads of several engines fight over the cores.</summary>
    internal static void OneThread() => _ = setenv("OMP_THREAD_LIMIT", "1", 1);
}
