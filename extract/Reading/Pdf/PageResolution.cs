namespace Pipeline.Reading.Pdf;

/// <summary>Chooses the resolution at which a page is rendered for OCR.</summary>
internal static class PageResolution
{
    private const int Usual = 200, Finest = 300;
    // The long side of A4 at 200 dpi; some scanners call a pixel a point.
    private const double LongSide = 2340;

    /// <summary>Dots an inch: 200 for A4, finer for smaller pages, coarser for larger ones, within the limit of pixels.</summary>
    internal static int Choose(double width, double height, long pixels)
    {
        var dpi = LongSide * 72 / Math.Max(1, Math.Max(width, height));
        dpi = Math.Clamp(dpi, 36, Finest);
        if (dpi is > Usual * 0.85 and < Usual * 1.1) dpi = Usual;
        var most = Math.Sqrt(pixels / Math.Max(1, width * height)) * 72;
        return Math.Max(10, (int)Math.Min(dpi, most));
    }
}
