using System.Globalization;

namespace Pipeline.Extraction.Tests;

public class FactExtractorTests
{
    [Theory]
    [InlineData("Toàn ngành đã kết nạp 1.245 đoàn viên mới.", "1245 đoàn viên")]
    [InlineData("Có 52/60 CĐCS tổ chức hội nghị người lao động.", "52/60 CĐCS")]
    [InlineData("Các đơn vị đã chi gần 2,5 tỷ đồng chăm lo Tết.", "under 2500000000 đồng")]
    [InlineData("Đã trao 120 suất quà trị giá 36.000.000 đồng.", "120 suất quà; 36000000 đồng")]
    [InlineData("Tỷ lệ đoàn viên tham gia đạt 97,5%.", "97.5 %")]
    [InlineData(
        "Toàn tỉnh có 15 mô hình, trong đó 9 mô hình cấp huyện và 6 mô hình cấp xã.",
        "15 mô hình; 9 mô hình of 0; 6 mô hình of 0"
    )]
    [InlineData("Diện tích gieo trồng 1.520/1.400 ha, đạt 108% kế hoạch.", "1520/1400 plan ha; 108 %")]
    [InlineData("Tổng số vụ việc: 0.", "0")]
    [InlineData(
        "Có 9 buổi họp, trong đó buổi họp cấp trên 4 buổi, cấp dưới 5 buổi.",
        "9 buổi; 4 buổi of 0; 5 buổi of 0"
    )]
    [InlineData(
        "Tổng số 284 buổi, trong đó 38 buổi ở xã và 246 buổi ở huyện.",
        "284 buổi; 38 buổi of 0; 246 buổi of 0"
    )]
    [InlineData("Quỹ nhận được 2.117.4455.100 đồng.", "? đồng")]
    [InlineData("Bão làm thiệt hại 1,9 tỷ; còn 4 đơn vị nợ 215 triệu.", "1900000000 đồng; 4 đơn vị; 215000000 đồng")]
    [InlineData("Dân số 1,9 triệu.", "")]
    [InlineData("Số lao động nữ 1.204, số có trình độ cao đẳng 512 người.", "1204; 512 người")]
    [InlineData("Xử lý bằng các hình thức: khiển trách 6, cảnh cáo 3.", "6; 3")]
    [InlineData("Tiêm chủng đủ liều (mũi 3) cho 15 đồng chí.", "15 đồng chí")]
    [InlineData("Mức ăn ca từ 18.000 đến 25.000 đồng một suất.", "")]
    [InlineData("Tiếp 420 lượt/515 người/398 vụ việc.", "420 lượt; 515 người; 398 vụ việc")]
    [InlineData("Đơn vị tăng 04 hộ, ký 06 thỏa ước, giải quyết ngay 9 ý kiến.", "4 hộ; 6 thỏa ước; 9 ý kiến")]
    [InlineData(
        "Cấp 75 giấy chứng nhận, tặng 40 thẻ bảo hiểm cho 12 khoa và 5 nam, 8 nữ.",
        "75 giấy chứng; 40 thẻ bảo; 12 khoa; 5 nam; 8 nữ"
    )]
    [InlineData("Có 260 lao động là người dân tộc thiểu số 45 người.", "260 lao động; 45 người")]
    [InlineData("Đã trao 18 “Mái nhà nghĩa tình” và 130 phần quà.", "18 Mái nhà nghĩa tình; 130 phần quà")]
    [InlineData("Đến nay 1.204 tổ tự quản hoạt động.", "1204 tổ")]
    [InlineData("1.204 tổ tự quản hoạt động.", "1204 tổ")]
    [InlineData("Tăng 15 hộ so với đầu năm.", "15 hộ")]
    [InlineData("Kết quả 612 trên 640 phiếu tán thành.", "640 phiếu")]
    [InlineData("Tặng quà cho 60 con công nhân khó khăn.", "60 con")]
    [InlineData("Toàn trường có 820 đoàn viên (nữ 610).", "820 đoàn viên; 610")]
    [InlineData("Tổng số 950 người (giảm 40 người), trong đó 510 người là nữ.", "950 người; 40 người; 510 người of 0")]
    public void Reads_figures(string text, string expected) => Print(FactCases.Read(text)).ShouldBe(expected);

    [Fact]
    public void Leaves_out_the_rows_of_a_table_that_was_not_rebuilt()
    {
        var builder = new Pipeline.Layout.LayoutBuilder("pdf", paged: true);
        builder.BeginPage(
            new Pipeline.Layout.Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = Pipeline.Layout.PageSource.Ocr,
                HasUnreadTable = true,
            }
        );
        builder.BeginBlock().AddLine("Đã trao 120 suất quà cho đoàn viên.");
        builder
            .BeginBlock(Pipeline.Layout.BlockKind.UnreadTable)
            .AddLine("3 Buổi tuyên truyền trực tiếp buổi 2.137 theo Kế hoạch số 12/KH-LĐLĐ")
            .AddLine("4 Tủ sách pháp luật tủ 315");
        builder.BeginBlock().AddLine("Tỷ lệ đoàn viên tham gia đạt 97,5%.");
        var record = RecordExtractor.Default.Extract(
            builder.Build(),
            "id",
            new Pipeline.Records.SourceInfo
            {
                Path = "p",
                Format = "pdf",
                Scanned = true,
            }
        )[0];
        Print(record).ShouldBe("120 suất quà; 97.5 %");
        record.Citations.Select(c => c.Key).ShouldBe(["12/KH-LĐLĐ"], "what a table cites is cited");
    }

    [Theory]
    [InlineData("Kỷ niệm 45 năm thành lập ngày 28/7.")]
    [InlineData("Thực hiện Đề án 06 và Bộ chỉ số 766.")]
    [InlineData("Họp lúc 14 giờ 30 tại phòng 302.")]
    [InlineData("Nhiệm kỳ 2018-2023, khóa 12.")]
    [InlineData("Trực 24/7 trong dịp lễ 30/4.")]
    [InlineData("Phòng, chống dịch Covid-19.")]
    [InlineData("Số tiền xử phạt: ……. đồng.")]
    [InlineData("Điện thoại 0912345678.")]
    [InlineData("Người từ 15 tuổi trở lên, mức ăn ca tối thiểu là 25.000đ.")]
    [InlineData("Thực hiện 04 chỉ tiêu và 5 nhóm giải pháp.")]
    [InlineData("Đề nghị mỗi trường giới thiệu 01 học sinh, 01 giáo viên.")]
    [InlineData("Hưởng ứng phong trào “3 tốt, 2 nhanh” và chương trình “50 nghìn cây xanh”.")]
    [InlineData("Đường dây 220 kV, phân xưởng 3, tầng 4, kèm theo 02 phụ lục.")]
    public void Leaves_out_what_is_no_figure(string text) => Print(FactCases.Read(text)).ShouldBe("");

    [Theory]
    [InlineData("Ban Thường vụ đã tặng Giấy khen cho 12 tập thể và 45 cá nhân.", "Giấy khen 12/45 tặng")]
    [InlineData("Có 08 đồng chí được Tổng Liên đoàn tặng Kỷ niệm chương.", "Kỷ niệm chương -/8 tặng Tổng Liên đoàn")]
    [InlineData("Đề nghị UBND tỉnh tặng Bằng khen cho 02 tập thể.", "Bằng khen 2/- đề nghị UBND tỉnh")]
    [InlineData(
        "Công đoàn ngành tặng Cờ thi đua cho 03 tập thể, tặng Bằng khen cho 10 cá nhân.",
        "Cờ thi đua 3/- tặng Công đoàn ngành; Bằng khen -/10 tặng Công đoàn ngành"
    )]
    [InlineData("Khen thưởng đột xuất 05 cá nhân với số tiền 2.500.000 đồng.", "khen thưởng -/5 tặng 2500000 total")]
    [InlineData("Có 15 đoàn viên đạt danh hiệu Lao động giỏi cấp ngành.", "Lao động giỏi -/15 tặng")]
    [InlineData(
        "Công ty TNHH Nam Hải được Thủ tướng Chính phủ tặng Bằng khen.",
        "Bằng khen -/- tặng Thủ tướng Chính phủ"
    )]
    [InlineData("Biểu dương 08 gia đình; đã khen 4 tập thể.", "biểu dương 8/- tặng; khen thưởng 4/- tặng")]
    [InlineData(
        "Có 25 đồng chí nhận Bằng khen và 70 đồng chí nhận Giấy khen của LĐLĐ quận.",
        "Bằng khen -/25 tặng; Giấy khen -/70 tặng LĐLĐ quận"
    )]
    [InlineData(
        "Toàn trường có 12 CSTĐ cơ sở, 85 LĐTT.",
        "Chiến sĩ thi đua cơ sở -/12 tặng; Lao động tiên tiến -/85 tặng"
    )]
    [InlineData(
        "Có 40 giáo viên đạt danh hiệu Chiến sĩ thi đua cơ sở, 18 Chiến sĩ thi đua cấp tỉnh.",
        "Chiến sĩ thi đua cơ sở -/40 tặng; Chiến sĩ thi đua cấp tỉnh -/18 tặng"
    )]
    [InlineData(
        "Đã tặng Giấy khen của Công đoàn ngành Giáo dục\ncho 6 tập thể và 7 cá nhân.",
        "Giấy khen 6/7 tặng Công đoàn ngành Giáo dục"
    )]
    [InlineData("Tỉnh Hội tặng Giấy khen 9 tập thể và 14 cá nhân.", "Giấy khen 9/14 tặng Tỉnh Hội")]
    [InlineData(
        "Công đoàn ngành tặng Cờ thi đua toàn diện cho 01 đơn vị, Cờ chuyên đề cho 02 đơn vị; tặng Bằng khen cho 8 cá nhân.",
        "Cờ thi đua 1/- tặng Công đoàn ngành; Cờ chuyên đề 2/- tặng Công đoàn ngành; Bằng khen -/8 tặng Công đoàn ngành"
    )]
    [InlineData("Công đoàn tham gia xét khen thưởng, danh hiệu thi đua và hình thức khác.", "")]
    [InlineData("Cử 02 tập thể và 07 cá nhân tham dự Đại hội thi đua yêu nước.", "")]
    [InlineData("Hồ sơ đề nghị tặng Bằng khen gồm tờ trình và báo cáo thành tích.", "")]
    [InlineData("Hình thức khen thưởng (tỷ lệ 10%): Bằng khen của Tổng Liên đoàn; Bằng khen của Công đoàn ngành.", "")]
    [InlineData("Biểu dương gia đình tiêu biểu theo bảng “Chấm điểm năm 2021 đối với công đoàn cơ sở”.", "")]
    public void Reads_awards(string text, string expected)
    {
        var record = FactCases.Read(text);
        string.Join(
                "; ",
                record.Awards.Select(a =>
                    string.Join(
                        ' ',
                        new[]
                        {
                            a.Form,
                            $"{a.Collectives?.ToString(CultureInfo.InvariantCulture) ?? "-"}/{a.Individuals?.ToString(CultureInfo.InvariantCulture) ?? "-"}",
                            a.Stage,
                            a.Grantor == "Ban Thường vụ" ? null : a.Grantor,
                            a.Amount?.ToString("G29", CultureInfo.InvariantCulture),
                            a.AmountIs,
                        }.Where(p => p is not null)
                    )
                )
            )
            .ShouldBe(expected);
        record.Figures.ShouldAllBe(f => expected.Length == 0);
    }

    [Fact]
    public void The_year_of_an_award_holds_behind_a_semicolon() =>
        string.Join(
                "; ",
                FactCases
                    .Read(
                        "- Năm 2003-2004: 2 cá nhân được LĐLĐ tỉnh tặng bằng khen; 6 cá nhân được Công đoàn ngành tặng giấy khen.",
                        date: "2008-01-01"
                    )
                    .Awards.Select(a => $"{a.Form} {a.Individuals} {a.Year}")
            )
            .ShouldBe("Bằng khen 2 2003-2004; Giấy khen 6 2003-2004");

    [Theory]
    [InlineData("Phấn đấu 90% CĐCS có quỹ hỗ trợ.", ">= 90 %")]
    [InlineData("Ít nhất 30% cán bộ là nữ, phấn đấu đạt chỉ tiêu đề ra.", ">= 30 %")]
    [InlineData("Trên 70% công nhân được tuyên truyền, đảm bảo tiến độ.", "> 70 %")]
    [InlineData("Tổ chức ít nhất 02 hội nghị, phấn đấu hoàn thành trong năm.", ">= 2 hội nghị")]
    [InlineData("Người hưởng có tiêu chuẩn từ 80% trở lên.", "")]
    [InlineData("Phát triển mới 500 đoàn viên, thành lập 02 CĐCS.", ">= 500 đoàn viên; >= 2 CĐCS")]
    [InlineData("Từ 60% đến 65% đoàn viên học nghị quyết.", ">= 60 %")]
    [InlineData("100% doanh nghiệp có từ 50 lao động trở lên được tuyên truyền.", ">= 100 %")]
    [InlineData("Vận động quỹ từ 200 triệu đồng trở lên.", ">= 200000000 đồng")]
    [InlineData("Năm 2017 toàn tỉnh đạt 85% kế hoạch.", "")]
    [InlineData("Phấn đấu đến hết năm 2020 có 9 nghìn đoàn viên.", ">= 9000 đoàn viên")]
    [InlineData("Tập thể được xét tặng Cờ phải kết nạp từ 40 đoàn viên trở lên.", "")]
    [InlineData("Hỗ trợ mỗi CĐCS thành lập mới 2.000.000 đồng.", "")]
    [InlineData("Xử phạt từ 2.000.000 đồng đến 4.000.000 đồng.", "")]
    [InlineData("Kết nạp mới từ 8.000 – 11.000 đoàn viên.", ">= 8000 đoàn viên")]
    [InlineData("Đại hội đại biểu phải có 150 đoàn viên trở lên.", "")]
    [InlineData(
        "80% CĐCS có mô hình mới, được nhân rộng và có ít nhất 01 chuyên đề tọa đàm.",
        ">= 80 %; >= 1 chuyên đề"
    )]
    [InlineData("Phấn đấu 90% doanh nghiệp có ít nhất 25 lao động được tuyên truyền.", ">= 90 %")]
    public void Reads_targets_in_plans(string text, string expected) =>
        string.Join(
                "; ",
                FactCases
                    .Read(text, "Kế hoạch", "2018-03-01")
                    .Targets.Select(t =>
                        $"{t.Comparator} {t.Value.ToString("G29", CultureInfo.InvariantCulture)} {t.Measure}"
                    )
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("6 tháng cuối năm, phấn đấu tỷ lệ thu đạt từ 95% trở lên.", ">= 95")]
    [InlineData("Năm 2019 phấn đấu kết nạp 300 đoàn viên.", ">= 300")]
    [InlineData("Toàn ngành phấn đấu vượt khó, đạt 98% kế hoạch.", "")]
    public void Reads_targets_that_a_report_sets_for_what_comes(string text, string expected) =>
        string.Join(
                "; ",
                FactCases
                    .Read(text, "Báo cáo", "2018-06-20")
                    .Targets.Select(t => $"{t.Comparator} {t.Value.ToString("G29", CultureInfo.InvariantCulture)}")
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("Năm 2016, doanh thu 812 tỷ đồng; năm 2017 ước 860 tỷ đồng.", "2016; 2017")]
    [InlineData("Quý I/2018 xếp dỡ 12 tấn, tháng 4/2018 đạt 14 tấn.", "2018-Q1; 2018-04")]
    [InlineData("Năm 2018 có 40 lượt (năm 2017: 35 lượt), thu 38 đơn vị máu.", "2018; 2017; 2018")]
    [InlineData("Trong năm 2015, thành lập 2 CĐCS; tập huấn 35 người.", "2015; 2015")]
    [InlineData("Thu nhập 8 triệu đồng, so với năm 2017 tăng 15 doanh nghiệp.", "-; -")]
    public void Reads_the_period_of_a_figure(string text, string expected) =>
        string.Join("; ", FactCases.Read(text).Figures.Select(f => f.Period ?? "-")).ShouldBe(expected);

    [Theory]
    [InlineData("Các đơn vị gửi báo cáo về Văn phòng trước ngày 25/11/2019.", "2019-11-25")]
    [InlineData("Hoàn thành trong tháng 12/2025.", "2025-12")]
    [InlineData("Ban Tổ chức tham mưu, hoàn thành trong quý IV/2025.", "2025-Q4")]
    [InlineData("Nộp danh sách chậm nhất ngày 05 tháng 6 năm 2021.", "2021-06-05")]
    [InlineData("Nộp danh sách chậm\nnhất ngày 05 tháng 6 năm 2021.", "2021-06-05")]
    [InlineData("Các đơn vị báo\ncáo kết quả muộn\nnhất vào ngày\n05/6/2021.", "2021-06-05")]
    [InlineData("Trước ngày 01/01/2010 đơn vị đã hoàn thành việc này.", "")]
    [InlineData("Các đơn vị tự chấm điểm và gửi về Ban Thường trực chậm nhất ngày 12/01/2018.", "2018-01-12")]
    [InlineData("Các đơn vị đã gửi báo cáo chậm nhất ngày 12/01/2018.", "")]
    [InlineData("Hạn cuối nhận bài dự thi: 17 giờ 00 ngày 20/5/2018.", "2018-05-20")]
    [InlineData("Thời gian tổ chức: từ ngày 01/5/2018 đến ngày 31/5/2018.", "")]
    [InlineData(
        "Định kỳ trước ngày 20 của tháng cuối quý, báo cáo kết quả về Văn phòng.",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"
    )]
    [InlineData("Các xã gửi báo cáo trước 16 giờ ngày 20/6/2022.", "2022-06-20")]
    [InlineData("Ban Tổ chức gửi báo cáo tổng kết ngày 20/11/2024.", "2024-11-20")]
    [InlineData(
        "Hằng quý, trước ngày 25 tháng cuối quý, các cơ quan báo cáo về Phòng Nội vụ.",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"
    )]
    [InlineData("Các đội báo cáo trước ngày 10 và 25 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=10,25")]
    [InlineData("Định kỳ thứ Hai hằng tuần gửi báo cáo về Ban Chỉ đạo.", "FREQ=WEEKLY;BYDAY=MO")]
    public void Reads_deadlines(string text, string expected) =>
        string.Join("; ", FactCases.Read(text, "Kế hoạch", "2018-03-01").Deadlines.Select(d => d.Date ?? d.Recurring))
            .ShouldBe(expected);

    [Theory]
    [InlineData("Đề nghị các đơn vị báo cáo bằng văn bản trước ngày 28/12/2022.", "2022-12-28")]
    [InlineData("Kết quả gửi về Liên đoàn Lao động tỉnh chậm nhất ngày 15/2/2022.", "2022-02-15")]
    [InlineData("Thống nhất giao bộ phận chuyên môn thực hiện muộn nhất vào ngày 29/11/2022.", "2022-11-29")]
    [InlineData("Các đơn vị đã gửi báo cáo trước ngày 28/12/2022.", "")]
    [InlineData("Đã hoàn thành việc sửa chữa, chậm nhất là ngày 28/12/2022.", "")]
    [InlineData("Trước ngày 28/12/2022 có 12 đơn vị.", "")]
    public void A_bound_in_a_paper_whose_own_day_is_unread(string text, string expected)
    {
        foreach (var type in (string[])["Công văn", "Biên bản"])
            string.Join("; ", FactCases.Read(text, type).Deadlines.Select(d => d.Date)).ShouldBe(expected, type);
    }

    [Theory]
    [InlineData(
        "1. Phòng Tư pháp rà soát văn bản, báo cáo UBND huyện trước ngày 15/11/2022.",
        "Phòng Tư pháp: rà soát văn bản, báo cáo UBND huyện"
    )]
    [InlineData(
        "Đề nghị các đơn vị gửi kế hoạch trước ngày 10/4/2022 và báo cáo kết quả trước ngày 05/6/2022.",
        "các đơn vị: gửi kế hoạch; các đơn vị: báo cáo kết quả"
    )]
    [InlineData("Trước ngày 30/6/2022, Công an xã cập nhật dữ liệu.", "Công an xã: Công an xã cập nhật dữ liệu")]
    [InlineData("Hạn cuối nhận bài dự thi: 17 giờ 00 ngày 20/5/2022.", ": nhận bài dự thi")]
    [InlineData(
        "UBND các xã kiện toàn Ban Chỉ đạo, hoàn thành trước ngày 30/4/2022.",
        "UBND các xã: kiện toàn Ban Chỉ đạo"
    )]
    public void Tells_who_must_do_what(string text, string expected) =>
        string.Join("; ", FactCases.Read(text, "Kế hoạch", "2022-03-01").Deadlines.Select(d => $"{d.Actor}: {d.Task}"))
            .ShouldBe(expected);

    [Theory]
    [InlineData(
        "Hưởng ứng phong trào thi đua “Người tốt, việc tốt” do Công đoàn ngành phát động.",
        "phong trào: Người tốt, việc tốt (Công đoàn ngành)"
    )]
    [InlineData(
        "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - 2025.",
        "chương trình: Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - 2025"
    )]
    [InlineData("Triển khai chương trình công tác năm.", "")]
    [InlineData(
        "Hưởng ứng Tháng Công nhân, Tháng hành động về an toàn, vệ sinh lao động năm 2024.",
        "tháng: Tháng Công nhân; tháng: Tháng hành động về an toàn, vệ sinh lao động"
    )]
    [InlineData("Tháng trước toàn ngành đạt kết quả tốt; Tháng 5 cũng vậy.", "")]
    public void Reads_programmes(string text, string expected) =>
        string.Join(
                "; ",
                FactCases
                    .Read(text)
                    .Programmes.Select(p => $"{p.Kind}: {p.Name}{(p.LaunchedBy is null ? "" : $" ({p.LaunchedBy})")}")
            )
            .ShouldBe(expected);

    [Fact]
    public void Spellings_of_one_programme_are_one()
    {
        var programmes = FactCases
            .Read(
                "Chương trình “01 triệu ngôi nhà – chung tay, góp sức” đã bắt đầu.\nChương trình “1 triệu ngôi nhà” đạt kết quả."
            )
            .Programmes;
        programmes.Length.ShouldBe(1);
        programmes[0].Mentions.Length.ShouldBe(1);
    }

    private static string Print(Pipeline.Records.DocumentRecord record) =>
        string.Join(
            "; ",
            record.Figures.Select(f =>
                string.Join(
                    ' ',
                    new[]
                    {
                        f.Approximate,
                        (f.Value?.ToString("G29", CultureInfo.InvariantCulture) ?? "?")
                            + (f.Of is { } of ? "/" + of.ToString("G29", CultureInfo.InvariantCulture) : ""),
                        f.OfIs == "plan" ? "plan" : null,
                        f.Measure,
                        f.PartOf is { } whole ? $"of {whole}" : null,
                    }.Where(p => p is not null)
                )
            )
        );
}

public class FormAndTableTests
{
    private static readonly string[] BlankForm =
    [
        "7. |Số lớp tập huấn|lớp||",
        "|+ Số người dự|lượt người||",
        "8. |Quỹ tương trợ|||",
        "|+ Số tiền|triệu đồng||",
        "9. |Số sáng kiến|sáng kiến||",
        "10. |Giá trị làm lợi|triệu đồng||",
        "11. |Tiền thưởng|“||",
    ];

    [Fact]
    public void Reads_a_form_that_was_exported_a_cell_a_line()
    {
        var text =
            "BÁO CÁO SỐ LIỆU\n"
            + string.Join("\n\n", BlankForm.Select(r => string.Join("\n", r.Split('|').Select(c => "\t" + c))));
        Rows(FactCases.Read(text))
            .ShouldBe(
                "7 lớp -; - lượt người -; 8 - -; - triệu đồng -; 9 sáng kiến -; 10 triệu đồng -; 11 triệu đồng -"
            );
    }

    [Fact]
    public void Reads_a_form_that_is_filled_in() =>
        Rows(FactCases.ReadTable([.. BlankForm.Select(r => (r[..^2] + "|1.250|").Split('|'))]))
            .ShouldBe(
                "7 lớp 1250; - lượt người 1250; 8 - 1250; - triệu đồng 1250; 9 sáng kiến 1250; 10 triệu đồng 1250; 11 triệu đồng 1250"
            );

    [Fact]
    public void A_form_of_several_years_is_read_in_the_column_of_its_own()
    {
        var record = FactCases.ReadTable(
            [
                ["TT", "Chỉ tiêu", "ĐVT", "Năm 2019", "Kế hoạch năm 2020", "Thực hiện năm 2020", "So sánh (%)"],
                ["1", "Đoàn viên", "người", "100", "110", "120", "120"],
                ["", "+ Nữ", "“", "50", "55", "60", "120"],
                ["2", "CĐCS", "CĐCS", "3", "4", "5", "166"],
                ["3", "Sáng kiến", "sáng kiến", "7", "8", "", ""],
                ["4", "Trợ cấp", "triệu đồng", "7", "8", "9", "128"],
                ["5", "Tai nạn", "vụ", "2", "1", "0", "0"],
            ],
            date: "2021-01-05"
        );
        Rows(record).ShouldBe("1 người 120; - người 60; 2 CĐCS 5; 3 sáng kiến -; 4 triệu đồng 9; 5 vụ 0");
        record.Forms.Single().Rows[1].Group.ShouldBe("Đoàn viên");
        string.Join(
                "; ",
                record
                    .Figures.Where(f => f.Anchor.Row == 2)
                    .Select(f => $"{f.Indicator} {f.Period} {f.Value} {f.Measure}")
            )
            .ShouldBe(
                "Đoàn viên – Nữ 2019 50 người; Đoàn viên – Nữ – Kế hoạch năm 2020 2020 55 người; Đoàn viên – Nữ 2020 60 người; Đoàn viên – Nữ – So sánh  120 %"
            );
    }

    [Fact]
    public void Reads_a_table_of_units() =>
        string.Join(
                "; ",
                FactCases
                    .ReadTable([
                        ["TT", "Tên đơn vị", "Đoàn viên mới (người)", "Kinh phí (triệu đồng)"],
                        ["1", "CĐCS Nhà máy A", "120", "45,5"],
                        ["2", "CĐCS Nhà máy B", "1.080", "-"],
                    ])
                    .Figures.Select(f =>
                        string.Create(
                            System.Globalization.CultureInfo.InvariantCulture,
                            $"{f.Unit}: {f.Indicator} = {f.Value} {f.Measure}"
                        )
                    )
            )
            .ShouldBe(
                "CĐCS Nhà máy A: Đoàn viên mới = 120 người; CĐCS Nhà máy A: Kinh phí = 45.5 triệu đồng; CĐCS Nhà máy B: Đoàn viên mới = 1080 người"
            );

    [Fact]
    public void Reads_an_outline()
    {
        var outline = FactCases
            .Read(
                "ĐỀ CƯƠNG BÁO CÁO\nPHẦN THỨ NHẤT\nKết quả\nVà kiến nghị\nI. TÌNH HÌNH CHUNG\n1. Thuận lợi\n- Nêu rõ\nII. KẾT QUẢ",
                "Kế hoạch"
            )
            .Outline;
        string.Join("; ", outline.Select(o => $"{o.Level} {o.Number} {o.Title}"))
            .ShouldBe("1 PHẦN THỨ NHẤT Kết quả Và kiến nghị; 2 I TÌNH HÌNH CHUNG; 3 1 Thuận lợi; 2 II KẾT QUẢ");
    }

    private static string Rows(Pipeline.Records.DocumentRecord record) =>
        string.Join(
            "; ",
            record
                .Forms.Single()
                .Rows.Select(r =>
                    $"{r.No ?? "-"} {r.Measure ?? "-"} {r.Value?.ToString("G29", CultureInfo.InvariantCulture) ?? "-"}"
                )
        );
}
