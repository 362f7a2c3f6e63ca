using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>Body paragraphs and ruled tables of Word.</summary>
internal static class WordBody
{
    private const int Width = 9100;

    /// <summary>The body's elements.</summary>
    public static IEnumerable<OpenXmlElement> Of(IEnumerable<Element> body) => body.SelectMany(e => e is PaperTable t ? [Table(t), WordParts.Line("")] : new OpenXmlElement[] { Set((Generation.Paragraph)e) });

    private static OpenXmlElement Set(Generation.Paragraph p) => p.Style switch
    {
        ParagraphStyle.Heading => WordParts.Line(p.Text, bold: true, indent: true), ParagraphStyle.Basis => WordParts.Line(p.Text, italic: true, indent: true),
        ParagraphStyle.Centre => WordParts.Line(p.Text, bold: true, centre: true), _ => WordParts.Line(p.Text, indent: true),
    };

    private static Table Table(PaperTable table)
    {
        var share = table.Widths.Sum();
        int[] widths = [.. table.Widths.Select(w => w * Width / share)];
        var rule = (uint)4;
        var made = new Table([
            new TableProperties(new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = rule }, new LeftBorder { Val = BorderValues.Single, Size = rule }, new BottomBorder { Val = BorderValues.Single, Size = rule },
                new RightBorder { Val = BorderValues.Single, Size = rule }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = rule }, new InsideVerticalBorder { Val = BorderValues.Single, Size = rule })),
            new TableGrid([.. widths.Select(w => new GridColumn { Width = $"{w}" })])]);
        var byRow = table.Cells.ToLookup(c => c.Row);
        var covered = new int[table.Widths.Length];
        for (var r = 0; r < table.Rows; r++) made.Append(Row(table, byRow[r].ToDictionary(c => c.Column), widths, covered, r));
        return made;
    }

    private static TableRow Row(PaperTable table, Dictionary<int, PaperCell> cells, int[] widths, int[] covered, int r)
    {
        var row = new TableRow();
        var properties = new TableRowProperties(new CantSplit());
        if (r < table.HeaderRows) properties.Append(new TableHeader());
        row.Append(properties);
        for (var c = 0; c < widths.Length;)
        {
            var cell = cells.GetValueOrDefault(c);
            var span = cell?.ColumnSpan ?? 1;
            var form = new TableCellProperties(new TableCellWidth { Width = $"{widths[c..(c + span)].Sum()}", Type = TableWidthUnitValues.Dxa });
            if (span > 1) form.Append(new GridSpan { Val = span });
            if (cell is { RowSpan: > 1 }) { form.Append(new VerticalMerge { Val = MergedCellValues.Restart }); covered[c] = cell.RowSpan - 1; }
            else if (cell is null && covered[c] > 0) { form.Append(new VerticalMerge()); covered[c]--; }
            row.Append(new TableCell(form, WordParts.Line(cell?.Text ?? "", cell?.Bold ?? false, size: 26, centre: cell?.Centre ?? false)));
            c += span;
        }
        return row;
    }
}
