using System.Collections.Immutable;
using System.Text;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Flow;

/// <summary>What stands in a text that flows (Word, HTML): a paragraph or a table.</summary>
internal abstract record FlowItem;

/// <summary>A paragraph; \n divides its lines, \t stands for its tabs.</summary>
internal sealed record FlowLine(
    CleanText Text,
    FontStyle? Font,
    BlockKind Kind = BlockKind.Paragraph,
    double Indent = 0
) : FlowItem;

/// <summary>A table. Cells by row, then column.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Cells">By row, then column; merged ones once.</param>
/// <param name="Ruled">It has drawn rules; null where unknown.</param>
internal sealed record FlowTable(int Rows, int Columns, IReadOnlyList<FlowCell> Cells, bool? Ruled) : FlowItem;

/// <summary>A cell with all that stands in it.</summary>
internal sealed record FlowCell(int Row, int Column, int RowSpan, int ColumnSpan, IReadOnlyList<FlowItem> Content);

/// <summary>Joins and divides cleaned texts with their repairs.</summary>
internal static class CleanTextJoiner
{
    public static CleanText Join(IReadOnlyList<CleanText> parts, string between)
    {
        if (parts.Count == 1)
            return parts[0];
        var text = new StringBuilder();
        var repairs = ImmutableArray.CreateBuilder<CleanTextRepair>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                text.Append(between);
            foreach (var repair in parts[i].Repairs)
                repairs.Add(repair with { Start = repair.Start + text.Length, End = repair.End + text.Length });
            text.Append(parts[i].Text);
        }
        return new CleanText(text.ToString(), repairs.ToImmutable());
    }

    /// <summary>The same text with each tab as one blank.</summary>
    public static CleanText WithoutTabs(this CleanText clean) =>
        clean.Text.Contains('\t') ? clean with { Text = clean.Text.Replace('\t', ' ') } : clean;

    /// <summary>A piece of it, with the repairs that lie within.</summary>
    public static CleanText Slice(this CleanText clean, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(clean.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(clean.Text[end - 1]))
            end--;
        if (start == 0 && end == clean.Text.Length)
            return clean;
        return new CleanText(
            clean.Text[start..end],
            clean.Repairs.IsEmpty
                ? []
                :
                [
                    .. clean
                        .Repairs.Where(r => r.Start >= start && r.End <= end)
                        .Select(r => r with { Start = r.Start - start, End = r.End - start }),
                ]
        );
    }

    /// <summary>
    /// Its lines without blanks at their ends; empty lines and lines of dashes, which are drawn and not written, are
    /// left out.
    /// </summary>
    public static List<CleanText> SplitLines(this CleanText clean)
    {
        var lines = new List<CleanText>();
        var at = 0;
        foreach (var line in clean.Text.Split('\n'))
        {
            var part = clean.Slice(at, at + line.Length);
            at += line.Length + 1;
            if (part.Text.Length > 0 && !(part.Text.Length > 2 && part.Text.AsSpan().IndexOfAnyExcept("-_*=—– ") < 0))
                lines.Add(part);
        }
        return lines;
    }

    /// <summary>The style of most of the letters.</summary>
    public static FontStyle? MostOf(IEnumerable<(FontStyle? Font, int Letters)> pieces)
    {
        var groups = pieces
            .Where(p => p.Letters > 0)
            .GroupBy(p => p.Font)
            .Select(g => (Font: g.Key, Letters: g.Sum(p => p.Letters)))
            .ToArray();
        return groups.Length == 0 ? null : groups.MaxBy(g => g.Letters).Font;
    }
}
