using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Reads lines again that the engine ran into one another, or passed over, on the upper half of a page: where letters
/// stand that no sure
/// word covers. A stamp, a rule or a hand across a heading costs whole lines else.
/// </summary>
internal static class MissedLineReader
{
    private const double Sure = 0.55,
        Accepted = 0.75,
        Hopeless = 0.3,
        TwoLines = 1.7;
    private const int LeastLetters = 6,
        Most = 6;
    private static readonly double[] Factors = [1.25, 1.7];

    /// <summary>The words; those of lines found again replace the guesses that stood in their place.</summary>
    internal static IReadOnlyList<OcrWord> Find(
        GreyImage image,
        IReadOnlyList<OcrWord> words,
        IOcrEngine engine,
        double seconds
    )
    {
        words = SplitRunTogether(words);
        var sure = words.Where(w => w.Confidence > Sure).ToList();
        if (sure.Count < 8)
            return words;
        var height = Median.Find(sure.Select(w => w.Box.Height));
        // What is higher than a line was read of two; specks are nothing.
        sure.RemoveAll(w => w.Box.Height > TwoLines * height || !w.Text.Any(char.IsLetterOrDigit));
        var found = new List<OcrWord>();
        var line = words.Max(w => w.Line) + 1;
        foreach (var letters in FindUncovered(image, sure, height).Take(Most))
        {
            // The words that the cut would go through are read again with them.
            var place = sure.Where(s =>
                    s.Box.X1 > letters.X0 - 1.5 * height
                    && s.Box.X0 < letters.X1 + 1.5 * height
                    && s.Box.MiddleY > letters.Y0
                    && s.Box.MiddleY < letters.Y1
                )
                .Aggregate(letters, (b, w) => b.Union(w.Box));
            foreach (var factor in Factors)
            {
                var again = ReadAgain(image, place, height, factor, engine, seconds);
                // Words that begin in the middle of a sure one were cut wrongly: at another size they may not be.
                if (again.Exists(w => sure.Exists(s => Cuts(s.Box, w.Box) && !IsPart(s, w))))
                    continue;
                foreach (
                    var row in again
                        .Where(w => !sure.Exists(s => Share(s.Box, w.Box) && !IsPart(s, w)))
                        .GroupBy(w => w.Line)
                )
                {
                    var at =
                        row.Select(w => FindNeighbour(sure, w)).FirstOrDefault(l => l is not null) ?? row.Key + line;
                    found.AddRange(row.Select(w => w with { Line = at, Again = true }));
                }
                if (again.Count > 0)
                    line += again.Max(w => w.Line) + 1;
                break;
            }
        }
        // A guess that is no worse stays.
        found.RemoveAll(f =>
            words.Any(w =>
                !sure.Contains(w)
                && w.Box.Height <= TwoLines * height
                && w.Text.Any(char.IsLetterOrDigit)
                && w.Confidence >= f.Confidence
                && Share(f.Box, w.Box)
                && !IsPart(w, f)
            )
        );
        // "ỦY" beside "HỦY": the same letters, read once more.
        found.RemoveAll(f => sure.Exists(s => IsTwice(s, f)));
        return found.Count == 0
            ? words
            :
            [
                .. words.Where(w =>
                    !found.Exists(f =>
                        IsPart(w, f)
                        || !sure.Contains(w) && f.Confidence > Math.Min(w.Confidence, Sure) && Share(f.Box, w.Box)
                    )
                ),
                .. found,
            ];
    }

    // What a second reading of a place gives, lines left out that are mostly guessed.
    private static List<OcrWord> ReadAgain(
        GreyImage image,
        Box place,
        double height,
        double factor,
        IOcrEngine engine,
        double seconds
    )
    {
        var (left, top) = (Math.Max(0, (int)(place.X0 - height)), Math.Max(0, (int)(place.Y0 - 0.5 * height)));
        return
        [
            .. OcrRegionReader
                .Read(
                    engine,
                    image.Crop(left, top, (int)(place.X1 + height), (int)(place.Y1 + 0.5 * height)),
                    left,
                    top,
                    factor,
                    seconds
                )
                .GroupBy(w => w.Line)
                .Where(row =>
                    row.Sum(w => w.Confidence > Accepted ? w.Text.Length : 0) * 2 >= row.Sum(w => w.Text.Length)
                )
                .SelectMany(row => row)
                .Where(w => w.Confidence > Hopeless || w.Text.Length > 2),
        ];
    }

    // A line of the engine whose words stand in two rows is two lines.
    private static IReadOnlyList<OcrWord> SplitRunTogether(IReadOnlyList<OcrWord> words)
    {
        if (words.Count == 0)
            return words;
        var next = words.Max(w => w.Line) + 1;
        var parted = words.ToArray();
        foreach (
            var line in Enumerable
                .Range(0, words.Count)
                .Where(i => words[i].Text.Count(char.IsLetter) > 1)
                .GroupBy(i => words[i].Line)
        )
        {
            int[] at = [.. line];
            var (middle, high) = (
                Median.Find(at.Select(i => words[i].Box.MiddleY)),
                Median.Find(at.Select(i => words[i].Box.Height))
            );
            foreach (var below in (bool[])[false, true])
            {
                int[] apart = [.. at.Where(i => (words[i].Box.MiddleY - middle) * (below ? 1 : -1) > 0.75 * high)];
                foreach (var i in apart)
                    parted[i] = words[i] with { Line = next };
                if (apart.Length > 0)
                    next++;
            }
        }
        return parted;
    }

    // Boxes around letters that stand close together in rows, from the top.
    private static List<Box> FindUncovered(GreyImage image, List<OcrWord> sure, double height)
    {
        var upper = image.Crop(0, 0, image.Width, image.Height / 2);
        foreach (var word in sure)
            upper.Erase(word.Box.X0 - 2, word.Box.Y0 - 0.2 * height, word.Box.X1 + 2, word.Box.Y1 + 0.2 * height);
        var letters = ConnectedComponent
            .FindAll(upper)
            .Where(c =>
                c.Height > 0.4 * height && c.Height < 1.5 * height && c.Width < 3 * height && c.Width > 0.05 * height
            )
            .ToList();
        var rows = new List<List<ConnectedComponent>>();
        foreach (var letter in letters)
        {
            var row = rows.Find(r =>
                letter.Left - r[^1].Right < 2 * height && Math.Abs(r[^1].Bottom - letter.Bottom) < 0.35 * height
            );
            if (row is null)
                rows.Add([letter]);
            else
                row.Add(letter);
        }
        var places = new List<Box>();
        foreach (var row in rows.Where(r => r.Count >= LeastLetters).OrderBy(r => r.Min(c => c.Top)))
        {
            var box = new Box(
                row.Min(c => c.Left),
                row.Min(c => c.Top),
                row.Max(c => c.Right) + 1,
                row.Max(c => c.Bottom) + 1
            );
            var at = places.FindIndex(p => box.Y0 - p.Y1 < height && box.X0 < p.X1 && p.X0 < box.X1);
            if (at < 0)
                places.Add(box);
            else
                places[at] = places[at].Union(box);
        }
        return places;
    }

    // "48" of "48/TTr-UBND".
    private static bool IsPart(OcrWord part, OcrWord whole) =>
        part.Text.Length < whole.Text.Length
        && whole.Text.Contains(part.Text, StringComparison.Ordinal)
        && Share(whole.Box, part.Box);

    // The line of the word that stands close before it.
    private static int? FindNeighbour(List<OcrWord> sure, OcrWord word) =>
        sure.FindLast(s =>
            s.Text.Any(char.IsLetter)
            && s.Box.X1 <= word.Box.X0 + 3
            && word.Box.X0 - s.Box.X1 < 2 * word.Box.Height
            && Math.Min(s.Box.Y1, word.Box.Y1) - Math.Max(s.Box.Y0, word.Box.Y0)
                > 0.5 * Math.Min(s.Box.Height, word.Box.Height)
        )?.Line;

    private static bool IsTwice(OcrWord one, OcrWord other) =>
        !IsPart(one, other)
        && Math.Min(one.Box.X1, other.Box.X1) - Math.Max(one.Box.X0, other.Box.X0)
            > 0.25 * Math.Min(one.Box.Width, other.Box.Width)
        && Math.Min(one.Box.Y1, other.Box.Y1) - Math.Max(one.Box.Y0, other.Box.Y0)
            > 0.25 * Math.Min(one.Box.Height, other.Box.Height)
        && (Folding.FoldUpper(one.Text), Folding.FoldUpper(other.Text)) is var (a, b)
        && b.Length > 1
        && (a.Contains(b, StringComparison.Ordinal) || a.Length > 1 && b.Contains(a, StringComparison.Ordinal));

    // Some of the one lies on the other, in one row, and not the whole.
    private static bool Cuts(Box one, Box other)
    {
        var (width, height) = (
            Math.Min(one.X1, other.X1) - Math.Max(one.X0, other.X0),
            Math.Min(one.Y1, other.Y1) - Math.Max(one.Y0, other.Y0)
        );
        return height > 0.5 * Math.Min(one.Height, other.Height)
            && width > 0.25 * Math.Min(one.Width, other.Width)
            && width < 0.75 * Math.Min(one.Width, other.Width);
    }

    // More than half of the smaller lies on the other.
    private static bool Share(Box one, Box other)
    {
        var width = Math.Min(one.X1, other.X1) - Math.Max(one.X0, other.X0);
        var height = Math.Min(one.Y1, other.Y1) - Math.Max(one.Y0, other.Y0);
        return width > 0
            && height > 0
            && width * height > 0.5 * Math.Min(one.Width * one.Height, other.Width * other.Height);
    }
}
