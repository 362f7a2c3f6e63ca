using Pipeline.Layout;
using Pipeline.Records;
using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>What seals, pens and digital stamps do to the heading and the signature of a scan.</summary>
public sealed class ScannedSignatureTests
{
    private static readonly string[] Left =
    [
        "Nơi nhận:",
        "- Như trên;",
        "- Bộ Y tế;",
        "- Tỉnh ủy;",
        "- HĐND tỉnh;",
        "- Chi cục Thuế;",
        "- Sở Nội vụ;",
        "- Cục Thống kê;",
        "- Báo Hà Nam;",
        "- Lưu: VT.",
    ];

    // The page's left column, its right one (row by row, "" leaves one free), and a digital stamp that lies over rows
    // of the right one.
    private static DocumentRecord Read(
        string[] right,
        string[]? stamp = null,
        double? confidence = 0.95,
        double aside = 0,
        string? recipient = null
    )
    {
        var builder = new LayoutBuilder("pdf", paged: true).BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = confidence is null ? PageSource.Text : PageSource.Ocr,
            }
        );
        builder.BeginBlock();
        foreach (
            var (text, y) in (ReadOnlySpan<(string, double)>)
                [
                    ("BÁO CÁO", 60),
                    ("Kết quả thi đua", 77),
                    ("1. Các đơn vị đã đăng ký thi đua và thực hiện đúng nội dung đã ký.", 130),
                ]
        )
            builder.AddLine(HeadingLayouts.Words(text, 305, y, confidence));
        builder.BeginBlock(BlockKind.HeadingColumn);
        string[] left = recipient is null ? Left : [.. Left[..2], recipient, .. Left[2..]];
        for (var i = 0; i < left.Length; i++)
            builder.AddLine(HeadingLayouts.Words(left[i], 60 + left[i].Length * 2.8, 300 + 17 * i, confidence));
        builder.BeginBlock(BlockKind.HeadingColumn);
        for (var i = 0; i < right.Length; i++)
            if (right[i].Length > 0)
                builder.AddLine(
                    HeadingLayouts.Words(right[i], 430 + (i == right.Length - 1 ? aside : 0), 300 + 17 * i, confidence)
                );
        if (stamp is not null)
        {
            builder.BeginBlock(BlockKind.Stamp);
            for (var i = 0; i < stamp.Length; i++)
                builder.AddLine(HeadingLayouts.Words(stamp[i], 430, 320 + 9 * i, null));
        }
        return HeadingLayouts.Read(builder.Build());
    }

    [Fact]
    public void A_digital_stamp_is_no_row_of_signature_or_recipients()
    {
        string[] stamp =
        [
            "Người ký: Sở Y tế",
            "Email: soyte@hanam.example",
            "Cơ quan: Tỉnh Hà Nam",
            "Thời gian",
            "ký:",
            "02.03.2020",
            "15:17:35",
            "+07:00",
            "Nơi ký",
            "Hà Nam",
        ];
        var document = Read(["GIÁM ĐỐC", "", "", "", "", "", "", "", "", "", "Phan Thị Quỳnh"], stamp).Document;
        (document.Signer?.Name, document.Signer?.Position).ShouldBe(("Phan Thị Quỳnh", "Giám đốc"));
        document.Recipients.ShouldBe([.. Left.Skip(1).Select(l => l.Trim('-', ' ', ';', '.'))]);
    }

    [Theory]
    [InlineData("TL. BỘ TRƯỞNG|VỤ TỔ CHỨC||Phan Thị Quỳnh", "Phan Thị Quỳnh")]
    [InlineData("KT. GIÁM ĐỐC|H VĂN PHÒNG||Phan Thị Quỳnh", "Phan Thị Quỳnh")] // a seal over the beginning of the row
    [InlineData("TL. CHỦ TỊCH|VĂN PHÒNG||Phan Thị Quỳnh", "Phan Thị Quỳnh")]
    [InlineData("GIÁM ĐỐC|HÀ MINH||Phan Thị Quỳnh", "Phan Thị Quỳnh")] // a row of capitals over a name
    [InlineData("TL. BỘ TRƯỞNG|VỤ TỔ CHỨC||", null)] // no person
    [InlineData("GIÁM ĐỐC|||PHAN THỊ QUỲNH", "Phan Thị Quỳnh")] // the only one
    public void A_row_of_an_office_is_no_person(string right, string? name) =>
        Read(right.Split('|')).Document.Signer?.Name.ShouldBe(name);

    [Theory]
    [InlineData("_—S.S Phan Thị Quỳnh", "Phan Thị Quỳnh")]
    [InlineData("~ | Phan Thị Quỳnh", "Phan Thị Quỳnh")]
    [InlineData("Phòng Phan Thị Quỳnh", null)] // a word, no stroke
    [InlineData("—— Thị Quỳnh", null)] // the family name may be hidden
    public void A_stroke_before_the_name_is_passed_over(string row, string? name) =>
        Read(["GIÁM ĐỐC", "", "", row]).Document.Signer?.Name.ShouldBe(name);

    [Theory]
    [InlineData("a family name that opens names only", "Trịnh Vượng", 20, "Trịnh Vượng")]
    [InlineData("it may be a middle name", "Thái Vượng", 20, null)]
    [InlineData("left of the middle something is lost behind it", "Trịnh Vượng", -20, null)]
    [InlineData("too far", "Trịnh Vượng", 45, null)]
    public void A_short_name_may_stand_aside(string why, string row, double aside, string? name) =>
        Read(["GIÁM ĐỐC", "", "", row], aside: aside).Document.Signer?.Name.ShouldBe(name, why);

    [Theory]
    [InlineData("Tấn Lộc", "- PCT Đoàn Tấn Lộc;", "Đoàn Tấn Lộc")]
    [InlineData("Tấn Lợc", "- PCT Đoàn Tấn Lộc;", null)] // other tones are another's
    [InlineData("Tấn Lộc", "- Sở Y tế;", null)]
    public void The_recipients_tell_how_a_name_begins_that_a_seal_hides(string row, string recipient, string? name) =>
        Read(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", row], recipient: recipient).Document.Signer?.Name.ShouldBe(name);

    [Theory]
    [InlineData("Pi:Ó GIÁM ĐỐC", "Phó Giám đốc")]
    [InlineData("PĐHÓ GIÁM ĐỐC", "Phó Giám đốc")]
    [InlineData("Z'PHÓ GIÁM ĐỐC", "Phó Giám đốc")]
    [InlineData("SÓ GIÁM ĐỐC", null)] // begins as no deputy does
    public void A_seals_rim_in_the_first_word_of_a_deputy_is_mended(string row, string? position) =>
        Read(["KT. GIÁM ĐỐC", row, "", "Phan Thị Quỳnh"]).Document.Signer?.Position.ShouldBe(position);

    [Theory]
    [InlineData("Phan Thị Quỳnh - ˆ", "Phan Thị Quỳnh")]
    [InlineData("Phan Thị Quỳnh —", "Phan Thị Quỳnh")]
    public void A_stroke_behind_the_name_is_left_out(string row, string name) =>
        Read(["GIÁM ĐỐC", "", "", row]).Document.Signer?.Name.ShouldBe(name);

    [Theory]
    [InlineData("Hội Người cao tuổi;", "Hội Người cao tuổi")] // OCR lost its dash
    [InlineData("và các chi hội;", null)] // goes on
    public void A_recipient_whose_dash_is_lost_is_one_of_its_own(string row, string? recipient)
    {
        var recipients = Read(["GIÁM ĐỐC", "", "", "Phan Thị Quỳnh"], recipient: row).Document.Recipients;
        recipients.Contains(recipient ?? "Như trên; " + row.TrimEnd(';')).ShouldBeTrue(string.Join(" | ", recipients));
    }

    [Theory]
    [InlineData("the minutes name their chair", "Chủ trì: Đ/c Trần Chí Tâm, Giám đốc.", "Trân Chí Tâm", "Trần Chí Tâm")]
    [InlineData("they do not", "Có mặt 9 người, vắng 0.", "Đỗ Văn Hạnh", "Đỗ Văn Hạnh")]
    [InlineData("they name another", "Chủ trì: Đ/c Trần Chí Tâm, Giám đốc.", "Đỗ Văn Hạnh", null)]
    [InlineData("a seal may hide a word", "Có mặt 9 người, vắng 0.", "Đỗ Hạnh", null)]
    public void The_chair_stands_level_with_the_secretary(string why, string body, string chair, string? name)
    {
        var builder = new LayoutBuilder("pdf", paged: true).BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = PageSource.Ocr,
            }
        );
        void Add(string text, double middle, double y) => builder.AddLine(HeadingLayouts.Words(text, middle, y, 0.95));
        builder.BeginBlock();
        Add("BIÊN BẢN", 305, 60);
        Add("Họp xét thi đua", 305, 77);
        Add(body, 305, 130);
        Add("Cuộc họp kết thúc vào hồi 16 giờ 30 cùng ngày.", 305, 160);
        builder.BeginBlock(BlockKind.HeadingColumn);
        Add("THƯ KÝ", 170, 300);
        Add("Lê Văn Nam", 170, 370);
        builder.BeginBlock(BlockKind.HeadingColumn);
        Add(chair, 430, 371);
        builder.BeginBlock();
        Add("Nơi nhận:", 100, 420);
        Add("- Lưu: VT.", 100, 437);
        var document = HeadingLayouts.Read(builder.Build()).Document;
        document.Signer?.Name.ShouldBe(name, why);
        document.CoSigners.ShouldHaveSingleItem(why).Name.ShouldBe("Lê Văn Nam", why);
    }

    [Theory]
    [InlineData("in the heading's left column", "ssas su SG: 93/SYT-NV", "Đề nghị các bệnh viện báo cáo.", 0)]
    [InlineData("in the body", "", "Thực hiện ý kiến tại Công văn số: 93/SYT-NV", 1)]
    public void The_own_number_under_a_spoilt_label_is_no_citation(string why, string row, string body, int citations)
    {
        var builder = new LayoutBuilder("pdf", paged: true).BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = PageSource.Ocr,
            }
        );
        void Add(string text, double middle, double y) => builder.AddLine(HeadingLayouts.Words(text, middle, y, 0.95));
        builder.BeginBlock(BlockKind.HeadingColumn);
        Add("SỞ Y TẾ", 165, 60);
        if (row.Length > 0)
            Add(row, 165, 77);
        builder.BeginBlock(BlockKind.HeadingColumn);
        Add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 425, 60);
        Add("Độc lập - Tự do - Hạnh phúc", 425, 77);
        Add("Hà Nam, ngày 02 tháng 3 năm 2020", 425, 94);
        builder.BeginBlock();
        Add("Kính gửi: Các bệnh viện", 305, 150);
        Add(body, 305, 180);
        HeadingLayouts.Read(builder.Build()).Citations.Length.ShouldBe(citations, why);
    }

    [Fact]
    public void A_name_is_as_sure_as_its_least_word()
    {
        Read(["GIÁM ĐỐC", "", "", "Phan Thị Quỳnh"], confidence: 0.6)
            .Document.Evidence["signer"]
            .Confidence.ShouldBe(0.78, 0.01);
        Read(["GIÁM ĐỐC", "", "", "Phan Thị Quỳnh"], confidence: null)
            .Document.Evidence["signer"]
            .Confidence.ShouldBe(0.9);
    }

    [Theory]
    [InlineData(
        "the registry's stamp over the heading",
        "TRUNG TÂM CÔNG BÁO|congbao@hanam.example|02.03.2020 15:17:35 +07:00",
        "Trung tâm Công báo"
    )]
    [InlineData(
        "with labels",
        "Người ký: Cổng thông tin|Cơ quan: Tỉnh Hà Nam|Thời gian ký: 02.03.2020 15:17:35 +07:00",
        "Cổng thông tin"
    )]
    public void A_registry_stamp_is_kept_apart_from_the_heading(string why, string stamp, string issuer)
    {
        var builder = new LayoutBuilder("pdf", paged: true).BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
            }
        );
        builder.BeginBlock();
        foreach (
            var (text, middle, y) in (ReadOnlySpan<(string, double, double)>)
                [
                    ("ỦY BAN NHÂN DÂN", 165, 60),
                    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 425, 60),
                    ("TỈNH HÀ NAM", 165, 77),
                    ("Độc lập - Tự do - Hạnh phúc", 425, 77),
                    ("Số: 12/UBND-VX", 165, 94),
                    ("Hà Nam, ngày 02 tháng 3 năm 2020", 425, 94),
                    ("V/v chăm lo Tết", 165, 111),
                    ("Kính gửi: Sở Y tế", 305, 150),
                    ("Đề nghị Sở Y tế báo cáo.", 305, 180),
                ]
        )
            builder.AddLine(HeadingLayouts.Words(text, middle, y, null));
        builder.BeginBlock(BlockKind.Stamp);
        var rows = stamp.Split('|');
        for (var i = 0; i < rows.Length; i++)
            builder.AddLine(HeadingLayouts.Words(rows[i], 480, 20 + 8 * i, null));
        var document = HeadingLayouts.Read(builder.Build()).Document;
        (document.Number?.Key, document.Type, document.Subject, document.Issuer, document.ParentIssuer).ShouldBe(
            ("12/UBND-VX", "Công văn", "Chăm lo Tết", "Ủy ban nhân dân tỉnh Hà Nam", null),
            why
        );
        document.Signatures.ShouldHaveSingleItem(why).Issuer.ShouldBe(issuer, why);
    }

    private static DocumentRecord Letter(string number, params string[] under)
    {
        var builder = new LayoutBuilder("pdf", paged: true).BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = PageSource.Ocr,
            }
        );
        builder.BeginBlock();
        void Add(string text, double middle, double y) => builder.AddLine(HeadingLayouts.Words(text, middle, y, 0.95));
        Add("SỞ Y TẾ", 165, 60);
        Add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 425, 60);
        Add("Độc lập - Tự do - Hạnh phúc", 425, 77);
        Add(number, 165, 94);
        Add("Hà Nam, ngày 02 tháng 3 năm 2020", 425, 94);
        for (var i = 0; i < under.Length; i++)
            if (under[i].Length > 0)
                Add(under[i], 165, 111 + 15 * i);
        Add("Kính gửi: Các bệnh viện", 305, 200);
        Add("Đề nghị các bệnh viện báo cáo trước ngày 12 tháng 3 năm 2020.", 305, 230);
        return HeadingLayouts.Read(builder.Build());
    }

    [Theory]
    [InlineData("V/ chăm lo Tết|cho người bệnh", "Chăm lo Tết cho người bệnh")]
    [InlineData("V⁄% chăm lo Tết|cho người bệnh", "Chăm lo Tết cho người bệnh")]
    [InlineData("V!v chăm lo Tết|cho người bệnh", "Chăm lo Tết cho người bệnh")]
    [InlineData("%⁄ chăm lo Tết|cho người bệnh", "Chăm lo Tết cho người bệnh")] // by its place
    [InlineData("||Một câu của người khác", null)] // past a blank line
    [InlineData("HỎA TỐC", null)]
    public void A_subject_whose_label_is_spoilt_is_read(string under, string? subject) =>
        Letter("Số: 12/SYT-NV", under.Split('|')).Document.Subject.ShouldBe(subject);

    [Theory]
    [InlineData("Sé:41827/SYT-NVY", "SYT-NVY")]
    [InlineData("ố:f/SYT-NVY", "SYT-NVY")]
    [InlineData("Trung tâm /SYT-NVY", null)] // words
    public void A_symbol_is_found_by_its_place_and_its_digits_are_not_believed(string row, string? issuer)
    {
        var number = Letter(row, "V/v chăm lo Tết").Document.Number;
        (number?.Issuer, number?.Serial).ShouldBe((issuer, null));
    }

    [Theory]
    [InlineData("Ủy ban nhân dân huyện Lâm Thao", "Ủy ban nhân dân huyện Lâm Thao", 0.85)]
    [InlineData("Nguyễn Văn Hải", "Ủy ban nhân dân", 0.5)] // a person's signature tells no body
    public void A_bare_body_takes_its_place_from_its_own_signature(string signed, string issuer, double confidence)
    {
        var builder = new LayoutBuilder("pdf", paged: true).BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = PageSource.Ocr,
            }
        );
        builder.BeginBlock();
        foreach (
            var (text, middle, y) in (ReadOnlySpan<(string, double, double)>)
                [
                    ("ỦY BAN NHÂN DÂN", 165, 60),
                    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 425, 60),
                    ("Số: 12/BC-UBND", 165, 94),
                    ("BÁO CÁO", 305, 130),
                    ("Kết quả thi đua", 305, 147),
                ]
        )
            builder.AddLine(HeadingLayouts.Words(text, middle, y, 0.95));
        var document = HeadingLayouts
            .Read(builder.Build(signatures: [new DigitalSignature { Issuer = signed, Time = "2020-03-02T15:17:35" }]))
            .Document;
        (document.Issuer, document.Evidence["issuer"].Confidence).ShouldBe((issuer, confidence));
    }
}
