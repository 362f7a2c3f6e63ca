namespace Pipeline.Reading.Images;

/// <summary>
/// Takes the shadow of a book's fold or of a bent sheet out of a nearly empty page. OCR parts ink from paper at one
/// grey for the page; where
/// little ink stands, that grey falls into the shadow, a third of the page turns black and its print is lost with it.
/// </summary>
internal static class ShadowCorrection
{
    // Print and tables blacken less of a page than this.
    private const double MostInk = 0.16;

    // What is darker than this all over is no paper in a shadow: a hole, a bar, a picture.
    private const int DarkestPaper = 96;

    /// <summary>The page on even paper; the page itself where one grey parts its ink from its paper.</summary>
    internal static GreyImage EvenOut(GreyImage image)
    {
        if (image.Dpi <= 0 || image.Width < image.Dpi || image.Height < image.Dpi)
            return image;
        var counts = new int[256];
        foreach (var pixel in image.Pixels)
            counts[pixel]++;
        var (grey, below) = (OtsuThreshold(counts, image.Pixels.Length), 0L);
        for (var i = 0; i <= grey; i++)
            below += counts[i];
        return below < image.Pixels.Length * MostInk ? image : Lighten(image);
    }

    // The grey that parts two kinds of pixels best (Otsu 1979).
    private static int OtsuThreshold(int[] counts, long all)
    {
        double sum = 0;
        for (var i = 0; i < 256; i++)
            sum += (double)i * counts[i];
        var (best, at, below, dark) = (-1.0, 0, 0L, 0.0);
        for (var i = 0; i < 256; i++)
        {
            below += counts[i];
            if (below == 0)
                continue;
            if (below == all)
                break;
            dark += (double)i * counts[i];
            var gap = dark / below - (sum - dark) / (all - below);
            if (below * (double)(all - below) * gap * gap is var between && between > best)
                (best, at) = (between, i);
        }
        return at;
    }

    // Each pixel against the paper around it: the lightest quarter of a tile is paper.
    private static GreyImage Lighten(GreyImage image)
    {
        var tile = Math.Max(8, image.Dpi / 4);
        var (columns, rows) = ((image.Width + tile - 1) / tile, (image.Height + tile - 1) / tile);
        var paper = new int[columns * rows];
        for (var r = 0; r < rows; r++)
        for (var c = 0; c < columns; c++)
            paper[r * columns + c] = EstimatePaper(image, c * tile, r * tile, tile);
        var even = new byte[image.Pixels.Length];
        for (var y = 0; y < image.Height; y++)
        {
            var (top, fy) = Between(y, tile, rows);
            for (var x = 0; x < image.Width; x++)
            {
                var (left, fx) = Between(x, tile, columns);
                var (right, bottom) = (Math.Min(left + 1, columns - 1), Math.Min(top + 1, rows - 1));
                var above = paper[top * columns + left] * (1 - fx) + paper[top * columns + right] * fx;
                var under = paper[bottom * columns + left] * (1 - fx) + paper[bottom * columns + right] * fx;
                even[y * image.Width + x] = (byte)
                    Math.Min(255, image.Pixels[y * image.Width + x] * 255 / (above * (1 - fy) + under * fy));
            }
        }
        return new GreyImage(image.Width, image.Height, image.Dpi, even);
    }

    private static (int Tile, double Part) Between(int at, int tile, int most)
    {
        var place = Math.Clamp((at + 0.5) / tile - 0.5, 0, most - 1);
        return ((int)place, place - (int)place);
    }

    private static int EstimatePaper(GreyImage image, int left, int top, int tile)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        var all = 0;
        for (var y = top; y < Math.Min(image.Height, top + tile); y++)
        for (var x = left; x < Math.Min(image.Width, left + tile); x++, all++)
            counts[image.Pixels[y * image.Width + x]]++;
        var (above, grey) = (0, 255);
        while (grey > DarkestPaper && (above += counts[grey]) < all / 4)
            grey--;
        return grey;
    }
}
