using Pipeline.Crosscheck.Comparison;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests.Comparison;

/// <summary>
/// Rows of filled-in forms stand with their own numbers: none takes the number of a row that is worded like it.
/// </summary>
public sealed class FormStatementTests
{
    [Theory]
    // Sub-rows of two groups in the same words
    [InlineData(
        "Quỹ trợ vốn (chương trình, dự án tài chính vi mô) – Số người được cho vay",
        "Quỹ trợ vốn – Số người được cho vay",
        true
    )]
    [InlineData("Quỹ trợ vốn – Số người được cho vay", "Quỹ quốc gia về việc làm – Số người được cho vay", false)]
    [InlineData("Tổng số CĐCS – Doanh nghiệp nhà nước", "Tổng số công đoàn cơ sở – Doanh nghiệp ngoài nhà nước", false)]
    // A sub-row is no stand-in for its group, nor a group for its sub-row
    [InlineData("Tổng số đoàn viên công đoàn", "Tổng số đoàn viên công đoàn – Tổng số đoàn viên kết nạp mới", false)]
    [InlineData("Tổng số đoàn viên – Kết nạp mới trong kỳ", "Tổng số đoàn viên", false)]
    // A column of results is no part
    [InlineData("Số sáng kiến được công nhận", "Số sáng kiến được công nhận – Thực hiện năm 2020", true)]
    // One word turns the meaning
    [InlineData(
        "Số cán bộ công đoàn chuyên trách được đào tạo, bồi dưỡng",
        "Số cán bộ công đoàn không chuyên trách được đào tạo, bồi dưỡng",
        false
    )]
    [InlineData(
        "Số CĐ cơ sở ngoài khu vực nhà nước hoàn thành xuất sắc nhiệm vụ",
        "Số CĐ cơ sở khu vực nhà nước hoàn thành xuất sắc nhiệm vụ",
        false
    )]
    [InlineData("Số BNC quần chúng thành lập mới trong kỳ", "Số BNC quần chúng đã thành lập đầu kỳ", false)]
    // Asked without tones nothing turns
    [InlineData("so suat qua tang cong nhan kho khan", "Số suất quà tặng công nhân khó khăn", true)]
    public void Wordings_are_one_or_two(string asked, string told, bool same) =>
        (new IndicatorKey(asked).MeasureSimilarity(new IndicatorKey(told)) >= 0.75).ShouldBe(same);

    [Fact]
    public void A_row_that_is_a_table_too_counts_once_at_its_number()
    {
        FormRow Row(string? no, string? group, string indicator, decimal? value, int row) =>
            new()
            {
                No = no,
                Group = group,
                Indicator = indicator,
                Measure = "người",
                Value = value,
                Anchor = new Anchor
                {
                    Table = 1,
                    Row = row,
                    Col = 1,
                },
            };
        Figure Cell(string indicator, decimal value, int row, int column) =>
            new()
            {
                Indicator = indicator,
                Value = value,
                Measure = "người",
                Printed = $"{value}",
                Table = true,
                WellFormed = true,
                Anchor = new Anchor
                {
                    Table = 1,
                    Row = row,
                    Col = column,
                },
            };
        var record = new DocumentRecord
        {
            Id = "x",
            Source = new SourceInfo { Path = "x", Format = "docx" },
            Forms =
            [
                new StatisticalForm
                {
                    Rows =
                    [
                        Row("28", null, "Quỹ trợ vốn", null, 1),
                        Row(null, "Quỹ trợ vốn", "Số người được cho vay", 12, 2),
                    ],
                    Anchor = new Anchor(),
                },
            ],
            Figures = [Cell("Số người được cho vay", 12, 2, 3), Cell("Số người được cho vay – Lũy kế", 40, 2, 4)],
        };
        string.Join("; ", FigureStatement.FromRecord(record).Select(s => $"{s.Indicator} {s.Value} col {s.Anchor.Col}"))
            .ShouldBe(
                "Quỹ trợ vốn – Số người được cho vay – Lũy kế 40 col 4; Quỹ trợ vốn – Số người được cho vay 12 col 3"
            );
    }

    [Theory]
    [InlineData("triệu đồng", 1_000_000)]
    [InlineData("Tr. đồng", 1_000_000)]
    [InlineData("trđ", 1_000_000)]
    [InlineData("nghìn đồng", 1_000)]
    [InlineData("1.000 đ", 1_000)]
    [InlineData("Tỷ đồng", 1_000_000_000)]
    [InlineData("VNĐ", 1)]
    public void Money_is_compared_in_dong(string measure, int factor) =>
        MeasureNormalizer.Normalize(1, measure).ShouldBe((factor, "đồng"));
}
