namespace Pipeline.Extraction.Tests;

/// <summary>Figures of tables are named as an analyst would name them, and told of the unit that they are of.</summary>
public class TableIndicatorTests
{
    private static string Told(string[][] rows) =>
        string.Join(
            "; ",
            FactCases
                .ReadTable(rows, date: "2021-12-20")
                .Figures.Select(f =>
                    FormattableString.Invariant($"{f.Unit ?? "-"}: {f.Indicator} = {f.Value:G29} {f.Measure}").TrimEnd()
                )
        );

    [Fact]
    public void Totals_means_and_extremes_are_no_units() =>
        Told([
                ["TT", "Đơn vị", "Sáng kiến", "Điểm thi đua"],
                ["1", "Sở Tư pháp", "12", "97,5"],
                ["2", "Sở Nội vụ", "8", "95"],
                ["", "Tổng cộng", "20", ""],
                ["", "Trung bình", "10", ""],
            ])
            .ShouldBe(
                "Sở Tư pháp: Sáng kiến = 12; Sở Tư pháp: Điểm thi đua = 97.5 điểm; Sở Nội vụ: Sáng kiến = 8; Sở Nội vụ: Điểm thi đua = 95 điểm; -: Sáng kiến = 20; -: Sáng kiến – trung bình = 10"
            );

    [Fact]
    public void A_unit_is_not_the_measure_of_its_rank() =>
        Told([
                ["TT", "Đơn vị", "Thứ hạng"],
                ["1", "Sở Tư pháp", "3"],
                ["2", "Sở Nội vụ", "5"],
            ])
            .ShouldBe("Sở Tư pháp: Thứ hạng = 3; Sở Nội vụ: Thứ hạng = 5");

    [Fact]
    public void Units_may_stand_in_the_columns() =>
        Told([
                ["TT", "Nội dung", "Huyện Yên Sơn", "Huyện Na Hà"],
                ["1", "1.1. Kết nạp đoàn viên (người)", "120", "95"],
            ])
            .ShouldBe("Huyện Yên Sơn: Kết nạp đoàn viên = 120 người; Huyện Na Hà: Kết nạp đoàn viên = 95 người");

    [Fact]
    public void Ordinals_measures_and_periods_are_no_part_of_a_name_and_parts_have_their_group() =>
        Told([
                ["TT", "Chỉ tiêu", "Thực hiện năm 2021"],
                ["1", "2. Tổng số lao động (người):", "640"],
                ["", "- Lao động nữ", "410"],
            ])
            .ShouldBe("-: Tổng số lao động = 640 người; -: Tổng số lao động – Lao động nữ = 410");

    [Theory]
    [InlineData("Tổng cộng", "-")]
    [InlineData("Toàn tỉnh", "-")]
    [InlineData("Chỉ số cao nhất", "-")]
    [InlineData("Trung bình toàn tỉnh", "-")]
    [InlineData("Cộng đồng dân cư số 2", "Cộng đồng dân cư số 2")]
    [InlineData("Tổng Công ty May", "Tổng Công ty May")]
    [InlineData("Trường Trung học cao nhất", "Trường Trung học cao nhất")]
    public void Only_bare_words_are_totals_and_extremes(string label, string unit) =>
        FactCases
            .ReadTable([
                ["TT", "Đơn vị", "Sáng kiến"],
                ["1", "Sở Nội vụ", "12"],
                ["2", label, "20"],
            ])
            .Figures[^1]
            .Unit.ShouldBe(unit == "-" ? null : unit);
}
