using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Sheets;

/// <summary>
/// Writes sheets to a layout: each sheet's rows of data as one table; the rows above and below it, which are the
/// heading and the
/// signatures, as lines too, so that they are read like those of a letter and still have their cells.
/// </summary>
internal static class SheetWriter
{
    private const int FewestDataCells = 3;
    private const long MostDenseCells = 500_000;

    public static DocumentLayout Write(string format, IReadOnlyList<SheetData> sheets)
    {
        var builder = new LayoutBuilder(format, paged: false)
        {
            Context = NormalizationContext.FromLines(sheets.SelectMany(s => s.Cells).Select(c => c.Text)),
        };
        builder.BeginPage(new Page { Number = 1 });
        foreach (var sheet in sheets)
            Write(builder, sheet);
        return builder.Build();
    }

    private static void Write(LayoutBuilder builder, SheetData sheet)
    {
        var rows = sheet.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => g.ToArray()).ToArray();
        if (rows.Length == 0)
            return;
        var widest = rows.Max(r => r.Length);
        var first = Array.FindIndex(rows, r => r.Length >= Math.Min(FewestDataCells, widest));
        var last = Array.FindLastIndex(rows, r => r.Length >= Math.Min(FewestDataCells, widest));
        while (
            last >= 0
            && last + 1 < rows.Length
            && rows[last + 1][0].Row == rows[last][0].Row + 1
            && IsSum(rows[last + 1])
        )
            last++;
        // What is as narrow as two columns may be a heading, or a list of names and values.
        if (
            widest < FewestDataCells
            && Pipeline.Reading.Flow.LayoutTableDetector.IsLayout(
                Math.Min(rows.Length, 8),
                widest,
                rows.SelectMany(r => r).Select(c => c.Text),
                ruled: null
            )
        )
            (first, last) = (rows.Length, rows.Length - 1);
        Add(builder, sheet, rows[..first], lines: true);
        if (first <= last)
            Add(builder, sheet, rows[first..(last + 1)], lines: false);
        if (last + 1 < rows.Length && first < rows.Length)
            Add(builder, sheet, rows[(last + 1)..], lines: true);
    }

    // "Tổng cộng | 96" right below the rows of data belongs to them; names of signers have no figures beside them.
    private static bool IsSum(SheetCell[] row) =>
        row.Length > 1
        && row.Any(c => c.Text.Any(char.IsLetter))
        && row.Any(c => c.Text.Any(char.IsAsciiDigit) && !c.Text.Any(char.IsLetter));

    private static void Add(LayoutBuilder builder, SheetData sheet, SheetCell[][] rows, bool lines)
    {
        if (rows.Length == 0)
            return;
        var columns = rows.SelectMany(r => r).Select(c => c.Column).Distinct().Order().ToArray();
        var rowIndex = rows.Select((r, i) => (r[0].Row, Index: i)).ToDictionary(p => p.Row, p => p.Index);
        var columnIndex = columns.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var merges = new Dictionary<(int, int), MergedRange>();
        foreach (var merge in sheet.Merges)
            merges.TryAdd((merge.FirstRow, merge.FirstColumn), merge);
        var dense = (long)rows.Length * columns.Length <= MostDenseCells && !lines;
        var cells = new List<RawCell>();
        var covered = new HashSet<(int, int)>();
        for (var r = 0; r < rows.Length; r++)
        {
            var at = rows[r].ToDictionary(c => columnIndex[c.Column]);
            foreach (var c in dense ? Enumerable.Range(0, columns.Length) : at.Keys.Order())
            {
                if (covered.Contains((r, c)))
                    continue;
                var found = at.TryGetValue(c, out var cell);
                var (down, across) =
                    found && merges.TryGetValue((cell.Row, cell.Column), out var merge) ? Span(merge) : (1, 1);
                if (dense && (down > 1 || across > 1))
                    for (var i = 0; i < down; i++)
                    for (var j = 0; j < across; j++)
                        covered.Add((r + i, c + j));
                cells.Add(
                    new RawCell(
                        r,
                        c,
                        down,
                        across,
                        found ? cell.Text : "",
                        Address: CellName.Format(rows[r][0].Row, columns[c]),
                        Font: found ? cell.Font : null,
                        Indent: found ? cell.Indent : 0
                    )
                );
            }
        }
        builder.AddTable(TableSource.Markup, rows.Length, columns.Length, cells, sheet: sheet.Name, withLines: lines);

        // Rows and columns that show nothing do not count.
        (int, int) Span(MergedRange merge) =>
            (
                rows.Count(x => x[0].Row >= merge.FirstRow && x[0].Row <= merge.LastRow),
                columns.Count(x => x >= merge.FirstColumn && x <= merge.LastColumn)
            );
    }
}
