using Pipeline.Layout;
using Pipeline.Reading.Composition;

namespace Pipeline.Reading.Tables;

/// <summary>A cell of a grid of rules.</summary>
internal readonly record struct RuledGridCell(int Row, int Column, int RowSpan, int ColumnSpan, Box Box);

/// <summary>A grid that drawn lines enclose: its lines and its cells with spans.</summary>
/// <param name="Rows">y of the lines between rows, from the top, one more than there are rows; points.</param>
/// <param name="Columns">x of the lines between columns, from the left, one more than there are columns;
/// points.</param>
/// <param name="Cells">By row, then column; merged cells stand once.</param>
internal sealed record RuledGrid(
    IReadOnlyList<double> Rows,
    IReadOnlyList<double> Columns,
    IReadOnlyList<RuledGridCell> Cells
)
{
    private const double Near = 3;

    /// <summary>Around all cells.</summary>
    internal Box Box => new(Columns[0], Rows[0], Columns[^1], Rows[^1]);

    /// <summary>The grids of a page with at least two rows or columns, from the top.</summary>
    internal static IReadOnlyList<RuledGrid> Find(PageRulingLines rules)
    {
        var grids = new List<RuledGrid>();
        foreach (var (level, upright) in Connected(rules))
        {
            if (level.Count < 2)
                continue;
            var rows = Positions(level, upright);
            var columns = Positions(upright, level);
            if (rows.Count < 2 || columns.Count < 3 || rows.Count + columns.Count < 6)
                continue;
            grids.Add(Compress(rows, columns, Merge(rows, columns, level, upright)));
        }
        grids.Sort((a, b) => a.Rows[0].CompareTo(b.Rows[0]));
        return grids;
    }

    // Lines that cross or touch belong to one grid.
    private static IEnumerable<(List<RulingLine> Level, List<RulingLine> Upright)> Connected(PageRulingLines rules)
    {
        var freeLevel = rules.Level.ToList();
        var freeUpright = rules.Upright.ToList();
        while (freeUpright.Count > 0)
        {
            var (level, upright) = (new List<RulingLine>(), new List<RulingLine> { freeUpright[0] });
            freeUpright.RemoveAt(0);
            for (var (l, u) = (0, 0); l < level.Count || u < upright.Count; )
            {
                if (u < upright.Count)
                {
                    var from = upright[u++];
                    Take(freeLevel, level, x => Touch(x, from));
                }
                else
                {
                    var from = level[l++];
                    Take(freeUpright, upright, x => Touch(from, x));
                }
            }
            yield return (level, upright);
        }
    }

    private static void Take(List<RulingLine> free, List<RulingLine> into, Predicate<RulingLine> touches)
    {
        into.AddRange(free.FindAll(touches));
        free.RemoveAll(touches);
    }

    private static bool Touch(RulingLine level, RulingLine upright) =>
        upright.At >= level.From - Near
        && upright.At <= level.To + Near
        && level.At >= upright.From - Near
        && level.At <= upright.To + Near;

    // Where lines stand, near ones as one; where the crossing lines run on beyond the last, the open side is a line
    // too.
    private static List<double> Positions(List<RulingLine> rules, List<RulingLine> crossing)
    {
        var at = new List<double>();
        var weight = 0;
        foreach (var rule in rules.OrderBy(r => r.At))
        {
            if (at.Count > 0 && rule.At - at[^1] < Near)
            {
                at[^1] = (at[^1] * weight + rule.At) / (weight + 1);
                weight++;
                continue;
            }
            at.Add(rule.At);
            weight = 1;
        }
        var (from, to) = (crossing.Min(r => r.From), crossing.Max(r => r.To));
        if (from < at[0] - 8)
            at.Insert(0, from);
        if (to > at[^1] + 8)
            at.Add(to);
        return at;
    }

    private static List<RuledGridCell> Merge(
        List<double> rows,
        List<double> columns,
        List<RulingLine> level,
        List<RulingLine> upright
    )
    {
        var (height, width) = (rows.Count - 1, columns.Count - 1);
        var taken = new bool[height, width];
        var cells = new List<RuledGridCell>();
        bool Above(int row, int column) => Covered(level, rows[row], columns[column], columns[column + 1]);
        bool LeftOf(int row, int column) => Covered(upright, columns[column], rows[row], rows[row + 1]);
        for (var r = 0; r < height; r++)
        for (var c = 0; c < width; c++)
        {
            if (taken[r, c])
                continue;
            var (down, across) = (1, 1);
            while (c + across < width && !taken[r, c + across] && !LeftOf(r, c + across))
                across++;
            while (
                r + down < height
                && Enumerable.Range(c, across).All(k => !taken[r + down, k] && !Above(r + down, k))
                && Enumerable.Range(c + 1, across - 1).All(k => !LeftOf(r + down, k))
            )
                down++;
            for (var i = r; i < r + down; i++)
            for (var k = c; k < c + across; k++)
                taken[i, k] = true;
            cells.Add(
                new RuledGridCell(r, c, down, across, new Box(columns[c], rows[r], columns[c + across], rows[r + down]))
            );
        }
        return cells;
    }

    // A line at which no cell begins (an underlined word, a broken rule) divides nothing.
    private static RuledGrid Compress(List<double> rows, List<double> columns, List<RuledGridCell> cells)
    {
        int[] usedRows = [.. cells.Select(c => c.Row).Distinct().Order(), rows.Count - 1];
        int[] usedColumns = [.. cells.Select(c => c.Column).Distinct().Order(), columns.Count - 1];
        int Row(int row) => Array.BinarySearch(usedRows, row) is var at && at >= 0 ? at : ~at;
        int Column(int column) => Array.BinarySearch(usedColumns, column) is var at && at >= 0 ? at : ~at;
        return new RuledGrid(
            [.. usedRows.Select(r => rows[r])],
            [.. usedColumns.Select(c => columns[c])],
            [
                .. cells.Select(c => new RuledGridCell(
                    Row(c.Row),
                    Column(c.Column),
                    Row(c.Row + c.RowSpan) - Row(c.Row),
                    Column(c.Column + c.ColumnSpan) - Column(c.Column),
                    c.Box
                )),
            ]
        );
    }

    private static bool Covered(List<RulingLine> rules, double at, double from, double to)
    {
        var covered = 0.0;
        foreach (var rule in rules)
            if (Math.Abs(rule.At - at) < Near + 1)
                covered += Math.Max(0, Math.Min(to, rule.To) - Math.Max(from, rule.From));
        return covered > (to - from) * 0.6;
    }
}

/// <summary>The part of a table that stands on one page: its grid and the words of each cell.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Grid">Lines and cells.</param>
/// <param name="Texts">One for each cell of the grid: its lines, divided by \n.</param>
/// <param name="Fonts">One for each cell: of its first word; null where unknown.</param>
internal sealed record PageTable(int Page, RuledGrid Grid, IReadOnlyList<string> Texts, IReadOnlyList<FontStyle?> Fonts)
{
    /// <summary>
    /// Fills the grids of a page; words that stand in a cell are taken out of <paramref name="words"/>.
    /// </summary>
    internal static IReadOnlyList<PageTable> Fill(int page, IReadOnlyList<RuledGrid> grids, List<RawWord> words)
    {
        var tables = new List<PageTable>();
        foreach (var grid in grids)
        {
            var held = new List<RawWord>[grid.Cells.Count];
            foreach (var word in words)
            {
                if (word.Box is not { } box || !grid.Box.Contains(box.MiddleX, box.MiddleY))
                    continue;
                for (var i = 0; i < held.Length; i++)
                    if (grid.Cells[i].Box.Contains(box.MiddleX, box.MiddleY))
                    {
                        (held[i] ??= []).Add(word);
                        break;
                    }
            }
            // A drawing or a chart has lines but hardly a word between them.
            var filled = held.Count(h => h is not null);
            if (filled < 3 || filled * 5 < grid.Cells.Count && filled < 12)
                continue;
            tables.Add(
                new PageTable(
                    page,
                    grid,
                    [
                        .. held.Select(h =>
                            h is null
                                ? ""
                                : string.Join(
                                    '\n',
                                    WordRowGrouper.Group(h).Select(r => string.Join(' ', r.Words.Select(w => w.Text)))
                                )
                        ),
                    ],
                    [.. held.Select(h => h?[0].Font)]
                )
            );
            var taken = held.Where(h => h is not null).SelectMany(h => h).ToHashSet(ReferenceEqualityComparer.Instance);
            words.RemoveAll(w => taken.Contains(w));
        }
        return tables;
    }
}
