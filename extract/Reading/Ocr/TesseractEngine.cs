using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Pipeline.Layout;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Ocr;

/// <summary>One initialised engine of libtesseract, Vietnamese, one thread; not for two threads at once.</summary>
internal sealed unsafe class TesseractEngine : IOcrEngine, IDisposable
{
    private readonly nint _api;

    /// <summary>Loads library and language.</summary>
    /// <exception cref="ReadException">They are not installed.</exception>
    internal TesseractEngine()
    {
        try
        {
            TesseractLibrary.OneThread();
            Pipeline.Reading.Images.Leptonica.SilenceMessages();
            _api = TesseractLibrary.TessBaseAPICreate();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new ReadException(
                new ReadFailure(
                    FailureKind.EngineMissing,
                    "libtesseract 5 is not installed",
                    "run ./pipeline once as root, or install tesseract-ocr and tesseract-ocr-vie"
                ),
                e
            );
        }
        Set("debug_file", "/dev/null");
        if (TesseractLibrary.TessBaseAPIInit2(_api, null, "vie", TesseractLibrary.LstmOnly) != 0)
        {
            TesseractLibrary.TessBaseAPIDelete(_api);
            throw new ReadException(
                FailureKind.EngineMissing,
                "the OCR data for Vietnamese are not installed",
                "run ./pipeline once as root, or install tesseract-ocr-vie"
            );
        }
        Set("debug_file", "/dev/null");
        Set("tessedit_do_invert", "0");
    }

    /// <inheritdoc/>
    public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds)
    {
        using var timed = Pipeline.Reading.Engines.EngineMeter.Time("tesseract");
        var monitor = TesseractLibrary.TessMonitorCreate();
        // Processor time: on a busy machine a page that takes long is none that takes much.
        var deadline = ThreadProcessorTime.Seconds + seconds;
        try
        {
            TesseractLibrary.TessMonitorSetCancelThis(monitor, &deadline);
            TesseractLibrary.TessMonitorSetCancelFunc(monitor, &IsOver);
            TesseractLibrary.TessBaseAPISetPageSegMode(_api, (int)mode);
            fixed (byte* pixels = image.Pixels)
            {
                TesseractLibrary.TessBaseAPISetImage(_api, pixels, image.Width, image.Height, 1, image.Width);
                TesseractLibrary.TessBaseAPISetSourceResolution(_api, image.Dpi);
                if (TesseractLibrary.TessBaseAPIRecognize(_api, monitor) != 0 && ThreadProcessorTime.Seconds > deadline)
                    throw new ReadException(
                        FailureKind.TimedOut,
                        $"OCR took more than {seconds:0} s for a page",
                        "raise the limit seconds-per-page"
                    );
                return Words();
            }
        }
        finally
        {
            TesseractLibrary.TessMonitorDelete(monitor);
            TesseractLibrary.TessBaseAPIClear(_api);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => TesseractLibrary.TessBaseAPIDelete(_api);

    [UnmanagedCallersOnly]
    private static byte IsOver(void* deadline, int words) =>
        ThreadProcessorTime.Seconds > *(double*)deadline ? (byte)1 : (byte)0;

    private List<OcrWord> Words()
    {
        var words = new List<OcrWord>();
        var at = TesseractLibrary.TessBaseAPIGetIterator(_api);
        if (at == 0)
            return words;
        try
        {
            var line = -1;
            do
            {
                if (line < 0 || TesseractLibrary.TessPageIteratorIsAtBeginningOf(at, TesseractLibrary.TextLine) != 0)
                    line++;
                int left,
                    top,
                    right,
                    bottom;
                if (
                    TesseractLibrary.TessPageIteratorBoundingBox(
                        at,
                        TesseractLibrary.Word,
                        &left,
                        &top,
                        &right,
                        &bottom
                    ) == 0
                )
                    continue;
                var text = TesseractLibrary.TessResultIteratorGetUTF8Text(at, TesseractLibrary.Word);
                if (text == 0)
                    continue;
                var read = Marshal.PtrToStringUTF8(text)!.Trim();
                TesseractLibrary.TessDeleteText(text);
                if (read.Length == 0)
                    continue;
                var confidence = Math.Clamp(
                    TesseractLibrary.TessResultIteratorConfidence(at, TesseractLibrary.Word) / 100.0,
                    0,
                    1
                );
                words.Add(
                    new OcrWord(read.Replace(' ', '_'), new Box(left, top, right, bottom), confidence, line)
                    {
                        Digits = char.IsAsciiDigit(read[0]) ? Digits(at) : null,
                    }
                );
            } while (TesseractLibrary.TessResultIteratorNext(at, TesseractLibrary.Word) != 0);
        }
        finally
        {
            TesseractLibrary.TessResultIteratorDelete(at);
        }
        return words;
    }

    // A copy walks the signs of the word, so that the walk over the words stays where it is.
    private static double Digits(nint word)
    {
        var at = TesseractLibrary.TessResultIteratorCopy(word);
        try
        {
            var least = 1.0;
            do
            {
                var text = TesseractLibrary.TessResultIteratorGetUTF8Text(at, TesseractLibrary.Symbol);
                if (text == 0)
                    break;
                var digit = char.IsAsciiDigit((char)*(byte*)text);
                TesseractLibrary.TessDeleteText(text);
                if (!digit)
                    break;
                least = Math.Min(
                    least,
                    Math.Clamp(TesseractLibrary.TessResultIteratorConfidence(at, TesseractLibrary.Symbol) / 100.0, 0, 1)
                );
            } while (
                TesseractLibrary.TessResultIteratorNext(at, TesseractLibrary.Symbol) != 0
                && TesseractLibrary.TessPageIteratorIsAtBeginningOf(at, TesseractLibrary.Word) == 0
            );
            return least;
        }
        finally
        {
            TesseractLibrary.TessResultIteratorDelete(at);
        }
    }

    private void Set(string name, string value) => _ = TesseractLibrary.TessBaseAPISetVariable(_api, name, value);
}

/// <summary>
/// Engines kept warm for the pages of all files that a reading child reads; each is lent to one thread at a time.
/// </summary>
internal sealed class OcrEnginePool
{
    private readonly ConcurrentBag<TesseractEngine> _idle = [];

    /// <summary>Lends an engine for the time of <paramref name="use"/>.</summary>
    internal T WithEngine<T>(Func<IOcrEngine, T> use)
    {
        if (!_idle.TryTake(out var engine))
            engine = new TesseractEngine();
        var result = use(engine);
        // After an exception the engine's state is not known: it is not given back.
        _idle.Add(engine);
        return result;
    }
}

/// <summary>
/// The C API of libtesseract 5 (capi.h): only what the house uses. Loaded in the reading child alone.
/// </summary>
internal static unsafe partial class TesseractLibrary
{
    private const string Library = "libtesseract.so.5";

    /// <summary>tesseract::OEM_LSTM_ONLY.</summary>
    internal const int LstmOnly = 1;

    /// <summary>tesseract::RIL_BLOCK, RIL_TEXTLINE, RIL_WORD, RIL_SYMBOL.</summary>
    internal const int Block = 0,
        TextLine = 2,
        Word = 3,
        Symbol = 4;

    [LibraryImport(Library)]
    internal static partial nint TessBaseAPICreate();

    [LibraryImport(Library)]
    internal static partial void TessBaseAPIDelete(nint api);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int TessBaseAPIInit2(nint api, string? dataPath, string language, int engineMode);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int TessBaseAPISetVariable(nint api, string name, string value);

    [LibraryImport(Library)]
    internal static partial void TessBaseAPISetPageSegMode(nint api, int mode);

    [LibraryImport(Library)]
    internal static partial void TessBaseAPISetImage(
        nint api,
        byte* data,
        int width,
        int height,
        int bytesPerPixel,
        int bytesPerLine
    );

    [LibraryImport(Library)]
    internal static partial void TessBaseAPISetSourceResolution(nint api, int dpi);

    [LibraryImport(Library)]
    internal static partial void TessBaseAPISetRectangle(nint api, int left, int top, int width, int height);

    [LibraryImport(Library)]
    internal static partial int TessBaseAPIRecognize(nint api, nint monitor);

    [LibraryImport(Library)]
    internal static partial void TessBaseAPIClear(nint api);

    [LibraryImport(Library)]
    internal static partial nint TessBaseAPIGetIterator(nint api);

    [LibraryImport(Library)]
    internal static partial nint TessMonitorCreate();

    [LibraryImport(Library)]
    internal static partial void TessMonitorDelete(nint monitor);

    [LibraryImport(Library)]
    internal static partial void TessMonitorSetCancelThis(nint monitor, void* argument);

    [LibraryImport(Library)]
    internal static partial void TessMonitorSetCancelFunc(nint monitor, delegate* unmanaged<void*, int, byte> isOver);

    [LibraryImport(Library)]
    internal static partial void TessResultIteratorDelete(nint iterator);

    [LibraryImport(Library)]
    internal static partial nint TessResultIteratorCopy(nint iterator);

    [LibraryImport(Library)]
    internal static partial int TessResultIteratorNext(nint iterator, int level);

    [LibraryImport(Library)]
    internal static partial nint TessResultIteratorGetUTF8Text(nint iterator, int level);

    [LibraryImport(Library)]
    internal static partial float TessResultIteratorConfidence(nint iterator, int level);

    [LibraryImport(Library)]
    internal static partial int TessPageIteratorBoundingBox(
        nint iterator,
        int level,
        int* left,
        int* top,
        int* right,
        int* bottom
    );

    [LibraryImport(Library)]
    internal static partial int TessPageIteratorIsAtBeginningOf(nint iterator, int level);

    [LibraryImport(Library)]
    internal static partial void TessDeleteText(nint text);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    /// <summary>
    /// One thread for each engine: set before libgomp is loaded, or the threads of several engines fight over the
    /// cores.
    /// </summary>
    internal static void OneThread() => _ = setenv("OMP_THREAD_LIMIT", "1", 1);
}

/// <summary>Processor time of the calling thread.</summary>
internal static unsafe partial class ThreadProcessorTime
{
    private const int ThreadTime = 3;

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, long* time);

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
