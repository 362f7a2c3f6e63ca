using System.Collections.Immutable;
using Pipeline.Layout;

namespace Pipeline.Extraction.Scoring;

/// <summary>A cell as the scoring reader sees it.</summary>
/// <param name="Column">From 0.</param>
/// <param name="ColumnSpan">At least 1.</param>
/// <param name="RowSpan">At least 1.</param>
/// <param name="Range">Its place in the text.</param>
/// <param name="Text">Cleaned.</param>
/// <param name="Indent">Left indentation.</param>
internal sealed record GridCell(int Column, int ColumnSpan, int RowSpan, TextRange Range, string Text, double Indent)
{
    /// <summary>The cell read as points.</summary>
    public PointValue Points { get; } = PointValue.Parse(Text);

    /// <summary>One past its last column.</summary>
    public int EndColumn => Column + ColumnSpan;
}

/// <summary>A row of cells that begin in it, with those that reach into it from above.</summary>
/// <param name="Cells">Cells that begin in it.</param>
/// <param name="Above">Cells that reach into it.</param>
/// <param name="AfterBreak">It begins a page or a part of the table.</param>
/// <param name="Shifted">Its cells may stand in wrong columns.</param>
/// <param name="Drawn">Its cells were cut out of a page: a cell may have been cut in two.</param>
internal sealed record GridRow(ImmutableArray<GridCell> Cells, ImmutableArray<GridCell> Above, bool AfterBreak, bool Shifted, bool Drawn = false)
{
    /// <summary>Cells with text.</summary>
    public ImmutableArray<GridCell> Filled { get; init; } = [.. Cells.Where(c => c.Text.Length > 0)];

    /// <summary>From its first cell to its last.</summary>
    public TextRange Range => Cells.Length == 0 ? default : new TextRange(Cells[0].Range.Start, Cells[^1].Range.End);
}

/// <summary>A table as rows of cleaned cells.</summary>
internal static class Grid
{
    /// <summary>Rows of a table; none is left out.</summary>
    public static ImmutableArray<GridRow> Rows(DocumentView view, Table table)
    {
        var rows = ImmutableArray.CreateBuilder<GridRow>(table.RowCount);
        var breaks = table.PageBreaks.ToHashSet();
        var reaching = new List<(GridCell Cell, int Until)>();
        var next = 0;
        for (var r = 0; r < table.RowCount; r++)
        {
            var cells = ImmutableArray.CreateBuilder<GridCell>();
            while (next < table.Cells.Length && table.Cells[next].Row <= r)
            {
                var c = table.Cells[next++];
                cells.Add(new GridCell(c.Column, c.ColumnSpan, c.RowSpan, c.Span, CellText.Clean(view.Layout.Slice(c.Span)), c.Indent));
            }
            reaching.RemoveAll(x => x.Until <= r);
            rows.Add(new GridRow(cells.ToImmutable(), [.. reaching.Select(x => x.Cell)], r == 0 || breaks.Contains(r), table.Source == TableSource.SeparatedText, table.Source is TableSource.Rules or TableSource.Alignment));
            foreach (var cell in rows[^1].Cells)
                if (cell.RowSpan > 1) reaching.Add((cell, r + cell.RowSpan));
        }
        return rows.ToImmutable();
    }
}
