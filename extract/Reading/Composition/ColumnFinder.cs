using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Composition;

/// <summary>A part of a page with two columns side by side.</summary>
/// <param name="Top">Points.</param>
/// <param name="Bottom">Points.</param>
/// <param name="Cut">Where the white gap between the columns lies, points.</param>
internal readonly record struct ColumnRegion(double Top, double Bottom, double Cut)
{
    /// <summary>True where the box's middle lies in this part.</summary>
    internal bool ContainsMiddle(Box box) => box.MiddleY > Top && box.MiddleY < Bottom;
}

/// <summary>
/// Finds where two columns stand side by side (Decree 30/2020/NĐ-CP, Annex I: issuer beside national heading at the
/// top,
/// recipients beside signature at the foot) by the white gap between words, not by the engine's blocks.
/// </summary>
internal static class ColumnFinder
{
    private const double Step = 3,
        Margin = 2.5,
        LeastGap = 6,
        SureGap = 18;

    /// <summary>The parts, from the top.</summary>
    /// <param name="words">All words.</param>
    /// <param name="page">The same in rows.</param>
    /// <param name="width">Of the page, points.</param>
    internal static IReadOnlyList<ColumnRegion> Find(
        IReadOnlyList<RawWord> words,
        IReadOnlyList<WordRow> page,
        double width
    )
    {
        var found = new List<ColumnRegion>();
        var rest = words.Where(w => w.Box is not null).ToList();
        for (var i = 0; i < 4; i++)
        {
            if (FindBest(i == 0 ? page : WordRowGrouper.Group(rest), width, found) is not { } part)
                break;
            found.Add(part);
            rest.RemoveAll(w => part.ContainsMiddle(w.Box!.Value));
        }
        return [.. found.OrderBy(p => p.Top)];
    }

    private static ColumnRegion? FindBest(IReadOnlyList<WordRow> rows, double width, List<ColumnRegion> found)
    {
        (ColumnRegion Part, double Score)? best = null;
        foreach (var x in Candidates(rows, width))
        {
            // Runs of rows that no word crosses at x; a run without a row on both sides cannot be two columns.
            var (first, both) = (0, false);
            for (var i = 0; i <= rows.Count; i++)
            {
                var side = i == rows.Count ? Side.Blocked : SideOf(rows[i], x);
                if (side != Side.Blocked)
                {
                    both |= side == Side.Both;
                    continue;
                }
                if (
                    both
                    && i - first >= 2
                    && MeasureSplit([.. rows.Skip(first).Take(i - first).SelectMany(r => r.Words)], x) is { } judged
                    && (best is null || judged.Score > best.Value.Score)
                    && !found.Any(f => f.Top < judged.Part.Bottom && judged.Part.Top < f.Bottom)
                )
                    best = judged;
                (first, both) = (i + 1, false);
            }
        }
        return best?.Part;
    }

    private enum Side
    {
        One,
        Both,
        Blocked,
    }

    private static Side SideOf(WordRow row, double x)
    {
        if (row.Box.X1 <= x - Margin || row.Box.X0 >= x + Margin)
            return Side.One;
        foreach (var word in row.Words)
        {
            var box = word.Box!.Value;
            if (box.X0 >= x + Margin)
                break;
            if (box.X1 > x - Margin && (word.Confidence ?? 1) > 0.5)
                return Side.Blocked;
        }
        return row.Box.X0 < x && row.Box.X1 > x ? Side.Both : Side.One;
    }

    // Only a gap that stands in some row can divide columns: this keeps pages of running text cheap.
    private static IEnumerable<double> Candidates(IReadOnlyList<WordRow> rows, double width)
    {
        var at = new SortedSet<int>();
        foreach (var row in rows)
        {
            var end = row.Words[0].Box!.Value.X1;
            foreach (var word in row.Words.Skip(1))
            {
                var box = word.Box!.Value;
                if (box.X0 - end >= LeastGap)
                    for (
                        var x = Math.Max(end, width * 0.2) + Margin;
                        x <= Math.Min(box.X0, width * 0.75) - Margin;
                        x += Math.Max(Step, (box.X0 - end) / 4)
                    )
                        at.Add((int)x);
                end = Math.Max(end, box.X1);
            }
        }
        return at.Select(x => (double)x);
    }

    private static (ColumnRegion Part, double Score)? MeasureSplit(List<RawWord> inside, double x)
    {
        if (inside.Count < 6)
            return null;
        var left = WordRowGrouper.Group(inside.Where(w => w.Box!.Value.MiddleX < x));
        var right = WordRowGrouper.Group(inside.Where(w => w.Box!.Value.MiddleX >= x));
        if (left.Count == 0 || right.Count == 0 || left.Count + right.Count < 4)
            return null;
        var first = Math.Max(left[0].Box.Y0, right[0].Box.Y0) - 2;
        var last = Math.Min(left[^1].Box.Y1, right[^1].Box.Y1) + 2;
        if (last <= first)
            return null;
        var (keptLeft, keptRight) = (Keep(left, first, last, flush: true), Keep(right, first, last, flush: false));
        if (keptLeft.Count == 0 || keptRight.Count == 0)
            return null;
        // The last line of the text stands flush above the recipients.
        if (keptLeft.Find(r => IsFoot([r])) is { } recipients)
        {
            // A line of running text whose gap between two words happens to stand there.
            var text = keptLeft
                .Where(l =>
                    l.Box.Y1 < recipients.Box.Y0 + 3
                    && keptRight.Exists(r =>
                        Math.Abs(r.Box.MiddleY - l.Box.MiddleY) < 4 && r.Box.X0 - l.Box.X1 < SureGap
                    )
                )
                .ToList();
            if (text.Count > 0)
                keptRight.RemoveAll(r => r.Box.MiddleY < text[^1].Box.Y1);
            if (keptRight.Count == 0)
                return null;
            keptLeft.RemoveAll(r => r.Box.Y1 < Math.Min(recipients.Box.Y0, keptRight[0].Box.Y0) + 3);
        }
        if (keptLeft.Count == 0 || keptLeft.Count + keptRight.Count < 3)
            return null;
        var gap = Gap(keptLeft, keptRight);
        if (gap < LeastGap)
            return null;
        var cued = IsHeading(keptRight) || IsFoot(keptLeft);
        if (
            !cued
            && (
                gap < SureGap
                || keptLeft.Count < 2
                || keptRight.Count < 2
                || !AreCentred(keptLeft)
                || !AreCentred(keptRight)
                || keptLeft.Count + keptRight.Count > 14
            )
        )
            return null;
        if (!cued && IsGrid(keptLeft, keptRight))
            return null;
        var y0 = Math.Min(keptLeft[0].Box.Y0, keptRight[0].Box.Y0);
        var y1 = Math.Max(keptLeft[^1].Box.Y1, keptRight[^1].Box.Y1);
        var count = keptLeft.Concat(keptRight).Sum(r => r.Words.Count);
        return (new ColumnRegion(y0 - 0.5, y1 + 0.5, x), count * (cued ? 2 : 1) + Math.Min(gap, 40) / 40);
    }

    // Rows beyond the height that both columns share stay only where they stand under (or over) their own column.
    private static List<WordRow> Keep(IReadOnlyList<WordRow> rows, double first, double last, bool flush)
    {
        var shared = rows.Where(r => r.Box.Y1 > first && r.Box.Y0 < last).ToList();
        if (shared.Count == 0)
            return shared;
        var centre = Median.Find(shared.Select(r => r.Box.MiddleX));
        var edge = shared.Min(r => r.Box.X0);
        bool Fits(WordRow r) =>
            Math.Abs(r.Box.MiddleX - centre) < 28 || flush && r.Box.X0 > edge - 6 && r.Box.X0 < edge + 14;
        var kept = new List<WordRow>(shared);
        foreach (var row in rows.Where(r => r.Box.Y1 <= first).Reverse())
        {
            if (!Fits(row) || kept[0].Box.Y0 - row.Box.Y1 > 3 * row.Box.Height)
                break;
            kept.Insert(0, row);
        }
        foreach (var row in rows.Where(r => r.Box.Y0 >= last))
        {
            if (!Fits(row))
                break;
            kept.Add(row);
        }
        return kept;
    }

    private static double Gap(List<WordRow> left, List<WordRow> right)
    {
        var gap = double.MaxValue;
        foreach (var l in left)
        foreach (var r in right)
            if (l.Box.Y0 < r.Box.Y1 - 2 && r.Box.Y0 < l.Box.Y1 - 2)
                gap = Math.Min(gap, r.Box.X0 - l.Box.X1);
        return gap;
    }

    private static bool IsHeading(List<WordRow> right)
    {
        var text = Fold(right);
        return text.Contains("doc lap", StringComparison.Ordinal)
            || text.Contains("hanh phuc", StringComparison.Ordinal)
            || text.Contains("xa hoi chu nghia", StringComparison.Ordinal)
            || text.Contains("dang cong san", StringComparison.Ordinal);
    }

    private static bool IsFoot(List<WordRow> left) => Fold(left).Contains("noi nhan", StringComparison.Ordinal);

    private static string Fold(List<WordRow> rows) =>
        Folding.FoldLower(string.Join(' ', rows.SelectMany(r => r.Words).Select(w => w.Text)));

    private static bool AreCentred(List<WordRow> rows)
    {
        var centre = Median.Find(rows.Select(r => r.Box.MiddleX));
        return rows.Count(r => Math.Abs(r.Box.MiddleX - centre) < 15) * 3 >= rows.Count * 2;
    }

    // Rows that pair off one by one are rows of an unruled table, to be read across.
    private static bool IsGrid(List<WordRow> left, List<WordRow> right)
    {
        var pairs = left.Count(l => right.Any(r => Math.Abs(l.Box.MiddleY - r.Box.MiddleY) < 2.5));
        return pairs >= 3 && pairs >= Math.Max(left.Count, right.Count) - 1;
    }
}
