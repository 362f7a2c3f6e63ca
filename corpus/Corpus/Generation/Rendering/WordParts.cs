using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>Lines and tables of Word.</summary>
internal static class WordParts
{
    private const string Face = "Times New Roman";

    /// <summary>A paragraph in one style; sizes are half points.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph Line(string text, bool bold = false, bool italic = false, int size = 28, bool centre = false, bool indent = false)
    {
        var run = new RunProperties(new RunFonts { Ascii = Face, HighAnsi = Face, ComplexScript = Face, EastAsia = Face });
        if (bold) run.Append(new Bold());
        if (italic) run.Append(new Italic());
        run.Append(new FontSize { Val = $"{size}" });
        var properties = new ParagraphProperties(new SpacingBetweenLines { Before = indent ? "60" : "0", After = indent ? "60" : "0" });
        if (indent) properties.Append(new Indentation { FirstLine = "567" });
        properties.Append(new Justification { Val = centre ? JustificationValues.Center : indent ? JustificationValues.Both : JustificationValues.Left });
        return new DocumentFormat.OpenXml.Wordprocessing.Paragraph(properties, new Run(run, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    /// <summary>A table of one row without rules; widths in twentieths of a point.</summary>
    public static Table Plain(int[] widths, IReadOnlyList<List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>> columns)
    {
        var row = new TableRow();
        for (var i = 0; i < columns.Count; i++)
            row.Append(new TableCell([new TableCellProperties(new TableCellWidth { Width = $"{widths[i]}", Type = TableWidthUnitValues.Dxa }), .. columns[i]]));
        return new Table([new TableProperties(new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, new TableJustification { Val = TableRowAlignmentValues.Center }),
            new TableGrid([.. widths.Select(w => new GridColumn { Width = $"{w}" })]), row]);
    }
}
