using Pipeline.Layout;

namespace Pipeline.Reading.Tables;

/// <summary>A table over one or several pages, ready for the layout.</summary>
/// <param name="First">The part on the first page.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Cells">By row, then column.</param>
/// <param name="PageBreaks">Rows that begin on a new page.</param>
internal sealed record MultiPageTable(
    PageTable First,
    int Rows,
    int Columns,
    IReadOnlyList<RawCell> Cells,
    IReadOnlyList<int> PageBreaks
);

/// <summary>Joins the parts of a table that runs over pages: same edges, mostly the same columns.</summary>
internal static class MultiPageTableJoiner
{
    private const double Near = 5;

    /// <summary>
    /// True where <paramref name="next"/> can be the continuation of <paramref name="table"/> by its columns.
    /// </summary>
    internal static bool IsContinuation(PageTable table, PageTable next)
    {
        var (a, b) = (table.Grid.Columns, next.Grid.Columns);
        if (Math.Abs(a[0] - b[0]) > Near || Math.Abs(a[^1] - b[^1]) > Near)
            return false;
        var shared = a.Count(x => b.Any(y => Math.Abs(x - y) <= Near));
        return shared >= Math.Min(a.Count, b.Count) * 0.8;
    }

    /// <summary>One table of all parts.</summary>
    internal static MultiPageTable Join(IReadOnlyList<PageTable> parts)
    {
        var columns = new List<double>(parts[0].Grid.Columns);
        foreach (var x in parts.Skip(1).SelectMany(p => p.Grid.Columns))
            if (!columns.Any(known => Math.Abs(known - x) <= Near))
                columns.Add(x);
        columns.Sort();
        int Column(double x) => Enumerable.Range(0, columns.Count).MinBy(i => Math.Abs(columns[i] - x));

        var cells = new List<RawCell>();
        var breaks = new List<int>();
        var row = 0;
        foreach (var part in parts)
        {
            var skipped = 0;
            if (row > 0)
            {
                if (RunsOn(cells, row - 1, part))
                {
                    Append(cells, row - 1, part, Column);
                    skipped = 1;
                }
                breaks.Add(row);
            }
            for (var i = 0; i < part.Grid.Cells.Count; i++)
            {
                var cell = part.Grid.Cells[i];
                if (cell.Row < skipped)
                    continue;
                var (from, to) = (Column(cell.Box.X0), Column(cell.Box.X1));
                cells.Add(
                    new RawCell(
                        row + cell.Row - skipped,
                        from,
                        cell.RowSpan,
                        Math.Max(1, to - from),
                        part.Texts[i],
                        part.Page,
                        cell.Box,
                        null,
                        part.Fonts[i]
                    )
                );
            }
            row += part.Grid.Rows.Count - 1 - skipped;
        }
        cells.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        return new MultiPageTable(parts[0], row, columns.Count - 1, cells, [.. breaks.Where(b => b < row).Distinct()]);
    }

    // The first row of a page is the rest of the row before where its first cell is blank and its text goes on in the
    // middle of a sentence; what looks like a row of its own is left alone.
    private static bool RunsOn(List<RawCell> cells, int last, PageTable next)
    {
        var first = Enumerable.Range(0, next.Grid.Cells.Count).Where(i => next.Grid.Cells[i].Row == 0).ToList();
        if (
            next.Grid.Rows.Count < 2
            || first.Count < 2
            || first.Any(i => next.Grid.Cells[i].RowSpan > 1)
            || next.Texts[first[0]].Length > 0
        )
            return false;
        var filled = first.Where(i => next.Texts[i].Length > 0).ToList();
        if (filled.Count == 0)
            return false;
        var above = cells.Where(c => c.Row == last).ToList();
        if (above.Count == 0 || above.Any(c => c.RowSpan > 1))
            return false;
        return filled.All(i =>
                char.IsLower(next.Texts[i][0])
                || above.Any(c =>
                    Same(c, next.Grid.Cells[i]) && c.Text.Length > 0 && Open(c.Text) && !char.IsDigit(next.Texts[i][0])
                )
            ) && filled.Any(i => char.IsLower(next.Texts[i][0]));
    }

    private static bool Open(string text) => text[^1] is not ('.' or ';' or ':' or '!' or '?');

    private static bool Same(RawCell cell, RuledGridCell next) =>
        cell.Box is { } box && Math.Abs(box.X0 - next.Box.X0) <= Near && Math.Abs(box.X1 - next.Box.X1) <= Near;

    private static void Append(List<RawCell> cells, int last, PageTable next, Func<double, int> column)
    {
        for (var i = 0; i < next.Grid.Cells.Count; i++)
        {
            if (next.Grid.Cells[i].Row != 0 || next.Texts[i].Length == 0)
                continue;
            var at = cells.FindIndex(c =>
                c.Row == last
                && c.Column <= column(next.Grid.Cells[i].Box.X0)
                && c.Column + c.ColumnSpan > column(next.Grid.Cells[i].Box.X0)
            );
            if (at >= 0)
                cells[at] = cells[at] with
                {
                    Text = cells[at].Text.Length == 0 ? next.Texts[i] : cells[at].Text + "\n" + next.Texts[i],
                };
        }
    }
}
