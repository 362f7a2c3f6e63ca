using Pipeline.Reading.Flow;

namespace Pipeline.Reading.Text;

/// <summary>Rows of cells found in lines of text.</summary>
/// <param name="Rows">Cells of each row as they stand, empty leading ones included.</param>
/// <param name="Next">Index of the first line after the table.</param>
internal sealed record TextTable(List<string[]> Rows, int Next)
{
    public int Columns => Rows.Max(r => r.Length);
}

/// <summary>
/// Finds tables in tab-separated lines: a row a line (its cells may run over several lines, blank lines may stand
/// between rows),
/// or, as some converters write them, a cell a line with a tab before it and a blank line after each row.
/// </summary>
internal static class TabSeparatedTableFinder
{
    private const int MostBlank = 6;
    private const int MostContinued = 40;

    /// <summary>The table that begins at the line; null where none does.</summary>
    public static TextTable? Read(IReadOnlyList<string> lines, int start) =>
        lines[start].Contains('\t') ? CellPerLineTableFinder.Read(lines, start) ?? RowALine(lines, start) : null;

    private static TextTable? RowALine(IReadOnlyList<string> lines, int start)
    {
        var width = Width(lines, start);
        if (width < 2)
            return null;
        var rows = new List<string[]>();
        var next = start;
        for (var i = start; i < lines.Count; )
        {
            if (IsBlank(lines[i]))
            {
                if (i - next >= MostBlank)
                    break;
                i++;
                continue;
            }
            if (rows.Count > 0 && IsAddressee(lines[i]))
                break;
            if (!lines[i].Contains('\t') && !(Join(lines, i, width) is not null && rows.Count > 0))
                break;
            var (row, after) = Join(lines, i, width) ?? (lines[i], i + 1);
            (row, after) = Closed(lines, row, after);
            if (width == 2 && i > next)
                break;
            rows.Add([.. row.Split('\t').Select(Unquoted)]);
            next = i = after;
        }
        // Rows of one or two cells may be indented lines: a table of two columns needs rows that stand together.
        var full = rows.Count(r => r.Count(c => c.Trim().Length > 0) > 1);
        if (width == 2 ? full < 3 || full * 3 < rows.Count * 2 : full < 1 || rows.Count < 2 && width < 4)
            return null;
        return new TextTable(rows, next);
    }

    // A row whose cells run over lines: the pieces together have exactly as many cells as the other rows.
    private static (string Row, int After)? Join(IReadOnlyList<string> lines, int start, int width)
    {
        var row = lines[start];
        var cells = Cells(row);
        if (cells >= width)
            return (row, start + 1);
        for (var i = start + 1; i < lines.Count && i - start <= MostContinued; i++)
        {
            if (IsBlank(lines[i]) && !lines[i].Contains('\t'))
            {
                if (i + 1 < lines.Count && IsBlank(lines[i + 1]) || cells == 1)
                    return null;
                continue;
            }
            if (lines[i].StartsWith('\t') || IsAddressee(lines[i]))
                return null;
            cells += Cells(lines[i]) - 1;
            if (cells > width)
                return null;
            row += "\n" + lines[i];
            if (cells == width)
                return cells > 1 && row.Contains('\t') ? (row, i + 1) : null;
        }
        return null;
    }

    // A spreadsheet puts a cell of several lines between quotes: the row goes on until they are closed.
    private static (string Row, int After) Closed(IReadOnlyList<string> lines, string row, int after)
    {
        if (!IsOpen(row))
            return (row, after);
        var whole = row;
        for (var i = after; i < lines.Count && i - after < MostContinued; i++)
        {
            whole += "\n" + lines[i];
            if (!IsOpen(whole))
                return (whole, i + 1);
            if (lines[i].Contains('\t'))
                break;
        }
        return (row, after);
    }

    private static bool IsOpen(string row) =>
        row[(row.LastIndexOf('\t') + 1)..] is ['"', ..] last && last.Count(c => c == '"') % 2 == 1;

    private static string Unquoted(string cell) =>
        cell.Length > 2 && cell[0] == '"' && cell[^1] == '"' && cell.Contains('\n')
            ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
            : cell;

    // The commonest number of cells of the rows ahead; ties go to the wider.
    private static int Width(IReadOnlyList<string> lines, int start)
    {
        var counts = new SortedDictionary<int, int>();
        var (blank, continued, seen) = (0, 0, 0);
        // A heading in two columns ends with its lines: a table further down says nothing of its width.
        var heading = Pipeline.Reading.Flow.LayoutTableDetector.HasNationalHeading(lines[start].Split('\t'));
        for (var i = start; i < lines.Count && seen < 60; i++)
        {
            if (heading && IsBlank(lines[i]) || i > start && IsAddressee(lines[i]))
                break;
            if (lines[i].Contains('\t'))
            {
                var cells = Cells(lines[i]);
                counts[cells] = counts.GetValueOrDefault(cells) + 1;
                (blank, continued) = (0, 0);
                seen++;
            }
            // A line between blank ones after rows that all have their cells begins something else: other rows below it
            // say nothing of these.
            else if (counts.Count == 1 && seen >= 3 && blank > 0 && !IsBlank(lines[i]))
                break;
            else if (IsBlank(lines[i]) ? ++blank > MostBlank : ++continued > 12)
                break;
        }
        return counts.OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).First().Key;
    }

    // "Kính gửi:", a tab, and whom: the heading above is over.
    private static bool IsAddressee(string line) =>
        line.AsSpan().TrimStart(" *").StartsWith("Kính gửi", StringComparison.OrdinalIgnoreCase);

    internal static bool IsBlank(string line) => line.AsSpan().Trim().IsEmpty && !line.Contains('\t');

    private static int Cells(string line) => line.AsSpan().Count('\t') + 1;
}

/// <summary>Tables written a cell a line.</summary>
internal static class CellPerLineTableFinder
{
    private const int FewestCells = 3;
    private const int FewestRows = 3;

    public static TextTable? Read(IReadOnlyList<string> lines, int start)
    {
        if (!IsCell(lines[start]))
            return null;
        var rows = new List<(List<string> Cells, int After)>();
        var open = false;
        var blank = 0;
        var i = start;
        for (; i < lines.Count; i++)
        {
            var line = lines[i];
            if (TabSeparatedTableFinder.IsBlank(line))
            {
                if (++blank > 3)
                    break;
                open = false;
                continue;
            }
            if (!IsCell(line))
                break;
            blank = 0;
            // A blank before the tab is what is left of a lost row end.
            if (!open || line[0] == ' ')
                rows.Add(([], 0));
            open = true;
            rows[^1].Cells.Add(line.Trim());
            rows[^1] = rows[^1] with { After = i + 1 };
        }
        if (rows.Count < FewestRows)
            return null;
        var width = rows.GroupBy(r => r.Cells.Count)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Key)
            .First()
            .Key;
        // Short rows at the end are what follows the table (a place and date, who signs).
        while (rows.Count > 0 && rows[^1].Cells.Count < Math.Min(width, FewestCells))
            rows.RemoveAt(rows.Count - 1);
        if (width < FewestCells || rows.Count(r => r.Cells.Count == width) < FewestRows)
            return null;
        var numbered =
            rows.Count(r => r.Cells.Count == width && IsNumbering(r.Cells[0])) * 5
            >= rows.Count(r => r.Cells.Count == width) * 4;
        return new TextTable([.. rows.Select(r => Place(r.Cells, width, numbered))], rows[^1].After);
    }

    // A row that is short by one and does not begin with a number, in a table whose rows all do, has lost its empty
    // first cell.
    private static string[] Place(List<string> cells, int width, bool numbered) =>
        numbered && cells.Count == width - 1 && !IsNumbering(cells[0]) ? ["", .. cells] : [.. cells];

    private static bool IsNumbering(string cell) =>
        cell.Length == 0
        || cell.Length < 9
            && (char.IsAsciiDigit(cell[0]) || cell.AsSpan().Trim(".)").IndexOfAnyExcept("IVXabcdđ-") < 0);

    private static bool IsCell(string line)
    {
        var at = line.IndexOf('\t');
        return at >= 0 && line.AsSpan(0, at).Trim(' ').IsEmpty && line.AsSpan(at + 1).TrimEnd().IndexOf('\t') < 0;
    }
}
