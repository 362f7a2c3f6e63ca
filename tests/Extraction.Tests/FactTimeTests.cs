using System.Globalization;

namespace Pipeline.Extraction.Tests;

/// <summary>What time a sentence speaks of: results, plans, rules, blanks.</summary>
public class FactTimeTests
{
    private static string Told(
        string text,
        string type = "Báo cáo",
        string? date = "2021-12-20",
        string? subject = null
    )
    {
        var record = FactCases.Read(text, type, date, subject);
        return string.Join(
            "; ",
            record
                .Figures.Select(f =>
                    $"{f.Value?.ToString("G29", CultureInfo.InvariantCulture)}{(f.Of is { } of ? $"/{of}" : "")}"
                )
                .Concat(
                    record.Targets.Select(t => $"{t.Comparator}{t.Value.ToString("G29", CultureInfo.InvariantCulture)}")
                )
        );
    }

    [Theory]
    // Results under a heading that names indicators, in a report that says so.
    [InlineData(
        "2. Các chỉ tiêu về chăm lo đời sống:\n(1) Trao 1.480 suất quà, đạt 112% kế hoạch.\n(2) Thu nhập đạt 7,2 triệu đồng/tháng, đạt 103% kế hoạch.",
        "Kết quả thực hiện chỉ tiêu năm 2021",
        "1480; 112; 7200000; 103"
    )]
    [InlineData(
        "II. CHỈ TIÊU\n1. Kết nạp 210 đoàn viên, đạt 105% kế hoạch.\n2. Mở 44/42 lớp, so với năm 2020 tăng 2 lớp.",
        null,
        "210; 105; 44/42; 2"
    )]
    // The same heading over what is to come stays a plan.
    [InlineData(
        "II. CHỈ TIÊU\n1. Phấn đấu kết nạp 300 đoàn viên.\n2. Ít nhất 80% CĐCS có quỹ hỗ trợ.",
        null,
        ">=300; >=80"
    )]
    [InlineData("III. PHƯƠNG HƯỚNG NĂM 2022\n1. Chỉ tiêu\n- Phấn đấu 85% CĐCS vững mạnh.", "Công tác năm 2021", ">=85")]
    // "chi tiêu" is no "chỉ tiêu".
    [InlineData(
        "2. Các khoản chi tiêu trong năm\nĐã chi 45 triệu đồng cho 30 đoàn viên.",
        "Công tác tài chính",
        "45000000; 30"
    )]
    public void Sentences_vote_where_a_heading_names_indicators(string text, string? subject, string expected) =>
        Told(text, subject: subject).ShouldBe(expected);

    [Theory]
    [InlineData(
        "CÔNG TÁC NỮ CÔNG NĂM 2021 VÀ PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022\nĐã tổ chức 12 lớp cho 640 nữ đoàn viên.",
        "12; 640"
    )]
    [InlineData("I. CÔNG TÁC NĂM 2021\nĐã tổ chức 12 lớp.\nII. NHIỆM VỤ NĂM 2022\nPhấn đấu mở 15 lớp.", "12; >=15")]
    public void A_title_that_names_results_and_plans_begins_with_results(string text, string expected) =>
        Told(text).ShouldBe(expected);

    [Theory]
    [InlineData("Tỷ lệ nộp báo cáo chưa đạt 100%.", "")]
    [InlineData("Công tác phát triển đoàn viên chưa hoàn thành 80% chỉ tiêu.", "")]
    [InlineData("Chi bộ phải có 12 đảng viên.", "")]
    [InlineData("Nếu đạt 95% thì được xét thưởng.", "")]
    [InlineData("Có 7 đơn vị chưa nộp báo cáo.", "7")]
    [InlineData("Toàn ngành có 340 cán bộ không chuyên trách, 52 đơn vị không đạt chuẩn.", "340; 52")]
    [InlineData("Số hộ không có nhà ở: 15 hộ.", "15")]
    public void What_is_denied_or_asked_for_is_no_figure(string text, string expected) => Told(text).ShouldBe(expected);

    [Theory]
    [InlineData("Tổng số đoàn viên: ……… người, trong đó nữ 20 người.")]
    [InlineData(
        "Họ và tên: .........\nĐơn vị: ..........\nThời gian công tác 12 đơn vị\nSố tiền: ………… đồng\nGhi chú: ………"
    )]
    public void Blank_forms_tell_nothing(string text) => Told(text).ShouldBe("");

    [Fact]
    public void Dots_that_say_and_so_on_blank_nothing() =>
        Told("Đã trao 25 suất quà (gạo, sữa, …) cho đoàn viên.").ShouldBe("25");

    [Theory]
    [InlineData("The agency shall reply to 12 persons within 30 days after receiving a dossier.")]
    [InlineData("Le présent décret concerne 25 personnes et 14 entreprises de la province.")]
    public void Text_of_another_language_gives_nothing(string text)
    {
        var record = FactCases.Read(text, date: "2021-12-20");
        (record.Figures.Length + record.Targets.Length + record.Deadlines.Length + record.Programmes.Length).ShouldBe(
            0
        );
    }

    [Theory]
    [InlineData("CĐCS TNHH ABC: 120 CNVCLĐ.", "120")]
    [InlineData("Thu quy 35 trieu dong, ket nap 12 doan vien.", "12")]
    public void Abbreviations_and_text_without_tones_are_not_foreign(string text, string contained) =>
        Told(text).ShouldContain(contained);

    [Theory]
    [InlineData("Thể lệ cuộc thi viết", "Công văn", "Mỗi tác giả gửi tối đa 02 bài, bài dài 1.500 từ.")]
    public void Guides_report_nothing(string subject, string type, string text) =>
        Told(text, type, subject: subject).ShouldBe("");
}
