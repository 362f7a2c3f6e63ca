using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>
/// A paper as DOCX with the layout of Decree 30: A4, margins 20–30 mm, Times New Roman, heading in a table without
/// rules.
/// </summary>
public static class WordPaperWriter
{
    /// <summary>Bytes of the file; the same for the same paper.</summary>
    /// <param name="papers">The paper, or several in one file, each on a new page.</param>
    /// <param name="hideInk">What stands in ink on the scan is left blank.</param>
    public static byte[] Render(IReadOnlyList<Paper> papers, bool hideInk = false)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(
                new Body([
                    .. papers.SelectMany((p, i) => Whole(p, hideInk, i > 0)),
                    new SectionProperties(
                        new PageSize { Width = 11906, Height = 16838 },
                        new PageMargin
                        {
                            Top = 1134,
                            Bottom = 1134,
                            Left = 1701,
                            Right = 1134,
                            Header = 567,
                            Footer = 567,
                            Gutter = 0,
                        }
                    ),
                ])
            );
            main.Document.Save();
        }
        return PackageNormalizer.Normalize(stream.ToArray());
    }

    private static IEnumerable<OpenXmlElement> Whole(Paper paper, bool hideInk, bool newPage)
    {
        if (newPage)
            yield return PageBreak();
        yield return Heading(paper, hideInk);
        foreach (var element in Top(paper).Concat(WordBodyWriter.Render(paper.Body)))
            yield return element;
        yield return WordParts.Line("");
        yield return Foot(paper);
        foreach (var element in paper.Annexes.SelectMany(Annex))
            yield return element;
        yield return WordParts.Line("");
    }

    private static OpenXmlElement PageBreak() =>
        new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new Run(new Break { Type = BreakValues.Page }));

    private static Table Heading(Paper paper, bool hideInk)
    {
        var left = new List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>();
        if (paper.ParentLine is { } parent)
            foreach (var line in Broken(parent, paper.IssuerLines))
                left.Add(WordParts.Line(line, size: 24, centre: true));
        foreach (var line in paper.IssuerLines)
            left.Add(WordParts.Line(line, bold: true, size: 24, centre: true));
        left.Add(WordParts.Line(paper.Party ? "*" : "_______", size: 20, centre: true));
        if (paper.NumberLine is { } number)
            left.Add(WordParts.Line(hideInk ? HandwrittenText.WithoutNumber(paper) : number, size: 26, centre: true));
        if (paper.AboutLine is { } about)
            left.Add(WordParts.Line(about, size: 24, centre: true));
        var right = new List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>();
        var lines = PlainTextPaperWriter.RightColumn(paper);
        for (var i = 0; i < lines.Length; i++)
            right.Add(WordParts.Line(lines[i], bold: true, size: i == 0 ? 24 : 26, centre: true));
        right.Add(WordParts.Line("______________", size: 20, centre: true));
        if (paper.DateLine is { } date)
            right.Add(
                WordParts.Line(
                    hideInk && paper.InkDate ? HandwrittenText.WithoutDay(paper) : date,
                    italic: true,
                    size: 26,
                    centre: true
                )
            );
        return WordParts.Plain([4200, 5400], [left, right]);
    }

    // Most typists break a long name before its level, as by hand; others let it run over, wherever the column ends.
    private static string[] Broken(string parent, IReadOnlyList<string> issuer)
    {
        const int column = 26;
        var habit = issuer.Sum(l => l.Sum(c => c)) % 4;
        var level = new[] { " TỈNH ", " HUYỆN ", " VIỆT NAM" }
            .Select(l => parent.IndexOf(l, StringComparison.Ordinal))
            .Where(i => i > 0)
            .DefaultIfEmpty(-1)
            .Min();
        return parent.Length <= column || level < 0 || habit == 0 ? [parent] : [parent[..level], parent[(level + 1)..]];
    }

    private static IEnumerable<OpenXmlElement> Top(Paper paper)
    {
        foreach (var mark in paper.Marks)
            yield return WordParts.Line(mark, bold: true);
        yield return WordParts.Line("");
        if (paper.TypeLine is { } type)
            yield return WordParts.Line(type, bold: true, size: 28, centre: true);
        foreach (var line in paper.TitleLines)
            yield return WordParts.Line(line, bold: true, size: 28, centre: true);
        if (paper.TypeLine is not null)
            yield return WordParts.Line("____________", size: 16, centre: true);
        if (paper.Addressees.Length > 0)
            yield return WordParts.Line("Kính gửi: " + string.Join("; ", paper.Addressees), size: 28, centre: true);
        yield return WordParts.Line("");
    }

    private static Table Foot(Paper paper)
    {
        var left = new List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>
        {
            WordParts.Line("Nơi nhận:", bold: true, italic: true, size: 24),
        };
        for (var i = 0; i < paper.Recipients.Length; i++)
            left.Add(
                WordParts.Line($"- {paper.Recipients[i]}{(i == paper.Recipients.Length - 1 ? "." : ";")}", size: 22)
            );
        var columns = new List<List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>>();
        if (paper.Signatures.Length == 1)
            columns.Add(left);
        foreach (var block in paper.Signatures)
            columns.Add([
                .. block.Lines.Select(l => WordParts.Line(l, bold: true, size: 26, centre: true)),
                .. Enumerable.Range(0, 4).Select(_ => WordParts.Line("", size: 26)),
                WordParts.Line(block.Name, bold: true, size: 28, centre: true),
            ]);
        if (paper.Signatures.Length != 1)
        {
            columns.Insert(0, left);
            return WordParts.Plain([.. Enumerable.Repeat(9600 / columns.Count, columns.Count)], columns);
        }
        return WordParts.Plain([4800, 4800], columns);
    }

    private static IEnumerable<OpenXmlElement> Annex(PaperAnnex annex)
    {
        yield return PageBreak();
        if (annex.Label is { } label)
            yield return WordParts.Line(label, bold: true, size: 26, centre: true);
        yield return WordParts.Line(annex.Title, bold: true, size: 26, centre: true);
        if (annex.With is { } with)
            yield return WordParts.Line(with, italic: true, size: 26, centre: true);
        yield return WordParts.Line("");
        foreach (var element in WordBodyWriter.Render(annex.Body))
            yield return element;
    }
}

/// <summary>The printed part of lines that are filled in by hand.</summary>
internal static class HandwrittenText
{
    /// <summary>"Số:        /KH-CĐCT".</summary>
    public static string WithoutNumber(Paper paper)
    {
        if (paper.InkNumber is not { } ink || paper.NumberLine is not { } line)
            return paper.NumberLine ?? "";
        var at = line.IndexOf(ink, StringComparison.Ordinal);
        return at < 0
            ? line
            : line[..at] + new string('\u00A0', 4 + ink.Length * 2) + line[(at + ink.Length)..].TrimStart();
    }

    /// <summary>"Hà Nội, ngày      tháng      năm 2022".</summary>
    public static string WithoutDay(Paper paper)
    {
        var line = paper.DateLine ?? "";
        var (day, month, year) = (
            line.IndexOf("ngày ", StringComparison.Ordinal),
            line.IndexOf(" tháng ", StringComparison.Ordinal),
            line.IndexOf(" năm ", StringComparison.Ordinal)
        );
        const string gap = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";
        return day < 0 || month < day || year < month
            ? line
            : $"{line[..(day + 4)]}{gap}tháng{gap}{line[(year + 1)..]}";
    }
}

/// <summary>Body paragraphs and ruled tables of Word.</summary>
internal static class WordBodyWriter
{
    private const int Width = 9100;

    /// <summary>The body's elements.</summary>
    public static IEnumerable<OpenXmlElement> Render(IEnumerable<PaperElement> body) =>
        body.SelectMany(e =>
            e is PaperTable t
                ? [Table(t), WordParts.Line("")]
                : new OpenXmlElement[] { Set((Pipeline.Corpus.Generation.PaperParagraph)e) }
        );

    private static OpenXmlElement Set(Pipeline.Corpus.Generation.PaperParagraph p) =>
        p.Style switch
        {
            PaperParagraphStyle.Heading => WordParts.Line(p.Text, bold: true, indent: true),
            PaperParagraphStyle.Basis => WordParts.Line(p.Text, italic: true, indent: true),
            PaperParagraphStyle.Centre => WordParts.Line(p.Text, bold: true, centre: true),
            _ => WordParts.Line(p.Text, indent: true),
        };

    private static Table Table(PaperTable table)
    {
        var share = table.Widths.Sum();
        int[] widths = [.. table.Widths.Select(w => w * Width / share)];
        var rule = (uint)4;
        var made = new Table([
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = rule },
                    new LeftBorder { Val = BorderValues.Single, Size = rule },
                    new BottomBorder { Val = BorderValues.Single, Size = rule },
                    new RightBorder { Val = BorderValues.Single, Size = rule },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = rule },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = rule }
                )
            ),
            new TableGrid([.. widths.Select(w => new GridColumn { Width = $"{w}" })]),
        ]);
        var byRow = table.Cells.ToLookup(c => c.Row);
        var covered = new int[table.Widths.Length];
        for (var r = 0; r < table.Rows; r++)
            made.Append(Row(table, byRow[r].ToDictionary(c => c.Column), widths, covered, r));
        return made;
    }

    private static TableRow Row(PaperTable table, Dictionary<int, PaperCell> cells, int[] widths, int[] covered, int r)
    {
        var row = new TableRow();
        var properties = new TableRowProperties(new CantSplit());
        if (r < table.HeaderRows)
            properties.Append(new TableHeader());
        row.Append(properties);
        for (var c = 0; c < widths.Length; )
        {
            var cell = cells.GetValueOrDefault(c);
            var span = cell?.ColumnSpan ?? 1;
            var form = new TableCellProperties(
                new TableCellWidth { Width = $"{widths[c..(c + span)].Sum()}", Type = TableWidthUnitValues.Dxa }
            );
            if (span > 1)
                form.Append(new GridSpan { Val = span });
            if (cell is { RowSpan: > 1 })
            {
                form.Append(new VerticalMerge { Val = MergedCellValues.Restart });
                covered[c] = cell.RowSpan - 1;
            }
            else if (cell is null && covered[c] > 0)
            {
                form.Append(new VerticalMerge());
                covered[c]--;
            }
            row.Append(
                new TableCell(
                    form,
                    WordParts.Line(cell?.Text ?? "", cell?.Bold ?? false, size: 26, centre: cell?.Centre ?? false)
                )
            );
            c += span;
        }
        return row;
    }
}

/// <summary>Lines and tables of Word.</summary>
internal static class WordParts
{
    private const string Face = "Times New Roman";

    /// <summary>A paragraph in one style; sizes are half points.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph Line(
        string text,
        bool bold = false,
        bool italic = false,
        int size = 28,
        bool centre = false,
        bool indent = false
    )
    {
        var run = new RunProperties(
            new RunFonts
            {
                Ascii = Face,
                HighAnsi = Face,
                ComplexScript = Face,
                EastAsia = Face,
            }
        );
        if (bold)
            run.Append(new Bold());
        if (italic)
            run.Append(new Italic());
        run.Append(new FontSize { Val = $"{size}" });
        var properties = new ParagraphProperties(
            new SpacingBetweenLines { Before = indent ? "60" : "0", After = indent ? "60" : "0" }
        );
        if (indent)
            properties.Append(new Indentation { FirstLine = "567" });
        properties.Append(
            new Justification
            {
                Val =
                    centre ? JustificationValues.Center
                    : indent ? JustificationValues.Both
                    : JustificationValues.Left,
            }
        );
        return new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
            properties,
            new Run(run, new Text(text) { Space = SpaceProcessingModeValues.Preserve })
        );
    }

    /// <summary>A table of one row without rules; widths in twentieths of a point.</summary>
    public static Table Plain(
        int[] widths,
        IReadOnlyList<List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>> columns
    )
    {
        var row = new TableRow();
        for (var i = 0; i < columns.Count; i++)
            row.Append(
                new TableCell([
                    new TableCellProperties(
                        new TableCellWidth { Width = $"{widths[i]}", Type = TableWidthUnitValues.Dxa }
                    ),
                    .. columns[i],
                ])
            );
        return new Table([
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center }
            ),
            new TableGrid([.. widths.Select(w => new GridColumn { Width = $"{w}" })]),
            row,
        ]);
    }
}
