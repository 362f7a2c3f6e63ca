using System.Text;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Reading.Tests.Text;

public class TextReaderTests
{
    private static DocumentLayout Read(byte[] bytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return new Pipeline.Reading.Text.TextReader()
                .Read(new SourceFile(path, "a.txt"), FileFormat.Text, new ReadLimits(), default)
                .Layout!;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static DocumentLayout Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static string[] Rows(DocumentLayout layout, int table = 0) =>
        [
            .. layout
                .Tables[table]
                .Cells.GroupBy(c => c.Row)
                .Select(g => string.Join('|', g.Select(c => layout.Slice(c.Span).ToString().Replace('\n', '/')))),
        ];

    [Theory]
    [InlineData(
        "numbers under their headers, wording over two lines",
        "STT   Nội dung                  Điểm chuẩn   Tự chấm\n1     Phát triển đoàn viên,           20        18\n      giới thiệu vào Đảng\n2     Thu đoàn phí                    30        30\n\n      Tổng cộng                       50        48\nTM. BAN CHẤP HÀNH",
        "STT|Nội dung|Điểm chuẩn|Tự chấm;1|Phát triển đoàn viên,/giới thiệu vào Đảng|20|18;2|Thu đoàn phí|30|30;|Tổng cộng|50|48"
    )]
    [InlineData(
        "prose below it is no row",
        "TT   Họ và tên         Chức vụ\n1    Lê Văn Bình       Chủ tịch\n2    Vũ Thị Cúc        Ủy viên\nDanh sách này có hai người.",
        "TT|Họ và tên|Chức vụ;1|Lê Văn Bình|Chủ tịch;2|Vũ Thị Cúc|Ủy viên"
    )]
    public void Columns_of_blanks_below_a_numbered_header_are_a_table(string why, string text, string rows) =>
        string.Join(';', Rows(Read(text))).ShouldBe(rows, why);

    [Theory]
    [InlineData(
        "two columns of a heading",
        "TỔNG LIÊN ĐOÀN          CỘNG HÒA XÃ HỘI\nCÔNG ĐOÀN NGÀNH         Độc lập - Tự do\nSố: 12/BC-CĐN           Hà Nội, ngày 5 tháng 6 năm 2023"
    )]
    [InlineData("a header with nothing below it", "STT   Nội dung   Điểm\n\n\nCăn cứ Quyết định số 12/QĐ-CĐN")]
    [InlineData(
        "a signature",
        "TT. BAN THƯỜNG VỤ      NGƯỜI LẬP BIỂU      KẾ TOÁN\nPhó Chủ tịch      Lê Lan      Vũ Hà\nđã ký      đã ký      đã ký"
    )]
    public void Columns_of_blanks_elsewhere_are_none(string why, string text) => Read(text).Tables.ShouldBeEmpty(why);

    [Fact]
    public void A_cell_between_quotes_runs_over_lines_to_the_end_of_its_row() =>
        string.Join(
                ';',
                Rows(
                    Read(
                        "TT\tNội dung\tĐiểm\tGhi chú\n1\t\"Có kế hoạch;\ncó sơ kết\"\t20\t\"Thiếu\nsơ kết\"\n2\tGọi là \"Mái ấm\"\t30\t\n"
                    )
                )
            )
            .ShouldBe("TT|Nội dung|Điểm|Ghi chú;1|Có kế hoạch;/có sơ kết|20|Thiếu/sơ kết;2|Gọi là \"Mái ấm\"|30|");

    [Theory]
    [InlineData("## **KẾ HOẠCH**", "KẾ HOẠCH", true)]
    [InlineData("V/v: **Đẩy mạnh** thi đua", "V/v: Đẩy mạnh thi đua", false)]
    [InlineData("*Phong trào thi đua*: từ năm 2020", "Phong trào thi đua: từ năm 2020", false)]
    [InlineData("* Lưu ý: nội dung", "* Lưu ý: nội dung", false)]
    [InlineData("1\\. Mục \\* tiêu \\(a\\)", "1. Mục * tiêu (a)", false)]
    [InlineData("xem [Nghị quyết](http://x/y) này", "xem Nghị quyết này", false)]
    [InlineData("Ghi chú (**): 2 * 3 = 6", "Ghi chú (**): 2 * 3 = 6", false)]
    [InlineData("tệp a_b_c.txt; 5 < 6 & 7", "tệp a_b_c.txt; 5 < 6 & 7", false)]
    [InlineData("<p>Điều 1.</p><br/>&nbsp;Nội dung <i>nghiêng</i>", "Điều 1.\nNội dung nghiêng", false)]
    [InlineData("> trích lời", "trích lời", false)]
    public void Signs_of_Markdown_go_and_the_text_stays(string line, string text, bool bold)
    {
        var layout = Read(line);
        layout.Text.TrimEnd('\n').ShouldBe(text);
        (layout.Pages[0].Blocks[0].Lines[0].Font?.Bold ?? false).ShouldBe(bold);
    }

    [Fact]
    public void Bold_runs_over_lines()
    {
        var layout = Read("**TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH**\n\nNguyễn Văn A");
        layout
            .Pages[0]
            .Blocks.SelectMany(b => b.Lines)
            .Select(l => l.Font?.Bold ?? false)
            .ShouldBe([true, true, false]);
    }

    [Theory]
    [InlineData("STT\tTiêu chí\tĐiểm\n1\tA\t5\n\n\tB\t\n", "STT|Tiêu chí|Điểm;1|A|5;|B|")]
    [InlineData("1\tDòng đầu\ntiếp theo\t5\n2\tA\t6\n3\tB\t7\n", "1|Dòng đầu/tiếp theo|5;2|A|6;3|B|7")]
    [InlineData("1\t<p>một</p> <p>hai</p>\t<u>5</u>\n2\ta<br>b\t6\n", "1|một/hai|5;2|a/b|6")]
    [InlineData(
        " \t1.\n\tA\n\tngười\n\n\t\n\tB\n\t\n\n\t2.\n\tC\n\t“\n \tD\n\t“\n\n\t3.\n\tE\n\t\n\n\tNgày\n",
        "1.|A|người;|B|;2.|C|“;|D|“;3.|E|"
    )]
    [InlineData("| TT | Tên |\n|----|:---:|\n| 1 | **A** |\n| 2 | B \\| C |\n", "TT|Tên;1|A;2|B | C")]
    public void Separated_rows_are_tables(string text, string rows) =>
        string.Join(';', Rows(Read(text))).ShouldBe(rows);

    [Theory]
    [InlineData("\tCăn cứ Luật;\n\tCăn cứ Nghị định;\n\tXét đề nghị;\n")]
    [InlineData("Họ tên:\tNguyễn Văn A\nBình thường\n")]
    [InlineData("1.\tMục một\n")]
    public void Indented_lines_are_none(string text) => Read(text).Tables.ShouldBeEmpty();

    [Fact]
    public void A_heading_set_by_tabs_ends_at_the_addressee()
    {
        var text = Read(
            "UỶ BAN A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ B\tĐộc lập - Tự do - Hạnh phúc\nSố: 1/UB\tA, ngày 1 tháng 2 năm 2020\nV/v trồng cây\nKính gửi:\t- Phòng thứ nhất;\n\t- Phòng thứ hai.\nNội dung thư."
        ).Text;
        text.IndexOf("A, ngày 1", StringComparison.Ordinal)
            .ShouldBeLessThan(text.IndexOf("Kính gửi", StringComparison.Ordinal));
        text.IndexOf("Phòng thứ hai", StringComparison.Ordinal)
            .ShouldBeGreaterThan(text.IndexOf("Kính gửi", StringComparison.Ordinal));
        text.IndexOf("Nội dung", StringComparison.Ordinal)
            .ShouldBeGreaterThan(text.IndexOf("Phòng thứ hai", StringComparison.Ordinal));
    }

    [Fact]
    public void Heading_columns_are_read_one_after_the_other()
    {
        var layout = Read(
            "UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ B\tĐộc lập - Tự do - Hạnh phúc\nSố: 1/BC-SB\tA, ngày 1 tháng 2 năm 2020\n\nBÁO CÁO"
        );
        layout.Tables.ShouldBeEmpty();
        layout.Text.ShouldBe(
            "UBND TỈNH A\nSỞ B\nSố: 1/BC-SB\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nA, ngày 1 tháng 2 năm 2020\nBÁO CÁO\n"
        );
        layout
            .Pages[0]
            .Blocks.Select(b => b.Kind)
            .ShouldBe([BlockKind.HeadingColumn, BlockKind.HeadingColumn, BlockKind.Paragraph]);
    }

    [Fact]
    public void A_table_further_down_says_nothing_of_the_headings_width() =>
        Read(
            "UBND\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN A\tĐộc lập - Tự do - Hạnh phúc\nSố: 1/BC-UBND\tA, ngày 1 tháng 2 năm 2020\n\nBÁO CÁO\n\nNội dung\nTT\tTên\tĐơn vị\tSố\n1\tB\tcái\t2\n2\tC\tcái\t3\n"
        )
            .Text.ShouldStartWith("UBND\nHUYỆN A\nSố: 1/BC-UBND\nCỘNG HÒA");

    [Fact]
    public void Columns_set_by_blanks_are_read_one_after_the_other()
    {
        var layout = Read(
            "   UBND TỈNH A              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n      SỞ B                     Độc lập - Tự do - Hạnh phúc\n   -------                    ---------------\n"
                + "Số: 1/SB-VP                 A, ngày 1 tháng 2 năm 2020\n  V/v báo cáo\n\n                     Kính gửi: Các phòng\n\nNội dung thư.\n\n"
                + "Nơi nhận:                    GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n\n                             Nguyễn Văn A\n"
        );
        layout
            .Text.Trim()
            .Split('\n')
            .ShouldBe([
                "UBND TỈNH A",
                "SỞ B",
                "Số: 1/SB-VP",
                "V/v báo cáo",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "A, ngày 1 tháng 2 năm 2020",
                "Kính gửi: Các phòng",
                "Nội dung thư.",
                "Nơi nhận:",
                "- Như trên;",
                "- Lưu: VT.",
                "GIÁM ĐỐC",
                "Nguyễn Văn A",
            ]);
    }

    public static TheoryData<string, byte[]> Encodings()
    {
        const string text = "Báo cáo kết quả thi đua, khen thưởng của tỉnh đã được hội đồng xác nhận";
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var data = new TheoryData<string, byte[]>
        {
            { "utf-8", Encoding.UTF8.GetBytes(text) },
            { "utf-8 with mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)] },
            { "utf-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)] },
            { "utf-16 big without mark", Encoding.BigEndianUnicode.GetBytes(text) },
            { "utf-16 without mark", Encoding.Unicode.GetBytes(text) },
            {
                "tcvn3",
                western.GetBytes(
                    Pipeline.Vietnamese.Encodings.LegacyText.Encode(
                        text,
                        Pipeline.Vietnamese.Encodings.LegacyEncoding.Tcvn3
                    )
                )
            },
            {
                "vni",
                western.GetBytes(
                    Pipeline.Vietnamese.Encodings.LegacyText.Encode(
                        text,
                        Pipeline.Vietnamese.Encodings.LegacyEncoding.Vni
                    )
                )
            },
            { "windows-1258", Windows1258(text) },
        };
        return data;
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_are_told_by_the_text(string name, byte[] bytes) =>
        Read(bytes).Text.ShouldBe("Báo cáo kết quả thi đua, khen thưởng của tỉnh đã được hội đồng xác nhận\n", name);

    // Windows-1258 has no toned letters but a few: the tone follows its letter as a mark.
    private static byte[] Windows1258(string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        var apart = new StringBuilder();
        foreach (var c in text)
        {
            var tone = Pipeline.Vietnamese.Characters.VietnameseLetter.ToneOf(c);
            apart.Append(Pipeline.Vietnamese.Characters.VietnameseLetter.WithoutTone(c));
            if (tone != Pipeline.Vietnamese.Characters.Tone.Level)
                apart.Append("\0\u0300\u0309\u0303\u0301\u0323"[(int)tone]);
        }
        return encoding.GetBytes(apart.ToString());
    }
}
