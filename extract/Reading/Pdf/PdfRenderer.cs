using System.Globalization;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Pdf;

/// <summary>Draws pages of one file by pdftoppm.</summary>
internal sealed class PdfRenderer(string path, ReadLimits limits, CancellationToken cancel)
{
    private const int RuleDpi = 100;
    private const int PagesAtOnce = 12;

    /// <summary>
    /// A page in colour, fit for OCR: without annotations, for the print lies clean under a visible signature.
    /// </summary>
    /// <exception cref="ReadException">It cannot be drawn.</exception>
    internal ColourImage RenderColour(int number, double width, double height)
    {
        var dpi = RenderingResolution.ChooseResolution(width, height, limits.Pixels);
        return ColourImage.FromPnm(
            NativeEngine.Run(
                "pdftoppm",
                ["-q", "-hide-annotations", "-r", Text(dpi), "-f", Text(number), "-l", Text(number), path],
                limits.SecondsPerPage,
                cancel
            ),
            dpi
        );
    }

    /// <summary>
    /// Pages in grey at low resolution without smoothing (a hairline then stays black, at three quarters of the cost),
    /// for their rules; pages that cannot be drawn are left out. Neighbours are drawn by one run.
    /// </summary>
    internal IEnumerable<(PdfPage Page, GreyImage Image)> RulePages(IEnumerable<PdfPage> pages)
    {
        var run = new List<PdfPage>();
        foreach (var page in pages.Where(p => p.Text.Width * p.Text.Height * RuleDpi * RuleDpi / 5184 < limits.Pixels))
        {
            if (run.Count > 0 && (page.Number != run[^1].Number + 1 || run.Count == PagesAtOnce))
            {
                foreach (var drawn in Draw(run))
                    yield return drawn;
                run.Clear();
            }
            run.Add(page);
        }
        if (run.Count == 0)
            yield break;
        foreach (var drawn in Draw(run))
            yield return drawn;
    }

    private List<(PdfPage Page, GreyImage Image)> Draw(List<PdfPage> run)
    {
        var drawn = new List<(PdfPage, GreyImage)>();
        try
        {
            var images = NativeEngine.Run(
                "pdftoppm",
                [
                    "-q",
                    "-gray",
                    "-aa",
                    "no",
                    "-aaVector",
                    "no",
                    "-r",
                    Text(RuleDpi),
                    "-f",
                    Text(run[0].Number),
                    "-l",
                    Text(run[^1].Number),
                    path,
                ],
                limits.SecondsPerPage * run.Count,
                cancel
            );
            var at = 0;
            foreach (var page in run)
                drawn.Add((page, GreyImage.FromPgm(images, ref at, RuleDpi)));
        }
        catch (ReadException e) when (e.Failure.Kind is FailureKind.Damaged)
        { /* Tables of a page that cannot be drawn stay text. */
        }
        return drawn;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Chooses the resolution at which a page is rendered for OCR.</summary>
internal static class RenderingResolution
{
    private const int Usual = 200,
        Finest = 300;

    // The long side of A4 at 200 dpi; some scanners call a pixel a point.
    private const double LongSide = 2340;

    /// <summary>
    /// Dots an inch: 200 for A4, finer for smaller pages, coarser for larger ones, within the limit of pixels.
    /// </summary>
    internal static int ChooseResolution(double width, double height, long pixels)
    {
        var dpi = LongSide * 72 / Math.Max(1, Math.Max(width, height));
        dpi = Math.Clamp(dpi, 36, Finest);
        if (dpi is > Usual * 0.85 and < Usual * 1.1)
            dpi = Usual;
        var most = Math.Sqrt(pixels / Math.Max(1, width * height)) * 72;
        return Math.Max(10, (int)Math.Min(dpi, most));
    }
}
