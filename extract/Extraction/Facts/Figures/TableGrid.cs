using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>A table by row and column, merged cells standing at each place they cover.</summary>
internal sealed class TableGrid
{
    private readonly DocumentView _view;
    private readonly Table _table;
    private readonly Cell?[,] _cells;

    /// <summary>Lays the cells out.</summary>
    public TableGrid(DocumentView view, Table table)
    {
        (_view, _table) = (view, table);
        _cells = new Cell?[table.RowCount, table.ColumnCount];
        foreach (var cell in table.Cells)
            for (var r = cell.Row; r < Math.Min(table.RowCount, cell.Row + cell.RowSpan); r++)
            for (var c = cell.Column; c < Math.Min(table.ColumnCount, cell.Column + cell.ColumnSpan); c++)
                _cells[r, c] ??= cell;
    }

    /// <summary>Rows from the top before the first row that holds numbers beside a label.</summary>
    public int HeaderRows
    {
        get
        {
            for (var row = 0; row < Math.Min(_table.RowCount, 8); row++)
            {
                var (numbers, texts) = (0, 0);
                for (var column = 0; column < _table.ColumnCount; column++)
                {
                    var text = GetText(row, column);
                    if (text.Length == 0)
                        continue;
                    if (IsNumber(text) && !IsYear(text))
                        numbers++;
                    else
                        texts++;
                }
                // A row of column numbers "1 2 3 4" belongs to the header.
                if (numbers > 0 && texts > 0 && numbers + texts > 1 && row > 0 && LooksLikeData(row))
                    return row;
            }
            return 0;
        }
    }

    /// <summary>The first column whose cells are mostly words; -1 where none is.</summary>
    public int LabelColumn
    {
        get
        {
            for (var column = 0; column < Math.Min(4, _table.ColumnCount); column++)
            {
                var words = 0;
                for (var row = HeaderRows; row < _table.RowCount; row++)
                    if (GetText(row, column) is { Length: > 2 } text && text.Count(char.IsLetter) > 2)
                        words++;
                if (words * 2 > _table.RowCount - HeaderRows)
                    return column;
            }
            return -1;
        }
    }

    /// <summary>The cell that covers a place; null where none does.</summary>
    public Cell? CellAt(int row, int column) => _cells[row, column];

    /// <summary>Text of the cell that covers a place, white space flattened.</summary>
    public string GetText(int row, int column) =>
        _cells[row, column] is { } cell
            ? FactContext.CollapseWhiteSpace(_view.Text.AsSpan(cell.Span.Start, cell.Span.Length))
            : "";

    /// <summary>Headers above a column, outer levels first, joined by " / ".</summary>
    public string GetHeader(int column)
    {
        var parts = new List<string>();
        for (var row = 0; row < HeaderRows; row++)
            if (
                GetText(row, column) is { Length: > 0 } text
                && (!IsNumber(text) || IsYear(text))
                && (text.AnyCharacter(char.IsLetter) || text.Contains('%') || IsYear(text))
                && !IsSection(row)
                && !parts.Contains(text, StringComparer.Ordinal)
            )
                parts.Add(text);
        return string.Join(" / ", parts);
    }

    /// <summary>A row below the header's first that one cell fills names a section of the rows, no column.</summary>
    private bool IsSection(int row)
    {
        if (row == 0 || _table.ColumnCount < 3 || _cells[row, 0] is not { } first)
            return false;
        for (var column = 1; column < _table.ColumnCount; column++)
            if (_cells[row, column] != first)
                return false;
        return true;
    }

    private bool LooksLikeData(int row)
    {
        for (var column = 0; column < Math.Min(4, _table.ColumnCount); column++)
            if (GetText(row, column) is { Length: > 2 } text && text.Count(char.IsLetter) > 2)
                return true;
        return false;
    }

    /// <summary>"2019" over a column names its period.</summary>
    private static bool IsYear(string text) =>
        text is ['1', '9', _, _] or ['2', '0', _, _] && text.AllCharacters(char.IsAsciiDigit);

    private static bool IsNumber(string text) =>
        Quantity.Read(text) is { Length: > 0 } quantity && quantity.Length == text.Length;
}
