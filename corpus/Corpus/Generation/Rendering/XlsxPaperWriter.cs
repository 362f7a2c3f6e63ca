using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>
/// A paper as XLSX: heading, title and its tables on one sheet, merged cells kept, numbers as numbers.
/// </summary>
public static class XlsxPaperWriter
{
    /// <summary>Bytes of the file; the same for the same paper.</summary>
    public static byte[] Render(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>("rId1");
            var rows = new List<Row>();
            var merges = new List<string>();
            foreach (var line in Lines(paper))
                rows.Add(new Row(Texts(line, rows.Count + 1)) { RowIndex = (uint)(rows.Count + 1) });
            foreach (var table in paper.Body.Concat(paper.Annexes.SelectMany(a => a.Body)).OfType<PaperTable>())
                Table(table, rows, merges);
            rows.Add(
                new Row(Texts(["", string.Join(" / ", paper.Signatures.SelectMany(s => s.Lines))], rows.Count + 1))
                {
                    RowIndex = (uint)(rows.Count + 1),
                }
            );
            rows.Add(
                new Row(Texts(["", string.Join(" / ", paper.Signatures.Select(s => s.Name))], rows.Count + 1))
                {
                    RowIndex = (uint)(rows.Count + 1),
                }
            );
            sheet.Worksheet = new Worksheet(new SheetData(rows));
            if (merges.Count > 0)
                sheet.Worksheet.Append(new MergeCells(merges.Select(m => new MergeCell { Reference = m })));
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = "rId1",
                        SheetId = 1,
                        Name = "Bieu",
                    }
                )
            );
            sheet.Worksheet.Save();
            book.Workbook.Save();
        }
        return PackageNormalizer.Normalize(stream.ToArray());
    }

    private static IEnumerable<string[]> Lines(Paper paper)
    {
        string[] left =
        [
            .. paper.ParentLine is { } p ? [p] : Array.Empty<string>(),
            string.Join(" ", paper.IssuerLines),
            .. paper.NumberLine is { } n ? [n] : Array.Empty<string>(),
        ];
        string[] right =
        [
            .. PlainTextPaperWriter.RightColumn(paper),
            .. paper.DateLine is { } d ? [d] : Array.Empty<string>(),
        ];
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
            yield return [i < left.Length ? left[i] : "", "", i < right.Length ? right[i] : ""];
        if (paper.TypeLine is { } type)
            yield return ["", type];
        foreach (var line in paper.TitleLines)
            yield return ["", line];
        foreach (var paragraph in paper.Body.OfType<PaperParagraph>())
            yield return [paragraph.Text];
        foreach (var annex in paper.Annexes)
        foreach (var line in new[] { annex.Label, annex.Title, annex.With }.OfType<string>())
            yield return ["", line];
    }

    private static void Table(PaperTable table, List<Row> rows, List<string> merges)
    {
        var first = rows.Count + 1;
        var byRow = table.Cells.ToLookup(c => c.Row);
        for (var r = 0; r < table.Rows; r++)
        {
            rows.Add(
                new Row(byRow[r].OrderBy(c => c.Column).Select(c => (OpenXmlElement)Cell(c.Text, first + r, c.Column)))
                {
                    RowIndex = (uint)(first + r),
                }
            );
            foreach (var c in byRow[r].Where(c => c.RowSpan > 1 || c.ColumnSpan > 1))
                merges.Add(
                    $"{Address(first + r, c.Column)}:{Address(first + r + c.RowSpan - 1, c.Column + c.ColumnSpan - 1)}"
                );
        }
    }

    private static IEnumerable<OpenXmlElement> Texts(string[] line, int row) =>
        line.Select((t, c) => (Text: t, Column: c))
            .Where(p => p.Text.Length > 0)
            .Select(p => Cell(p.Text, row, p.Column));

    private static Cell Cell(string text, int row, int column)
    {
        var cell = new Cell { CellReference = Address(row, column) };
        if (
            text.Length is > 0 and < 10
            && !text.StartsWith('0')
            && decimal.TryParse(
                text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            cell.CellValue = new CellValue(number);
        else
        {
            cell.DataType = CellValues.InlineString;
            cell.Append(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        }
        return cell;
    }

    private static string Address(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row}");
}
