using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>
/// Headings as web pages, old papers and careless typists print them; all of them invented. "/ /" divides lines, QH is
/// the national heading.
/// </summary>
public sealed class HeadingMannerTests
{
    [Theory]
    // The page's own title stands over the heading
    [InlineData(
        "TIN MỚI / / KẾ HOẠCH Trồng cây năm 2020 / / LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN CHÂU / / Số: 34 /KH-LĐLĐ / / QH / / Yên Châu, ngày 08 tháng 12 năm 2020 / / KẾ HOẠCH / / Trồng cây năm 2020",
        "34/KH-LĐLĐ",
        "Kế hoạch",
        "Liên đoàn Lao động tỉnh Yên Châu",
        "2020-12-08",
        "Trồng cây năm 2020"
    )]
    [InlineData(
        "Số hiệu: 04/2011/NQ-HĐND Loại văn bản: Nghị quyết / / Tình trạng: Đã biết / / HỘI ĐỒNG NHÂN DÂN / / TỈNH YÊN CHÂU / / QH / / Số: 04/2011/NQ-HĐND / / Yên Châu, ngày 11 tháng 8 năm 2011 / / NGHỊ QUYẾT / / VỀ VIỆC TRỒNG CÂY",
        "04/2011/NQ-HĐND",
        "Nghị quyết",
        "Hội đồng nhân dân tỉnh Yên Châu",
        "2011-08-11",
        "Trồng cây"
    )]
    // Narrow columns break the national heading, the number and the addressee
    [InlineData(
        "SỞ TRỒNG CÂY TỈNH YÊN CHÂU / / | / / CỘNG HÒA XÃ HỘI / / CHỦ NGHĨA VIỆT NAM / / Độc lập - Tự do - Hạnh phúc / / Số: 07/KH-STC / / | / / Yên Châu, ngày 13 / / tháng 01 năm 2020 / / KẾ HOẠCH / / TRỒNG CÂY",
        "07/KH-STC",
        "Kế hoạch",
        "Sở Trồng cây tỉnh Yên Châu",
        "2020-01-13",
        "Trồng cây"
    )]
    [InlineData(
        "BỘ NỘI VỤ / / Số: / / 2446/BNV-TCBC / / V/v trồng cây / / QH / / Hà Nội, ngày 22 tháng 5 năm 2020 / / Kính gửi: Các đơn vị",
        "2446/BNV-TCBC",
        "Công văn",
        "Bộ Nội vụ",
        "2020-05-22",
        "Trồng cây"
    )]
    [InlineData(
        "ỦY / / BAN NHÂN DÂN / / TỈNH YÊN CHÂU / / | / / CỘNG / / HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / / Độc lập - Tự do - Hạnh phúc / / Số: / / 29/KH-UBND / / | / / Mường / / La, ngày 22 tháng 3 năm 2018 / / KẾ HOẠCH / / TRỒNG CÂY",
        "29/KH-UBND",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Yên Châu",
        "2018-03-22",
        "Trồng cây"
    )]
    // Words that open a basis, in capitals under the title; the Party's name within a subject
    [InlineData(
        "SỞ TÀI CHÍNH YÊN CHÂU / / Số: 9/HD-STC / / QH / / Yên Châu, ngày 23 tháng 5 năm 2018 / / HƯỚNG DẪN / / THI HÀNH NỘI QUY TRỒNG CÂY / / 1. Nội dung",
        "9/HD-STC",
        "Hướng dẫn",
        "Sở Tài chính Yên Châu",
        "2018-05-23",
        "Thi hành nội quy trồng cây"
    )]
    [InlineData(
        "SỞ TÀI CHÍNH YÊN CHÂU / / Số: 9/KH-STC / / QH / / Yên Châu, ngày 23 tháng 5 năm 2018 / / KẾ HOẠCH / / Trồng cây mừng ngày thành lập Đảng Cộng sản Việt Nam",
        "9/KH-STC",
        "Kế hoạch",
        "Sở Tài chính Yên Châu",
        "2018-05-23",
        "Trồng cây mừng ngày thành lập Đảng Cộng sản Việt Nam"
    )]
    // Only half of the body's name is left
    [InlineData(
        "ỦY BAN NHÂN DÂN | / / QH | / / Số: 335/KH-UBND | / / Phú Thọ, ngày 10 tháng 02 năm 2020 | / / 1. Nội dung",
        "335/KH-UBND",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Phú Thọ",
        "2020-02-10",
        null
    )]
    [InlineData(
        "ỦY BAN NHÂN DÂN | QH | / / Số: 232/QĐ-UBND | Yên Châu, ngày 12 tháng 4 năm 2019 | / / QUYẾT ĐỊNH / / VỀ VIỆC TRỒNG CÂY / / CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN YÊN CHÂU / / Căn cứ Luật",
        "232/QĐ-UBND",
        "Quyết định",
        "Ủy ban nhân dân huyện Yên Châu",
        "2019-04-12",
        "Trồng cây"
    )]
    // A province as the paper spells it throughout, which is not its name
    [InlineData(
        "UBND TỈNH ĐĂK LĂK / / SỞ TRỒNG CÂY / / Số: 16/BC-STC / / QH / / Đăk Lăk, ngày 14 tháng 11 năm 2018 / / BÁO CÁO / / Trồng cây / / Ủy ban nhân dân tỉnh Đăk Lăk giao việc.",
        "16/BC-STC",
        "Báo cáo",
        "Sở Trồng cây tỉnh Đắk Lắk",
        "2018-11-14",
        "Trồng cây"
    )]
    // Telegrams tell the hour; numbered wards
    [InlineData(
        "ỦY BAN NHÂN DÂN / / TỈNH YÊN CHÂU / / Số: 03/CĐ-UBND / / QH / / Yên Châu, hồi 16 giờ 00 ngày 27 tháng 10 năm 2020 / / CÔNG ĐIỆN / / Về việc chống bão",
        "03/CĐ-UBND",
        "Công điện",
        "Ủy ban nhân dân tỉnh Yên Châu",
        "2020-10-27",
        "Chống bão"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG / / QUẬN 15 / / Số: 158/LĐLĐ / / V/v trồng cây / / QH / / Quận 15, ngày 14 tháng 12 năm 2020 / / Kính gửi: Các đơn vị",
        "158/LĐLĐ",
        "Công văn",
        "Liên đoàn Lao động Quận 15",
        "2020-12-14",
        "Trồng cây"
    )]
    // "SỞ …" is no "Số"; the number over the name
    [InlineData(
        "QH / / Yên Châu, ngày 21 tháng 02 năm 2020 / / SỞ TRỒNG CÂY - TB & XH YÊN CHÂU / / TRUNG TÂM GIỐNG CÂY / / Số: 15/TTGC-ĐT / / V/v báo cáo / / Kính gửi: Các phòng",
        "15/TTGC-ĐT",
        "Công văn",
        "Trung tâm Giống cây",
        "2020-02-21",
        "Báo cáo"
    )]
    [InlineData(
        "Số: 45 - TB/HU / / HUYỆN ỦY YÊN CHÂU / / * / / ĐẢNG CỘNG SẢN VIỆT NAM / / Yên Châu, ngày 6 tháng 4 năm 2020 / / THÔNG BÁO / / KẾT LUẬN CỦA BAN THƯỜNG VỤ / / về việc trồng cây",
        "45-TB/HU",
        "Thông báo",
        "Huyện ủy Yên Châu",
        "2020-04-06",
        "Kết luận của Ban Thường vụ về việc trồng cây"
    )]
    // Joint bodies, units that bear the name of what stands over them
    [InlineData(
        "BỘ TRỒNG CÂY-BỘ TÀI CHÍNH / / Số: 4/TT-LB / / QH / / Hà Nội, ngày 24 tháng 5 năm 1991 / / THÔNG TƯ LIÊN BỘ / / TRỒNG CÂY - TÀI CHÍNH / / Hướng dẫn chăm sóc cây",
        "4/TT-LB",
        "Thông tư liên tịch",
        "Bộ Trồng cây - Bộ Tài chính",
        "1991-05-24",
        "Hướng dẫn chăm sóc cây"
    )]
    [InlineData(
        "BỆNH VIỆN BÌNH YÊN / / CÔNG ĐOÀN BỆNH VIỆN / / Số: 5/TB-CĐBV / / QH / / Hà Nội, ngày 24 tháng 5 năm 2021 / / THÔNG BÁO / / Về việc trồng cây",
        "5/TB-CĐBV",
        "Thông báo",
        "Công đoàn Bệnh viện Bình Yên",
        "2021-05-24",
        "Trồng cây"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH YÊN CHÂU / / CÔNG ĐOÀN VIÊN CHỨC TỈNH / / Số: 41/CĐVC / / V/v trồng cây / / QH / / Mường La, ngày 3 tháng 9 năm 2020 / / Kính gửi: Các đơn vị",
        "41/CĐVC",
        "Công văn",
        "Công đoàn Viên chức tỉnh Yên Châu",
        "2020-09-03",
        "Trồng cây"
    )]
    [InlineData(
        "CÔNG ĐOÀN NGÀNH XÂY DỰNG YÊN CHÂU / / CĐCS TRƯỜNG TH LÊ LAI / / Số: 7/KH-CĐCS / / QH / / Yên Châu, ngày 3 tháng 9 năm 2020 / / KẾ HOẠCH / / Trồng cây",
        "7/KH-CĐCS",
        "Kế hoạch",
        "Công đoàn cơ sở Trường TH Lê Lai",
        "2020-09-03",
        "Trồng cây"
    )]
    // Collections of laws name the paper in its title
    [InlineData(
        "NGHỊ ĐỊNH / / CỦA CHÍNH PHỦ SỐ 93/1998/NĐ-CP NGÀY 12 THÁNG 11 NĂM 1998 VỀ VIỆC TRỒNG CÂY / / CHÍNH PHỦ / / Căn cứ Luật",
        "93/1998/NĐ-CP",
        "Nghị định",
        "Chính phủ",
        "1998-11-12",
        "Trồng cây"
    )]
    [InlineData(
        "CHÍNH PHỦ / / QH / / Số: 14/1999/QĐ-TTg / / Hà Nội, ngày 25 tháng 6 năm 1999 / / QUYẾT ĐỊNH / / CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ VIỆC TRỒNG CÂY / / THỦ TƯỚNG CHÍNH PHỦ / / Căn cứ Luật",
        "14/1999/QĐ-TTg",
        "Quyết định",
        "Chính phủ",
        "1999-06-25",
        "Trồng cây"
    )]
    [InlineData(
        "BAN CHẤP HÀNH TRUNG ƯƠNG / / Số 28-NQ/TW / / ĐẢNG CỘNG SẢN VIỆT NAM / / Hà Nội, ngày 23 tháng 5 năm 2018 / / NGHỊ QUYẾT / / HỘI NGHỊ LẦN THỨ BẢY BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XX / / về trồng cây",
        "28-NQ/TW",
        "Nghị quyết",
        "Ban Chấp hành Trung ương",
        "2018-05-23",
        "Về trồng cây"
    )]
    [InlineData(
        "SỞ TÀI CHÍNH YÊN CHÂU / / Số: 09/VBHN-STC / / QH / / Yên Châu, ngày 23 tháng 5 năm 2018 / / QUYẾT ĐỊNH / / VỀ VIỆC TRỒNG CÂY",
        "09/VBHN-STC",
        "Văn bản hợp nhất",
        "Sở Tài chính Yên Châu",
        "2018-05-23",
        "Trồng cây"
    )]
    public void The_heading_is_read(string lines, string key, string type, string issuer, string date, string? subject)
    {
        var document = Read(lines).Document;
        (document.Number?.Key, document.Type, document.Issuer, document.Date, document.Subject).ShouldBe(
            (key, type, issuer, date, subject),
            lines
        );
    }

    [Fact]
    public void A_page_title_with_another_number_is_a_conflict_and_no_citation()
    {
        var record = Read(
            "Quyết định số 19/2019/QĐ-UBND tỉnh Yên Châu / / ỦY BAN NHÂN DÂN / / TỈNH YÊN CHÂU / / Số: 19/QĐ-UBND / / QH / / Yên Châu, ngày 28 tháng 8 năm 2019 / / QUYẾT ĐỊNH / / VỀ VIỆC TRỒNG CÂY / / Căn cứ Luật"
        );
        record.Document.Number!.Key.ShouldBe("19/QĐ-UBND");
        record
            .Document.Number.Candidates.Select(c => $"{c.Key} {c.Reasons.Single()}")
            .ShouldBe(["19/QĐ-UBND heading", "19/2019/QĐ-UBND title"]);
        record.Warnings.Select(w => w.Code).ShouldContain("number.conflict");
        record.Citations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "BIÊN BẢN HỌP / / Xét trồng cây năm 2020 / / Hôm nay, vào lúc 14 giờ 00 ngày 10 tháng 6 năm 2020 tại phòng họp.",
        "Họp xét trồng cây năm 2020",
        "2020-06-10"
    )]
    [InlineData("HỢP ĐỒNG MUA CÂY / / Hôm nay, ngày 15/3/2021, chúng tôi gồm:", "Mua cây", "2021-03-15")]
    [InlineData(
        "BIÊN BẢN HỌP / / Xét trồng cây năm 2020 / / Trước đó, ngày 10 tháng 6 năm 2020, đã họp.",
        "Họp xét trồng cây năm 2020",
        null
    )]
    [InlineData("BÁO CÁO / / Trồng cây / / Hôm nay, ngày 10 tháng 6 năm 2020, đã trồng.", "Trồng cây", null)]
    public void Minutes_are_of_the_day_of_the_meeting(string lines, string subject, string? date)
    {
        var document = Read("QH / / " + lines).Document;
        (document.Subject, document.Date).ShouldBe((subject, date), lines);
    }

    [Fact]
    public void Addressees_of_a_telegram_and_over_a_line_end()
    {
        Read(
            "ỦY BAN NHÂN DÂN TỈNH YÊN CHÂU / / Số: 3/CĐ-UBND / / QH / / Yên Châu, ngày 27 tháng 10 năm 2020 / / CÔNG ĐIỆN / / Về việc chống bão / / CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH YÊN CHÂU điện: / / - Giám đốc các sở; / / - Chủ tịch các xã."
        )
            .Document.Addressees.ShouldBe(["Giám đốc các sở", "Chủ tịch các xã"]);
        Read(
            "BỘ NỘI VỤ / / Số: 4/BNV-VP / / QH / / Hà Nội, ngày 22 tháng 5 năm 2020 / / Kính gửi: Các cơ quan trồng cây trực thuộc Ủy ban nhân dân / / Yên Châu / / Thực hiện kế hoạch trồng cây, Bộ Nội vụ đề nghị các cơ quan báo cáo."
        )
            .Document.Addressees.ShouldBe(["Các cơ quan trồng cây trực thuộc Ủy ban nhân dân Yên Châu"]);
    }

    [Theory]
    [InlineData("Kết quả tháng 5, phương hướng nhiệm vụ tháng 6 năm 2021", "2021-05")]
    [InlineData("Kết quả quý I, nhiệm vụ trọng tâm quý II/2021", "2021-Q1")]
    [InlineData("Kết quả 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2021", "2021-H1")]
    [InlineData("Kế hoạch công tác tháng 6 năm 2021", "2021-06")]
    public void What_is_reported_comes_before_what_is_planned(string subject, string period) =>
        Read(
            $"SỞ TÀI CHÍNH YÊN CHÂU / / Số: 9/BC-STC / / QH / / Yên Châu, ngày 23 tháng 5 năm 2021 / / BÁO CÁO / / {subject}"
        )
            .Document.Period.ShouldBe(period);

    private static Pipeline.Records.DocumentRecord Read(string lines) =>
        HeadingLayouts.Read(
            HeadingLayouts.Plain(
                lines
                    .Replace("QH |", Paper.Nation[0] + " |", StringComparison.Ordinal)
                    .Replace("QH / / ", string.Join("\n", Paper.Nation) + "\n", StringComparison.Ordinal)
                    .Replace(" / / ", "\n", StringComparison.Ordinal)
            )
        );
}
