using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>
/// Invented headings of many kinds of bodies, each in several layouts: the same paper gives the same record.
/// </summary>
public sealed class HeadingTests
{
    private static readonly string[] Body =
    [
        "Căn cứ Luật Tổ chức ngày 19 tháng 6 năm 2015;",
        "1. Nội dung thứ nhất của văn bản này được viết để có một đoạn văn dài hơn một dòng.",
    ];

    // left | right | centre | number | type | issuer | parent | place | date | subject
    private static readonly (
        string Left,
        string Right,
        string Centre,
        string? Key,
        string? Type,
        string? Issuer,
        string? Parent,
        string? Place,
        string? Date,
        string? Subject
    )[] Cases =
    [
        (
            "UBND TỈNH HÀ NAM/SỞ CÔNG THƯƠNG/Số: 145/KH-SCT",
            "N/Hà Nam, ngày 05 tháng 3 năm 2021",
            "KẾ HOẠCH/Triển khai cuộc vận động người Việt dùng hàng Việt/trên địa bàn tỉnh năm 2021",
            "145/KH-SCT",
            "Kế hoạch",
            "Sở Công Thương tỉnh Hà Nam",
            "Ủy ban nhân dân tỉnh Hà Nam",
            "Hà Nam",
            "2021-03-05",
            "Triển khai cuộc vận động người Việt dùng hàng Việt trên địa bàn tỉnh năm 2021"
        ),
        (
            "ỦY BAN NHÂN DÂN/TỈNH CAO BẰNG/Số: 1207/QĐ-UBND",
            "N/Cao Bằng, ngày 30 tháng 12 năm 2022",
            "QUYẾT ĐỊNH/Về việc phê duyệt danh mục thủ tục hành chính",
            "1207/QĐ-UBND",
            "Quyết định",
            "Ủy ban nhân dân tỉnh Cao Bằng",
            null,
            "Cao Bằng",
            "2022-12-30",
            "Phê duyệt danh mục thủ tục hành chính"
        ),
        (
            "BỘ XÂY DỰNG/-------/Số: 06/2023/TT-BXD",
            "N/Hà Nội, ngày 08 tháng 9 năm 2023",
            "THÔNG TƯ/HƯỚNG DẪN MỘT SỐ NỘI DUNG VỀ HỢP ĐỒNG XÂY DỰNG",
            "06/2023/TT-BXD",
            "Thông tư",
            "Bộ Xây dựng",
            null,
            "Hà Nội",
            "2023-09-08",
            "Hướng dẫn một số nội dung về hợp đồng xây dựng"
        ),
        (
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM/CÔNG ĐOÀN ĐIỆN LỰC VIỆT NAM/Số: 318/HD-CĐĐVN",
            "N/Hà Nội, ngày 14 tháng 5 năm 2020",
            "HƯỚNG DẪN/Tổ chức phong trào thi đua trong công nhân",
            "318/HD-CĐĐVN",
            "Hướng dẫn",
            "Công đoàn Điện lực Việt Nam",
            "Tổng Liên đoàn Lao động Việt Nam",
            "Hà Nội",
            "2020-05-14",
            "Tổ chức phong trào thi đua trong công nhân"
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG/TỈNH YÊN BÁI/Số: 52/BC-LĐLĐ",
            "N/Yên Bái, ngày 02 tháng 7 năm 2019",
            "BÁO CÁO/Kết quả hoạt động công đoàn 6 tháng đầu năm 2019",
            "52/BC-LĐLĐ",
            "Báo cáo",
            "Liên đoàn Lao động tỉnh Yên Bái",
            null,
            "Yên Bái",
            "2019-07-02",
            "Kết quả hoạt động công đoàn 6 tháng đầu năm 2019"
        ),
        (
            "ĐẢNG BỘ TỈNH PHÚ THỌ/HUYỆN ỦY LÂM THAO/*/Số 27-KH/HU",
            "ĐẢNG CỘNG SẢN VIỆT NAM/Lâm Thao, ngày 11 tháng 4 năm 2022",
            "KẾ HOẠCH/học tập, quán triệt Nghị quyết Đại hội",
            "27-KH/HU",
            "Kế hoạch",
            "Huyện ủy Lâm Thao",
            "Đảng bộ tỉnh Phú Thọ",
            "Lâm Thao",
            "2022-04-11",
            "Học tập, quán triệt Nghị quyết Đại hội"
        ),
        (
            "TỈNH ỦY BẮC KẠN/BAN TUYÊN GIÁO/*/Số 95-HD/BTGTU",
            "ĐẢNG CỘNG SẢN VIỆT NAM/Bắc Kạn, ngày 03 tháng 02 năm 2023",
            "HƯỚNG DẪN/tuyên truyền kỷ niệm ngày thành lập Đảng",
            "95-HD/BTGTU",
            "Hướng dẫn",
            "Ban Tuyên giáo Tỉnh ủy Bắc Kạn",
            "Tỉnh ủy Bắc Kạn",
            "Bắc Kạn",
            "2023-02-03",
            "Tuyên truyền kỷ niệm ngày thành lập Đảng"
        ),
        (
            "UBND HUYỆN VĂN LÃNG/PHÒNG GIÁO DỤC VÀ ĐÀO TẠO/Số: 88/PGDĐT",
            "N/Văn Lãng, ngày 19 tháng 8 năm 2021",
            "",
            "88/PGDĐT",
            null,
            "Phòng Giáo dục và Đào tạo huyện Văn Lãng",
            "Ủy ban nhân dân huyện Văn Lãng",
            "Văn Lãng",
            "2021-08-19",
            null
        ),
        (
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ TĨNH/TRƯỜNG THPT NGUYỄN DU/Số: 17/TB-THPT",
            "N/Hà Tĩnh, ngày 06 tháng 9 năm 2022",
            "THÔNG BÁO/Về việc tuyển sinh lớp 10 năm học 2022-2023",
            "17/TB-THPT",
            "Thông báo",
            "Trường THPT Nguyễn Du",
            "Sở Giáo dục và Đào tạo Hà Tĩnh",
            "Hà Tĩnh",
            "2022-09-06",
            "Tuyển sinh lớp 10 năm học 2022-2023"
        ),
        (
            "TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM/TỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC/Số: 2204/EVNNPC-TCNS",
            "N/Hà Nội, ngày 25 tháng 10 năm 2021",
            "",
            "2204/EVNNPC-TCNS",
            null,
            null,
            null,
            "Hà Nội",
            "2021-10-25",
            null
        ),
        (
            "HỘI ĐỒNG NHÂN DÂN/HUYỆN MÙ CANG CHẢI/Số: 09/NQ-HĐND",
            "N/Mù Cang Chải, ngày 16 tháng 12 năm 2020",
            "NGHỊ QUYẾT/Về dự toán ngân sách huyện năm 2021",
            "09/NQ-HĐND",
            "Nghị quyết",
            "Hội đồng nhân dân huyện Mù Cang Chải",
            null,
            "Mù Cang Chải",
            "2020-12-16",
            "Về dự toán ngân sách huyện năm 2021"
        ),
        (
            "VĂN PHÒNG CHÍNH PHỦ/Số: 77/TB-VPCP",
            "N/Hà Nội, ngày 21 tháng 3 năm 2022",
            "THÔNG BÁO/Kết luận của Phó Thủ tướng tại cuộc họp",
            "77/TB-VPCP",
            "Thông báo",
            "Văn phòng Chính phủ",
            null,
            "Hà Nội",
            "2022-03-21",
            "Kết luận của Phó Thủ tướng tại cuộc họp"
        ),
        (
            "CHÍNH PHỦ/Số: 15/2021/NĐ-CP",
            "N/Hà Nội, ngày 03 tháng 3 năm 2021",
            "NGHỊ ĐỊNH/Quy định chi tiết một số nội dung về quản lý dự án",
            "15/2021/NĐ-CP",
            "Nghị định",
            "Chính phủ",
            null,
            "Hà Nội",
            "2021-03-03",
            "Quy định chi tiết một số nội dung về quản lý dự án"
        ),
        (
            "ỦY BAN NHÂN DÂN/THÀNH PHỐ HỒ CHÍ MINH/Số: 2519/QĐ-UBND",
            "N/Thành phố Hồ Chí Minh, ngày 07 tháng 7 năm 2020",
            "QUYẾT ĐỊNH/Về ban hành Kế hoạch phòng, chống dịch",
            "2519/QĐ-UBND",
            "Quyết định",
            "Ủy ban nhân dân thành phố Hồ Chí Minh",
            null,
            "Thành phố Hồ Chí Minh",
            "2020-07-07",
            "Về ban hành Kế hoạch phòng, chống dịch"
        ),
        (
            "QUỐC HỘI/Số: 61/2022/QH15",
            "N/Hà Nội, ngày 16 tháng 6 năm 2022",
            "NGHỊ QUYẾT/CỦA QUỐC HỘI/Về chủ trương đầu tư dự án đường bộ",
            "61/2022/QH15",
            "Nghị quyết",
            "Quốc hội",
            null,
            "Hà Nội",
            "2022-06-16",
            "Về chủ trương đầu tư dự án đường bộ"
        ),
        (
            "CÔNG TY CỔ PHẦN SÔNG HỒNG/Số: 31/NQ-HĐQT",
            "N/Hà Nội, ngày 05 tháng 7 năm 2021",
            "NGHỊ QUYẾT/HỘI ĐỒNG QUẢN TRỊ CÔNG TY CỔ PHẦN SÔNG HỒNG/(V/v: Thông qua kế hoạch quý III năm 2021)",
            "31/NQ-HĐQT",
            "Nghị quyết",
            "Công ty cổ phần Sông Hồng",
            null,
            "Hà Nội",
            "2021-07-05",
            "Thông qua kế hoạch quý III năm 2021"
        ),
        (
            "TỔNG CÔNG TY BƯU ĐIỆN VIỆT NAM/BƯU ĐIỆN TỈNH SƠN LA/Số: 64/TB-BĐT",
            "N/Sơn La, ngày 12 tháng 8 năm 2020",
            "THÔNG BÁO/Lịch trực dịp lễ",
            "64/TB-BĐT",
            "Thông báo",
            "Bưu điện tỉnh Sơn La",
            "Tổng công ty Bưu điện Việt Nam",
            "Sơn La",
            "2020-08-12",
            "Lịch trực dịp lễ"
        ),
        (
            "BCH ĐOÀN TỈNH TRÀ VINH/***/Số: 41-CV/TĐTN",
            "ĐOÀN TNCS HỒ CHÍ MINH/Trà Vinh, ngày 12 tháng 01 năm 2022",
            "",
            "41-CV/TĐTN",
            null,
            null,
            null,
            "Trà Vinh",
            "2022-01-12",
            null
        ),
    ];

    public static TheoryData<int, string> Everything()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < Cases.Length; i++)
            foreach (var kind in HeadingLayouts.Kinds)
                data.Add(i, kind);
        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_heading_is_read_in_every_layout(int index, string kind)
    {
        var expected = Cases[index];
        var document = HeadingLayouts.Read(PaperOf(expected.Left, expected.Right, expected.Centre), kind).Document;
        document.Number.ShouldNotBeNull();
        document.Number.Key.ShouldBe(expected.Key);
        if (expected.Type is not null)
            document.Type.ShouldBe(expected.Type);
        if (expected.Issuer is not null)
            document.Issuer.ShouldBe(expected.Issuer);
        if (expected.Parent is not null)
            document.ParentIssuer.ShouldBe(expected.Parent);
        document.Place.ShouldBe(expected.Place);
        document.Date.ShouldBe(expected.Date);
        document.Subject.ShouldBe(expected.Subject);
        foreach (var evidence in document.Evidence.Values)
            evidence.Anchor.ShouldNotBeNull().Text.ShouldNotBeEmpty();
        // What one line prints, its anchor holds whole, whatever the reader gave: lines, cells or words with boxes.
        foreach (var name in (string[])["number", "place"])
            document.Evidence[name].Anchor!.Text.ShouldBe(document.Evidence[name].Printed, name);
    }

    [Theory]
    [InlineData("Lâm Thao, ngày 12 tháng 4 năm/2022", "Lâm Thao", "2022-04-12")]
    [InlineData("Lâm Thao, ngày 12 tháng 4/năm 2022", "Lâm Thao", "2022-04-12")]
    [InlineData("Lâm Thao, ngày 12/tháng 4 năm 2022", "Lâm Thao", "2022-04-12")]
    [InlineData("Thành phố Hồ Chí Minh,/ngày 08 tháng 7/năm 2020", "Thành phố Hồ Chí Minh", "2020-07-08")]
    [InlineData("Lâm Thao, ngày 12 tháng 4 năm/20", "Lâm Thao", null)]
    public void A_date_line_that_a_narrow_column_breaks_is_read_whole(string right, string place, string? date)
    {
        var paper = PaperOf(
            "ĐẢNG BỘ TỈNH PHÚ THỌ/HUYỆN ỦY LÂM THAO/*/Số 28-KH/HU",
            "ĐẢNG CỘNG SẢN VIỆT NAM/_____/" + right,
            "KẾ HOẠCH/Học tập nghị quyết"
        );
        foreach (var kind in (string[])["text", "cells", "boxes"])
        {
            var document = HeadingLayouts.Read(paper, kind).Document;
            (document.Place, document.Date, document.Number?.Key, document.Subject).ShouldBe(
                (place, date, "28-KH/HU", "Học tập nghị quyết"),
                kind
            );
        }
    }

    internal static Paper PaperOf(string left, string right, string centre) =>
        new(
            left.Split('/').Aggregate(new List<string>(), Join).ToArray(),
            [.. right.Replace("N/", string.Join('/', Paper.Nation) + "/", StringComparison.Ordinal).Split('/')],
            centre.Length == 0
                ? []
                :
                [
                    .. centre
                        .Replace("V/v", "V|v", StringComparison.Ordinal)
                        .Split('/')
                        .Select(l => l.Replace("V|v", "V/v", StringComparison.Ordinal)),
                ],
            Body
        );

    // "/" divides the lines of a case; within a number it stands for itself.
    private static List<string> Join(List<string> lines, string part)
    {
        if (lines.Count > 0 && lines[^1].StartsWith("Số", StringComparison.Ordinal))
            lines[^1] += "/" + part;
        else
            lines.Add(part);
        return lines;
    }

    [Theory]
    [InlineData("text")]
    [InlineData("interleaved")]
    [InlineData("cells")]
    [InlineData("boxes")]
    public void A_letter_has_its_subject_under_the_number_and_its_addressees(string kind)
    {
        var paper = new Paper(
            ["UBND TỈNH NINH BÌNH", "SỞ NỘI VỤ", "Số: 733/SNV-TCBC", "V/v báo cáo số lượng biên chế"],
            [.. Paper.Nation, "Ninh Bình, ngày 09 tháng 6 năm 2023"],
            [],
            [
                "Kính gửi:",
                "- Các sở, ban, ngành tỉnh;",
                "- Ủy ban nhân dân các huyện, thành phố.",
                "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị các cơ quan báo cáo.",
            ]
        );
        var document = HeadingLayouts.Read(paper, kind).Document;
        document.Type.ShouldBe("Công văn");
        document.Subject.ShouldBe("Báo cáo số lượng biên chế");
        document.Addressees.ShouldBe(["Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các huyện, thành phố"]);
        document.Issuer.ShouldBe("Sở Nội vụ tỉnh Ninh Bình");
        document.Number!.Type.ShouldBeNull();
        document.Number.Issuer.ShouldBe("SNV-TCBC");
    }

    [Theory]
    [InlineData("Số:        /BC-SYT", "/BC-SYT", "BC", "SYT")]
    [InlineData("Số: ……/KH-UBND", "/KH-UBND", "KH", "UBND")]
    [InlineData("Số: ....../QĐ-SNV", "/QĐ-SNV", "QĐ", "SNV")]
    [InlineData("Số:     -KH/TU", "-KH/TU", "KH", "TU")]
    public void A_blank_number_keeps_its_symbol(string line, string printed, string type, string issuer)
    {
        var paper = new Paper(
            ["UBND TỈNH ĐIỆN BIÊN", "SỞ Y TẾ", line],
            [.. Paper.Nation, "Điện Biên, ngày     tháng     năm 2024"],
            ["BÁO CÁO", "Công tác khám chữa bệnh"],
            Body
        );
        foreach (var kind in HeadingLayouts.Kinds)
        {
            var record = HeadingLayouts.Read(paper, kind);
            var number = record.Document.Number.ShouldNotBeNull(kind);
            (number.Printed, number.Key, number.Serial, number.Type, number.Issuer).ShouldBe(
                (printed, null, null, type, issuer),
                kind
            );
            record.Document.Date.ShouldBeNull(kind);
            record.Warnings.Select(w => w.Code).ShouldContain("number.blank", kind);
            record.Warnings.Select(w => w.Code).ShouldContain("date.blank", kind);
            record.Document.Draft.ShouldBeTrue(kind);
        }
    }

    [Theory]
    [InlineData("ngày 31 tháng 02 năm 2021", "date.malformed")]
    [InlineData("ngày 22 tháng 11 năm 20222", "date.malformed")]
    [InlineData("ngày … tháng … năm 20…", "date.blank")]
    [InlineData("ngày     tháng 5 năm 2021", "date.blank")]
    public void A_date_that_is_none_is_said_to_be_none(string date, string code)
    {
        var record = HeadingLayouts.Read(
            new Paper(
                ["UBND TỈNH LONG AN", "SỞ TƯ PHÁP", "Số: 12/KH-STP"],
                [.. Paper.Nation, "Long An, " + date],
                ["KẾ HOẠCH", "Công tác năm"],
                Body
            ),
            "boxes"
        );
        record.Document.Date.ShouldBeNull();
        record.Warnings.Select(w => w.Code).ShouldContain(code);
        record
            .Document.Evidence["date"]
            .Printed.ShouldBe(string.Join(' ', date.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.'));
    }

    [Fact]
    public void A_text_without_a_number_says_so()
    {
        var record = HeadingLayouts.Read(HeadingLayouts.Plain("Một đoạn văn không có phần đầu.\n\nĐoạn thứ hai."));
        record.Document.Number.ShouldBeNull();
        record.Warnings.Select(w => w.Code).ShouldContain("number.missing");
        record.Document.Type.ShouldBeNull();
    }

    [Theory]
    [InlineData("CỌNG HOÀ XÃ HỌI CHỦ NGHÌA VIỆT NAM", "Đôc lập — Tự do - Hạnh phúc")]
    [InlineData("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc")]
    [InlineData("CÔNG HÒA XÃ HÔI CHÚ NGHĨA VIẾT NAM", "Độc lập -Tự do -Hạnh phủc")]
    public void Slips_of_ocr_in_landmarks_do_no_harm(string nation, string motto)
    {
        var paper = new Paper(
            ["UY BAN NHÂN DÂN", "TINH THÁI BÌNH", "Só: 45/QĐ-UBND"],
            [nation, motto, "Thái Bình, ngày 04 tháng 6 năm 2018"],
            ["QUYÉT ĐỊNH", "Về việc thành lập tổ công tác"],
            Body
        );
        foreach (var kind in (string[])["interleaved", "boxes"])
        {
            var document = HeadingLayouts.Read(paper, kind).Document;
            document.Number.ShouldNotBeNull(kind).Key.ShouldBe("45/QĐ-UBND", kind);
            document.Issuer.ShouldBe("Ủy ban nhân dân tỉnh Thái Bình", kind);
            document.Type.ShouldBe("Quyết định", kind);
            document.Subject.ShouldBe("Thành lập tổ công tác", kind);
            document.Date.ShouldBe("2018-06-04", kind);
        }
    }

    [Theory]
    [InlineData("HỎA TỐC", "Hỏa tốc", null)]
    [InlineData("KHẨN", "Khẩn", null)]
    [InlineData("TỐI MẬT", null, "Tối mật")]
    public void Marks_are_fields_of_their_own(string mark, string? urgency, string? secrecy)
    {
        var document = HeadingLayouts
            .Read(
                new Paper(
                    ["UBND TỈNH LONG AN", "SỞ TƯ PHÁP", "Số: 12/KH-STP", mark],
                    [.. Paper.Nation, "Long An, ngày 02 tháng 3 năm 2020"],
                    ["KẾ HOẠCH", "Công tác năm"],
                    Body
                ),
                "cells"
            )
            .Document;
        document.Urgency.ShouldBe(urgency);
        document.Secrecy.ShouldBe(secrecy);
        document.Issuer.ShouldBe("Sở Tư pháp tỉnh Long An");
    }
}
