using System.Runtime.InteropServices;

namespace Pipeline.Reading.Images;

/// <summary>
/// Decodes JPEG, PNG, TIFF, BMP, GIF (its first picture) and WebP by Leptonica, at a resolution fit for OCR. Sizes are
/// checked before anything is decoded.
/// </summary>
internal static unsafe class ImageDecoder
{
    private const int Usual = 200;

    // The long side of A4 in inches: what an image without a believable resolution is taken for.
    private const double LongSide = 11.69;

    /// <summary>Number of pages in the file; 1 for what is no TIFF.</summary>
    /// <exception cref="ReadException">Damaged, or too many pages or pixels.</exception>
    internal static int Check(string path, ReadLimits limits)
    {
        Leptonica.SilenceMessages();
        int width,
            height,
            bits,
            samples,
            map,
            other;
        if (!IsTiff(path))
        {
            // Of these two the library knows the size only once it has decoded them.
            if (ToldSize(path) is var (told, high))
                CheckSize(told, high, limits);
            if (Leptonica.pixReadHeader(path, &other, &width, &height, &bits, &samples, &map) != 0)
                throw Damaged();
            CheckSize(width, height, limits);
            return 1;
        }
        var pages = 0;
        while (Leptonica.readHeaderTiff(path, pages, &width, &height, &bits, &samples, &other, &map, null) == 0)
        {
            CheckSize(width, height, limits);
            if (++pages > limits.Pages)
                throw new ReadException(
                    FailureKind.TooLarge,
                    $"more than {limits.Pages} pages",
                    "divide the file, or raise the limit pages"
                );
        }
        return pages == 0 ? throw Damaged() : pages;
    }

    /// <summary>A page, upright as the camera says, in colour.</summary>
    /// <param name="path">The file.</param>
    /// <param name="page">From 0.</param>
    /// <param name="turn">Quarters of a turn clockwise that the camera asks for.</param>
    /// <exception cref="ReadException">It cannot be decoded.</exception>
    internal static ColourImage Decode(string path, int page, int turn)
    {
        var pix = IsTiff(path) ? Leptonica.pixReadTiff(path, page) : Leptonica.pixRead(path);
        if (pix == 0)
            throw Damaged();
        try
        {
            Step(ref pix, Leptonica.pixRemoveAlpha(pix));
            var dpi = EstimateResolution(
                Leptonica.pixGetWidth(pix),
                Leptonica.pixGetHeight(pix),
                Leptonica.pixGetXRes(pix)
            );
            Step(ref pix, Leptonica.pixConvertTo32(pix));
            if (dpi is < Usual * 0.8 or > Usual * 1.3)
            {
                var factor = (float)Math.Min(Usual / dpi, 3);
                Step(ref pix, Leptonica.pixScale(pix, factor, factor));
                dpi *= factor;
            }
            if (turn > 0)
                Step(ref pix, Leptonica.pixRotateOrth(pix, turn));
            return Copy(pix, (int)Math.Round(dpi));
        }
        finally
        {
            Leptonica.Free(pix);
        }
    }

    /// <summary>
    /// Dots an inch: the file's own where they give a page of believable size, else those of a page of A4.
    /// </summary>
    internal static double EstimateResolution(int width, int height, int claimed)
    {
        var longSide = Math.Max(width, height);
        return claimed > 0 && longSide / (double)claimed is > 4 and < 18 ? claimed : longSide / LongSide;
    }

    private static void Step(ref nint pix, nint next)
    {
        if (next == 0)
            throw Damaged();
        Leptonica.Free(pix);
        pix = next;
    }

    private static ColourImage Copy(nint pix, int dpi)
    {
        var (width, height, words) = (
            Leptonica.pixGetWidth(pix),
            Leptonica.pixGetHeight(pix),
            Leptonica.pixGetWpl(pix)
        );
        var data = Leptonica.pixGetData(pix);
        var rgb = new byte[(long)width * height * 3];
        for (int y = 0, to = 0; y < height; y++)
        {
            var row = data + (long)y * words;
            for (var x = 0; x < width; x++)
            {
                var word = row[x];
                rgb[to++] = (byte)(word >> 24);
                rgb[to++] = (byte)(word >> 16);
                rgb[to++] = (byte)(word >> 8);
            }
        }
        return new ColourImage(width, height, dpi, rgb);
    }

    /// <summary>Width and height that the header of a BMP or GIF tells; null for other formats.</summary>
    private static (int Width, int Height)? ToldSize(string path)
    {
        Span<byte> head = stackalloc byte[26];
        using var stream = File.OpenRead(path);
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return null;
        static int Word(ReadOnlySpan<byte> at) => at[0] | at[1] << 8;
        static int Long(ReadOnlySpan<byte> at) => Math.Abs(Math.Max(Word(at) | Word(at[2..]) << 16, -int.MaxValue));
        if (head.StartsWith("GIF8"u8))
            return (Word(head[6..]), Word(head[8..]));
        if (!head.StartsWith("BM"u8))
            return null;
        return head[14] == 12 ? (Word(head[18..]), Word(head[20..])) : (Long(head[18..]), Long(head[22..]));
    }

    private static bool IsTiff(string path)
    {
        using var stream = File.OpenRead(path);
        return stream.ReadByte() is 'I' or 'M';
    }

    private static void CheckSize(int width, int height, ReadLimits limits)
    {
        if ((long)width * height > limits.Pixels)
            throw new ReadException(
                FailureKind.TooLarge,
                $"an image of {width} × {height} pixels, more than {limits.Pixels / 1_000_000} million",
                "make it smaller, or raise the limit pixels"
            );
    }

    private static ReadException Damaged() =>
        new(FailureKind.Damaged, "the image is damaged or cut short", "ask for the file again");
}

/// <summary>The C API of Leptonica: only what decoding of images needs. Loaded in the reading child alone.</summary>
internal static unsafe partial class Leptonica
{
    private const string Library = "liblept.so.5";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int pixReadHeader(
        string path,
        int* format,
        int* width,
        int* height,
        int* bits,
        int* samples,
        int* hasMap
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int readHeaderTiff(
        string path,
        int page,
        int* width,
        int* height,
        int* bits,
        int* samples,
        int* resolution,
        int* hasMap,
        int* format
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint pixRead(string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint pixReadTiff(string path, int page);

    [LibraryImport(Library)]
    internal static partial nint pixRemoveAlpha(nint pix);

    [LibraryImport(Library)]
    internal static partial nint pixConvertTo32(nint pix);

    [LibraryImport(Library)]
    internal static partial nint pixScale(nint pix, float across, float down);

    [LibraryImport(Library)]
    internal static partial nint pixRotateOrth(nint pix, int quarters);

    [LibraryImport(Library)]
    internal static partial int pixGetWidth(nint pix);

    [LibraryImport(Library)]
    internal static partial int pixGetHeight(nint pix);

    [LibraryImport(Library)]
    internal static partial int pixGetXRes(nint pix);

    [LibraryImport(Library)]
    internal static partial int pixGetWpl(nint pix);

    [LibraryImport(Library)]
    internal static partial uint* pixGetData(nint pix);

    [LibraryImport(Library)]
    internal static partial void pixDestroy(nint* pix);

    [LibraryImport(Library)]
    private static partial int setMsgSeverity(int severity);

    /// <summary>Its remarks about odd images are not for the user.</summary>
    internal static void SilenceMessages() => _ = setMsgSeverity(6);

    /// <summary>Frees an image.</summary>
    internal static void Free(nint pix) => pixDestroy(&pix);
}
