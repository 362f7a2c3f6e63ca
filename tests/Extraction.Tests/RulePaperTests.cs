using System.Globalization;

namespace Pipeline.Extraction.Tests;

/// <summary>Papers that lay down rules, letters that ask, and sentences that deny: nothing was reached there.</summary>
public class RulePaperTests
{
    private static string Targets(string text, string type, string? subject = null) =>
        string.Join(
            "; ",
            FactCases
                .Read(text, type, "2021-03-02", subject)
                .Targets.Select(t => $"{t.Comparator}{t.Value.ToString("G29", CultureInfo.InvariantCulture)}")
        );

    private static string Figures(string text, string type = "Báo cáo") =>
        string.Join(
            "; ",
            FactCases
                .Read(text, type, "2021-12-20")
                .Figures.Select(f => f.Value?.ToString("G29", CultureInfo.InvariantCulture) ?? f.Printed)
        );

    [Theory]
    [InlineData("Điều 6. Tập thể có ít nhất 60% cá nhân đạt danh hiệu Lao động giỏi.", "Thông tư", null, "")]
    [InlineData("Được hội đồng bỏ phiếu đồng ý đạt từ 75% trở lên.", "Nghị định", null, "")]
    [InlineData("Không quá 12% tổng số cá nhân.", "Quyết định", "Ban hành Quy chế khen thưởng của công ty", "")]
    // A law that wants something reached says so; a decision that approves a plan is none.
    [InlineData("Phấn đấu đến năm 2025 có ít nhất 60% hộ dùng nước sạch.", "Thông tư", null, ">=60")]
    [InlineData(
        "II. MỤC TIÊU\n- Ít nhất 60% hộ dùng nước sạch.",
        "Quyết định",
        "Phê duyệt Đề án cấp nước nông thôn",
        ">=60"
    )]
    // Points of a scale are no aim; a remark in parentheses neither.
    [InlineData("Điểm thưởng của mỗi tiêu chí không quá 15 điểm.", "Hướng dẫn", null, "")]
    [InlineData("Bệnh lây nhanh, tỷ lệ chết cao (100%), các xã khoanh vùng ngay.", "Công điện", null, "")]
    // Groups that are founded are counted; groups of tasks are parts of a text.
    [InlineData("II. CHỈ TIÊU\n- Phấn đấu thành lập 3 nhóm cổ động.", "Kế hoạch", null, ">=3")]
    [InlineData("II. CHỈ TIÊU\n- Phấn đấu hoàn thành 3 nhóm nhiệm vụ.", "Kế hoạch", null, "")]
    // Brought down below a number.
    [InlineData("Giảm số vụ cháy xuống dưới 12 vụ.", "Kế hoạch", null, "<12")]
    [InlineData("Không để xảy ra quá 04 vụ cháy.", "Kế hoạch", null, "<=4")]
    public void Shares_of_rules_are_no_targets(string text, string type, string? subject, string expected) =>
        Targets(text, type, subject).ShouldBe(expected);

    [Theory]
    [InlineData("1. Tập thể được tặng Cờ thi đua cho 03 đơn vị dẫn đầu.", "Thông tư", 0)]
    [InlineData("1. Đã tặng Cờ thi đua cho 03 đơn vị dẫn đầu.", "Báo cáo", 1)]
    public void Rules_give_no_awards(string text, string type, int expected) =>
        FactCases.Read(text, type, "2021-12-20").Awards.Length.ShouldBe(expected);

    [Theory]
    [InlineData("Không có cơ sở nào đạt 100% điểm kiểm tra.", "")]
    [InlineData("Có 14 cơ sở đạt 100% điểm kiểm tra.", "14; 100")]
    [InlineData("Quý tới, công ty sẽ mở 04 lớp tập huấn.", "")]
    [InlineData("Đã mở 04 lớp tập huấn.", "4")]
    // A later year at the end of the sentence; small numbers of places that a verb tells of; how things stand.
    [InlineData("Giữ vững 100% tổ dân phố có điểm đọc sách trong năm 2022.", "")]
    [InlineData("Chỉ có 4 xã hoàn thành chỉ tiêu.", "4")]
    [InlineData("Xây dựng chính quyền 2 cấp ở 3 xã miền núi.", "")]
    // Addresses, telephones and versions are no counts; a misprinted count is told.
    [InlineData("Máy chủ có địa chỉ IP 10.20.300.41 hoạt động ổn định.", "")]
    [InlineData("Điện thoại: 024.3777.1212.", "")]
    [InlineData("Đã dùng phiên bản phần mềm: 3.12.405.", "")]
    [InlineData("Đã thu 2.345.6789.100 đồng.", "2.345.6789.100 đồng")]
    public void What_is_denied_or_named_counts_nothing(string text, string expected) =>
        Figures(text).ShouldBe(expected);

    [Theory]
    [InlineData("Sở Xây dựng đề nghị kiểm tra 12 doanh nghiệp.", "Công văn", "")]
    [InlineData("Đã đề nghị xử lý 12 doanh nghiệp.", "Báo cáo", "12")]
    public void A_letter_asks(string text, string type, string expected) => Figures(text, type).ShouldBe(expected);

    [Theory]
    [InlineData("Năm học qua, toàn huyện có 12/30 trường đạt chuẩn.", "12")]
    [InlineData("Phấn đấu có 12/30 trường đạt chuẩn.", "")]
    public void A_plan_says_how_things_stand(string text, string expected) =>
        Figures(text, "Kế hoạch").ShouldBe(expected);

    [Fact]
    public void A_part_adds_nothing_to_its_whole()
    {
        var awards = FactCases
            .Read("Có 30 tập thể đạt giải, trong đó 10 tập thể đạt giải Nhất.", "Báo cáo", "2021-12-20")
            .Awards;
        awards.Single().Collectives.ShouldBe(10);
    }

    [Theory]
    [InlineData(
        "Thực hiện Công văn ngày 02/3/2021 về cấp nước, các xã gửi báo cáo trước ngày 20/4/2021.",
        "các xã gửi báo cáo"
    )]
    public void A_task_begins_behind_what_a_cited_paper_is_about(string text, string expected) =>
        FactCases.Read(text, "Công văn", "2021-03-05").Deadlines.Single().Task.ShouldEndWith(expected);
}
