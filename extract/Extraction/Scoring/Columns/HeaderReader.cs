using System.Collections.Immutable;
using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Scoring.Columns;

/// <summary>
/// Finds the header of a scoring table: one or two levels, below titles that may stand in the same grid.
/// </summary>
internal static class HeaderReader
{
    private const int Deepest = 15;

    /// <summary>The columns by their headers; null where no header of a scoring table stands at the top.</summary>
    public static TableHeaderModel? Read(ImmutableArray<ScoringGridRow> rows)
    {
        for (var r = 0; r < Math.Min(rows.Length, Deepest); r++)
        {
            if (!LooksLikeHeader(rows[r]))
                continue;
            var mended = HeaderSpread.Mend(rows, r);
            var end = mended == rows ? End(rows, r) : r + 2;
            while (mended != rows && end < rows.Length && IsColumnNumbers(rows[end]))
                end++;
            var model = Build(mended, r, end);
            if (model is not null)
                return model;
        }
        return null;
    }

    /// <summary>True where the row repeats the header, whole or one level of it.</summary>
    public static bool RepeatsHeader(ScoringGridRow row, TableHeaderModel model)
    {
        var filled = row.Filled;
        if (filled.Length == 0)
            return false;
        var known = filled.Count(c => c.Text.Length <= 120 && model.Names.Contains(HeaderClassifier.Normalize(c.Text)));
        if (filled.Length >= 2 && known * 3 >= filled.Length * 2)
            return true;
        if (filled.Length == 1)
            return known == 1 && HeaderClassifier.ClassifyRole(filled[0].Text)?.IsPoints() == true;
        return LooksLikeHeader(row) || IsColumnNumbers(row);
    }

    /// <summary>True for "(1) (2) (3)" or "A B 1 2 3=1+2" under a header.</summary>
    public static bool IsColumnNumbers(ScoringGridRow row)
    {
        var filled = row.Filled;
        if (filled.Length < 3)
            return false;
        var last = 0;
        foreach (var cell in filled)
        {
            var text = cell.Text.TrimAny("()[] ");
            if (text.Length == 1 && char.IsAsciiLetter(text[0]))
                continue;
            var head = text.Split('=', '+')[0].TrimAny("() ");
            if (head.Length is 0 or > 2 || !int.TryParse(head, out var n) || n != last + 1 && !(last == 0 && n <= 2))
                return false;
            last = n;
        }
        return last >= 2;
    }

    /// <summary>True where the cells name columns, points among them.</summary>
    public static bool LooksLikeHeader(ScoringGridRow row)
    {
        var (texts, points, filled) = (0, 0, row.Filled);
        foreach (var cell in filled)
        {
            if (cell.Text.Length > 120 || cell.Points.FitsPoints)
                return false;
            if (HeaderClassifier.ClassifyRole(cell.Text) is not { } role)
                continue;
            if (cell.Text.Length > 80 && role is not ColumnRole.Max and not ColumnRole.Score)
                continue;
            if (role.IsPoints())
                points++;
            else
                texts++;
        }
        return points > 0 && texts + points >= 2 && (texts + points) * 2 >= filled.Length;
    }

    private static int End(ImmutableArray<ScoringGridRow> rows, int first)
    {
        var end = first + 1;
        if (!rows[first].Shifted)
        {
            var deepest = rows[first].Filled.Select(c => c.RowSpan).DefaultIfEmpty(1).Max();
            end = Math.Min(rows.Length, first + Math.Min(deepest, 3));
        }
        while (
            end < rows.Length
            && end < first + 4
            && (IsSecondLevel(rows[end], rows[first]) || IsColumnNumbers(rows[end]))
        )
            end++;
        return end;
    }

    private static bool IsSecondLevel(ScoringGridRow row, ScoringGridRow top)
    {
        if (row.Filled.Length == 0)
            return false;
        var named = 0;
        foreach (var cell in row.Filled)
        {
            if (cell.Text.Length > 80 || cell.Points.FitsPoints)
                return false;
            if (
                top.Filled.Any(t =>
                    t.Column == cell.Column
                    && HeaderClassifier.ClassifyRole(t.Text) is ColumnRole.No or ColumnRole.Criterion
                )
            )
                return false;
            if (
                HeaderClassifier.ClassifyRole(cell.Text, HeaderAbove(top, cell.Column)) is { } role
                && role is not ColumnRole.Criterion and not ColumnRole.No
            )
                named++;
        }
        return named * 2 > row.Filled.Length;
    }

    private static string HeaderAbove(ScoringGridRow top, int column)
    {
        var over = "";
        foreach (var cell in top.Filled)
        {
            if (cell.Column > column)
                break;
            if (!top.Shifted && cell.EndColumn <= column)
                continue;
            over = cell.Text;
        }
        return over;
    }

    private static TableHeaderModel? Build(ImmutableArray<ScoringGridRow> rows, int first, int end)
    {
        var header = rows[first..end].Where(r => !IsColumnNumbers(r)).ToArray();
        var width = rows.Max(r => r.Cells.Length == 0 ? 0 : r.Cells.Max(c => c.EndColumn));
        var names = header
            .SelectMany(r => r.Filled)
            .Select(c => HeaderClassifier.Normalize(c.Text))
            .ToImmutableHashSet(StringComparer.Ordinal);
        var columns = new TableColumn[width];
        for (var column = 0; column < width; column++)
        {
            var levels = new List<string>();
            foreach (var row in header)
                if (
                    TextAt(row, column, header, row == header[0]) is { Length: > 0 } text
                    && (levels.Count == 0 || levels[^1] != text)
                )
                    levels.Add(text);
            var role =
                levels.Count == 0 ? null : HeaderClassifier.ClassifyRole(levels[^1], string.Join(" / ", levels[..^1]));
            columns[column] = new TableColumn(role ?? ColumnRole.Other, string.Join(" / ", levels));
        }
        if (columns.Any(c => c.Header.Split(" / ").Any(HeaderClassifier.NamesPlaces)))
            return null;
        return new TableHeaderModel([.. columns], first, end, names);
    }

    private static string TextAt(ScoringGridRow row, int column, ScoringGridRow[] header, bool top)
    {
        ScoringGridCell? exact = null,
            left = null;
        foreach (var cell in row.Filled)
        {
            if (cell.Column <= column && cell.EndColumn > column)
                exact = cell;
            else if (cell.EndColumn <= column)
                left = cell;
        }
        if (exact is not null)
            return exact.Text;
        // Separated text loses spans, and not everybody merges cells: a blank over a lower header belongs to the header
        // on its left, if
        // that has lower ones too.
        if (!top || header.Length < 2 || left is null)
            return "";
        var lower = header[1].Filled;
        return lower.Any(c => c.Column == column) && lower.Any(c => c.Column == left.Column) ? left.Text : "";
    }
}
