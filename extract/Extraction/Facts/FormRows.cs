using System.Collections.Immutable;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>A row of something that may be a statistical form: its cells from left to right, blank ones too.</summary>
/// <param name="Cells">Ranges of the cells' texts; empty ranges for blank cells.</param>
internal sealed record FormRowCells(ImmutableArray<TextRange> Cells);

/// <summary>Where rows of forms may come from: tables, and exported text in which each cell is a line that begins with a tab.</summary>
internal static class FormRows
{
    /// <summary>Groups of rows, each group one table or one run of exported rows.</summary>
    public static IEnumerable<ImmutableArray<FormRowCells>> Of(DocumentView view)
    {
        foreach (var table in view.Tables)
        {
            if (table.Inside is not null || table.ColumnCount is < 3 or > 12) continue;
            yield return [.. table.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => Row(table, g))];
        }
        if (Exported(view) is { Length: > 0 } rows) yield return rows;
    }

    private static FormRowCells Row(Table table, IEnumerable<Cell> cells)
    {
        var row = new TextRange[table.ColumnCount];
        foreach (var cell in cells)
            if (cell.Column < row.Length) row[cell.Column] = cell.Span;
        return new FormRowCells([.. row]);
    }

    private static ImmutableArray<FormRowCells> Exported(DocumentView view)
    {
        var rows = ImmutableArray.CreateBuilder<FormRowCells>();
        var cells = ImmutableArray.CreateBuilder<TextRange>();
        var last = -2;
        foreach (var line in view.Lines)
        {
            var text = view.Text.AsSpan(line.Span.Start, line.Span.Length);
            var cell = text.TrimStart(' ').StartsWith("\t", StringComparison.Ordinal);
            var follows = last >= 0 && line.Span.Start <= last + 1;
            if ((!cell || !follows || NumberCell(text)) && cells.Count > 0)
            {
                rows.Add(new FormRowCells(cells.ToImmutable()));
                cells.Clear();
            }
            if (cell) cells.Add(Trim(view.Text, line.Span));
            last = line.Span.End;
        }
        if (cells.Count > 0) rows.Add(new FormRowCells(cells.ToImmutable()));
        return rows.ToImmutable();
    }

    private static bool NumberCell(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        return trimmed.Length is > 1 and < 5 && trimmed[^1] == '.' && trimmed[..^1].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static TextRange Trim(string text, TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextRange(start, end);
    }
}
