namespace Pipeline.Reading.Text;

/// <summary>Finds Markdown tables: rows between pipes, with a row of dashes or without.</summary>
internal static class PipeRows
{
    /// <summary>The table that begins at the line; null where none does.</summary>
    public static TextRows? Read(IReadOnlyList<string> lines, int start)
    {
        if (!IsRow(lines[start])) return null;
        var rows = new List<string[]>();
        var ruled = false;
        var i = start;
        for (; i < lines.Count && IsRow(lines[i]); i++)
        {
            var cells = Split(lines[i]);
            if (cells.Length > 0 && cells.All(IsRule)) ruled = true;
            else rows.Add(cells);
        }
        if (rows.Count == 0 || !ruled && rows.Count < 2) return null;
        return rows.Max(r => r.Length) > 1 || ruled ? new TextRows(rows, i) : null;
    }

    private static bool IsRow(string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.Length > 2 && trimmed[0] == '|' && trimmed[1..].Contains('|');
    }

    private static bool IsRule(string cell) => cell.Length > 0 && cell.AsSpan().IndexOfAnyExcept("-: ") < 0 && cell.Contains('-');

    private static string[] Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var trimmed = line.Trim();
        for (var i = 1; i < trimmed.Length; i++)
        {
            if (trimmed[i] == '\\' && i + 1 < trimmed.Length && trimmed[i + 1] == '|') { cell.Append('|'); i++; }
            else if (trimmed[i] == '|') { cells.Add(cell.ToString().Trim()); cell.Clear(); }
            else cell.Append(trimmed[i]);
        }
        if (cell.Length > 0) cells.Add(cell.ToString().Trim());
        return [.. cells];
    }
}
