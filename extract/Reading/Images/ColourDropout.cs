using Pipeline.Layout;

namespace Pipeline.Reading.Images;

/// <summary>
/// Takes black print out of a colour scan: seals, stamps and signatures in red or blue go to white, so that their
/// strokes do not cut through the letters below them.
/// </summary>
internal static class ColourDropout
{
    // A JPEG scan smears colour over a few pixels: below this distance of channels a pixel counts as grey.
    private const int Chroma = 56;

    // Black print under a seal stays below this in its brightest channel.
    private const int Dark = 105;

    /// <summary>Black layer of the image and the share of its inked pixels that are coloured (0 to 1).</summary>
    internal static (GreyImage Black, double ColouredShare) Separate(ColourImage image)
    {
        var rgb = image.Rgb;
        var black = new byte[image.Width * image.Height];
        long inked = 0,
            coloured = 0;
        for (int i = 0, j = 0; i < black.Length; i++, j += 3)
        {
            int r = rgb[j],
                g = rgb[j + 1],
                b = rgb[j + 2];
            var most = Math.Max(r, Math.Max(g, b));
            var least = Math.Min(r, Math.Min(g, b));
            if (least < 128)
                inked++;
            if (most - least <= Chroma)
            {
                black[i] = (byte)((r * 77 + g * 151 + b * 28) >> 8);
                continue;
            }
            if (least < 128)
                coloured++;
            black[i] = (byte)(most >= Dark ? 255 : most);
        }
        var share = inked == 0 ? 0 : (double)coloured / inked;
        // Where most of the print itself is coloured there is nothing to take away.
        return share > 0.5 ? (Grey(image), share) : (new GreyImage(image.Width, image.Height, image.Dpi, black), share);
    }

    /// <summary>
    /// The coloured layer of a part: what is red or blue, dark on white; null where next to nothing is.
    /// </summary>
    /// <param name="image">The page before it was levelled.</param>
    /// <param name="place">Pixels of the levelled page.</param>
    /// <param name="slope">By which it was levelled (dy/dx).</param>
    internal static GreyImage? ExtractColoured(ColourImage image, Box place, double slope)
    {
        var drop = (int)((place.MiddleX - image.Width / 2.0) * slope);
        var (left, right) = (Math.Clamp((int)place.X0, 0, image.Width - 1), Math.Clamp((int)place.X1, 1, image.Width));
        var (top, bottom) = (
            Math.Clamp((int)place.Y0 + drop, 0, image.Height - 1),
            Math.Clamp((int)place.Y1 + drop, 1, image.Height)
        );
        if (right <= left || bottom <= top)
            return null;
        var layer = new byte[(right - left) * (bottom - top)];
        Array.Fill(layer, (byte)255);
        var coloured = 0;
        for (int y = top, i = 0; y < bottom; y++)
        for (int x = left, j = (y * image.Width + left) * 3; x < right; x++, i++, j += 3)
        {
            int r = image.Rgb[j],
                g = image.Rgb[j + 1],
                b = image.Rgb[j + 2];
            var least = Math.Min(r, Math.Min(g, b));
            if (Math.Max(r, Math.Max(g, b)) - least <= Chroma)
                continue;
            layer[i] = (byte)least;
            coloured++;
        }
        if (coloured < layer.Length / 500)
            return null;
        var raster = new GreyImage(right - left, bottom - top, image.Dpi, layer);
        return slope == 0 ? raster : raster.ShearLevel(slope);
    }

    /// <summary>
    /// The brightest channel of a part: black print stays dark, red and blue pale without a hard edge.
    /// </summary>
    /// <param name="image">The page before it was levelled.</param>
    /// <param name="place">Pixels of the levelled page.</param>
    /// <param name="slope">By which it was levelled (dy/dx).</param>
    internal static GreyImage? Brightest(ColourImage image, Box place, double slope)
    {
        var drop = (int)((place.MiddleX - image.Width / 2.0) * slope);
        var (left, right) = (Math.Clamp((int)place.X0, 0, image.Width - 1), Math.Clamp((int)place.X1, 1, image.Width));
        var (top, bottom) = (
            Math.Clamp((int)place.Y0 + drop, 0, image.Height - 1),
            Math.Clamp((int)place.Y1 + drop, 1, image.Height)
        );
        if (right <= left || bottom <= top)
            return null;
        var layer = new byte[(right - left) * (bottom - top)];
        for (int y = top, i = 0; y < bottom; y++)
        for (int x = left, j = (y * image.Width + left) * 3; x < right; x++, i++, j += 3)
            layer[i] = Math.Max(image.Rgb[j], Math.Max(image.Rgb[j + 1], image.Rgb[j + 2]));
        var raster = new GreyImage(right - left, bottom - top, image.Dpi, layer);
        return slope == 0 ? raster : raster.ShearLevel(slope);
    }

    private static GreyImage Grey(ColourImage image)
    {
        var rgb = image.Rgb;
        var grey = new byte[image.Width * image.Height];
        for (int i = 0, j = 0; i < grey.Length; i++, j += 3)
            grey[i] = Math.Min(rgb[j], Math.Min(rgb[j + 1], rgb[j + 2]));
        return new GreyImage(image.Width, image.Height, image.Dpi, grey);
    }
}
