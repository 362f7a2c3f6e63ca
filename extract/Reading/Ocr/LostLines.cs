using Pipeline.Layout;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Reads lines again that the engine ran into one another, or passed over, on the upper half of a page: where letters stand that no sure
/// word covers. A stamp, a rule or a hand across a heading costs whole lines else.
/// </summary>
internal static class LostLines
{
    private const double Sure = 0.55, Accepted = 0.75, Hopeless = 0.3, TwoLines = 1.7;
    private const int LeastLetters = 6, Most = 3;
    private const double Factor = 1.25;

    /// <summary>The words; those of lines found again replace the guesses that stood in their place.</summary>
    internal static IReadOnlyList<OcrWord> Find(Raster image, IReadOnlyList<OcrWord> words, IOcrEngine engine, double seconds)
    {
        var sure = words.Where(w => w.Confidence > Sure).ToList();
        if (sure.Count < 8) return words;
        var height = Median(sure.Select(w => w.Box.Height));
        // What is higher than a line was read of two.
        sure.RemoveAll(w => w.Box.Height > TwoLines * height);
        var found = new List<OcrWord>();
        var line = words.Max(w => w.Line) + 1;
        foreach (var letters in Places(image, sure, height).Take(Most))
        {
            // The words that the cut would go through are read again with them.
            var place = sure.Where(s => s.Box.X1 > letters.X0 - 1.5 * height && s.Box.X0 < letters.X1 + 1.5 * height && s.Box.MiddleY > letters.Y0 && s.Box.MiddleY < letters.Y1)
                .Aggregate(letters, (b, w) => b.Union(w.Box));
            var (left, top) = (Math.Max(0, (int)(place.X0 - height)), Math.Max(0, (int)(place.Y0 - 0.5 * height)));
            var again = engine.Read(image.Crop(left, top, (int)(place.X1 + height), (int)(place.Y1 + 0.5 * height)).Scale(Factor), OcrMode.Block, seconds)
                .Select(w => w with { Box = new Box(w.Box.X0 / Factor + left, w.Box.Y0 / Factor + top, w.Box.X1 / Factor + left, w.Box.Y1 / Factor + top), Line = w.Line + line }).ToList();
            if (again.Count == 0) continue;
            line = again.Max(w => w.Line) + 1;
            foreach (var row in again.GroupBy(w => w.Line))
            {
                // A line that is mostly guessed is no line.
                if (row.Sum(w => w.Confidence > Accepted ? w.Text.Length : 0) * 2 < row.Sum(w => w.Text.Length)) continue;
                found.AddRange(row.Where(w => !sure.Exists(s => Covers(s.Box, w.Box) && !IsPart(s, w)) && (w.Confidence > Hopeless || w.Text.Length > 2)).Select(w => w with { Line = Beside(sure, w) ?? w.Line }));
            }
        }
        return found.Count == 0 ? words : [.. words.Where(w => !found.Exists(f => IsPart(w, f) || (w.Confidence <= Sure || w.Box.Height > TwoLines * height) && f.Confidence > Math.Min(w.Confidence, Sure) && (Covers(f.Box, w.Box) || Covers(w.Box, f.Box)))), .. found];
    }

    // Boxes around letters that stand close together in rows, from the top.
    private static List<Box> Places(Raster image, List<OcrWord> sure, double height)
    {
        var upper = image.Crop(0, 0, image.Width, image.Height / 2);
        foreach (var word in sure) upper.Erase(word.Box.X0 - 2, word.Box.Y0 - 0.2 * height, word.Box.X1 + 2, word.Box.Y1 + 0.2 * height);
        var letters = Component.Of(upper).Where(c => c.Height > 0.4 * height && c.Height < 1.5 * height && c.Width < 3 * height && c.Width > 0.05 * height).ToList();
        var rows = new List<List<Component>>();
        foreach (var letter in letters)
        {
            var row = rows.Find(r => letter.Left - r[^1].Right < 2 * height && Math.Abs(r[^1].Bottom - letter.Bottom) < 0.35 * height);
            if (row is null) rows.Add([letter]);
            else row.Add(letter);
        }
        var places = new List<Box>();
        foreach (var row in rows.Where(r => r.Count >= LeastLetters).OrderBy(r => r.Min(c => c.Top)))
        {
            var box = new Box(row.Min(c => c.Left), row.Min(c => c.Top), row.Max(c => c.Right) + 1, row.Max(c => c.Bottom) + 1);
            var at = places.FindIndex(p => box.Y0 - p.Y1 < height && box.X0 < p.X1 && p.X0 < box.X1);
            if (at < 0) places.Add(box);
            else places[at] = places[at].Union(box);
        }
        return places;
    }

    // "48" of "48/TTr-UBND".
    private static bool IsPart(OcrWord part, OcrWord whole) =>
        part.Text.Length < whole.Text.Length && whole.Text.Contains(part.Text, StringComparison.Ordinal) && Covers(whole.Box, part.Box);

    // The line of the word that stands close before it.
    private static int? Beside(List<OcrWord> sure, OcrWord word) => sure.FindLast(s => s.Box.X1 <= word.Box.X0 + 3 && word.Box.X0 - s.Box.X1 < 2 * word.Box.Height
        && Math.Min(s.Box.Y1, word.Box.Y1) - Math.Max(s.Box.Y0, word.Box.Y0) > 0.5 * Math.Min(s.Box.Height, word.Box.Height))?.Line;

    // More than half of the inner lies on the outer.
    private static bool Covers(Box outer, Box inner)
    {
        var width = Math.Min(outer.X1, inner.X1) - Math.Max(outer.X0, inner.X0);
        var height = Math.Min(outer.Y1, inner.Y1) - Math.Max(outer.Y0, inner.Y0);
        return width > 0 && height > 0 && width * height > 0.5 * inner.Width * inner.Height;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
