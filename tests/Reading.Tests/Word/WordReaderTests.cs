using Pipeline.Layout;
using Pipeline.Reading.Word;
using static Pipeline.Reading.Tests.Word.WordFile;

namespace Pipeline.Reading.Tests.Word;

public class WordReaderTests
{
    private static string[] Lines(DocumentLayout layout) => layout.Text.TrimEnd('\n').Split('\n');

    [Theory]
    [InlineData(
        "<w:p><w:r><w:t>Ngày </w:t></w:r><w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:del><w:r><w:delText>4</w:delText></w:r></w:del></w:p>",
        "Ngày 5"
    )]
    [InlineData(
        "<w:p><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo></w:p>",
        "mới"
    )]
    [InlineData(
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>b</w:t></w:r></w:p>",
        "ab"
    )]
    [InlineData(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>mã</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> trang</w:t></w:r></w:p>",
        "7 trang"
    )]
    [InlineData("<w:p><w:fldSimple w:instr=\"DATE\"><w:r><w:t>5/3/2020</w:t></w:r></w:fldSimple></w:p>", "5/3/2020")]
    [InlineData(
        "<w:p><w:r><w:t>604</w:t><w:noBreakHyphen/><w:t>CĐ</w:t><w:softHyphen/><w:t>DK</w:t></w:r></w:p>",
        "604-CĐDK"
    )]
    [InlineData(
        "<w:p><w:r><w:t>diện tích 100 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r></w:p>",
        "diện tích 100 m²"
    )]
    [InlineData("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Báo cáo</w:t></w:r></w:p>", "BÁO CÁO")]
    [InlineData(
        "<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t> ô</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "liên kết ô"
    )]
    [InlineData("<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t> mục</w:t></w:r></w:p>", "• mục")]
    [InlineData(
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>Cé</w:t></w:r><w:r><w:rPr><w:b/><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>ng hoµ x· héi</w:t></w:r></w:p>",
        "Cộng hoà xã hội"
    )]
    [InlineData(
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTimeH\"/></w:rPr><w:t>b¸o c¸o kÕt qu¶</w:t></w:r></w:p>",
        "BÁO CÁO KẾT QUẢ"
    )]
    [InlineData(
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTimeH\"/></w:rPr><w:t>Báo cáo kết quả</w:t></w:r></w:p>",
        "Báo cáo kết quả"
    )]
    [InlineData("<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p>", "một\nhai")]
    public void Shows_what_the_paper_shows(string body, string text) =>
        new WordFile { Body = body }
            .Read()
            .Text.ShouldBe(text + "\n");

    [Fact]
    public void Text_boxes_are_read_once()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>Số: 12/QĐ-UBND</w:t></w:r></w:p></w:txbxContent>";
        var layout = new WordFile
        {
            Body =
                $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>QUYẾT ĐỊNH</w:t></w:r></w:p>",
        }.Read();
        layout.Text.ShouldBe("Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\n");
    }

    [Fact]
    public void Automatic_numbers_are_text()
    {
        string Item(string text, int level, int list = 1) =>
            P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        var layout = new WordFile
        {
            Numbering =
                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/><w:suff w:val=\"space\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl></w:abstractNum>"
                + "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/></w:lvl></w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
                + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>",
            Body =
                Item("Một", 0)
                + Item("Mục", 1)
                + Item("Điểm", 2)
                + Item("Điểm", 2)
                + Item("Hai", 0)
                + Item("Mục", 1)
                + Item("chấm", 0, 2)
                + Item("Bốn", 0, 3)
                + Item("Năm", 0, 3)
                + Item("không", 0, 0),
        }.Read();
        Lines(layout)
            .ShouldBe([
                "I. Một",
                "1.1 Mục",
                "a) Điểm",
                "b) Điểm",
                "II. Hai",
                "2.1 Mục",
                "• chấm",
                "IV. Bốn",
                "V. Năm",
                "không",
            ]);
    }

    [Fact]
    public void Tables_keep_merges_and_indents()
    {
        var layout = new WordFile
        {
            Body = Table(
                "single",
                Cell("TT", "<w:vMerge w:val=\"restart\"/>") + Cell("Điểm", "<w:gridSpan w:val=\"2\"/>"),
                Cell("", "<w:vMerge/>") + Cell("Chuẩn") + Cell("Thưởng"),
                Cell("1")
                    + Cell("5/6")
                    + "<w:tc><w:p><w:pPr><w:ind w:left=\"240\"/></w:pPr><w:r><w:t>7</w:t></w:r></w:p></w:tc>"
            ),
        }.Read();
        var table = layout.Tables.ShouldHaveSingleItem();
        (table.RowCount, table.ColumnCount).ShouldBe((3, 3));
        table
            .Cells.Select(c => $"{c.Row},{c.Column} {c.RowSpan}x{c.ColumnSpan} {layout.Slice(c.Span)}")
            .ShouldBe([
                "0,0 2x1 TT",
                "0,1 1x2 Điểm",
                "1,1 1x1 Chuẩn",
                "1,2 1x1 Thưởng",
                "2,0 1x1 1",
                "2,1 1x1 5\n6",
                "2,2 1x1 7",
            ]);
        table.Cells[^1].Indent.ShouldBe(12);
    }

    [Fact]
    public void Headings_and_signatures_set_in_tables_are_columns()
    {
        var layout = new WordFile
        {
            Body =
                Table(
                    "",
                    Cell("UBND TỈNH A/SỞ B/Số: 1/BC-SB".Replace("1/BC", "1-BC"))
                        + Cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Độc lập - Tự do - Hạnh phúc")
                )
                + P("BÁO CÁO")
                + Table("", Cell("Nơi nhận:/- Như trên;") + Cell("GIÁM ĐỐC/Nguyễn Văn A")),
        }.Read();
        layout.Tables.ShouldBeEmpty();
        Lines(layout)
            .ShouldBe([
                "UBND TỈNH A",
                "SỞ B",
                "Số: 1-BC-SB",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "BÁO CÁO",
                "Nơi nhận:",
                "- Như trên;",
                "GIÁM ĐỐC",
                "Nguyễn Văn A",
            ]);
        layout.Pages[0].Blocks.Count(b => b.Kind == BlockKind.HeadingColumn).ShouldBe(4);
    }

    [Fact]
    public void Headings_set_by_tabs_are_columns()
    {
        string Tabbed(string left, string right) =>
            $"<w:p><w:r><w:t>{left}</w:t><w:tab/><w:t>{right}</w:t></w:r></w:p>";
        var layout = new WordFile
        {
            Body =
                Tabbed("UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                + Tabbed("Số: 1/BC", "Độc lập - Tự do - Hạnh phúc")
                + P("BÁO CÁO"),
        }.Read();
        Lines(layout)
            .ShouldBe([
                "UBND TỈNH A",
                "Số: 1/BC",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "BÁO CÁO",
            ]);
    }

    [Fact]
    public void Notes_stand_after_the_text_and_their_marks_are_no_digits()
    {
        var layout = new WordFile
        {
            Body = "<w:p><w:r><w:t>năm 2020</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            Footnotes =
                "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Quyết định số 5/QĐ-UBND</w:t></w:r></w:p></w:footnote>",
            Header = P("Trang tin nội bộ"),
        }.Read();
        Lines(layout).ShouldBe(["năm 2020¹", "¹ Quyết định số 5/QĐ-UBND", "Trang tin nội bộ"]);
        layout
            .Pages[0]
            .Blocks.Select(b => b.Kind)
            .ShouldBe([BlockKind.Paragraph, BlockKind.Footnote, BlockKind.Margin]);
    }

    [Fact]
    public void Fonts_come_from_styles_and_runs()
    {
        var layout = new WordFile
        {
            Styles =
                "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"26\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:style>",
            Body =
                P("một", "<w:pStyle w:val=\"B\"/>")
                + P("hai", "<w:pStyle w:val=\"B\"/>", "<w:b w:val=\"0\"/><w:i/>")
                + P("ba"),
        }.Read();
        layout
            .Pages[0]
            .Blocks.SelectMany(b => b.Lines)
            .Select(l => l.Font)
            .ShouldBe([
                new FontStyle(16, true, false),
                new FontStyle(16, false, true),
                new FontStyle(13, false, false),
            ]);
    }

    [Fact]
    public void A_damaged_file_is_a_typed_failure()
    {
        var path = Path.GetTempFileName();
        try
        {
            new WordFile { Body = P("một") }.Save(path);
            File.WriteAllBytes(path, File.ReadAllBytes(path)[..^200]);
            Should
                .Throw<ReadException>(() => WordReader.Read(path, "docx", new ReadLimits(), default))
                .Failure.Kind.ShouldBe(FailureKind.Damaged);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
