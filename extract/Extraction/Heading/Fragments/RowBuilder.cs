using Pipeline.Extraction.Heading.Dates;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Fragments;

/// <summary>
/// Rebuilds rows from word boxes, whatever order the reader gave them, and divides rows at the gutter between the two
/// columns of a heading or signature zone.
/// </summary>
internal static class RowBuilder
{
    private sealed record Placed(Word Word, Box Box);

    /// <summary>Pieces of the lines of one page.</summary>
    public static IEnumerable<HeadingFragment> Build(DocumentView view, IReadOnlyList<Line> lines, int page)
    {
        var heights = new List<double>();
        var (known, left, right) = (0, double.MaxValue, double.MinValue);
        foreach (var line in lines)
        foreach (var word in line.Words)
        {
            if (word.Box is not { Height: > 1 } at)
                continue;
            heights.Add(at.Height);
            (left, right) = (Math.Min(left, at.X0), Math.Max(right, at.X1));
            if (word.Confidence is not null)
                known++;
        }
        if (heights.Count == 0)
            yield break;
        heights.Sort();
        var height = heights[heights.Count / 2];
        var scanned = known * 2 > heights.Count;
        var middleX = (left + right) / 2;
        Box? nation = null;
        var bottom = double.NaN;
        foreach (var row in Rows(lines))
        {
            var top = row.Min(w => w.Box.Y0);
            var gap = !double.IsNaN(bottom) && top - bottom > height * 0.9;
            bottom = row.Max(w => w.Box.Y1);
            foreach (var (part, side) in Divide(view, row, height, middleX, ref nation))
                if (Make(view, part, side, page, gap, scanned) is { } piece)
                    foreach (var half in piece.Side == HeadingSide.Unknown ? ColumnSplitter.Split(piece, "") : [piece])
                        yield return half;
        }
    }

    private sealed record Atom(List<Placed> Words, double Middle, double Height, double X0, double X1);

    // The reader's lines stay whole: only lines of one height, side by side, are put together.
    private static IEnumerable<List<Placed>> Rows(IReadOnlyList<Line> lines)
    {
        var rows = new List<List<Atom>>();
        foreach (var atom in lines.Select(Measure).OfType<Atom>().OrderBy(a => a.Middle))
        {
            List<Atom>? home = null;
            for (var i = rows.Count - 1; i >= 0 && i >= rows.Count - 4 && home is null; i--)
                if (AllBeside(rows[i], atom))
                    home = rows[i];
            if (home is null)
                rows.Add([atom]);
            else
                home.Add(atom);
        }
        return rows.OrderBy(r => r.Average(a => a.Middle))
            .Select(r => r.SelectMany(a => a.Words).OrderBy(w => w.Box.X0).ToList());
    }

    private static bool AllBeside(List<Atom> row, Atom atom)
    {
        foreach (var other in row)
            if (!AreBeside(other, atom))
                return false;
        return true;
    }

    private static bool AreBeside(Atom a, Atom b) =>
        Math.Abs(a.Middle - b.Middle) < Math.Min(a.Height, b.Height) * 0.5
        && Math.Min(a.X1, b.X1) - Math.Max(a.X0, b.X0) < Math.Min(a.X1 - a.X0, b.X1 - b.X0) * 0.3;

    private static Atom? Measure(Line line)
    {
        var words = new List<Placed>(line.Words.Length);
        var (middles, heights) = (new double[line.Words.Length], new double[line.Words.Length]);
        var (left, right) = (double.MaxValue, double.MinValue);
        foreach (var word in line.Words)
        {
            if (word.Box is not { Height: > 1 } at)
                continue;
            (middles[words.Count], heights[words.Count]) = (at.MiddleY, at.Height);
            (left, right) = (Math.Min(left, at.X0), Math.Max(right, at.X1));
            words.Add(new Placed(word, at));
        }
        if (words.Count == 0)
            return null;
        return new Atom(
            words,
            Median(middles.AsSpan(0, words.Count)),
            Median(heights.AsSpan(0, words.Count)),
            left,
            right
        );
    }

    private static double Median(Span<double> values)
    {
        values.Sort();
        return values[values.Length / 2];
    }

    private static List<(List<Placed> Part, HeadingSide Side)> Divide(
        DocumentView view,
        List<Placed> row,
        double height,
        double middleX,
        ref Box? nation
    )
    {
        var fold = Pipeline.Vietnamese.Characters.Folding.FoldUpper(
            string.Join(' ', row.Select(w => view.TextOf(w.Word.Span)))
        );
        var nationHere = FixedHeadingLines.NationAt(fold);
        if (nation is null && nationHere >= 0)
        {
            var letters = 0;
            foreach (var w in row)
            {
                if (letters >= nationHere)
                {
                    nation = nation?.Union(w.Box) ?? w.Box;
                }
                letters += w.Word.Span.Length + 1;
            }
        }
        var right = nationHere > 0 ? nationHere : FixedHeadingLines.MottoAt(fold);
        if (right > 0 && WordAt(row, right) is var landmark and > 0)
            return SplitAt(row, landmark);
        var cut = -1;
        var best = double.MaxValue;
        var usual = UsualGap(row);
        for (var i = 1; i < row.Count; i++)
        {
            var gap = row[i].Box.X0 - row[i - 1].Box.X1;
            var middle = (row[i].Box.X0 + row[i - 1].Box.X1) / 2;
            if (nation is { } n)
            {
                var within = n.X0 >= row[i - 1].Box.X1 - 2 && n.X0 <= row[i].Box.X0 + 2;
                // The line under the heading may begin left of it: a wide gap is judged by where it ends.
                var far =
                    within ? 0
                    : gap > height * 2.2 ? Math.Max(row[i - 1].Box.X1 - n.X0, n.X0 - row[i].Box.X0)
                    : Math.Abs(middle - n.X0);
                if (gap < height * (within ? 0.6 : 0.9) || gap < usual * 1.7 || far > 70 || far >= best)
                    continue;
                if (far > 0 && gap < height * 1.3 && nationHere < 0 && DateLineForm.DayAt(fold) < 0)
                    continue;
                best = far;
                cut = i;
            }
            else if (gap > height * 2.2 && -gap < best)
            {
                best = -gap;
                cut = i;
            }
        }
        if (cut > 0 && nation is null)
        {
            // Two who sign side by side stand right of the recipients: three columns.
            var parts = SplitAt(row, cut);
            var rest = parts[1].Part;
            for (var i = 1; i < rest.Count; i++)
                if (rest[i].Box.X0 - rest[i - 1].Box.X1 > height * 2.2)
                    return
                    [
                        parts[0],
                        (rest.GetRange(0, i), HeadingSide.Right),
                        (rest.GetRange(i, rest.Count - i), HeadingSide.Right),
                    ];
            var first = parts[0].Part;
            for (var i = 1; i < first.Count; i++)
                if (first[i].Box.X0 - first[i - 1].Box.X1 > height * 2.2)
                    return
                    [
                        (first.GetRange(0, i), HeadingSide.Left),
                        (first.GetRange(i, first.Count - i), HeadingSide.Right),
                        parts[1],
                    ];
            return parts;
        }
        if (cut > 0)
            return SplitAt(row, cut);
        if (nation is { } heading)
        {
            var at = (row[0].Box.X0 + row[^1].Box.X1) / 2;
            if (row[0].Box.X0 >= heading.X0 - 30 && at > middleX + 30)
                return [(row, HeadingSide.Right)];
            if (row[^1].Box.X1 <= heading.X0 + 8 && at < middleX - 45)
                return [(row, HeadingSide.Left)];
        }
        return [(row, HeadingSide.Unknown)];
    }

    private static List<(List<Placed> Part, HeadingSide Side)> SplitAt(List<Placed> row, int cut) =>
        [(row.GetRange(0, cut), HeadingSide.Left), (row.GetRange(cut, row.Count - cut), HeadingSide.Right)];

    private static int WordAt(List<Placed> row, int letter)
    {
        var letters = 0;
        for (var i = 0; i < row.Count; i++)
        {
            if (letters >= letter)
                return i;
            letters += row[i].Word.Span.Length + 1;
        }
        return -1;
    }

    private static double UsualGap(List<Placed> row)
    {
        if (row.Count < 4)
            return 0;
        var gaps = new double[row.Count - 1];
        for (var i = 1; i < row.Count; i++)
            gaps[i - 1] = row[i].Box.X0 - row[i - 1].Box.X1;
        return Median(gaps);
    }

    private static HeadingFragment? Make(
        DocumentView view,
        List<Placed> words,
        HeadingSide side,
        int page,
        bool gap,
        bool scanned
    )
    {
        var text = new MappedText();
        var starts = new List<(int, Word)>(words.Count);
        Box? box = null;
        foreach (var (word, at) in words)
        {
            starts.Add((text.Length == 0 ? 0 : text.Length + 1, word));
            var before = text.Length;
            text.Add(view.Text, word.Span);
            if (text.Length > before)
                box = box?.Union(at) ?? at;
        }
        if (text.TakeText() is not { } clean)
            return null;
        var known = words.Where(w => w.Word.Font is not null).ToArray();
        return new HeadingFragment(clean.Text, clean.Map)
        {
            Side = side,
            Box = box,
            Page = page,
            GapBefore = gap,
            Scanned = scanned,
            Words = starts,
            Bold = known.Length == 0 ? null : known.Count(w => w.Word.Font!.Bold) * 2 > known.Length,
        };
    }
}

/// <summary>
/// Divides a line in which both columns stand side by side: at landmarks of the right column, at tabs and wide gaps.
/// </summary>
internal static class ColumnSplitter
{
    /// <summary>The line as one piece or as two.</summary>
    public static HeadingFragment[] Split(HeadingFragment line, string source)
    {
        if (line.Text.Length > 220)
            return [line];
        var at = line.NationAt;
        if (at < 0)
            at = line.MottoAt;
        if (at == 0)
            return [line.Slice(0, line.Text.Length, HeadingSide.Right)];
        // "… của Đảng Cộng sản Việt Nam" within a sentence is no column.
        if (
            at > 0
            && (
                line.NationAt < 0
                || HeadingFragment.IsCapitals(line.Text.AsSpan(at, Math.Min(18, line.Text.Length - at)))
            )
        )
            return Cut(line, at);
        if (DateLineForm.DayAt(line.Fold) is var day and > 0 && DateLineForm.PlaceStart(line, day) is var place and > 0)
            return Cut(line, place);
        return !line.IsPlain && WideGap(line, source) is var gap and > 0 ? Cut(line, gap) : [line];
    }

    private static HeadingFragment[] Cut(HeadingFragment line, int at)
    {
        var (left, right) = (line.Slice(0, at, HeadingSide.Left), line.Slice(at, line.Text.Length, HeadingSide.Right));
        return left.Text.Length == 0 ? [right] : [left, right];
    }

    // A tab or at least four blanks between two texts; blanks that stand for something unwritten are not gaps.
    private static int WideGap(HeadingFragment line, string source)
    {
        for (var i = 1; i < line.Text.Length - 1; i++)
        {
            if (line.Text[i] != ' ')
                continue;
            var before = line.OffsetOf(i - 1) + 1;
            var after = line.OffsetOf(i + 1);
            if (after == before + 1 && after <= source.Length && source[before] != '\t')
                continue;
            if (after <= before || after > source.Length)
                continue;
            var between = source.AsSpan(before, after - before);
            if (between.Length < 4 && !between.Contains('\t'))
                continue;
            if (
                line.Text[i + 1] is '/' or '-' or '.' or ','
                || line.Text[i - 1] is ':'
                || !char.IsLetterOrDigit(line.Text[i + 1])
            )
                continue;
            if (
                line.Fold.AsSpan(i + 1).StartsWith("THANG", StringComparison.Ordinal)
                || line.Fold.AsSpan(i + 1).StartsWith("NAM", StringComparison.Ordinal)
            )
                continue;
            return i + 1;
        }
        return -1;
    }
}
