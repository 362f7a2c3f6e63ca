using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Ocr;

/// <summary>The tables of a scanned page.</summary>
/// <param name="Tables">From the top; their page number is for the caller to set. Boxes in points of the straightened
/// page.</param>
/// <param name="Rest">Words outside the tables.</param>
/// <param name="Unsure">A number in a cell could not be read surely: its cell is empty.</param>
internal sealed record ScannedTables(IReadOnlyList<PageTable> Tables, IReadOnlyList<OcrWord> Rest, bool Unsure);

/// <summary>
/// Puts the words of a scanned page into the cells of its ruled tables; a cell whose ink the page's reading missed or
/// doubted is read alone. A number that two readings do not agree on is left out: nobody must compute with a guess.
/// </summary>
internal static class ScannedTableReader
{
    private const byte Dark = 140;

    // Least confidence that a number, and a word, is believed with at once; and after a second reading agreed.
    private const double SureNumber = 0.8,
        SureWord = 0.5,
        Agreed = 0.3;

    // Of the dark pixels of a cell that no word covers; and how many (square points) are more than specks.
    private const double Uncovered = 0.12,
        Specks = 1.2;

    // What a spoilt sign or digit is read as.
    private const string NoDigits = "§~@©®¿?";

    // Square points of ink: of a minus, a comma.
    private const double LeastSign = 0.9;

    /// <summary>Grids that are tables: at least three rows and two columns, or a row of three cells or more.</summary>
    internal static IReadOnlyList<RuledGrid> SelectTables(ScannedRules rules) =>
        [
            .. RuledGrid
                .Find(rules.Lines)
                .Where(g =>
                    (g.Rows.Count > 3 && g.Columns.Count > 2 || g.Columns.Count > 3) && g.Cells.Count >= g.Rows.Count
                ),
        ];

    /// <summary>Fills the grids.</summary>
    /// <param name="image">The levelled page without the grids' rules.</param>
    /// <param name="rules">Where the rules were.</param>
    /// <param name="grids">The tables.</param>
    /// <param name="words">All that was read on the page.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="seconds">That each reading may take.</param>
    internal static ScannedTables Read(
        GreyImage image,
        ScannedRules rules,
        IReadOnlyList<RuledGrid> grids,
        IReadOnlyList<OcrWord> words,
        IOcrEngine engine,
        double seconds
    )
    {
        var points = 72.0 / image.Dpi;
        var (tables, rest, unsure) = (new List<PageTable>(), words.ToList(), false);
        foreach (var grid in grids)
        {
            var held = grid.Cells.Select(_ => new List<OcrWord>()).ToArray();
            foreach (var word in rest)
            {
                var at = Straighten(rules, word, points);
                for (var i = 0; i < held.Length; i++)
                    if (grid.Cells[i].Box.Contains(at.MiddleX, at.MiddleY))
                    {
                        held[i].Add(word);
                        break;
                    }
            }
            var inside = held.SelectMany(h => h).ToHashSet(ReferenceEqualityComparer.Instance);
            var filled = new List<RawWord>();
            var doubtful = false;
            var cells = new IReadOnlyList<OcrWord>[held.Length];
            for (var i = 0; i < held.Length; i++)
            {
                cells[i] = ReadCell(image, rules.Lay(grid.Cells[i].Box), held[i], engine, seconds, ref doubtful);
            }
            RomanNumeralColumn.Mend(grid, cells);
            for (var i = 0; i < held.Length; i++)
            {
                filled.AddRange(
                    cells[i]
                        .GroupBy(w => w.Line)
                        .SelectMany(line => Place([.. line], w => Straighten(rules, w, points), grid.Cells[i].Box))
                );
            }
            var found = PageTable.Fill(0, [grid], filled);
            if (found.Count == 0)
                continue;
            tables.AddRange(found);
            unsure |= doubtful;
            rest.RemoveAll(w => inside.Contains(w));
        }
        return new ScannedTables(tables, rest, unsure);
    }

    private static Box Straighten(ScannedRules rules, OcrWord word, double points) =>
        rules.Straighten(
            new Box(word.Box.X0 * points, word.Box.Y0 * points, word.Box.X1 * points, word.Box.Y1 * points)
        );

    // Words of a line share its height; a box that leaves its cell is drawn back into it.
    private static IEnumerable<RawWord> Place(List<OcrWord> line, Func<OcrWord, Box> at, Box cell)
    {
        var boxes = line.ConvertAll(w => at(w));
        var (top, bottom) = (Median.Find(boxes.Select(b => b.Y0)), Median.Find(boxes.Select(b => b.Y1)));
        (top, bottom) = (Math.Max(top, cell.Y0), Math.Min(bottom, cell.Y1));
        if (bottom <= top)
            yield break;
        for (var i = 0; i < line.Count; i++)
            yield return new RawWord(
                line[i].Text,
                new Box(Math.Max(boxes[i].X0, cell.X0), top, Math.Min(boxes[i].X1, cell.X1), bottom),
                line[i].Confidence
            );
    }

    private static IReadOnlyList<OcrWord> ReadCell(
        GreyImage image,
        Box cell,
        List<OcrWord> words,
        IOcrEngine engine,
        double seconds,
        ref bool doubtful
    )
    {
        var scale = image.Dpi / 72.0;
        var (left, top) = ((int)((cell.X0 + 0.7) * scale), (int)((cell.Y0 + 0.7) * scale));
        var (right, bottom) = ((int)((cell.X1 - 0.7) * scale), (int)((cell.Y1 - 0.7) * scale));
        if (right - left < 4 || bottom - top < 4)
            return words;
        var (ink, bare) = MeasureInk(image, left, top, right, bottom, words);
        var speck = Specks * scale * scale;
        if (ink < speck)
            return [];
        var missed = bare > Math.Max(speck, ink * Uncovered);
        bool Leaves(IReadOnlyList<OcrWord> read) =>
            read.Any(w => w.Text.AsSpan().ContainsAny(NoDigits)) || LeavesInk(image, read, scale, left, right);
        missed |= words.Count > 0 && IsNumber(words) && Leaves(words);
        if (!missed && words.Count > 0 && words.All(IsSure))
            return words;
        if (Trim(image, left, top, right, bottom) is not { } part)
            return words;
        var lines = part.Bottom - part.Top < 20 * scale;
        var first = Read(image, part, lines ? PageSegmentationMode.Line : PageSegmentationMode.Block, 1);
        var best = Choose(words, first, missed);
        if (best.Count == 0 && !IsMark(ink, part, scale))
            return [];
        if (best.Count > 0 && !IsNumber(best))
            return best;
        if (best.Count > 0 && best.All(IsSure) && !Leaves(best) && (!missed || Agree(best, words)))
            return best;
        // A number: of the readings two must agree.
        var readings = new List<IReadOnlyList<OcrWord>> { words, first };
        foreach (
            var (mode, factor) in ((PageSegmentationMode, double)[])
                [(PageSegmentationMode.Block, 1.5), (PageSegmentationMode.Line, 2)]
        )
        {
            readings.Add(Read(image, part, mode, factor));
            foreach (var other in readings[..^1])
                if (
                    Agree(readings[^1], other)
                    && readings[^1].Concat(other).Max(w => w.Confidence) >= Agreed
                    && !Leaves(readings[^1])
                )
                    return readings[^1];
        }
        if (Agree(words, first) && words.Max(w => w.Confidence) >= Agreed && !Leaves(first))
            return first;
        doubtful = true;
        return [];

        IReadOnlyList<OcrWord> Read(
            GreyImage page,
            (int Left, int Top, int Right, int Bottom) at,
            PageSegmentationMode mode,
            double factor
        )
        {
            var pad = (int)(6 * scale);
            var (width, height) = (at.Right - at.Left + 2 * pad, at.Bottom - at.Top + 2 * pad);
            var pixels = new byte[width * height];
            Array.Fill(pixels, (byte)255);
            for (var y = at.Top; y < at.Bottom; y++)
                page.Pixels.AsSpan(y * page.Width + at.Left, at.Right - at.Left)
                    .CopyTo(pixels.AsSpan((y - at.Top + pad) * width + pad));
            var alone = new GreyImage(width, height, page.Dpi, pixels);
            return
            [
                .. OcrNoiseFilter
                    .Filter(engine.Read(factor == 1 ? alone : alone.Scale(factor), mode, seconds))
                    .Select(w =>
                        w with
                        {
                            Box = new Box(
                                w.Box.X0 / factor + at.Left - pad,
                                w.Box.Y0 / factor + at.Top - pad,
                                w.Box.X1 / factor + at.Left - pad,
                                w.Box.Y1 / factor + at.Top - pad
                            ),
                        }
                    ),
            ];
        }
    }

    // Of the two readings the one that read more surely, or that read what the first left out.
    private static IReadOnlyList<OcrWord> Choose(IReadOnlyList<OcrWord> page, IReadOnlyList<OcrWord> alone, bool missed)
    {
        if (page.Count == 0 || alone.Count == 0)
            return page.Count == 0 ? alone : page;
        var (before, after) = (Mean(page), Mean(alone));
        return missed && Letters(alone) > Letters(page) && after > before - 0.2 || after > before ? alone : page;
    }

    private static double Mean(IReadOnlyList<OcrWord> words) =>
        words.Sum(w => w.Confidence * w.Text.Length) / Math.Max(1, Letters(words));

    private static int Letters(IReadOnlyList<OcrWord> words) => words.Sum(w => w.Text.Length);

    private static bool Agree(IReadOnlyList<OcrWord> one, IReadOnlyList<OcrWord> other) =>
        one.Count > 0 && one.Select(w => w.Text).SequenceEqual(other.Select(w => w.Text));

    private static bool IsSure(OcrWord word) =>
        word.Text.Any(char.IsAsciiDigit)
            ? Math.Min(word.Confidence, word.Digits ?? 1) >= SureNumber && !word.Text.AsSpan().ContainsAny(NoDigits)
            : word.Confidence >= SureWord;

    // A sign or a digit beside a number that no word took: a minus is a tenth of its ink.
    private static bool LeavesInk(GreyImage image, IReadOnlyList<OcrWord> words, double scale, int left, int right)
    {
        var (from, to) = (words.Min(w => w.Box.X0), words.Max(w => w.Box.X1));
        var (top, bottom) = (words.Min(w => w.Box.Y0), words.Max(w => w.Box.Y1));
        var reach = 12 * scale;
        return Count(Math.Max(left, from - reach), from - 1) > LeastSign * scale * scale
            || Count(to + 2, Math.Min(right, to + reach)) > LeastSign * scale * scale;

        int Count(double x0, double x1)
        {
            var ink = 0;
            for (var y = Math.Max(0, (int)top); y < Math.Min(image.Height, bottom); y++)
            for (var x = Math.Max(0, (int)x0); x < Math.Min(image.Width, x1); x++)
                if (image.Pixels[y * image.Width + x] <= Dark)
                    ink++;
            return ink;
        }
    }

    // Nothing but digits and signs.
    private static bool IsNumber(IReadOnlyList<OcrWord> words) =>
        words.Any(w => w.Text.Any(char.IsAsciiDigit)) && !words.Any(w => w.Text.Count(char.IsLetter) > 1);

    // As high and dark as a digit: something stands there.
    private static bool IsMark(int ink, (int Left, int Top, int Right, int Bottom) part, double scale) =>
        part.Bottom - part.Top > 5 * scale && ink > 4 * scale * scale;

    private static (int Ink, int Bare) MeasureInk(
        GreyImage image,
        int left,
        int top,
        int right,
        int bottom,
        List<OcrWord> words
    )
    {
        var (ink, bare) = (0, 0);
        for (var y = Math.Max(0, top); y < Math.Min(bottom, image.Height); y++)
        for (var x = Math.Max(0, left); x < Math.Min(right, image.Width); x++)
        {
            if (image.Pixels[y * image.Width + x] > Dark)
                continue;
            ink++;
            if (!words.Exists(w => x >= w.Box.X0 - 2 && x <= w.Box.X1 + 2 && y >= w.Box.Y0 - 3 && y <= w.Box.Y1 + 3))
                bare++;
        }
        return (ink, bare);
    }

    // Around the ink, lines with no more than a speck left out.
    private static (int Left, int Top, int Right, int Bottom)? Trim(
        GreyImage image,
        int left,
        int top,
        int right,
        int bottom
    )
    {
        (left, top) = (Math.Max(0, left), Math.Max(0, top));
        (right, bottom) = (Math.Min(right, image.Width), Math.Min(bottom, image.Height));
        if (right <= left || bottom <= top)
            return null;
        var (rows, columns) = (new int[bottom - top], new int[right - left]);
        for (var y = top; y < bottom; y++)
        for (var x = left; x < right; x++)
            if (image.Pixels[y * image.Width + x] <= Dark)
            {
                rows[y - top]++;
                columns[x - left]++;
            }
        var (first, last) = (Array.FindIndex(rows, n => n > 0), Array.FindLastIndex(rows, n => n > 0));
        var (from, to) = (Array.FindIndex(columns, n => n > 0), Array.FindLastIndex(columns, n => n > 0));
        return first < 0 ? null : (left + from, top + first, left + to + 1, top + last + 1);
    }
}
