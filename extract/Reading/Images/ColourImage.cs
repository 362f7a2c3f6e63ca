namespace Pipeline.Reading.Images;

/// <summary>A colour image: three bytes a pixel, rows from the top without padding.</summary>
internal sealed class ColourImage(int width, int height, int dpi, byte[] rgb)
{
    /// <summary>Pixels in a row.</summary>
    internal int Width { get; } = width;
    /// <summary>Rows.</summary>
    internal int Height { get; } = height;
    /// <summary>Pixels to the inch.</summary>
    internal int Dpi { get; } = dpi;
    /// <summary>Width × Height × 3 values: red, green, blue.</summary>
    internal byte[] Rgb { get; } = rgb;

    /// <summary>The uppermost rows.</summary>
    internal ColourImage Top(int rows)
    {
        rows = Math.Clamp(rows, 1, Height);
        return new ColourImage(Width, rows, Dpi, Rgb[..(Width * rows * 3)]);
    }

    /// <summary>More than a few dark pixels stand on it.</summary>
    internal bool HasInk
    {
        get
        {
            var dark = 0;
            for (var i = 0; i < Rgb.Length; i += 3) if (Rgb[i] < 128) dark++;
            return dark > Rgb.Length / 3 / 300;
        }
    }

    /// <summary>From a binary PPM (P6) or PGM (P5) of 8 bits, as poppler writes them.</summary>
    /// <exception cref="ReadException">It is neither, or cut short.</exception>
    internal static ColourImage FromPnm(byte[] pnm, int dpi)
    {
        var at = 0;
        var (width, height, channels) = Pnm.Header(pnm, ref at);
        var pixels = (long)width * height;
        var size = pixels * channels;
        if (pnm.Length - at < size) throw Pnm.Damaged();
        if (channels == 3) return new ColourImage(width, height, dpi, pnm.AsSpan(at, (int)size).ToArray());
        var rgb = new byte[pixels * 3];
        for (var i = 0; i < pixels; i++) rgb[i * 3] = rgb[i * 3 + 1] = rgb[i * 3 + 2] = pnm[at + i];
        return new ColourImage(width, height, dpi, rgb);
    }
}
