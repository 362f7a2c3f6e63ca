using Pipeline.Layout;
using Pipeline.Reading.Composition;

namespace Pipeline.Reading.Tests.Composition;

public class PageComposerTests
{
    public static TheoryData<string, string, string> Pages =>
        new()
        {
            {
                "a heading of two columns, left first; the title below belongs to neither",
                """
                        ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                         TỈNH AN BÌNH                    Độc lập - Tự do - Hạnh phúc
                        Số: 12/KH-UBND                An Bình, ngày 3 tháng 4 năm 2021

                                              KẾ HOẠCH
                                    Về việc thử nghiệm năm hai nghìn
                         Căn cứ quyết định của cấp trên về việc này và việc khác nữa đây
                    """,
                "HeadingColumn: ỦY BAN NHÂN DÂN / TỈNH AN BÌNH / Số: 12/KH-UBND\nHeadingColumn: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / An Bình, ngày 3 tháng 4 năm 2021\nKẾ HOẠCH"
            },
            {
                "a narrow gap is still a gap where every line has it",
                """
                         THỦ TƯỚNG CHÍNH PHỦ  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                             Số: 12/QĐ-TTg        Độc lập - Tự do - Hạnh phúc
                    """,
                "HeadingColumn: THỦ TƯỚNG CHÍNH PHỦ / Số: 12/QĐ-TTg\nHeadingColumn: CỘNG HÒA XÃ HỘI"
            },
            {
                "recipients beside the signature; the last line of the text stays with the text",
                """
                         Trên đây là kế hoạch của đơn vị đề nghị các phòng thực hiện
                         nghiêm túc kế hoạch này.
                         Nơi nhận:                               KT. CHỦ TỊCH
                         - Như trên;                             PHÓ CHỦ TỊCH
                         - Lưu: VT.

                                                                  Trần Văn A
                    """,
                "nghiêm túc kế hoạch này.\nHeadingColumn: Nơi nhận: / - Như trên; / - Lưu: VT.\nHeadingColumn: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Văn A"
            },
            {
                "a line of text over the recipients is read across, wherever its words divide",
                """
                         Cấp ủy cơ sở báo cáo kết quả cho cấp  trên về Huyện ủy Long Phong trước ngày
                         23/7/2021.
                         Nơi nhận:                              TM. BAN THƯỜNG VỤ
                         - Như trên;                              PHÓ BÍ THƯ
                         - Lưu: VT.

                                                                 Trần Văn A
                    """,
                "Cấp ủy cơ sở báo cáo kết quả cho cấp trên về Huyện ủy Long Phong trước ngày / 23/7/2021.\nHeadingColumn: Nơi nhận: / - Như trên; / - Lưu: VT.\nHeadingColumn: TM. BAN THƯỜNG VỤ / PHÓ BÍ THƯ / Trần Văn A"
            },
            {
                "running text is no columns, whatever its gaps",
                """
                         một hai ba bốn năm  sáu bảy tám chín mười một hai ba bốn năm sáu
                         một hai ba bốn năm  sáu bảy tám chín mười một hai ba bốn năm sáu
                         một hai ba bốn năm  sáu bảy tám chín mười một hai ba bốn năm sáu
                    """,
                "Paragraph: một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu / một hai"
            },
            {
                "rows of a table without rules are read across",
                """
                         Lúa            12            13
                         Ngô            14            15
                         Khoai          16            17
                         Sắn            18            19
                    """,
                "Lúa 12 13 / Ngô 14 15 / Khoai 16 17 / Sắn 18 19"
            },
        };

    [Theory, MemberData(nameof(Pages))]
    public void Reads_in_order(string why, string art, string expected)
    {
        var blocks = PageComposer.Compose(PageArt.Words(art), 480, 800);
        var text = string.Join(
            '\n',
            blocks.Select(b =>
                $"{b.Kind}: " + string.Join(" / ", b.Lines.Select(l => string.Join(' ', l.Words.Select(w => w.Text))))
            )
        );
        foreach (var piece in expected.Split('\n'))
            text.ShouldContain(piece, Case.Sensitive, why + "\n" + text);
    }

    [Fact]
    public void A_table_whose_cells_were_not_rebuilt_stands_apart_in_its_place()
    {
        var words = PageArt
            .Words(
                """
                Kết quả như sau:
                1   Buổi tuyên truyền   buổi   2.137
                2   Tủ sách pháp luật   tủ       315
                Trên đây là báo cáo của đơn vị.
                """
            )
            .ConvertAll(w => w.Box!.Value.MiddleY is > 14 and < 42 ? w with { Grid = 0 } : w);
        PageComposer
            .Compose(words, 480, 800)
            .Select(b => $"{b.Kind}: {b.Lines.Count}")
            .ShouldBe(["Paragraph: 1", "UnreadTable: 2", "Paragraph: 1"]);
    }

    [Fact]
    public void A_lonely_number_at_the_foot_is_margin()
    {
        var words = PageArt.Words("trang này có chữ ở trên");
        words.Add(new RawWord("14", new Box(238, 760, 248, 770)));
        PageComposer.Compose(words, 480, 800)[^1].Kind.ShouldBe(BlockKind.Margin);
    }
}
