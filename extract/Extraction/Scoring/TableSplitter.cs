using System.Collections.Immutable;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// Tells apart the tables of several units or matters that stand below each other in one grid, as in a sheet: after a total, or below
/// titles of its own, a header stands again and the numbers begin anew. A header that a page break repeats does neither.
/// </summary>
internal static class TableSplitter
{
    /// <summary>Where each table begins, its titles included; the first begins at 0.</summary>
    public static IReadOnlyList<int> Starts(ImmutableArray<GridRow> rows)
    {
        var starts = new List<int> { 0 };
        var (totalled, first) = (false, true);
        for (var r = 0; r < rows.Length; r++)
        {
            if (IsTotal(rows[r])) totalled = true;
            if (!HeaderReader.LooksLikeHeader(rows[r])) continue;
            // A second level of the header that has just been seen is no header of another table.
            if (first) { first = false; continue; }
            var titles = r;
            while (titles > starts[^1] && IsTitle(rows[titles - 1])) titles--;
            if (!totalled && titles == r || HeaderReader.Read(rows[r..]) is not { FirstRow: 0 } model || !Restarts(rows[(r + model.EndRow)..], model)) continue;
            starts.Add(titles);
            totalled = false;
        }
        return starts;
    }

    private static bool IsTotal(GridRow row) =>
        row.Filled.Any(c => c.Points.FitsPoints) && row.Filled.FirstOrDefault(c => c.Points.Kind == PointKind.Text) is { } cell && TotalWords.IsTotal(cell.Text) && !TotalWords.IsPartial(cell.Text);

    private static bool IsTitle(GridRow row) =>
        row.Filled.Length == 0 || row.Filled.Length == 1 && !row.Filled[0].Points.FitsPoints && !Numbering.Looks(row.Filled[0].Text) && !TotalWords.IsTotal(row.Filled[0].Text);

    private static bool Restarts(ImmutableArray<GridRow> rows, ColumnModel model)
    {
        var column = model.IndexOf(ColumnRole.No);
        if (column < 0) return true;
        foreach (var row in rows)
            foreach (var cell in row.Filled)
                if (cell.Column == column && Numbering.Parse(cell.Text) is { } number) return number.Parts.All(p => Numbering.ValueOf(p) <= 1);
        return false;
    }
}
