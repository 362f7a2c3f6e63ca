using System.Globalization;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Pdf;

/// <summary>Draws pages of one file by pdftoppm.</summary>
internal sealed class PdfRenderer(string path, ReadLimits limits, CancellationToken cancel)
{
    private const int RuleDpi = 100;
    private const int PagesAtOnce = 12;

    /// <summary>A page in colour, fit for OCR: without annotations, for the print lies clean under a visible signature.</summary>
    /// <exception cref="ReadException">It cannot be drawn.</exception>
    internal ColourImage Colour(int number, double width, double height)
    {
        var dpi = PageResolution.Choose(width, height, limits.Pixels);
        return ColourImage.FromPnm(Engine.Run("pdftoppm", ["-q", "-hide-annotations", "-r", Text(dpi), "-f", Text(number), "-l", Text(number), path], limits.SecondsPerPage, cancel), dpi);
    }

    /// <summary>Pages in grey at low resolution without smoothing (a hairline then stays black, at three quarters of the cost), for their rules; pages that cannot be drawn are left out. Neighbours are drawn by one run.</summary>
    internal IEnumerable<(PdfPage Page, Raster Image)> RulePages(IEnumerable<PdfPage> pages)
    {
        var run = new List<PdfPage>();
        foreach (var page in pages.Where(p => p.Text.Width * p.Text.Height * RuleDpi * RuleDpi / 5184 < limits.Pixels))
        {
            if (run.Count > 0 && (page.Number != run[^1].Number + 1 || run.Count == PagesAtOnce))
            {
                foreach (var drawn in Draw(run)) yield return drawn;
                run.Clear();
            }
            run.Add(page);
        }
        if (run.Count == 0) yield break;
        foreach (var drawn in Draw(run)) yield return drawn;
    }

    private List<(PdfPage Page, Raster Image)> Draw(List<PdfPage> run)
    {
        var drawn = new List<(PdfPage, Raster)>();
        try
        {
            var images = Engine.Run("pdftoppm", ["-q", "-gray", "-aa", "no", "-aaVector", "no", "-r", Text(RuleDpi), "-f", Text(run[0].Number), "-l", Text(run[^1].Number), path], limits.SecondsPerPage * run.Count, cancel);
            var at = 0;
            foreach (var page in run) drawn.Add((page, Raster.FromPgm(images, ref at, RuleDpi)));
        }
        catch (ReadException e) when (e.Failure.Kind is FailureKind.Damaged) { /* Tables of a page that cannot be drawn stay text. */ }
        return drawn;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
