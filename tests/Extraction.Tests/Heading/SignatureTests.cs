using Pipeline.Layout;
using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>Recipients, signers, stamps and annexes at the end of a paper.</summary>
public sealed class SignatureTests
{
    private static readonly string[] Recipients =
    [
        "Nơi nhận:",
        "- Như trên;",
        "- Ủy ban nhân dân tỉnh (để báo cáo);",
        "- Lưu: VT, TH.",
    ];

    [Theory]
    [InlineData("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC||Lương Thị Hòa", "Lương Thị Hòa", "Phó Giám đốc", "KT. Giám đốc")]
    [InlineData(
        "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH||Đỗ Văn Bình",
        "Đỗ Văn Bình",
        "Phó Chủ tịch",
        "TM. Ủy ban nhân dân, KT. Chủ tịch"
    )]
    [InlineData("T/M BAN THƯỜNG VỤ|CHỦ TỊCH|(Đã ký)|Tạ Quang Minh", "Tạ Quang Minh", "Chủ tịch", "TM. Ban Thường vụ")]
    [InlineData("TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG||ThS. Vi Thị Nga", "Vi Thị Nga", "Chánh Văn phòng", "TL. Chủ tịch")]
    [InlineData("HIỆU TRƯỞNG||PGS.TS. Ngô Bảo Long", "Ngô Bảo Long", "Hiệu trưởng", null)]
    [InlineData("GIÁM ĐỐC||BS.CKII Ngô Bảo Long", "Ngô Bảo Long", "Giám đốc", null)]
    [InlineData("GIÁM ĐỐC||TTND.PGS.TS.BS Ngô Bảo Long", "Ngô Bảo Long", "Giám đốc", null)]
    [InlineData(
        "TL. CHÁNH ÁN|VỤ TRƯỞNG VỤ QUẢN LÝ CÂY XANH||Ngô Bảo Long",
        "Ngô Bảo Long",
        "Vụ trưởng Vụ Quản lý cây xanh",
        "TL. Chánh án"
    )]
    [InlineData("BỘ TRƯỞNG||TRẦN VĂN SƠN", "Trần Văn Sơn", "Bộ trưởng", null)]
    [InlineData(
        "TUQ. GIÁM ĐỐC|TRƯỞNG PHÒNG TỔNG HỢP||Hà Văn Khoa",
        "Hà Văn Khoa",
        "Trưởng phòng Tổng hợp",
        "TUQ. Giám đốc"
    )]
    public void The_signer_has_name_position_and_authority(
        string right,
        string name,
        string position,
        string? authority
    )
    {
        foreach (var kind in (string[])["text", "boxes", "cells"])
        {
            var document = HeadingLayouts.Read(Signed(right.Split('|'), kind)).Document;
            var signer = document.Signer.ShouldNotBeNull(kind);
            (signer.Name, signer.Position, signer.Authority).ShouldBe((name, position, authority), kind);
            document.Recipients.ShouldBe(["Như trên", "Ủy ban nhân dân tỉnh (để báo cáo)", "Lưu: VT, TH"], kind);
        }
    }

    [Fact]
    public void A_block_that_breaks_over_the_page_end_is_one()
    {
        var builder = new LayoutBuilder("pdf", paged: true);
        builder.BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = PageSource.Text,
            }
        );
        builder.BeginBlock();
        builder.AddLine(HeadingLayouts.Words("BÁO CÁO", 305, 60, null));
        builder.AddLine(HeadingLayouts.Words("Kết quả thi đua", 305, 77, null));
        builder.AddLine(
            HeadingLayouts.Words(
                "1. Các đơn vị đã đăng ký thi đua và thực hiện đúng nội dung đã ký, không có vướng mắc nào lớn.",
                305,
                640,
                null
            )
        );
        builder.BeginBlock();
        builder.AddLine(HeadingLayouts.Words("Nơi nhận:", 105, 740, null));
        builder.AddLine(HeadingLayouts.Words("- Như trên;", 105, 757, null));
        builder.BeginBlock();
        builder.AddLine(HeadingLayouts.Words("TM. BAN THƯỜNG VỤ", 430, 740, null));
        builder.AddLine(HeadingLayouts.Words("CHỦ TỊCH", 430, 757, null));
        builder.BeginPage(
            new Page
            {
                Number = 2,
                Width = 595,
                Height = 842,
                Source = PageSource.Text,
            }
        );
        builder.BeginBlock();
        builder.AddLine(HeadingLayouts.Words("- Lưu: VT, TH.", 105, 60, null));
        builder.BeginBlock();
        builder.AddLine(HeadingLayouts.Words("Tạ Thị Duyên", 430, 110, null));
        var document = HeadingLayouts.Read(builder.Build()).Document;
        (document.Signer?.Name, document.Signer?.Position).ShouldBe(("Tạ Thị Duyên", "Chủ tịch"));
        document.Recipients.ShouldBe(["Như trên", "Lưu: VT, TH"]);
    }

    [Fact]
    public void The_chair_signs_minutes_and_the_secretary_beside()
    {
        var document = HeadingLayouts
            .Read(
                HeadingLayouts.Plain(
                    "BIÊN BẢN\nHọp xét thi đua\n\nHôm nay, ngày 05 tháng 5 năm 2021, phòng họp.\n\nNơi nhận:\n- Lưu: VT.\n\nTHƯ KÝ\n\nCao Thu Hằng\n\nCHỦ TRÌ\n\nPhan Văn Bình"
                )
            )
            .Document;
        (document.Type, document.Subject).ShouldBe(("Biên bản", "Họp xét thi đua"));
        (document.Signer!.Name, document.Signer.Position).ShouldBe(("Phan Văn Bình", "Chủ trì"));
        document.CoSigners.ShouldHaveSingleItem().Name.ShouldBe("Cao Thu Hằng");
    }

    [Fact]
    public void Two_offices_on_one_line_of_text_are_told_apart()
    {
        var document = HeadingLayouts
            .Read(
                HeadingLayouts.Plain(
                    "BIÊN BẢN\nHọp xét thi đua\n\nHôm nay, ngày 05 tháng 5 năm 2021, phòng họp.\n\nTHƯ KÝ                    CHỦ TRÌ\n\n\nCao Thu Hằng              Phan Văn Bình"
                )
            )
            .Document;
        (document.Signer!.Name, document.Signer.Position).ShouldBe(("Phan Văn Bình", "Chủ trì"));
        var second = document.CoSigners.ShouldHaveSingleItem();
        (second.Name, second.Position).ShouldBe(("Cao Thu Hằng", "Thư ký"));
    }

    [Fact]
    public void Two_who_sign_side_by_side_are_told_apart()
    {
        var builder = new LayoutBuilder("pdf", paged: true);
        builder.BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = PageSource.Text,
            }
        );
        builder.BeginBlock();
        builder.AddLine(HeadingLayouts.Words("BIÊN BẢN", 305, 60, null));
        builder.AddLine(HeadingLayouts.Words("Họp xét thi đua năm", 305, 77, null));
        builder.AddLine(HeadingLayouts.Words("2021", 305, 94, null));
        builder.AddLine(
            HeadingLayouts.Words(
                "1. Phiên họp bắt đầu vào buổi sáng cùng ngày tại phòng họp của cơ quan, có mặt đủ người.",
                305,
                140,
                null
            )
        );
        builder.AddLine(HeadingLayouts.Words("Nơi nhận:", 105, 200, null));
        builder.AddLine([
            .. HeadingLayouts.Words("THƯ KÝ", 290, 200, null),
            .. HeadingLayouts.Words("CHỦ TRÌ", 470, 200, null),
        ]);
        builder.AddLine(HeadingLayouts.Words("- Lưu: VT.", 107, 216, null));
        builder.AddLine([
            .. HeadingLayouts.Words("Cao Thu Hằng", 290, 270, null),
            .. HeadingLayouts.Words("Phan Văn Bình", 470, 270, null),
        ]);
        var document = HeadingLayouts.Read(builder.Build()).Document;
        document.Subject.ShouldBe("Họp xét thi đua năm 2021");
        (document.Signer!.Name, document.Signer.Position).ShouldBe(("Phan Văn Bình", "Chủ trì"));
        document.CoSigners.ShouldHaveSingleItem().Name.ShouldBe("Cao Thu Hằng");
        document.Recipients.ShouldBe(["Lưu: VT"]);
    }

    [Fact]
    public void A_signer_without_a_readable_name_waits_for_a_person()
    {
        var record = HeadingLayouts.Read(Signed(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "boxes"));
        record.Document.Signer.ShouldNotBeNull().Name.ShouldBeNull();
        record.Warnings.Select(w => w.Code).ShouldContain("signer.unread");
    }

    [Fact]
    public void A_visible_signature_is_evidence_and_never_the_date()
    {
        var record = HeadingLayouts.Read(
            HeadingLayouts.Plain(
                "Cơ quan: UBND tỉnh Hà Giang\nGiờ ký: 24/10/2022 15:17:35\n\nỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 9/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Giang, ngày     tháng 10 năm 2022\n\nQUYẾT ĐỊNH\nVề việc khen thưởng\n\nĐiều 1. Tặng Bằng khen."
            )
        );
        var signature = record.Document.Signatures.ShouldHaveSingleItem();
        signature.Issuer.ShouldBe("UBND tỉnh Hà Giang");
        signature.Time.ShouldBe("2022-10-24T15:17:35");
        record.Document.Date.ShouldBeNull();
        record.Document.Issuer.ShouldBe("Ủy ban nhân dân tỉnh Hà Giang");
    }

    [Theory]
    [InlineData("TM. BAN THƯỜNG VỤ|PHÓ CHỦ TỊCH", 430, "Phó Chủ tịch")]
    [InlineData("TM. BAN THƯỜNG VỤ|CHỦ TỊCH", 430, "Chủ tịch")]
    [InlineData("TM. BAN THƯỜNG VỤ|CHỦ TỊCH", 444, null)] // right of the middle: it has lost "PHÓ"
    [InlineData("KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", 430, "Phó Chủ tịch")]
    [InlineData("CHỦ TỊCH|PHÓ CHỦ TỊCH", 430, "Phó Chủ tịch")] // "KT." hidden
    [InlineData("CHỦ TỊCH|CHỦ TỊCH", 430, null)] // and "PHÓ" too
    [InlineData("CHỦ TỊCH|CHỦ TỊCH", 444, null)]
    [InlineData("TM. BAN THƯỜNG VỤ|.CHỦ TỊCH", 430, "Chủ tịch")]
    public void An_office_that_a_seal_hides_in_part_is_not_believed(string rows, double middle, string? position)
    {
        var builder = new Pipeline.Layout.LayoutBuilder("pdf", paged: true).BeginPage(
            new Pipeline.Layout.Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = Pipeline.Layout.PageSource.Ocr,
            }
        );
        builder.BeginBlock();
        string[] lines = rows.Split('|');
        foreach (
            var (text, at, y) in (ReadOnlySpan<(string, double, double)>)
                [
                    ("BÁO CÁO", 305, 60),
                    ("Kết quả thi đua", 305, 77),
                    ("1. Các đơn vị đã đăng ký thi đua và thực hiện đúng nội dung đã ký.", 305, 500),
                    ("Nơi nhận:", 105, 600),
                    (lines[0], 430, 600),
                    ("- Như trên;", 105, 617),
                    (lines[1], middle, 617),
                    ("- Lưu: VT.", 105, 634),
                    ("Tạ Thị Duyên", 430, 700),
                ]
        )
            builder.AddLine(HeadingLayouts.Words(text, at, y, 0.95));
        var signer = HeadingLayouts.Read(builder.Build()).Document.Signer.ShouldNotBeNull();
        (signer.Name, signer.Position).ShouldBe(("Tạ Thị Duyên", position));
    }

    [Theory]
    [InlineData("Tạ Duyên", 430, "Tạ Duyên")]
    [InlineData("Tạ Duyên", 412, null)] // left of the middle: a third word is lost
    [InlineData("Tạ Thị Duyên", 418, "Tạ Thị Duyên")]
    public void A_short_name_beside_the_middle_has_lost_a_word(string printed, double middle, string? name)
    {
        var builder = new Pipeline.Layout.LayoutBuilder("pdf", paged: true).BeginPage(
            new Pipeline.Layout.Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = Pipeline.Layout.PageSource.Ocr,
            }
        );
        builder.BeginBlock();
        foreach (
            var (text, at, y) in (ReadOnlySpan<(string, double, double)>)
                [
                    ("BÁO CÁO", 305, 60),
                    ("Kết quả thi đua", 305, 77),
                    ("1. Các đơn vị đã đăng ký thi đua và thực hiện đúng nội dung đã ký.", 305, 500),
                    ("Nơi nhận:", 105, 600),
                    ("TM. BAN THƯỜNG VỤ", 430, 600),
                    ("CHỦ TỊCH", 430, 617),
                    ("- Lưu: VT.", 105, 634),
                    (printed, middle, 700),
                ]
        )
            builder.AddLine(HeadingLayouts.Words(text, at, y, 0.95));
        HeadingLayouts.Read(builder.Build()).Document.Signer.ShouldNotBeNull().Name.ShouldBe(name);
    }

    [Fact]
    public void The_arrival_stamp_is_never_the_papers_own_number()
    {
        var document = HeadingLayouts
            .Read(
                HeadingLayouts.Plain(
                    "CÔNG VĂN ĐẾN\nSố: 512\nNgày: 06/11/2022\nChuyển: Phòng Tổng hợp\n\nUBND TỈNH HÀ NAM\nSỞ TÀI CHÍNH\nSố: 88/STC-NS\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nam, ngày 01 tháng 11 năm 2022\n\nKính gửi: Ủy ban nhân dân tỉnh.\n\nNội dung."
                )
            )
            .Document;
        document.Number.ShouldNotBeNull().Key.ShouldBe("88/STC-NS");
        document.Date.ShouldBe("2022-11-01");
        var arrival = document.Arrival.ShouldNotBeNull();
        (arrival.Number, arrival.Date, arrival.ForwardedTo).ShouldBe(("512", "2022-11-06", "Phòng Tổng hợp"));
    }

    [Fact]
    public void Annexes_belong_to_their_letter_and_tell_its_issuer()
    {
        var document = HeadingLayouts
            .Read(
                HeadingLayouts.Plain(
                    "Số: 21/BC-LĐLĐ\n\nĐiện Biên, ngày 10 tháng 11 năm 2021\n\nBÁO CÁO\n\nCông tác nữ công năm 2021\n\nI. KẾT QUẢ\n\nNội dung.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nLò Văn Páo\n\nPHỤ LỤC I\nDANH SÁCH TẬP THỂ\n\n(Kèm theo Báo cáo số: 21 /BC-LĐLĐ, ngày 10 tháng 11 năm 2021 của LĐLĐ tỉnh Điện Biên)"
                )
            )
            .Document;
        document.Issuer.ShouldBe("Liên đoàn Lao động tỉnh Điện Biên");
        document.Period.ShouldBe("2021");
        var annex = document.Annexes.ShouldHaveSingleItem();
        (annex.Label, annex.Title).ShouldBe(("Phụ lục I", "Danh sách tập thể"));
        document.Signer!.Name.ShouldBe("Lò Văn Páo");
    }

    private static DocumentLayout Signed(string[] right, string kind)
    {
        string[] body =
        [
            "I. PHẦN MỘT",
            "Một đoạn văn của phần này dài hơn một dòng để đứng giữa phần đầu và chữ ký của văn bản./.",
        ];
        var heading = HeadingTests.PaperOf(
            "UBND TỈNH HÀ NAM/SỞ Y TẾ/Số: 5/BC-SYT",
            "N/Hà Nam, ngày 02 tháng 3 năm 2020",
            "BÁO CÁO/Công tác y tế"
        );
        if (kind == "text")
            return HeadingLayouts.Plain(
                string.Join('\n', heading.Left)
                    + "\n\nBÁO CÁO\nCông tác y tế\n\n"
                    + string.Join("\n\n", body)
                    + "\n\n"
                    + string.Join('\n', Recipients)
                    + "\n\n"
                    + string.Join('\n', right)
            );
        var builder = new LayoutBuilder(kind == "boxes" ? "pdf" : "docx", kind == "boxes");
        if (kind == "cells")
        {
            builder.AddTable(
                TableSource.Markup,
                1,
                2,
                [
                    new RawCell(0, 0, 1, 1, string.Join('\n', heading.Left)),
                    new RawCell(0, 1, 1, 1, string.Join('\n', heading.Right)),
                ]
            );
            builder.BeginBlock();
            foreach (var line in heading.Centre.Concat(body))
                builder.AddLine(line);
            builder.AddTable(
                TableSource.Markup,
                1,
                2,
                [
                    new RawCell(0, 0, 1, 1, string.Join('\n', Recipients)),
                    new RawCell(0, 1, 1, 1, string.Join('\n', right)),
                ]
            );
            return builder.Build();
        }
        builder.BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = PageSource.Text,
            }
        );
        void Column(IReadOnlyList<string> lines, double middle, double top, double? left = null)
        {
            builder.BeginBlock();
            for (var i = 0; i < lines.Count; i++)
                if (lines[i].Length > 0)
                    builder.AddLine(
                        HeadingLayouts.Words(
                            lines[i],
                            left is { } x ? x + lines[i].Length * 2.8 : middle,
                            top + i * 16,
                            null
                        )
                    );
        }
        Column(heading.Left, 165, 60);
        Column(heading.Right, 425, 60);
        Column(heading.Centre, 305, 140);
        Column(body, 305, 200, 85);
        Column(Recipients, 0, 300, 85);
        Column(right, 430, 300);
        return builder.Build();
    }
}
