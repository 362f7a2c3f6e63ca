namespace Pipeline.Ink;

/// <summary>
/// How dark each pixel of a line is against its paper, 0 to 1, with the line's baseline. Red (seals) is taken out by
/// colour:
/// a reddish pixel counts as dark only as its red channel is, so that ink over a seal stays.
/// </summary>
internal sealed class LineInk
{
    // At 300 dpi: the height of capitals and figures of 13 and 14 points; and the share of the line, from the right,
    // where print stands.
    private const double CapHeight = 42,
        PrintShare = 0.45;

    // A row or column that is darker than this over most of its length is a rule, no print.
    private const double RuleShare = 0.75;

    private LineInk(int width, int height, double scale, float[] dark, double baseline) =>
        (Width, Height, Scale, Dark, Baseline) = (width, height, scale, dark, baseline);

    /// <summary>Pixels in a row.</summary>
    internal int Width { get; }

    /// <summary>Rows.</summary>
    internal int Height { get; }

    /// <summary>Pixels to one pixel at 300 dpi.</summary>
    internal double Scale { get; }

    /// <summary>Width × Height values, 0 paper to 1 ink.</summary>
    internal float[] Dark { get; }

    /// <summary>The row, in pixels of the image, on which the printed letters stand.</summary>
    internal double Baseline { get; }

    /// <summary>From the piece of the page.</summary>
    /// <param name="image">The line, from its label to the end of the symbol or the year.</param>
    /// <param name="baseline">The row of the baseline where the caller knows it, else it is sought.</param>
    internal static LineInk Measure(InkImage image, double? baseline = null)
    {
        var grey = new byte[image.Width * image.Height];
        for (int i = 0, at = 0; i < grey.Length; i++, at += 3)
            grey[i] = Grey(image.Rgb[at], image.Rgb[at + 1], image.Rgb[at + 2]);
        var dark = Stretch(grey);
        var scale = image.Dpi / 300;
        return new LineInk(
            image.Width,
            image.Height,
            scale,
            dark,
            baseline ?? FindBaseline(dark, image.Width, image.Height, scale)
        );
    }

    /// <summary>The dark value between four pixels; 0 outside the image.</summary>
    internal float Sample(double x, double y)
    {
        var (x0, y0) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (fx, fy) = ((float)(x - x0), (float)(y - y0));
        return (At(x0, y0) * (1 - fx) + At(x0 + 1, y0) * fx) * (1 - fy)
            + (At(x0, y0 + 1) * (1 - fx) + At(x0 + 1, y0 + 1) * fx) * fy;
    }

    private float At(int x, int y) => (uint)x < (uint)Width && (uint)y < (uint)Height ? Dark[y * Width + x] : 0;

    private static byte Grey(byte red, byte green, byte blue)
    {
        var least = Math.Min(red, Math.Min(green, blue));
        var plain = (least + 0.299 * red + 0.587 * green + 0.114 * blue) / 2;
        var redness = Math.Clamp((red - Math.Max(green, blue) - 24) / 40.0, 0, 1);
        return (byte)(plain + (red - plain) * redness);
    }

    // 1 at the second percentile of lightness, 0 at the seventy-fifth.
    internal static float[] Stretch(ReadOnlySpan<byte> grey)
    {
        Span<int> shades = stackalloc int[256];
        shades.Clear();
        foreach (var value in grey)
            shades[value]++;
        var (ink, paper) = (Percentile(shades, grey.Length * 0.02), Percentile(shades, grey.Length * 0.75));
        var range = Math.Max(paper - ink, 40f);
        var dark = new float[grey.Length];
        for (var i = 0; i < dark.Length; i++)
            dark[i] = Math.Clamp((paper - grey[i]) / range, 0, 1);
        return dark;
    }

    private static int Percentile(ReadOnlySpan<int> shades, double count)
    {
        var (shade, sum) = (0, shades[0]);
        while (shade < 255 && sum < count)
            sum += shades[++shade];
        return shade;
    }

    // The window of capitals' height with the most ink where the printed symbol (or the year) stands; rules are passed
    // over.
    private static double FindBaseline(float[] dark, int width, int height, double scale)
    {
        var from = (int)(width * (1 - PrintShare));
        var rows = new double[height + 1];
        for (var y = 0; y < height; y++)
        {
            double sum = 0;
            for (var x = from; x < width; x++)
                sum += dark[y * width + x];
            rows[y + 1] = rows[y] + (sum > (width - from) * RuleShare ? 0 : sum);
        }
        var window = Math.Min(height, (int)Math.Round(CapHeight * scale));
        var (best, at) = (-1.0, height - window);
        for (var y = 0; y + window <= height; y++)
            if (rows[y + window] - rows[y] is var ink && ink > best)
                (best, at) = (ink, y);
        return at + window;
    }
}
