using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Pipeline.Layout;
using Pipeline.Reading.Sheets;

namespace Pipeline.Reading.Tests.Sheets;

public class XlsxReaderTests
{
    private const string Names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private static DocumentLayout Read(string sheet, string state = "visible", string before = "", string after = "")
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var file = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook))
            {
                var book = file.AddWorkbookPart();
                var part = book.AddNewPart<WorksheetPart>();
                Feed(part, $"<worksheet {Names}>{before}<sheetData>{sheet}</sheetData>{after}</worksheet>");
                Feed(
                    book.AddNewPart<SharedStringTablePart>(),
                    $"<sst {Names}><si><t>Tiêu chí</t></si><si><r><t>Điểm </t></r><r><t>chuẩn</t></r></si></sst>"
                );
                Feed(
                    book.AddNewPart<WorkbookStylesPart>(),
                    $"<styleSheet {Names}><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><fonts><font><sz val=\"12\"/></font><font><b/><sz val=\"13\"/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"170\" fontId=\"0\"/><xf numFmtId=\"9\" fontId=\"1\"><alignment indent=\"2\"/></xf></cellXfs></styleSheet>"
                );
                Feed(
                    book,
                    $"<workbook {Names} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Bảng 1\" sheetId=\"1\" state=\"{state}\" r:id=\"{book.GetIdOfPart(part)}\"/></sheets></workbook>"
                );
            }
            return new XlsxReader()
                .Read(new SourceFile(path, "a.xlsx"), FileFormat.Xlsx, new ReadLimits(), default)
                .Layout!;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }

    private static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    private static string Text(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string[] Cells(Table table, DocumentLayout layout) =>
        [
            .. table
                .Cells.Where(c => c.Span.Length > 0)
                .Select(c => $"{c.Address} {c.Row},{c.Column} {c.RowSpan}x{c.ColumnSpan} {layout.Slice(c.Span)}"),
        ];

    [Fact]
    public void Cells_show_values_with_their_addresses_and_merges()
    {
        var layout = Read(
            Row(
                2,
                "<c r=\"B2\" t=\"s\"><v>0</v></c>",
                "<c r=\"C2\" t=\"s\"><v>1</v></c>",
                "<c r=\"D2\"/>",
                Text("E2", "Ngày")
            )
                + Row(
                    5,
                    "<c r=\"B5\"><f>1+1</f><v>2</v></c>",
                    "<c r=\"C5\" s=\"2\"><v>0.5</v></c>",
                    "<c r=\"D5\"><v>7</v></c>",
                    "<c r=\"E5\" s=\"1\"><v>43788</v></c>"
                ),
            after: "<mergeCells><mergeCell ref=\"C2:D2\"/></mergeCells>"
        );
        var table = layout.Tables.ShouldHaveSingleItem();
        table.Sheet.ShouldBe("Bảng 1");
        Cells(table, layout)
            .ShouldBe([
                "B2 0,0 1x1 Tiêu chí",
                "C2 0,1 1x2 Điểm chuẩn",
                "E2 0,3 1x1 Ngày",
                "B5 1,0 1x1 2",
                "C5 1,1 1x1 50%",
                "D5 1,2 1x1 7",
                "E5 1,3 1x1 19/11/2019",
            ]);
        var percent = table.Cells.Single(c => c.Address == "C5");
        (percent.Font!.Bold, percent.Font.Size, percent.Indent).ShouldBe((true, 13, 2));
    }

    [Fact]
    public void Headings_are_lines_and_cells()
    {
        var layout = Read(
            Row(1, Text("A1", "UBND TỈNH A"), Text("D1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
                + Row(2, Text("A2", "BÁO CÁO"))
                + Row(4, Text("A4", "TT"), Text("B4", "Tên"), Text("C4", "Điểm"))
                + Row(5, Text("A5", "1"), Text("B5", "X"), Text("C5", "5"))
                + Row(7, Text("C7", "GIÁM ĐỐC"))
        );
        layout.Text.ShouldBe(
            "UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nTT\tTên\tĐiểm\n1\tX\t5\nGIÁM ĐỐC\n"
        );
        layout.Tables.Length.ShouldBe(3);
        layout
            .Pages[0]
            .Blocks.SelectMany(b => b.Lines)
            .Select(l => layout.Slice(l.Span).ToString())
            .ShouldBe(["UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO", "GIÁM ĐỐC"]);
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_not_read()
    {
        const string hidden = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>";
        var rows =
            Row(1, Text("A1", "a"), Text("B1", "ẩn"), Text("C1", "c"))
            + "<row r=\"2\" hidden=\"1\">"
            + Text("A2", "ẩn")
            + "</row>";
        Read(rows, before: hidden).Text.ShouldBe("a\tc\n");
        Read(rows, state: "veryHidden").Text.ShouldBe("");
    }

    [Fact]
    public void Empty_ranges_take_no_room()
    {
        var layout = Read(
            Row(1, Text("A1", "a"), Text("B1", "b"), Text("C1", "c"))
                + "<row r=\"900000\"/>"
                + Row(1048576, Text("A1048576", "x"), Text("B1048576", "y"), Text("XFD1048576", "z")),
            after: "<mergeCells><mergeCell ref=\"A1048576:A1048576\"/><mergeCell ref=\"C1:XFD1048575\"/></mergeCells>"
        );
        var table = layout.Tables.ShouldHaveSingleItem();
        (table.RowCount, table.ColumnCount).ShouldBe((2, 4));
    }
}
