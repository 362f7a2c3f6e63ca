using Pipeline.Layout;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Reads the name under an office in a tight crop: around the office's middle, where no recipients stand, on the page
/// without the seal's
/// colour and on its brightest channel, on which red and blue pale softly. What two readings agree on is told; what one
/// alone gives, or
/// what they differ in, keeps a confidence that says so.
/// </summary>
internal static class SignerNameCropReader
{
    // Inches: 4 cm to each side of the office's middle; seal, signature and name take some 6 cm under it.
    private const double Aside = 1.57,
        Below = 2.4;
    private const double Agreed = 0.85,
        Single = 0.75,
        Differing = 0.6;
    private const int UsualDpi = 300;

    // The brightest channel of print, of a seal's or a pen's strokes only where they cross it.
    private const byte Black = 115;

    /// <summary>The words of the name, in pixels of the page; empty where no reading gives one.</summary>
    /// <param name="image">The levelled page without the colour of seals.</param>
    /// <param name="brightest">Gives the brightest channel of a part of the levelled page; null where the page has no
    /// colour.</param>
    /// <param name="office">The lowest row of the office.</param>
    /// <param name="bottom">Where the place of the signature ends, pixels.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="seconds">Time for a reading.</param>
    internal static IReadOnlyList<OcrWord> Read(
        GreyImage image,
        Func<Box, GreyImage?> brightest,
        Box office,
        double bottom,
        IOcrEngine engine,
        double seconds
    )
    {
        var place = new Box(
            Math.Floor(Math.Max(0, office.MiddleX - Aside * image.Dpi)),
            Math.Floor(office.Y1 + 2),
            Math.Min(image.Width, office.MiddleX + Aside * image.Dpi),
            Math.Min(bottom, office.Y1 + Below * image.Dpi)
        );
        return ReadPlace(image, brightest, place, engine, seconds);
    }

    /// <summary>The words of the name in a place of the page, both in its pixels; empty where no reading gives
    /// one.</summary>
    internal static IReadOnlyList<OcrWord> ReadPlace(
        GreyImage image,
        Func<Box, GreyImage?> brightest,
        Box place,
        IOcrEngine engine,
        double seconds
    )
    {
        if (place.Height < image.Dpi * 0.25 || place.Width < image.Dpi)
            return [];
        var hard = image.Crop((int)place.X0, (int)place.Y0, (int)place.X1, (int)place.Y1).WhitenPaper();
        var bright = brightest(place);
        var soft = bright ?? hard;
        IReadOnlyList<OcrWord> Name(GreyImage part, PageSegmentationMode mode) =>
            Longest(Again(part, mode, place, engine, seconds));
        var first = Name(hard, PageSegmentationMode.Block);
        var second = Name(soft, PageSegmentationMode.Sparse);
        if (first.Count > 0 && Text(first) == Text(second))
            return Settle(first, second);
        if (bright is not null)
        {
            // A seal's rim that the hard cut leaves as specks, or the soft one as grey: of what is surely black a
            // third and a fourth reading; two must agree.
            var black = bright.UpTo(Black);
            IReadOnlyList<OcrWord>[] readings =
            [
                first,
                second,
                Name(black, PageSegmentationMode.Block),
                Name(black, PageSegmentationMode.Sparse),
            ];
            var agreed = readings
                .Where(r => r.Count > 0)
                .GroupBy(Text, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .ToList();
            if (agreed.Count == 1 && !readings.Any(r => r.Count > agreed[0].First().Count))
                return Settle(agreed[0].First(), agreed[0].Last());
            if (first.Count == 0 && second.Count == 0)
                (first, second) = (readings[2], readings[3]);
        }
        if (first.Count == 0 && second.Count == 0)
            (first, second) = (Name(soft, PageSegmentationMode.Block), Name(hard, PageSegmentationMode.Sparse));
        return Settle(first, second);
    }

    private static IReadOnlyList<OcrWord> Settle(IReadOnlyList<OcrWord> first, IReadOnlyList<OcrWord> second)
    {
        if (first.Count == 0)
            return AtMost(second, Single);
        if (second.Count == 0)
            return AtMost(first, Single);
        var (one, other) = (Text(first), Text(second));
        if (one == other)
            return
            [
                .. first.Zip(
                    second,
                    (a, b) => a with { Confidence = Math.Max(Agreed, Math.Max(a.Confidence, b.Confidence)) }
                ),
            ];
        // A seal hides the beginning from one of the two.
        if (one.EndsWith(" " + other, StringComparison.Ordinal))
            return AtMost(first, Single);
        if (other.EndsWith(" " + one, StringComparison.Ordinal))
            return AtMost(second, Single);
        return AtMost(
            first.Average(w => w.Confidence) >= second.Average(w => w.Confidence) ? first : second,
            Differing
        );
    }

    private static OcrWord[] AtMost(IReadOnlyList<OcrWord> words, double most) =>
        [.. words.Select(w => w with { Confidence = Math.Min(w.Confidence, most) })];

    private static string Text(IReadOnlyList<OcrWord> words) => string.Join(' ', words.Select(w => w.Text));

    private static IReadOnlyList<OcrWord> Longest(List<List<OcrWord>> rows) =>
        rows.Select(SignerNameSpan.FindInLine)
            .Where(n => n.Count > 1)
            .OrderByDescending(n => n.Count)
            .ThenByDescending(n => n.Average(w => w.Confidence))
            .FirstOrDefault()
        ?? [];

    private static List<List<OcrWord>> Again(
        GreyImage part,
        PageSegmentationMode mode,
        Box place,
        IOcrEngine engine,
        double seconds
    )
    {
        var factor = Math.Clamp((double)UsualDpi / part.Dpi, 1, 2);
        var rows = new List<List<OcrWord>>();
        // Scattered words are each a line of their own: rows are told by height.
        foreach (
            var word in engine
                .Read(factor > 1.05 ? part.Scale(factor) : part, mode, seconds)
                .Select(w =>
                    w with
                    {
                        Box = new Box(
                            w.Box.X0 / factor + place.X0,
                            w.Box.Y0 / factor + place.Y0,
                            w.Box.X1 / factor + place.X0,
                            w.Box.Y1 / factor + place.Y0
                        ),
                    }
                )
                .OrderBy(w => w.Box.X0)
        )
        {
            var row = rows.Find(r =>
                Math.Min(r[^1].Box.Y1, word.Box.Y1) - Math.Max(r[^1].Box.Y0, word.Box.Y0)
                > 0.5 * Math.Min(r[^1].Box.Height, word.Box.Height)
            );
            if (row is null)
                rows.Add([word]);
            else
                row.Add(word);
        }
        return rows;
    }
}
