namespace Pipeline.Reading.Images;

/// <summary>
/// Takes black print out of a colour scan: seals, stamps and signatures in red or blue go to white, so that their
/// strokes do not cut through the letters below them.
/// </summary>
internal static class InkSeparation
{
    // A JPEG scan smears colour over a few pixels: below this distance of channels a pixel counts as grey.
    private const int Coloured = 56;
    // Black print under a seal stays below this in its brightest channel.
    private const int Dark = 105;

    /// <summary>Black layer of the image and the share of its inked pixels that are coloured (0 to 1).</summary>
    internal static (Raster Black, double ColouredShare) Separate(ColourImage image)
    {
        var rgb = image.Rgb;
        var black = new byte[image.Width * image.Height];
        long inked = 0, coloured = 0;
        for (int i = 0, j = 0; i < black.Length; i++, j += 3)
        {
            int r = rgb[j], g = rgb[j + 1], b = rgb[j + 2];
            var most = Math.Max(r, Math.Max(g, b));
            var least = Math.Min(r, Math.Min(g, b));
            if (least < 128) inked++;
            if (most - least <= Coloured) { black[i] = (byte)((r * 77 + g * 151 + b * 28) >> 8); continue; }
            if (least < 128) coloured++;
            black[i] = (byte)(most >= Dark ? 255 : most);
        }
        var share = inked == 0 ? 0 : (double)coloured / inked;
        // Where most of the print itself is coloured there is nothing to take away.
        return share > 0.5 ? (Grey(image), share) : (new Raster(image.Width, image.Height, image.Dpi, black), share);
    }

    private static Raster Grey(ColourImage image)
    {
        var rgb = image.Rgb;
        var grey = new byte[image.Width * image.Height];
        for (int i = 0, j = 0; i < grey.Length; i++, j += 3)
            grey[i] = Math.Min(rgb[j], Math.Min(rgb[j + 1], rgb[j + 2]));
        return new Raster(image.Width, image.Height, image.Dpi, grey);
    }
}
