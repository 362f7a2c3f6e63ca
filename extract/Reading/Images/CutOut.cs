namespace Pipeline.Reading.Images;

/// <summary>
/// A small piece of a page that stands in a file of its own, in colour, as it is: never scaled, never turned.
/// </summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Rgb">Width × Height × 3 values: red, green, blue.</param>
public sealed record CutOut(int Width, int Height, byte[] Rgb)
{
    // A line of an A4 page at 600 dpi has not a tenth of these.
    private const long MostPixels = 20_000_000;

    /// <summary>Reads a PNG, JPEG or TIFF by Leptonica; its size is checked before anything is decoded.</summary>
    /// <exception cref="ReadException">It is none, damaged, or too large for a piece of a page.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static CutOut Read(string path)
    {
        using (File.OpenRead(path)) { }
        ImageDecoder.Check(path, new ReadLimits { Pixels = MostPixels });
        return Decode(path)
            ?? throw new ReadException(
                FailureKind.Damaged,
                "the image is damaged or cut short",
                "ask for the file again"
            );
    }

    private static unsafe CutOut? Decode(string path)
    {
        var pix = Leptonica.pixRead(path);
        if (pix == 0)
            return null;
        try
        {
            foreach (var step in new Func<nint, nint>[] { Leptonica.pixRemoveAlpha, Leptonica.pixConvertTo32 })
            {
                var next = step(pix);
                if (next == 0)
                    return null;
                Leptonica.Free(pix);
                pix = next;
            }
            var (width, height, words) = (
                Leptonica.pixGetWidth(pix),
                Leptonica.pixGetHeight(pix),
                Leptonica.pixGetWpl(pix)
            );
            var rgb = new byte[width * height * 3];
            for (int y = 0, to = 0; y < height; y++)
            {
                var row = Leptonica.pixGetData(pix) + (long)y * words;
                for (var x = 0; x < width; x++, to += 3)
                    (rgb[to], rgb[to + 1], rgb[to + 2]) = (
                        (byte)(row[x] >> 24),
                        (byte)(row[x] >> 16),
                        (byte)(row[x] >> 8)
                    );
            }
            return new CutOut(width, height, rgb);
        }
        finally
        {
            Leptonica.Free(pix);
        }
    }
}
