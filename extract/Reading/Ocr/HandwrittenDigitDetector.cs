using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Stamps;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Tells digits written by hand from printed ones on the lines where officials fill them in ("Số: … /QĐ-UBND", "ngày …
/// tháng …"):
/// print puts all digits and capitals of a line on one base and to one height, a hand does not.
/// </summary>
internal static class HandwrittenDigitDetector
{
    // Shares of the height of a capital: print stays below the first, at the second it is surely a hand.
    private const double Printed = 0.09,
        Written = 0.17;

    // Width of one shape in its heights: no printed digit is wider than 0.7.
    private const double Joined = 1.05,
        Flowing = 0.6;
    private const byte Dark = 160;

    // Heights of a line: ink that was left out between label and symbol is less wide.
    private const double ColumnGap = 4.5,
        Unmeasured = 0.5;

    /// <summary>The words with <see cref="OcrWord.Ink"/> where it could be measured.</summary>
    internal static IReadOnlyList<OcrWord> MarkHandwritten(GreyImage image, IReadOnlyList<OcrWord> words)
    {
        var marked = words.ToArray();
        foreach (var line in Enumerable.Range(0, words.Count).GroupBy(i => words[i].Line))
        foreach (var at in Columns(words, line))
        {
            if (!IsFilledIn(at.Select(i => words[i].Text)))
                continue;
            MarkLine(image, words, at, marked);
            foreach (var i in at)
                marked[i] = marked[i] with { FilledIn = true };
            // What a second reading found on such a line is believed only where it was measured.
            foreach (var i in at)
                if (marked[i] is { Again: true, Ink: null } word && word.Text.Any(char.IsAsciiDigit))
                    marked[i] = word with { Confidence = Math.Min(word.Confidence, Unmeasured) };
        }
        return marked;
    }

    // The engine may read number and date, each in its column, as one line.
    private static IEnumerable<int[]> Columns(IReadOnlyList<OcrWord> words, IEnumerable<int> line)
    {
        var column = new List<int>();
        foreach (var i in line.OrderBy(i => words[i].Box.X0))
        {
            if (column.Count > 0 && words[i].Box.X0 - words[column[^1]].Box.X1 > ColumnGap * words[i].Box.Height)
            {
                yield return [.. column];
                column.Clear();
            }
            column.Add(i);
        }
        if (column.Count > 0)
            yield return [.. column];
    }

    private static bool IsFilledIn(IEnumerable<string> words)
    {
        var text = Folding.FoldLower(string.Join(' ', words));
        if (
            text.StartsWith("(kem theo", StringComparison.Ordinal)
            || text.StartsWith("(ban hanh", StringComparison.Ordinal)
        )
            return true;
        return text.Length < 60
            && (
                text.StartsWith("so", StringComparison.Ordinal)
                || text.Contains("so:", StringComparison.Ordinal)
                || text.Contains("thang", StringComparison.Ordinal) && text.Contains("nam", StringComparison.Ordinal)
            );
    }

    private static void MarkLine(GreyImage image, IReadOnlyList<OcrWord> words, int[] at, OcrWord[] marked)
    {
        var top = (int)at.Min(i => words[i].Box.Y0);
        var bottom = (int)at.Max(i => words[i].Box.Y1);
        var pad = Math.Min(12, (bottom - top) / 3);
        var (left, up) = (Math.Max(0, (int)at.Min(i => words[i].Box.X0) - 4), Math.Max(0, top - pad));
        var strip = image.Crop(left, up, (int)at.Max(i => words[i].Box.X1) + 5, bottom + pad);
        var shapes = ConnectedComponent
            .FindAll(strip, Dark)
            .Where(c => c.Width < 4 * c.Height || c.Height > 12)
            .ToList();
        List<ConnectedComponent> In(OcrWord word) =>
            shapes.FindAll(c => c.MiddleX + left >= word.Box.X0 - 2 && c.MiddleX + left <= word.Box.X1 + 2);

        var tall = at.Where(i => IsMeasure(words[i]) && (IsPrint(words[i].Text) || IsYear(words, i)))
            .SelectMany(i => SelectTall(Print(words[i].Text, In(words[i]))))
            .ToList();
        if (tall.Count < 2)
            return;
        var (crown, ground) = (Median.Find(tall.Select(c => c.Top)), Median.Find(tall.Select(c => c.Bottom)));
        var cap = ground - crown + 1;
        if (cap < 8)
            return;
        foreach (var i in at)
        {
            if (!words[i].Text.Any(char.IsAsciiDigit) && words[i].Confidence > 0.6)
                continue;
            if (IsYear(words, i))
                continue;
            // Accents of the row below and the rule above are no part of what stands on this one.
            var written = Measure(words[i], In(words[i]).FindAll(s => s.Top < ground && s.Bottom > crown), tall, cap);
            if (written is not { } ink)
                continue;
            marked[i] = words[i] with { Ink = ink, Confidence = Math.Min(words[i].Confidence, 1 - 0.85 * ink) };
        }
    }

    // OCR may doubt the letters of a symbol; that they are capitals is told by the stroke before them.
    private static bool IsMeasure(OcrWord word) =>
        word.Confidence > 0.5
        || (word.Text.Length > 5 && word.Text.IndexOf('/', StringComparison.Ordinal) is >= 0 and < 5);

    private static double? Measure(
        OcrWord word,
        List<ConnectedComponent> shapes,
        List<ConnectedComponent> tall,
        int cap
    )
    {
        var digits =
            word.Text.IndexOfAny(['/', '-']) is var cut && cut > 0 ? cut : word.Text.TrimEnd('.', ',', ';', ':').Length;
        var judged = JoinParts(shapes).Where(s => s.Height > cap * 0.45).Take(Math.Max(1, digits)).ToList();
        if (judged.Count == 0)
            return null;
        var off = new List<double>();
        foreach (var shape in judged)
        {
            // The print near by: lines are not quite level.
            var near = tall.OrderBy(t => Math.Abs(t.MiddleX - shape.MiddleX)).Take(5).ToList();
            var step = Math.Max(
                Math.Abs(shape.Top - Median.Find(near.Select(n => n.Top))),
                Math.Abs(shape.Bottom - Median.Find(near.Select(n => n.Bottom)))
            );
            off.Add(Math.Max(0, step - 1.0) / cap);
        }
        // Print sets each digit apart; two that flow into one shape are a pen's, as level as they may stand.
        if (
            char.IsAsciiDigit(word.Text[0])
            && judged.Exists(s => s.Height > cap * 0.6 && s.Height < cap * 1.4 && s.Width > Joined * s.Height)
        )
            return Flowing;
        // One shape of several may touch a rule or a neighbour; a hand sets most of them askew.
        off.Sort();
        var most = off.Count >= 3 ? off[^2] : off.Average();
        return Math.Clamp((most - Printed + 0.04) / (Written - Printed), 0, 1);
    }

    // Pieces of a faded digit stand above each other.
    private static List<ConnectedComponent> JoinParts(List<ConnectedComponent> shapes)
    {
        var whole = new List<ConnectedComponent>();
        foreach (var shape in shapes)
        {
            var last = whole.Count > 0 ? whole[^1] : default;
            var shared = Math.Min(last.Right, shape.Right) - Math.Max(last.Left, shape.Left) + 1;
            if (whole.Count > 0 && shared > 0.6 * Math.Min(last.Width, shape.Width))
                whole[^1] = new ConnectedComponent(
                    Math.Min(last.Left, shape.Left),
                    Math.Min(last.Top, shape.Top),
                    Math.Max(last.Right, shape.Right),
                    Math.Max(last.Bottom, shape.Bottom),
                    last.Pixels + shape.Pixels
                );
            else
                whole.Add(shape);
        }
        return whole;
    }

    // The year is printed in every form.
    private static bool IsYear(IReadOnlyList<OcrWord> words, int i) =>
        i > 0
        && words[i].Text.Length >= 4
        && Folding.FoldLower(words[i - 1].Text) is "nam"
        && words[i].Text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or ';');

    // Words of capitals and signs only: their shapes reach from the base to the height of capitals.
    private static bool IsPrint(string text) =>
        text.Any(char.IsLetter)
            && text.All(c =>
                "/-.:,;".Contains(c, StringComparison.Ordinal)
                || char.IsUpper(c) && c is not ('Q' or 'J') && Folding.Fold(c) is var f && (f == c || c == 'Đ')
            )
        || text.Length > 1 && text[0] is 'S'
        || text.Length > 3 && text.Contains('/', StringComparison.Ordinal);

    // Of "1039/QĐ-TTg" the part behind the stroke, of "Số:" the S.
    private static List<ConnectedComponent> Print(string text, List<ConnectedComponent> shapes)
    {
        if (text[0] is 'S' && text.Length > 1)
            return [.. shapes.Take(1)];
        var stroke = text.IndexOf('/', StringComparison.Ordinal);
        return stroke > 0 ? [.. shapes.Skip(stroke)] : shapes;
    }

    private static IEnumerable<ConnectedComponent> SelectTall(List<ConnectedComponent> shapes)
    {
        if (shapes.Count == 0)
            return [];
        var most = Median.Find(shapes.Select(s => s.Height));
        return shapes.Where(s => s.Height > most * 0.8 && s.Height < most * 1.15);
    }
}

/// <summary>
/// Tells digits on number and date lines that a blue pen wrote: taken out with the colours of a page they leave strokes
/// of their dark parts
/// behind, which may stand as level as print.
/// </summary>
internal static class BluePenDetector
{
    // Blue over red, and the share of the place that is as blue as that.
    private const int Blue = 35;
    private const double Least = 0.02;

    /// <summary>The words, those written in blue told as ink.</summary>
    /// <param name="page">Its colours, not levelled.</param>
    /// <param name="slope">By which the words' page was levelled.</param>
    /// <param name="words">In pixels of the levelled page, with their lines told by
    /// <see cref="HandwrittenDigitDetector"/>.</param>
    /// <param name="stamp">A stamp in colour on the page: its own lines are no pen's.</param>
    internal static IReadOnlyList<OcrWord> MarkPenWords(
        ColourImage page,
        double slope,
        IReadOnlyList<OcrWord> words,
        SeparatedStamp? stamp
    )
    {
        if (!words.Any(w => w.FilledIn))
            return words;
        return
        [
            .. words.Select(w =>
                w.FilledIn && w.Text.Any(char.IsAsciiDigit) && IsBlue(page, slope, Place(w), stamp)
                    ? w with
                    {
                        Ink = 1,
                        Confidence = Math.Min(w.Confidence, 0.15),
                    }
                    : w
            ),
        ];
    }

    // The digits, with a little of what stands before them.
    private static Box Place(OcrWord word)
    {
        var digits = word.Text.TakeWhile(c => c is not ('/' or '-')).Count();
        var box = word.Box;
        return new Box(
            box.X0 - 0.4 * box.Height,
            box.Y0 - 0.2 * box.Height,
            box.X0 + box.Width * digits / Math.Max(1, word.Text.Length),
            box.Y1 + 0.2 * box.Height
        );
    }

    private static bool IsBlue(ColourImage page, double slope, Box place, SeparatedStamp? stamp)
    {
        var (blue, all) = (0, 0);
        for (var y = (int)place.Y0; y < place.Y1; y++)
        for (var x = Math.Max(0, (int)place.X0); x < Math.Min(page.Width, place.X1); x++)
        {
            all++;
            var row = y + (int)((x - page.Width / 2.0) * slope);
            if (row < 0 || row >= page.Height)
                continue;
            var at = (row * page.Width + x) * 3;
            if (page.Rgb[at + 2] - page.Rgb[at] > Blue && stamp?.IsOn(x, y) != true)
                blue++;
        }
        return blue > Least * all;
    }
}
