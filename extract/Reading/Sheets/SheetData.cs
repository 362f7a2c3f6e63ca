using Pipeline.Layout;

namespace Pipeline.Reading.Sheets;

/// <summary>A cell as the sheet shows it; row and column count from 0.</summary>
internal readonly record struct SheetCell(int Row, int Column, string Text, FontStyle? Font, double Indent);

/// <summary>A merged range, ends included.</summary>
internal readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>What a sheet shows: cells with text by row, then column; nothing hidden.</summary>
internal sealed record SheetData(
    string Name,
    List<SheetCell> Cells,
    List<MergedRange> Merges,
    HashSet<int> HiddenColumns
);

/// <summary>Names of cells: "C12".</summary>
internal static class CellName
{
    public static string Format(int row, int column)
    {
        var name = "";
        for (var c = column + 1; c > 0; c = (c - 1) / 26)
            name = (char)('A' + (c - 1) % 26) + name;
        return name + (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Row and column from 0; null for what is no name.</summary>
    public static (int Row, int Column)? Parse(ReadOnlySpan<char> name)
    {
        var (i, column) = (0, 0);
        for (; i < name.Length && i < 3 && char.IsAsciiLetterUpper(name[i]); i++)
            column = column * 26 + (name[i] - 'A' + 1);
        return
            i > 0
            && int.TryParse(
                name[i..],
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var row
            )
            && row > 0
            ? (row - 1, column - 1)
            : null;
    }

    /// <summary>A range "B2:D5"; null for what is none.</summary>
    public static MergedRange? ParseRange(string reference)
    {
        var colon = reference.IndexOf(':');
        return
            colon > 0
            && Parse(reference.AsSpan(0, colon)) is { } first
            && Parse(reference.AsSpan(colon + 1)) is { } last
            ? new MergedRange(first.Row, first.Column, last.Row, last.Column)
            : null;
    }
}
