using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Stamps;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Tells digits on number and date lines that a blue pen wrote: taken out with the colours of a page they leave strokes of their dark parts
/// behind, which may stand as level as print.
/// </summary>
internal static class PenInk
{
    // Blue over red, and the share of the place that is as blue as that.
    private const int Blue = 35;
    private const double Least = 0.02;

    /// <summary>The words, those written in blue told as ink.</summary>
    /// <param name="page">Its colours, not levelled.</param>
    /// <param name="slope">By which the words' page was levelled.</param>
    /// <param name="words">In pixels of the levelled page, with their lines told by <see cref="InkMeasure"/>.</param>
    /// <param name="stamp">A stamp in colour on the page: its own lines are no pen's.</param>
    internal static IReadOnlyList<OcrWord> Mark(ColourImage page, double slope, IReadOnlyList<OcrWord> words, LiftedStamp? stamp)
    {
        if (!words.Any(w => w.FilledIn)) return words;
        return [.. words.Select(w => w.FilledIn && w.Text.Any(char.IsAsciiDigit) && IsBlue(page, slope, Place(w), stamp) ? w with { Ink = 1, Confidence = Math.Min(w.Confidence, 0.15) } : w)];
    }

    // The digits, with a little of what stands before them.
    private static Box Place(OcrWord word)
    {
        var digits = word.Text.TakeWhile(c => c is not ('/' or '-')).Count();
        var box = word.Box;
        return new Box(box.X0 - 0.4 * box.Height, box.Y0 - 0.2 * box.Height, box.X0 + box.Width * digits / Math.Max(1, word.Text.Length), box.Y1 + 0.2 * box.Height);
    }

    private static bool IsBlue(ColourImage page, double slope, Box place, LiftedStamp? stamp)
    {
        var (blue, all) = (0, 0);
        for (var y = (int)place.Y0; y < place.Y1; y++)
            for (var x = Math.Max(0, (int)place.X0); x < Math.Min(page.Width, place.X1); x++)
            {
                all++;
                var row = y + (int)((x - page.Width / 2.0) * slope);
                if (row < 0 || row >= page.Height) continue;
                var at = (row * page.Width + x) * 3;
                if (page.Rgb[at + 2] - page.Rgb[at] > Blue && stamp?.IsOn(x, y) != true) blue++;
            }
        return blue > Least * all;
    }
}
