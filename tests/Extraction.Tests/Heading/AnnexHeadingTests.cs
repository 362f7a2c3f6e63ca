namespace Pipeline.Extraction.Tests.Heading;

/// <summary>Annexes that come as files of their own, and what e-offices stamp on them; all of them invented.</summary>
public class AnnexHeadingTests
{
    [Theory]
    [InlineData(
        "PHỤ LỤC 2\n\nDANH MỤC CÂY TRỒNG\n\n(Kèm theo Công văn số 12/STC-VP ngày 05/6/2021 của Sở Trồng cây tỉnh Yên Châu)\n\n1. Cây xoài",
        "Phụ lục",
        "Danh mục cây trồng",
        "Sở Trồng cây tỉnh Yên Châu"
    )]
    [InlineData(
        "BIỂU TỔNG HỢP CÂY TRỒNG\n\n(Ban hành kèm theo Kế hoạch số 12/KH-STC ngày 05/6/2021 của Sở Trồng cây tỉnh Yên Châu)\n\n1. Cây xoài",
        null,
        "Biểu tổng hợp cây trồng",
        "Sở Trồng cây tỉnh Yên Châu"
    )]
    public void An_annex_tells_what_it_belongs_to(string text, string? type, string subject, string issuer)
    {
        var heading = HeadingLayouts.Read(HeadingLayouts.Plain(text)).Document;
        (heading.Type, heading.Subject, heading.Issuer).ShouldBe((type, subject, issuer));
    }

    [Theory]
    [InlineData(
        "Số: 1234/STC-KTTH&VTLT; 05/6/2021; 09:12:31;\n\nPHỤ LỤC\n\nDANH MỤC CÂY TRỒNG\n\n1. Cây xoài",
        "1234/STC-KTTH&VTLT",
        "2021-06-05"
    )]
    [InlineData(
        "Số: 1234/STC-KTTH&amp;VTLT; 05/6/2021; 09:12:31;\n\nPHỤ LỤC\n\nDANH MỤC CÂY TRỒNG\n\n1. Cây xoài",
        "1234/STC-KTTH&VTLT",
        "2021-06-05"
    )]
    public void The_stamp_of_the_e_office_tells_number_and_date(string text, string number, string date)
    {
        var heading = HeadingLayouts.Read(HeadingLayouts.Plain(text)).Document;
        (heading.Number?.Key, heading.Date).ShouldBe((number, date));
    }

    [Fact]
    public void A_subject_in_quotes_is_one() =>
        HeadingLayouts
            .Read(
                HeadingLayouts.Plain(
                    "SỞ TRỒNG CÂY YÊN CHÂU\nSố: 12/STC-VP\n“V/v trồng cây đầu xuân”\n\nYên Châu, ngày 5 tháng 6 năm 2021\n\nKính gửi: Các phòng\n\nSở đề nghị trồng cây."
                )
            )
            .Document.Subject.ShouldBe("Trồng cây đầu xuân");

    [Fact]
    public void A_letter_that_names_an_annex_is_no_annex() =>
        HeadingLayouts
            .Read(
                HeadingLayouts.Plain(
                    "Các phòng gửi báo cáo.\n\n(Kèm theo Công văn số 12/STC-VP ngày 05/6/2021 của Sở Trồng cây tỉnh Yên Châu)"
                )
            )
            .Document.Type.ShouldBeNull();
}
