using System.Xml.Linq;
using Pipeline.Reading.Flow;

namespace Pipeline.Reading.Word;

/// <summary>Reads tables: the grid, merges of columns and rows, drawn rules.</summary>
internal sealed class WordTables(WordStyles styles, Func<XElement, IReadOnlyList<FlowItem>> readContent)
{
    private const int MostColumns = 1000;

    public FlowTable Read(XElement table)
    {
        var cells = new List<FlowCell>();
        var open = new Dictionary<int, int>(); // Column to the index of the cell that is merged downwards there.
        var (row, width) = (0, 0);
        foreach (var tr in table.Content().Where(e => e.Is("tr")))
        {
            if (tr.Child("trPr").Child("del") is not null) continue;
            var column = Math.Clamp(WordXml.Number(tr.Child("trPr").Val("gridBefore")) ?? 0, 0, MostColumns);
            var next = new Dictionary<int, int>();
            foreach (var tc in tr.Content().Where(e => e.Is("tc")))
            {
                var properties = tc.Child("tcPr");
                var span = Math.Clamp(WordXml.Number(properties.Val("gridSpan")) ?? 1, 1, MostColumns);
                var merge = properties.Child("vMerge");
                // A continued cell keeps the place of the one above; text that stands in it all the same is kept with it.
                if (merge is not null && merge.Attr("val") is not "restart" && open.TryGetValue(column, out var above))
                {
                    cells[above] = cells[above] with { RowSpan = row - cells[above].Row + 1, Content = [.. cells[above].Content, .. readContent(tc)] };
                    next[column] = above;
                }
                else if (properties.Child("hMerge") is { } across && across.Attr("val") is not "restart" && cells.Count > 0 && cells[^1].Row == row)
                    cells[^1] = cells[^1] with { ColumnSpan = cells[^1].ColumnSpan + span };
                else
                {
                    if (merge is not null) next[column] = cells.Count;
                    cells.Add(new FlowCell(row, column, 1, span, readContent(tc)));
                }
                column += span;
            }
            width = Math.Max(width, column);
            open = next;
            row++;
        }
        return new FlowTable(row, width, cells, IsRuled(table));
    }

    private bool IsRuled(XElement table)
    {
        var properties = table.Child("tblPr");
        var borders = properties.Child("tblBorders");
        if (borders is not null ? Draws(borders) : styles.HasRules(properties.Val("tblStyle"))) return true;
        var (drawn, all) = (0, 0);
        foreach (var tc in table.Content().Where(e => e.Is("tr")).Take(8).SelectMany(r => r.Content()).Where(e => e.Is("tc")))
        {
            all++;
            if (tc.Child("tcPr").Child("tcBorders") is { } own && Draws(own)) drawn++;
        }
        return all > 0 && drawn * 2 > all;
    }

    /// <summary>True where more than one side of the borders is drawn: a single line is the rule under a heading.</summary>
    public static bool Draws(XElement borders) => borders.Elements().Count(b => b.Attr("val") is not (null or "nil" or "none")) > 1;
}
