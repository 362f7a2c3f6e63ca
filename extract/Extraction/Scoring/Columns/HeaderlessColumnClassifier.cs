using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring.Columns;

/// <summary>
/// Columns of a table whose header is lost, by what the cells hold. It must show that it scores: claims in points, or
/// totals of points below it. Without that nothing is claimed.
/// </summary>
internal static class HeaderlessColumnClassifier
{
    /// <summary>The columns; null where the cells do not show that points are given.</summary>
    public static TableHeaderModel? Classify(DocumentView view, ImmutableArray<ScoringGridRow> rows, TextRange range)
    {
        if (rows.Length < 3 || HasHeader(rows) || !HasScores(view, rows, range))
            return null;
        var width = rows.Max(r => r.Cells.Length == 0 ? 0 : r.Cells.Max(c => c.EndColumn));
        if (width < 3)
            return null;
        var numbers = new int[width];
        var numbering = new int[width];
        var letters = new int[width];
        var words = new int[width];
        var claims = new int[width];
        foreach (var row in rows)
        foreach (var cell in row.Filled)
        {
            if (cell.Column >= width)
                continue;
            if (cell.Points.FitsPoints)
                numbers[cell.Column]++;
            if (RowNumberParser.LooksLikeNumber(cell.Text))
                numbering[cell.Column]++;
            if (cell.Points.Kind != PointKind.Text)
                continue;
            words[cell.Column]++;
            letters[cell.Column] += cell.Text.Length;
            if (
                cell.Text.Length < 160 && PointClaimReader.Read(cell.Text) is not null
                || RowNumberParser.IsSection(cell.Text)
            )
                claims[cell.Column]++;
        }
        var roles = new ColumnRole[width];
        var texts = Enumerable
            .Range(0, width)
            .Where(i => words[i] > 0 && words[i] >= numbers[i] && letters[i] / Math.Max(1, words[i]) > 5)
            .ToList();
        if (texts.Count == 0)
            return null;
        // Points stand to the right of the words; the number column to their left.
        var before = texts
            .Where(i => Enumerable.Range(i + 1, width - i - 1).Any(j => numbers[j] >= 2 && numbers[j] > words[j]))
            .ToList();
        if (before.Count == 0)
            return null;
        var lastText = before[^1];
        var points = Enumerable
            .Range(lastText + 1, width - lastText - 1)
            .Where(i => numbers[i] >= 2 && numbers[i] > words[i])
            .ToList();
        if (points.Count == 0)
            return null;
        var no = Enumerable
            .Range(0, lastText)
            .Where(i => numbering[i] >= 2)
            .OrderByDescending(i => numbering[i] - numbers[i] / 100.0 - (claims[i] > 0 ? numbering[i] / 2.0 : 0))
            .Cast<int?>()
            .FirstOrDefault();
        if (no is { } n)
            roles[n] = ColumnRole.No;
        var criterion = texts.Where(i => no is null || i > no).DefaultIfEmpty(texts[0]).First();
        roles[criterion] = ColumnRole.Criterion;
        foreach (var i in texts)
            if (roles[i] == ColumnRole.Other)
                roles[i] = i < criterion ? ColumnRole.Group : ColumnRole.Evidence;
        if (no is { } at && at > 0 && words[at - 1] > 0 && roles[at - 1] == ColumnRole.Other)
            roles[at - 1] = ColumnRole.Group;
        Score(rows, points, roles);
        return new TableHeaderModel([.. roles.Select(r => new TableColumn(r, ""))], 0, 0, []);
    }

    // A header that names its columns and no points among them: what the cells look like says no more.
    private static bool HasHeader(ImmutableArray<ScoringGridRow> rows)
    {
        var first = rows.FirstOrDefault(r => r.Filled.Length > 2);
        return first is not null
            && first.Filled.All(c => c.Points.Kind == PointKind.Text && c.Text.Length < 60)
            && first.Filled.Count(c => HeaderClassifier.ClassifyRole(c.Text) is not null) >= 2;
    }

    // Two columns of points of which the first is never the smaller are maximum and score.
    private static void Score(ImmutableArray<ScoringGridRow> rows, List<int> points, ColumnRole[] roles)
    {
        roles[points[0]] = ColumnRole.Max;
        if (points.Count < 2)
            return;
        var (both, holds) = (0, 0);
        foreach (var row in rows)
        {
            var a = row.Filled.FirstOrDefault(c => c.Column == points[0])?.Points;
            var b = row.Filled.FirstOrDefault(c => c.Column == points[1])?.Points;
            if (a is not { Kind: PointKind.Number } x || b is not { Kind: PointKind.Number } y)
                continue;
            both++;
            if (x.Value >= y.Value)
                holds++;
        }
        if (both > 0 && holds * 10 >= both * 8)
            roles[points[1]] = ColumnRole.Score;
        if (points.Count > 2 && roles[points[1]] == ColumnRole.Score)
            roles[points[2]] = ColumnRole.Appraised;
    }

    private static bool HasScores(DocumentView view, ImmutableArray<ScoringGridRow> rows, TextRange range)
    {
        foreach (var row in rows)
        foreach (var cell in row.Filled)
            if (cell.Text.Length < 300 && PointClaimReader.Read(cell.Text) is { Max: not null })
                return true;
        var first = view.LineIndexAt(range.End);
        for (var i = first; i < Math.Min(view.Lines.Length, first + 6); i++)
            if (TotalsReader.IsTotalLine(CellTextCleaner.Clean(view.Layout.Slice(view.Lines[i].Span))))
                return true;
        for (var i = Math.Max(0, first - 1); i >= 0 && i > first - 4 && i < view.Lines.Length; i--)
            if (
                Folding.FoldLower(view.Layout.Slice(view.Lines[i].Span)).Contains("cham diem", StringComparison.Ordinal)
            )
                return true;
        return false;
    }
}
