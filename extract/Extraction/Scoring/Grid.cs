using System.Collections.Immutable;
using System.Text;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;

namespace Pipeline.Extraction.Scoring;

/// <summary>A cell as the scoring reader sees it.</summary>
/// <param name="Column">From 0.</param>
/// <param name="ColumnSpan">At least 1.</param>
/// <param name="RowSpan">At least 1.</param>
/// <param name="Range">Its place in the text.</param>
/// <param name="Text">Cleaned.</param>
/// <param name="Indent">Left indentation.</param>
internal sealed record ScoringGridCell(
    int Column,
    int ColumnSpan,
    int RowSpan,
    TextRange Range,
    string Text,
    double Indent
)
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
internal sealed record ScoringGridRow(
    ImmutableArray<ScoringGridCell> Cells,
    ImmutableArray<ScoringGridCell> Above,
    bool AfterBreak,
    bool Shifted,
    bool Drawn = false
)
{
    /// <summary>Cells with text.</summary>
    public ImmutableArray<ScoringGridCell> Filled { get; init; } = [.. Cells.Where(c => c.Text.Length > 0)];

    /// <summary>From its first cell to its last.</summary>
    public TextRange Range => Cells.Length == 0 ? default : new TextRange(Cells[0].Range.Start, Cells[^1].Range.End);
}

/// <summary>A table as rows of cleaned cells.</summary>
internal static class ScoringGrid
{
    /// <summary>Rows of a table; none is left out.</summary>
    public static ImmutableArray<ScoringGridRow> ReadRows(DocumentView view, Table table)
    {
        var rows = ImmutableArray.CreateBuilder<ScoringGridRow>(table.RowCount);
        var breaks = table.PageBreaks.ToHashSet();
        var reaching = new List<(ScoringGridCell Cell, int Until)>();
        var next = 0;
        for (var r = 0; r < table.RowCount; r++)
        {
            var cells = ImmutableArray.CreateBuilder<ScoringGridCell>();
            while (next < table.Cells.Length && table.Cells[next].Row <= r)
            {
                var c = table.Cells[next++];
                cells.Add(
                    new ScoringGridCell(
                        c.Column,
                        c.ColumnSpan,
                        c.RowSpan,
                        c.Span,
                        CellTextCleaner.Clean(view.Layout.Slice(c.Span)),
                        c.Indent
                    )
                );
            }
            reaching.RemoveAll(x => x.Until <= r);
            rows.Add(
                new ScoringGridRow(
                    cells.ToImmutable(),
                    [.. reaching.Select(x => x.Cell)],
                    r == 0 || breaks.Contains(r),
                    table.Source == TableSource.SeparatedText,
                    table.Source is TableSource.Rules or TableSource.Alignment
                )
            );
            foreach (var cell in rows[^1].Cells)
                if (cell.RowSpan > 1)
                    reaching.Add((cell, r + cell.RowSpan));
        }
        return rows.ToImmutable();
    }
}

/// <summary>Text of a cell without what other programs left in it: tags, Markdown stars, runs of white space.</summary>
internal static class CellTextCleaner
{
    /// <summary>Tags become blanks, runs of white space one blank.</summary>
    public static string Clean(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        var blank = false;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '<' && TagEnd(raw, i) is var end and > 0)
            {
                blank = true;
                i = end;
                continue;
            }
            if (
                char.IsWhiteSpace(c)
                || c is '\u00A0' or '\u200B'
                || (c == '*' && i + 1 < raw.Length && raw[i + 1] == '*')
            )
            {
                if (c == '*')
                    i++;
                blank = true;
                continue;
            }
            if (blank && text.Length > 0)
                text.Append(' ');
            blank = false;
            text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>
    /// A number without the marks of footnotes behind it: "18¹", "25(2)", "7,5*"; other text as it is.
    /// </summary>
    public static string WithoutMarks(string text)
    {
        var end = text.Length;
        while (end > 1)
        {
            if (text[end - 1] is '¹' or '²' or '³' or '⁰' or (>= '⁴' and <= '⁹') or '*' or ' ')
            {
                end--;
                continue;
            }
            if (text[end - 1] is not (')' or ']'))
                break;
            var open = text.LastIndexOfAny(['(', '['], end - 1);
            if (
                open < 1
                || end - open > 4
                || text.AsSpan(open + 1, end - open - 2).IndexOfAnyExcept("0123456789*") >= 0
            )
                break;
            end = open;
        }
        return
            end > 0
            && end < text.Length
            && char.IsAsciiDigit(text[end - 1])
            && char.IsAsciiDigit(text.TrimStartAny("+-–−")[0])
            ? text[..end]
            : text;
    }

    /// <summary>True where a sentence goes on: the text begins in the middle of one.</summary>
    public static bool BeginsInside(string text) =>
        text.Length > 0 && (char.IsLower(text[0]) || text[0] is ',' or ';' or ')' or '.');

    private static int TagEnd(ReadOnlySpan<char> raw, int at)
    {
        if (at + 1 >= raw.Length || !(char.IsAsciiLetter(raw[at + 1]) || raw[at + 1] == '/'))
            return -1;
        var length = raw[at..Math.Min(raw.Length, at + 200)].IndexOf('>');
        return length < 0 ? -1 : at + length;
    }
}
