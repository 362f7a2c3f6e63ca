using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pipeline.Reading.Flow;

namespace Pipeline.Reading.Html;

/// <summary>Reads tables: rows and columns that cells span, drawn rules.</summary>
internal static class HtmlTables
{
    private const int MostColumns = 1000;

    public static FlowTable Read(IElement table, Func<IElement, IReadOnlyList<FlowItem>> readCell)
    {
        var rows = Rows(table).ToArray();
        var cells = new List<FlowCell>();
        var taken = new Dictionary<int, int>(); // Column to the first row that is free again.
        var width = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            var column = 0;
            foreach (var cell in rows[row].Children.Where(c => c.LocalName is "td" or "th" && !HtmlVisibility.IsHidden(c)))
            {
                while (taken.GetValueOrDefault(column) > row) column++;
                var across = Math.Clamp(Span(cell, "colspan"), 1, MostColumns);
                var down = Span(cell, "rowspan") is var told && told == 0 ? rows.Length - row : Math.Clamp(told, 1, rows.Length - row);
                for (var c = column; c < column + across; c++) taken[c] = row + down;
                cells.Add(new FlowCell(row, column, down, across, readCell(cell)));
                column += across;
            }
            width = Math.Max(width, column);
        }
        return new FlowTable(rows.Length, width, cells, IsRuled(table));
    }

    private static IEnumerable<IElement> Rows(IElement table)
    {
        var foot = new List<IElement>();
        foreach (var part in table.Children.Where(c => !HtmlVisibility.IsHidden(c)))
            if (part.LocalName == "tr") yield return part;
            else if (part.LocalName is "thead" or "tbody" or "tfoot")
                foreach (var row in part.Children.Where(c => c.LocalName == "tr" && !HtmlVisibility.IsHidden(c)))
                    if (part.LocalName == "tfoot") foot.Add(row);
                    else yield return row;
        foreach (var row in foot) yield return row;
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name)?.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) && span >= 0 ? span : 1;

    private static bool? IsRuled(IElement table)
    {
        if (table.GetAttribute("border") is { } border && int.TryParse(border, CultureInfo.InvariantCulture, out var width)) return width > 0;
        var style = table.GetAttribute("style")?.Replace(" ", "") ?? "";
        if (style.Contains("border:none", StringComparison.OrdinalIgnoreCase) || style.Contains("border:0", StringComparison.OrdinalIgnoreCase)) return false;
        return style.Contains("border:", StringComparison.OrdinalIgnoreCase) ? true : null;
    }
}
