using System.Diagnostics;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Pipeline.Crosscheck.Tests.Sheets;

/// <summary>
/// Writes a script as a file of an office: Word, a spreadsheet, text in columns; PDF by LibreOffice from the Word file.
/// </summary>
internal static class SheetFile
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static void Write(SheetScript script, string path)
    {
        switch (Path.GetExtension(path))
        {
            case ".docx":
                Docx(script, path);
                break;
            case ".xlsx":
                Xlsx(script, path);
                break;
            case ".html":
                File.WriteAllText(path, Html(script));
                break;
            case ".txt":
                File.WriteAllText(path, Text(script));
                break;
            default:
                throw new ArgumentException(path);
        }
    }

    /// <summary>Makes PDFs beside Word files, with a profile of its own. False where LibreOffice is missing.</summary>
    public static bool Print(string folder, IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in (string[])
                [
                    $"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    folder,
                    .. files,
                ]
        )
            start.ArgumentList.Add(argument);
        try
        {
            using var office = Process.Start(start)!;
            office.StandardOutput.ReadToEnd();
            office.WaitForExit();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Docx(SheetScript script, string path)
    {
        using var file = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        var body = new StringBuilder();
        foreach (var part in script.Parts)
            if (part is SheetTable table)
                Table(body, table, script.Landscape ? 14000 : 9000);
            else
                body.Append(Paragraph((string)part));
        var size = script.Landscape
            ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
            : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
        Feed(
            file.AddMainDocumentPart(),
            $"<w:document xmlns:w=\"{Word}\"><w:body>{body}<w:p/><w:sectPr>{size}<w:pgMar w:top=\"1134\" w:bottom=\"1134\" w:left=\"1418\" w:right=\"1134\"/></w:sectPr></w:body></w:document>"
        );
    }

    private static void Table(StringBuilder body, SheetTable table, int room)
    {
        var widths = Widths(table, room);
        body.Append("<w:tbl><w:tblPr><w:tblW w:w=\"").Append(room).Append("\" w:type=\"dxa\"/><w:tblBorders>");
        foreach (var side in new[] { "top", "left", "bottom", "right", "insideH", "insideV" })
            body.Append($"<w:{side} w:val=\"single\" w:sz=\"4\"/>");
        body.Append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>")
            .Append(string.Concat(widths.Select(w => $"<w:gridCol w:w=\"{w}\"/>")))
            .Append("</w:tblGrid>");
        var open = new int[table.Width];
        var spans = new int[table.Width];
        foreach (var row in table.Rows)
        {
            body.Append("<w:tr>").Append(row.Kind == 'h' ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
            for (var c = 0; c < table.Width; )
            {
                var cell = row.Cells.FirstOrDefault(x => x.Column == c);
                var (span, merge) = cell is null
                    ? (Math.Max(1, spans[c]), open[c] > 0 ? "<w:vMerge/>" : "")
                    : (cell.Columns, cell.Rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "");
                body.Append(
                    $"<w:tc><w:tcPr><w:tcW w:w=\"{widths[c..(c + span)].Sum()}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{span}\"/>{merge}</w:tcPr>{string.Concat((cell?.Text ?? "").Split(SheetScript.Break).Select(Paragraph))}</w:tc>"
                );
                if (cell is not null)
                    (open[c], spans[c]) = (cell.Rows, cell.Columns);
                open[c] = Math.Max(0, open[c] - 1);
                c += span;
            }
            body.Append("</w:tr>");
        }
        body.Append("</w:tbl>");
    }

    // Columns as wide as their words ask, in shares of the page.
    private static int[] Widths(SheetTable table, int room)
    {
        var asked = new double[table.Width];
        foreach (var cell in table.Rows.SelectMany(r => r.Cells).Where(c => c.Columns == 1))
            asked[cell.Column] = Math.Max(asked[cell.Column], Math.Min(40, Math.Max(8, cell.Text.Length * 0.6)));
        var sum = asked.Sum(a => Math.Max(a, 8));
        return [.. asked.Select(a => (int)(Math.Max(a, 8) / sum * room))];
    }

    private static string Paragraph(string text) =>
        $"<w:p><w:r><w:t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</w:t></w:r></w:p>";

    private static void Xlsx(SheetScript script, string path)
    {
        using var file = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = file.AddWorkbookPart();
        var page = book.AddNewPart<WorksheetPart>();
        var (rows, merged, r) = (new StringBuilder(), new List<string>(), 1);
        foreach (var part in script.Parts)
        {
            if (part is not SheetTable table)
            {
                rows.Append($"<row r=\"{r}\">{Cell(0, r, (string)part)}</row>");
                r += 2;
                continue;
            }
            foreach (var row in table.Rows)
            {
                rows.Append($"<row r=\"{r}\">")
                    .Append(string.Concat(row.Cells.Select(c => Cell(c.Column, r, c.Text))))
                    .Append("</row>");
                merged.AddRange(
                    row.Cells.Where(c => c.Columns > 1 || c.Rows > 1)
                        .Select(c => $"{Name(c.Column)}{r}:{Name(c.Column + c.Columns - 1)}{r + c.Rows - 1}")
                );
                r++;
            }
            r++;
        }
        var merges =
            merged.Count == 0
                ? ""
                : $"<mergeCells>{string.Concat(merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>";
        Feed(page, $"<worksheet xmlns=\"{Sheet}\"><sheetData>{rows}</sheetData>{merges}</worksheet>");
        Feed(
            book,
            $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Chấm điểm\" sheetId=\"1\" r:id=\"{book.GetIdOfPart(page)}\"/></sheets></workbook>"
        );
    }

    // Numbers are numbers in a spreadsheet, whatever mark a person's settings show.
    private static string Cell(int column, int row, string text) =>
        text.Length == 0 ? ""
        : decimal.TryParse(
            text.Replace(',', '.'),
            System.Globalization.NumberStyles.Number,
            System.Globalization.CultureInfo.InvariantCulture,
            out var value
        )
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"<c r=\"{Name(column)}{row}\"><v>{value}</v></c>"
            )
        : $"<c r=\"{Name(column)}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{WebUtility.HtmlEncode(text.Replace(SheetScript.Break, '\n'))}</t></is></c>";

    private static string Name(int column) => ((char)('A' + column)).ToString();

    private static string Html(SheetScript script)
    {
        var page = new StringBuilder(
            "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Văn bản</title></head><body>"
        );
        foreach (var part in script.Parts)
        {
            if (part is not SheetTable table)
            {
                page.Append($"<p>{WebUtility.HtmlEncode((string)part)}</p>");
                continue;
            }
            page.Append("<table border=\"1\">");
            foreach (var row in table.Rows)
            {
                page.Append("<tr>");
                foreach (var cell in row.Cells)
                    page.Append(
                        $"<td{(cell.Columns > 1 ? $" colspan=\"{cell.Columns}\"" : "")}{(cell.Rows > 1 ? $" rowspan=\"{cell.Rows}\"" : "")}>{string.Join("<br>", cell.Text.Split(SheetScript.Break).Select(WebUtility.HtmlEncode))}</td>"
                    );
                page.Append("</tr>");
            }
            page.Append("</table>");
        }
        return page.Append("</body></html>").ToString();
    }

    private static string Text(SheetScript script)
    {
        var text = new StringBuilder();
        foreach (var part in script.Parts)
        {
            if (part is SheetTable table)
                foreach (var row in table.Rows)
                    text.AppendLine(
                        string.Join(
                            '\t',
                            Enumerable
                                .Range(0, table.Width)
                                .Select(c =>
                                    row.Cells.FirstOrDefault(x => x.Column == c)?.Text.Replace(SheetScript.Break, ' ')
                                    ?? ""
                                )
                        )
                    );
            else
                text.AppendLine((string)part);
            text.AppendLine();
        }
        return text.ToString();
    }

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }
}
