using Pipeline.Records;
using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>
/// Names of bodies over a worn scan: settled words are put right, what is none of the name is left out, and no place is
/// invented.
/// </summary>
public sealed class WornIssuerTests
{
    [Theory]
    [InlineData("22/11 !22HUYỆN ỦY LÂM THAO", "Huyện ủy Lâm Thao")]
    [InlineData("75/3/22 ỦY BAN NHÂN DÂN|9x reenseee HUYỆN LÂM THAO", "Ủy ban nhân dân huyện Lâm Thao")]
    [InlineData("Chuyển: T9 2y BAN NHÂN DÂN|HUYỆN LÂM THAO", "Ủy ban nhân dân huyện Lâm Thao")]
    [InlineData("CỌONG VĂN ĐEN TÊN ĐOÀN LAO ĐỘNG|252 HUYỆNLÂM THAO", "Liên đoàn Lao động huyện Lâm Thao")]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO|CÔNG VĂNĐẾN", "Liên đoàn Lao động huyện Lâm Thao")]
    // what is left of the number
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO|/QĐ-LĐLĐ", "Liên đoàn Lao động huyện Lâm Thao")]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO|xy 5đ /QĐ-LĐLĐ", "Liên đoàn Lao động huyện Lâm Thao")]
    [InlineData("CÔNG TY CỔ PHẦN|TÍNH TOÁN VIỆT", "Công ty cổ phần Tính Toán Việt")] // no province
    public void What_stands_beside_the_name_is_no_part_of_it(string left, string issuer) =>
        Read(left).Issuer.ShouldBe(issuer);

    [Theory]
    [InlineData("CÔNG ĐO NGANH GIÁO DỤC|TÍNH PHÚ THỌ", "Công đoàn ngành Giáo dục tỉnh Phú Thọ")]
    [InlineData("LIÊN ĐBđẦN LAO ĐỌNG|HUYỆN LÂM THAO", "Liên đoàn Lao động huyện Lâm Thao")]
    [InlineData("LIENĐOÀN LAO ĐỘNG TĨNH PHÚ THỌ", "Liên đoàn Lao động tỉnh Phú Thọ")]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG TỈNHYÊN|BÁI", "Liên đoàn Lao động tỉnh Yên Bái")]
    [InlineData("ĐOÀN LAO ĐỘNG TỈNH PHÚ THỌ", "Liên đoàn Lao động tỉnh Phú Thọ")]
    [InlineData("SỚ TÀI CHÍNH TỈNH PHÚ THỌ", "Sở Tài chính tỉnh Phú Thọ")]
    [InlineData("SỞ LAO ĐỘNG TỈNH PHÚ THỌ", "Sở Lao động tỉnh Phú Thọ")] // a name of its own
    [InlineData("CÔNG ĐOÀN NHÀ MÁY SỢI|LÂM THAO", "Công đoàn Nhà máy sợi Lâm Thao")]
    [InlineData("CÔNG ĐOÀN NGÂN HÀNG|VIỆT NAM", "Công đoàn Ngân hàng Việt Nam")]
    [InlineData("HUYỆN ĐOÀN LÂM THAO", "Huyện Đoàn Lâm Thao")]
    [InlineData("TINH ỦY LÂM THẢO", "Tỉnh ủy Lâm Thao")] // the place line tells
    public void A_settled_word_with_a_slip_is_put_right(string left, string issuer) =>
        Read(left).Issuer.ShouldBe(issuer);

    [Theory]
    [InlineData("UBNDTỈNHTÂNĐỨC|SỞ YTẾ", "", "Sở Y tế tỉnh Tân Đức", "Ủy ban nhân dân tỉnh Tân Đức")]
    [InlineData(
        "xx/'4JND TỈNH PHÚ THỌ|SỞ Y TẾ",
        "Sở Y tế tỉnh Phú Thọ đề nghị các đơn vị.",
        "Sở Y tế tỉnh Phú Thọ",
        null
    )]
    [InlineData(
        "TỐNG LIÊN ĐOÀN LAO ĐỘNG VIỆT|LIEN ĐOẢÁN LAO ĐỌNG|HUYỆN LÂM THAO",
        "",
        "Liên đoàn Lao động huyện Lâm Thao",
        "Tổng Liên đoàn Lao động Việt Nam"
    )]
    [InlineData(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT|NAM F|LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO",
        "",
        "Liên đoàn Lao động huyện Lâm Thao",
        "Tổng Liên đoàn Lao động Việt Nam"
    )]
    [InlineData("ĐẲNG BỒ TỈNH PHÚ THỌ|HUYỆN ỦY LÂM THAO", "", "Huyện ủy Lâm Thao", "Đảng bộ tỉnh Phú Thọ")]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA|- XXÁ -|LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO",
        "Thực hiện Kế hoạch của LĐLĐ tỉnh Hòa Xá, đơn vị báo cáo.",
        "Liên đoàn Lao động huyện Lâm Thao",
        "Liên đoàn Lao động tỉnh Hòa Xá"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA|- XXÁ -|LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO",
        "",
        "Liên đoàn Lao động huyện Lâm Thao",
        null
    )] // nothing tells the place
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA|- XXÁ -|LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO",
        "Như tỉnh Hòa Xá và tỉnh Hòa Xa.",
        "Liên đoàn Lao động huyện Lâm Thao",
        "Liên đoàn Lao động tỉnh Hòa Xa"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA|- XXÁ -|LIÊN ĐOÀN LAO ĐỘNG|HUYỆN LÂM THAO",
        "Như tỉnh Hòa Xá và tỉnh Hòa Xai.",
        "Liên đoàn Lao động huyện Lâm Thao",
        "Liên đoàn Lao động tỉnh Hòa Xá"
    )] // two letters off
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH|XÁ -|CÔNG ĐOÀN NGÀNH Y TẾ|TỈNH HÒA XÁ",
        "",
        "Công đoàn ngành Y tế tỉnh Hòa Xá",
        "Liên đoàn Lao động tỉnh Hòa Xá"
    )] // the other body's own place
    public void The_body_above_is_told_by_what_the_paper_prints_elsewhere(
        string left,
        string body,
        string issuer,
        string? parent
    )
    {
        var document = Read(left, body: body);
        (document.Issuer, document.ParentIssuer).ShouldBe((issuer, parent));
    }

    [Theory]
    [InlineData("ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "28/QĐ-UBND", "", "Ủy ban nhân dân tỉnh Phú Thọ", null)]
    // the issuer's own row is lost
    [InlineData("ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "28/QĐ-SXD", "", null, "Ủy ban nhân dân tỉnh Phú Thọ")]
    [InlineData("ỦY BAN NHÂN DÂN TỈNH PHÚ|s Y DỰNG", "28/QĐ-SXD", "", null, null)]
    [InlineData(
        "ỦY BAN NHÂN DÂN TỈNH PHÚ|s Y DỰNG",
        "28/QĐ-SXD",
        "Sở Xây dựng tỉnh Phú Thọ nhận được Chỉ thị. Nay Sở Xây dựng tỉnh Phú Thọ trả lời.",
        "Sở Xây dựng tỉnh Phú Thọ",
        null
    )]
    [InlineData("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "28/QĐ-LĐLĐ", "", null, "Tổng Liên đoàn Lao động Việt Nam")]
    [InlineData("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "28/QĐ-TLĐ", "", "Tổng Liên đoàn Lao động Việt Nam", null)]
    [InlineData("ĐẢNG BỘ TỈNH PHÚ THỌ", "28-QĐ/HU", "", null, "Đảng bộ tỉnh Phú Thọ")]
    public void A_lone_body_that_the_number_contradicts_is_the_one_above(
        string left,
        string number,
        string body,
        string? issuer,
        string? parent
    )
    {
        var document = Read(left + "|Số: " + number, body: body);
        (document.Issuer, document.ParentIssuer).ShouldBe((issuer, parent));
    }

    [Theory]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH|TRƯỜNG TRẠCH|CÔNG ĐOÀN NGÀNH Y TẾ|TỈNH TRƯỜNG TRẠCH",
        "Công đoàn ngành Y tế tỉnh Trường Trạch",
        "Liên đoàn Lao động tỉnh Trường Trạch"
    )]
    [InlineData("ỦY BAN NHÂN DÂN HUYỆN|VŨ THƯ", "Ủy ban nhân dân huyện Vũ Thư", null)]
    [InlineData(
        "UBND THÀNH PHỐ|HỘI AN|PHÒNG NỘI VỤ",
        "Phòng Nội vụ thành phố Hội An",
        "Ủy ban nhân dân thành phố Hội An"
    )]
    [InlineData("UBND TỈNH LÂM THAO|TRƯỜNG CHÍNH TRỊ", "Trường Chính trị", "Ủy ban nhân dân tỉnh Lâm Thao")] // a school
    public void A_place_may_begin_as_a_body_does(string left, string issuer, string? parent)
    {
        var document = Read(left);
        (document.Issuer, document.ParentIssuer).ShouldBe((issuer, parent));
    }

    [Fact]
    public void The_end_of_a_longer_name_is_another_body()
    {
        var paper = HeadingTests.PaperOf(
            "LIÊN ĐOÀN LAO Đ/TỈNH LÂM THAO/Số: /KH-LĐLĐ",
            "N/Lâm Thao, ngày 12 tháng 4 năm 2022",
            "KẾ HOẠCH/Tổ chức hội thi"
        ) with
        {
            Body =
            [
                "Thực hiện Quyết định số 93/QĐ-TLĐ của Tổng Liên đoàn Lao động Việt Nam;",
                "căn cứ Nghị quyết số 5/NQ-TLĐ của Tổng Liên đoàn Lao động Việt Nam.",
            ],
        };
        RecordExtractor
            .Default.Extract(
                HeadingLayouts.Boxes(paper, 0.95),
                "id",
                new SourceInfo
                {
                    Path = "p",
                    Format = "pdf",
                    Scanned = true,
                }
            )[0]
            .Document.Issuer.ShouldNotBe("Liên đoàn Lao động Việt Nam");
    }

    private static DocumentHeading Read(string left, string body = "")
    {
        string[] rows = left.Split('|');
        var paper = new Paper(
            rows,
            [.. Paper.Nation, "Lâm Thao, ngày 12 tháng 4 năm 2022"],
            ["QUYẾT ĐỊNH", "Về việc khen thưởng"],
            body.Length > 0 ? body.Split(". ") : ["Đơn vị thực hiện."]
        );
        return RecordExtractor
            .Default.Extract(
                HeadingLayouts.Boxes(paper, 0.95),
                "id",
                new SourceInfo
                {
                    Path = "p",
                    Format = "pdf",
                    Scanned = true,
                }
            )[0]
            .Document;
    }
}
