using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>What OCR makes of worn headings: slips are mended or left unread, never taken as they stand.</summary>
public sealed class ScannedHeadingTests
{
    [Theory]
    [InlineData("HUYỆN ỦY/LÂM THAO", "Huyện ủy Lâm Thao")]
    [InlineData("HUYỆỆN ỦY/LÂM THAO", "Huyện ủy Lâm Thao")]
    [InlineData("HUÂN ỦY/LÂM THAO", null)] // a word of its own: not one alone is meant
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG/CUYỆN LÂM THAO", "Liên đoàn Lao động huyện Lâm Thao")]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG/TỈNH PHÚ THỌ/HUYỆN LÂM THAO", null)] // the lower body's own line is lost
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG/TỈNHPHÚ THỌ", "Liên đoàn Lao động tỉnh Phú Thọ")]
    [InlineData("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆTNAM", "Tổng Liên đoàn Lao động Việt Nam")]
    [InlineData("CÔNG ĐOẢN VIÊN CHỨC/TỈNH PHÚ THỌ", "Công đoàn Viên chức tỉnh Phú Thọ")]
    [InlineData("UYỆN LÂM THAO", null)] // no body begins so
    [InlineData("Số THỦ", null)]
    [InlineData("5.5./LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO", "Liên đoàn Lao động huyện Lâm Thao")] // a speck
    public void An_issuer_that_is_no_name_is_left_unread(string left, string? issuer)
    {
        var record = Read(left + "/Số: 28/QĐ-XYZ", "QUYẾT ĐỊNH/Về việc khen thưởng");
        (record.Document.Issuer, record.Document.Type, record.Document.Date).ShouldBe(
            (issuer, "Quyết định", "2022-04-12")
        );
        record.Warnings.Any(w => w.Code == "issuer.unread").ShouldBe(issuer is null);
    }

    [Theory]
    [InlineData(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT/NAM_/LIÊN ĐOÀN LAO ĐỘNG/TỈNH PHÚ THỌ",
        "Liên đoàn Lao động tỉnh Phú Thọ",
        "Tổng Liên đoàn Lao động Việt Nam"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH/THANH PHONG -/LIEN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO",
        "Liên đoàn Lao động huyện Lâm Thao",
        "Liên đoàn Lao động tỉnh Thanh Phong"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH CỔ/- XÁ -/CÔNG ĐOÄN NGÀNH Y TẾ/TỈNH CỔ XÁ",
        "Công đoàn ngành Y tế tỉnh Cổ Xá",
        "Liên đoàn Lao động tỉnh Cổ Xá"
    )]
    [InlineData(
        "UBND TỈNH THANH/PHONG/SỞ TÀI CHÍNH",
        "Sở Tài chính tỉnh Thanh Phong",
        "Ủy ban nhân dân tỉnh Thanh Phong"
    )] // no "Phòng"
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH CỔ/DƯƠƠNG -/LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO",
        "Liên đoàn Lao động huyện Lâm Thao",
        null
    )] // the rule under a word that OCR spelt wrongly
    [InlineData(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT/NAM/LIEN ĐOẢÀN LAO ĐỘNG/TỈNH PHÚ THỌ",
        "Liên đoàn Lao động tỉnh Phú Thọ",
        "Tổng Liên đoàn Lao động Việt Nam"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH CỔ/-XÁ -/LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO",
        "Liên đoàn Lao động huyện Lâm Thao",
        "Liên đoàn Lao động tỉnh Cổ Xá"
    )]
    public void A_last_word_alone_on_its_row_belongs_to_the_name_above(string left, string issuer, string? parent)
    {
        var document = Read(left + "/Số: 28/QĐ-LĐLĐ", "QUYẾT ĐỊNH/Về việc khen thưởng").Document;
        (document.Issuer, document.ParentIssuer).ShouldBe((issuer, parent));
    }

    [Theory]
    [InlineData("#† /BC-CĐGD", "PHỤ LỤC", 0)]
    [InlineData("#† /BC-CĐGD", "DANH SÁCH", 1)] // no annex's title over it
    [InlineData("03/BC-CĐGD", "PHỤ LỤC", 1)] // its own number was read, and is another
    public void A_number_under_the_annex_title_is_its_own_though_a_seal_hides_the_words_before_it(
        string own,
        string title,
        int citations
    )
    {
        var paper = HeadingTests.PaperOf(
            "CÔNG ĐOÀN NGÀNH GIÁO DỤC/TỈNH PHÚ THỌ/Số: " + own,
            "N/Phú Thọ, ngày 12 tháng 4 năm 2022",
            "BÁO CÁO/Kết quả tự chấm điểm"
        );
        Read(
            paper with
            {
                Body =
                [
                    "Kết quả tự chấm chi tiết theo bảng gửi kèm.",
                    title,
                    "Kết quả tự chấm",
                    "(® Báo cáo số 07/BC-CĐGD ngày 12 tháng 4 năm 2022 của Công đoàn ngành)",
                ],
            }
        )
            .Citations.Length.ShouldBe(citations);
    }

    [Fact]
    public void The_name_of_a_law_ends_before_the_other_column() =>
        Read(
            HeadingTests.PaperOf("", "N/Hà Nam, ngày 12 tháng 4 năm 2022", "Kính gửi: Công đoàn các huyện") with
            {
                Left = ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH HÀ NAM", "Số: 12/LĐLĐ-CS", "V/v triển khai Luật Công đoàn"],
            }
        )
            .Citations.Select(c => c.Printed)
            .ShouldContain("Luật Công đoàn");

    [Theory]
    [InlineData("HUYỆN ỦY LÂM THAO/-KH/HU", "Huyện ủy Lâm Thao")]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM ˆ THAO", "Liên đoàn Lao động huyện Lâm Thao")]
    [InlineData("ỦY BAN NHÂN DÂN/TÍNH LÂM THẢO", "Ủy ban nhân dân tỉnh Lâm Thao")] // the place line tells
    public void What_OCR_puts_between_the_rows_is_no_part_of_the_name(string left, string issuer) =>
        Read(left, "KẾ HOẠCH/Tổ chức hội thi").Document.Issuer.ShouldBe(issuer);

    [Theory]
    [InlineData("#† /BC-CĐGD", "02/BC-CĐŒD", 0)]
    [InlineData("02/BC-CĐGD", "02/BC-CĐŒD", 0)]
    [InlineData("03/BC-CĐGD", "02/BC-CĐŒD", 1)] // another report's annex
    [InlineData("#† /QĐ-CĐGD", "02/BC-CĐŒD", 1)]
    public void A_paper_that_names_itself_over_its_annex_cites_nobody(string own, string annexed, int citations)
    {
        var paper = HeadingTests.PaperOf(
            "CÔNG ĐOÀN NGÀNH GIÁO DỤC/TỈNH PHÚ THỌ/Số: " + own,
            "N/Phú Thọ, ngày 12 tháng 4 năm 2022",
            "BÁO CÁO/Kết quả tự chấm điểm"
        );
        Read(
            paper with
            {
                Body =
                [
                    "Kết quả tự chấm chi tiết theo bảng gửi kèm.",
                    "BẢNG TỰ CHẤM ĐIỂM",
                    $"(Kèm theo Báo cáo số {annexed} ngày 12 tháng 4 năm 2022 của Công đoàn ngành)",
                ],
            }
        )
            .Citations.Length.ShouldBe(citations);
    }

    [Theory]
    [InlineData("Sñ: 13/QĐ-LĐLĐ", "13/QĐ-LĐLĐ")]
    [InlineData("Sỉ; 13/QĐ-LĐLĐ", "13/QĐ-LĐLĐ")]
    [InlineData("Sñ: ngày 13/QĐ-LĐLĐ", null)] // no number alone
    [InlineData("Sn: 13", null)] // nor one without a symbol
    public void A_label_may_be_misread_by_a_letter(string line, string? key) =>
        Read("LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO/" + line, "QUYẾT ĐỊNH/Về việc khen thưởng")
            .Document.Number?.Key.ShouldBe(key);

    [Theory]
    [InlineData("ĐẢNG CỘNG SẢN VIỆT NAM/. . . . 29 00/Lâm Thao, ngày 12 tháng 4 năm 2022")]
    [InlineData("ĐẢNG CỘNG SẢN VIỆT NAM/- - - - 77 7/Lâm Thao, ngày 12 tháng 4 năm 2022")]
    public void What_ink_leaves_in_a_heading_counts_nothing(string right)
    {
        var record = Read(
            HeadingTests.PaperOf("HUYỆN ỦY LÂM THAO/Số 53-KL/HU", right, "KẾT LUẬN/Về công tác phát triển đoàn viên")
        );
        record.Document.Date.ShouldBe("2022-04-12");
        record.Figures.ShouldBeEmpty();
    }

    [Fact]
    public void An_arrival_stamp_that_was_set_apart_mixes_with_no_line_of_the_paper()
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
        void Add(params (string Text, double Middle, double Y)[] lines)
        {
            foreach (var (text, middle, y) in lines)
                builder.AddLine(HeadingLayouts.Words(text, middle, y, 0.95));
        }
        builder.BeginBlock();
        Add(
            ("LIÊN ĐOÀN LAO ĐỘNG", 165, 60),
            ("HUYỆN LÂM THAO", 165, 77),
            ("Số: 28/QĐ-LĐLĐ", 230, 94),
            ("Lâm Thao, ngày 12 tháng 4 năm 2022", 425, 94),
            ("QUYẾT ĐỊNH", 305, 128),
            ("Về việc khen thưởng", 305, 145),
            ("Điều 1. Tặng Giấy khen cho các tập thể.", 305, 200)
        );
        builder.BeginBlock(Pipeline.Layout.BlockKind.ArrivalStamp);
        Add(
            ("CÔNG VĂN ĐỀN", 100, 94),
            ("Số: 512", 90, 111),
            ("Ngày: 13/4/2022", 100, 128),
            ("Chuyển: Phòng Tổng hợp", 120, 145)
        );
        var document = HeadingLayouts.Read(builder.Build()).Document;
        (document.Number?.Key, document.Type, document.Subject, document.Issuer).ShouldBe(
            ("28/QĐ-LĐLĐ", "Quyết định", "Khen thưởng", "Liên đoàn Lao động huyện Lâm Thao")
        );
        // What stands in the frame was filled in by hand: it is there, and not believed.
        document
            .Arrival.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                a => a.Number.ShouldBeNull(),
                a => a.Date.ShouldBeNull(),
                a => a.ForwardedTo.ShouldBe("Phòng Tổng hợp"),
                a => a.Anchor.ShouldNotBeNull()
            );
    }

    [Theory]
    [InlineData("Trần Thị Bình", "Trần Thị Bình")]
    [InlineData("Trần Bình", null)] // a word may be hidden too
    [InlineData("Ông Trần Văn Bình", null)] // in a list
    [InlineData("Trần Phú)", null)] // the end of a bracket
    public void A_name_whose_office_is_hidden(string printed, string? name)
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
            var (text, middle, y) in (ReadOnlySpan<(string, double, double)>)
                [
                    ("BÁO CÁO", 305, 60),
                    ("Kết quả thi đua", 305, 77),
                    ("1. Các đơn vị đã đăng ký thi đua và thực hiện đúng nội dung đã ký.", 305, 500),
                    ("Nơi nhận:", 105, 600),
                    ("- Lưu: VT.", 105, 617),
                    (printed, 430, 700),
                ]
        )
            builder.AddLine(HeadingLayouts.Words(text, middle, y, 0.95));
        foreach (
            var (text, y) in (ReadOnlySpan<(string, double)>)
                [
                    ("DANH SÁCH KHEN THƯỞNG", 740),
                    ("(Kèm theo Quyết định số 28/QĐ-LĐLĐ của LĐLĐ huyện", 757),
                    ("Nguyễn Văn Trỗi", 774),
                ]
        )
            builder.AddLine(HeadingLayouts.Words(text, 400, y, 0.95));
        HeadingLayouts.Read(builder.Build()).Document.Signer?.Name.ShouldBe(name);
    }

    [Fact]
    public void A_name_s_syllable_is_no_unit() =>
        Read("CÔNG ĐOÀN CÔNG TY SỢI/PHƯƠNG LIỆT/Số: 28/QĐ-CĐCS", "QUYẾT ĐỊNH/Về việc khen thưởng")
            .Document.Issuer.ShouldNotBeNull()
            .ShouldNotContain("phường");

    [Theory]
    [InlineData("Số: 28/QĐ-LĐLĐ", "28/QĐ-LĐLĐ")]
    [InlineData("—:.œ= Số: 28/QĐ-LĐLĐ", "28/QĐ-LĐLĐ")]
    [InlineData("—————Số; 28/QĐ-LĐLĐ", "28/QĐ-LĐLĐ")]
    [InlineData("Chuyển Số: 28/QĐ-LĐLĐ", null)] // of a stamp
    public void Specks_before_the_label_are_passed_over(string line, string? key) =>
        Read(
            HeadingTests.PaperOf("", "N/Lâm Thao, ngày 12 tháng 4 năm 2022", "QUYẾT ĐỊNH/Về việc khen thưởng") with
            {
                Left = ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN LÂM THAO", line],
            }
        )
            .Document.Number?.Key.ShouldBe(key);

    [Fact]
    public void An_arrival_stamp_on_the_row_of_the_title_is_no_letter()
    {
        var record = Read(
            "LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO/Số: 28/BC-LĐLĐ",
            "CÔNG VĂN ĐẾN BÁO CÁO/Kết quả tự chấm điểm"
        );
        (record.Document.Type, record.Document.Subject).ShouldBe(("Báo cáo", "Kết quả tự chấm điểm"));
    }

    [Theory]
    [InlineData("Trần Văn Bình", "Trần Văn Bình")]
    [InlineData("Chủ Tiĩch", null)]
    [InlineData("Lò Văn Ón", "Lò Văn Ón")]
    public void A_signer_with_a_syllable_that_cannot_be_is_unread(string printed, string? name) =>
        HeadingLayouts
            .Read(
                HeadingLayouts.Plain(
                    $"BÁO CÁO\nKết quả thi đua\n\n1. Nội dung.\n\nNơi nhận:\n- Lưu: VT.\n\nPHÓ CHỦ TỊCH\n\n{printed}"
                )
            )
            .Document.Signer?.Name.ShouldBe(name);

    [Theory]
    [InlineData("05/9/2033", 0.95, null)] // OCR took 2021 or 2023 for it: a paper cites nothing of ten years later
    [InlineData("05/9/2021", 0.95, "2021-09-05")]
    [InlineData("05/9/2022", 0.95, "2022-09-05")] // later than the paper, but not beyond belief: a person must look
    [InlineData("05/9/2033", null, "2033-09-05")] // what the file itself says stands, for the auditor to see
    public void A_cited_date_that_cannot_be_is_unread_on_a_scan(string printed, double? confidence, string? date)
    {
        var paper = HeadingTests.PaperOf(
            "LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO/Số: 28/QĐ-LĐLĐ",
            "N/Lâm Thao, ngày 12 tháng 4 năm 2022",
            "QUYẾT ĐỊNH/Về việc khen thưởng"
        ) with
        {
            Body = [$"Căn cứ Kế hoạch số 45/KH-TLĐ ngày {printed};"],
        };
        var cited = RecordExtractor
            .Default.Extract(
                HeadingLayouts.Boxes(paper, confidence),
                "id",
                new Pipeline.Records.SourceInfo
                {
                    Path = "p",
                    Format = "pdf",
                    Scanned = confidence is not null,
                }
            )[0]
            .Citations.ShouldHaveSingleItem();
        (cited.Key, cited.Date, cited.DatePrinted).ShouldBe(("45/KH-TLĐ", date, printed));
    }

    [Theory]
    // itself, its own number unread
    [InlineData("(Kèm theo Hướng dẫn số 58/HD-LĐLĐ ngày 12 tháng 4 năm 2022 của LĐLĐ huyện)", 0)]
    // another's, of another day
    [InlineData("(Kèm theo Hướng dẫn số 58/HD-LĐLĐ ngày 05 tháng 7 năm 2021 của LĐLĐ tỉnh)", 1)]
    // another's, of another type
    [InlineData("(Kèm theo Quyết định số 58/QĐ-LĐLĐ ngày 12 tháng 4 năm 2022 của LĐLĐ huyện)", 1)]
    public void A_paper_whose_number_was_not_found_names_itself_over_its_annex(string line, int citations)
    {
        var paper = HeadingTests.PaperOf(
            "LIÊN ĐOÀN LAO ĐỘNG/HUYỆN LÂM THAO",
            "N/Lâm Thao, ngày 12 tháng 4 năm 2022",
            "HƯỚNG DẪN/Chấm điểm thi đua"
        ) with
        {
            Body = ["Các đơn vị thực hiện theo bảng điểm.", "BẢNG ĐIỂM THI ĐUA", line],
        };
        Read(paper).Citations.Length.ShouldBe(citations);
    }

    private static Pipeline.Records.DocumentRecord Read(string left, string centre) =>
        Read(HeadingTests.PaperOf(left, "N/Lâm Thao, ngày 12 tháng 4 năm 2022", centre));

    private static Pipeline.Records.DocumentRecord Read(Paper paper) =>
        RecordExtractor.Default.Extract(
            HeadingLayouts.Boxes(paper, 0.95),
            "id",
            new Pipeline.Records.SourceInfo
            {
                Path = "p",
                Format = "pdf",
                Scanned = true,
            }
        )[0];
}
