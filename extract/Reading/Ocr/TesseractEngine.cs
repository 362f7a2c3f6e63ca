using System.Runtime.InteropServices;
using Pipeline.Layout;
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
            Images.Leptonica.Quiet();
            _api = TesseractLibrary.TessBaseAPICreate();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new ReadException(new ReadFailure(FailureKind.EngineMissing, "libtesseract 5 is not installed", "run ./pipeline once as root, or install tesseract-ocr and tesseract-ocr-vie"), e);
        }
        Set("debug_file", "/dev/null");
        if (TesseractLibrary.TessBaseAPIInit2(_api, null, "vie", TesseractLibrary.LstmOnly) != 0)
        {
            TesseractLibrary.TessBaseAPIDelete(_api);
            throw new ReadException(FailureKind.EngineMissing, "the OCR data for Vietnamese are not installed", "run ./pipeline once as root, or install tesseract-ocr-vie");
        }
        Set("debug_file", "/dev/null");
        Set("tessedit_do_invert", "0");
    }

    /// <inheritdoc/>
    public IReadOnlyList<OcrWord> Read(Raster image, OcrMode mode, double seconds)
    {
        using var timed = Engines.EngineMeter.Time("tesseract");
        var monitor = TesseractLibrary.TessMonitorCreate();
        // Processor time: on a busy machine a page that takes long is none that takes much.
        var deadline = ThreadClock.Seconds + seconds;
        try
        {
            TesseractLibrary.TessMonitorSetCancelThis(monitor, &deadline);
            TesseractLibrary.TessMonitorSetCancelFunc(monitor, &IsOver);
            TesseractLibrary.TessBaseAPISetPageSegMode(_api, (int)mode);
            fixed (byte* pixels = image.Pixels)
            {
                TesseractLibrary.TessBaseAPISetImage(_api, pixels, image.Width, image.Height, 1, image.Width);
                TesseractLibrary.TessBaseAPISetSourceResolution(_api, image.Dpi);
                if (TesseractLibrary.TessBaseAPIRecognize(_api, monitor) != 0 && ThreadClock.Seconds > deadline)
                    throw new ReadException(FailureKind.TimedOut, $"OCR took more than {seconds:0} s for a page", "raise the limit seconds-per-page");
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
    private static byte IsOver(void* deadline, int words) => ThreadClock.Seconds > *(double*)deadline ? (byte)1 : (byte)0;

    private List<OcrWord> Words()
    {
        var words = new List<OcrWord>();
        var at = TesseractLibrary.TessBaseAPIGetIterator(_api);
        if (at == 0) return words;
        try
        {
            var line = -1;
            do
            {
                if (line < 0 || TesseractLibrary.TessPageIteratorIsAtBeginningOf(at, TesseractLibrary.TextLine) != 0) line++;
                int left, top, right, bottom;
                if (TesseractLibrary.TessPageIteratorBoundingBox(at, TesseractLibrary.Word, &left, &top, &right, &bottom) == 0) continue;
                var text = TesseractLibrary.TessResultIteratorGetUTF8Text(at, TesseractLibrary.Word);
                if (text == 0) continue;
                var read = Marshal.PtrToStringUTF8(text)!.Trim();
                TesseractLibrary.TessDeleteText(text);
                if (read.Length == 0) continue;
                var confidence = Math.Clamp(TesseractLibrary.TessResultIteratorConfidence(at, TesseractLibrary.Word) / 100.0, 0, 1);
                words.Add(new OcrWord(read.Replace(' ', '_'), new Box(left, top, right, bottom), confidence, line) { Digits = char.IsAsciiDigit(read[0]) ? Digits(at) : null });
            }
            while (TesseractLibrary.TessResultIteratorNext(at, TesseractLibrary.Word) != 0);
        }
        finally { TesseractLibrary.TessResultIteratorDelete(at); }
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
                if (text == 0) break;
                var digit = char.IsAsciiDigit((char)*(byte*)text);
                TesseractLibrary.TessDeleteText(text);
                if (!digit) break;
                least = Math.Min(least, Math.Clamp(TesseractLibrary.TessResultIteratorConfidence(at, TesseractLibrary.Symbol) / 100.0, 0, 1));
            }
            while (TesseractLibrary.TessResultIteratorNext(at, TesseractLibrary.Symbol) != 0 && TesseractLibrary.TessPageIteratorIsAtBeginningOf(at, TesseractLibrary.Word) == 0);
            return least;
        }
        finally { TesseractLibrary.TessResultIteratorDelete(at); }
    }

    private void Set(string name, string value) => _ = TesseractLibrary.TessBaseAPISetVariable(_api, name, value);
}
