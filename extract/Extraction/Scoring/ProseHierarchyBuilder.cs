namespace Pipeline.Extraction.Scoring;

/// <summary>
/// What stands below what among scored paragraphs. The manner of a label (its word, its style, its depth) that comes
/// first is the outer
/// one: "TIÊU CHUẨN 1", below it "a", below that "a1" or "-".
/// </summary>
internal sealed class ProseHierarchyBuilder
{
    private readonly List<(string Manner, int Row)> _stack = [];
    private string? _section;

    /// <summary>A heading without points: numbers begin anew below it.</summary>
    public void Section(string label)
    {
        _section = label;
        _stack.Clear();
    }

    /// <summary>Sets parent, level and path of the next row.</summary>
    public void Place(List<DraftRow> rows, DraftRow row)
    {
        var manner = Manner(row);
        var known = _stack.FindIndex(e => e.Manner == manner);
        if (known >= 0)
            _stack.RemoveRange(known, _stack.Count - known);
        // A paragraph without any label stands beside the one before it.
        else if (row.Number is null && _stack.Count > 0)
            _stack.RemoveAt(_stack.Count - 1);
        // A part may give no more than its whole.
        while (_stack.Count > 0 && rows[_stack[^1].Row] is var above && row.Max > above.Max)
            _stack.RemoveAt(_stack.Count - 1);
        row.Parent = _stack.Count > 0 ? _stack[^1].Row : null;
        row.Level = _stack.Count + 1;
        row.Section = _section;
        row.Path = Path(rows, row);
        _stack.Add((manner, rows.Count));
    }

    private static string Manner(DraftRow row) =>
        row.Number is not { } number
            ? ""
            : $"{row.NoPrinted?.Split(' ')[0].ToUpperInvariant()}|{number.Style}|{number.Parts.Length}";

    private static string? Path(List<DraftRow> rows, DraftRow row)
    {
        if (row.No is null)
            return null;
        var parent = row.Parent;
        while (parent is { } p && (rows[p].No is null || rows[p].Number is { } above && row.Number!.IsUnder(above)))
            parent = rows[p].Parent;
        var prefix = parent is { } q ? rows[q].Path : row.Section;
        return prefix is null ? row.No : $"{prefix}.{row.No}";
    }
}
