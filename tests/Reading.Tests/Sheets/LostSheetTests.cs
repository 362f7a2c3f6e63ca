using System.IO.Compression;
using System.Text;
using Pipeline.Reading.Sheets;

namespace Pipeline.Reading.Tests.Sheets;

/// <summary>A sheet that the workbook promises and that cannot be read is named; the others are read.</summary>
public class LostSheetTests
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Whole =
        $"<worksheet {Main}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Một</t></is></c></row></sheetData></worksheet>";

    public static TheoryData<string, string?[], string[]> Books =>
        new()
        {
            { "both are there", [Whole, Whole], [] },
            { "one is missing", [Whole, null], ["Bảng 2"] },
            { "one is torn", [Whole[..^30], Whole], ["Bảng 1"] },
        };

    [Theory]
    [MemberData(nameof(Books))]
    public void Is_named(string why, string?[] sheets, string[] lost)
    {
        var layout = Read(sheets).Layout.ShouldNotBeNull(why);
        layout
            .Warnings.Select(w => (w.Code, w.Anchor!.Sheet))
            .ShouldBe(lost.Select(l => ("sheet.unread", (string?)l)), why);
        layout.Text.ShouldContain("Một");
    }

    [Fact]
    public void A_book_without_any_fails() =>
        Should.Throw<ReadException>(() => Read([null, Whole[..^30]])).Failure.Kind.ShouldBe(FailureKind.Damaged);

    private static ReadResult Read(string?[] sheets)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
            string Relations(IEnumerable<(string Type, string Target)> all) =>
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(
                    all.Select(
                        (r, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>"
                    )
                )
                + "</Relationships>";
            Add("_rels/.rels", Relations([("officeDocument", "xl/workbook.xml")]));
            Add(
                "xl/workbook.xml",
                $"<workbook {Main} xmlns:r=\"{Office}\"><sheets>{string.Concat(sheets.Select((_, i) => $"<sheet name=\"Bảng {i + 1}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>"))}</sheets></workbook>"
            );
            Add(
                "xl/_rels/workbook.xml.rels",
                Relations(sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")))
            );
            for (var i = 0; i < sheets.Length; i++)
                if (sheets[i] is { } sheet)
                    Add($"xl/worksheets/sheet{i + 1}.xml", sheet);
        }
        using var file = new TemporaryFile(stream.ToArray(), "a.xlsx");
        return new XlsxReader().Read(file.Source, FileFormat.Xlsx, new ReadLimits(), CancellationToken.None);
    }
}
