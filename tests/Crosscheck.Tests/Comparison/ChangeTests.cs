using Pipeline.Crosscheck.Comparison;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests.Comparison;

/// <summary>
/// The change of a figure is told against the same unit's earlier period of the same length, never against another.
/// </summary>
public sealed class ChangeTests
{
    [Theory]
    [InlineData("2022", 150, "2021", 100, 0.5)]
    [InlineData("2022-H1", 150, "2021-H1", 100, 0.5)]
    [InlineData("2022-Q3", 50, "2022-Q1", 100, -0.5)]
    [InlineData("2019-2020", 150, "2018-2019", 100, 0.5)]
    // A half or a quarter of a year against a year, a half against a quarter, a day against a month
    [InlineData("2021-H1", 50, "2021", 100, null)]
    [InlineData("2022", 150, "2021-Q4", 100, null)]
    [InlineData("2021-Q3", 50, "2021-H1", 100, null)]
    [InlineData("2021-10-30", 50, "2021-09", 100, null)]
    // A school year is no span of years
    [InlineData("2019/2020", 50, "2018-2019", 100, null)]
    public void It_is_told_of_like_periods_only(string period, int value, string earlier, int before, double? change)
    {
        var result = IndicatorComparison.Compare(
            [CreateStatement(earlier, before), CreateStatement(period, value)],
            "đoàn viên kết nạp mới",
            false,
            NameLinkIndex.Empty
        );
        result.Rows.Single(r => r.Statement.Period == period).Change.ShouldBe(change);
        result.Rows.Single(r => r.Statement.Period == earlier).Change.ShouldBeNull();
    }

    private static FigureStatement CreateStatement(string period, int value) =>
        new()
        {
            Unit = "Công đoàn A",
            Indicator = "đoàn viên kết nạp mới",
            Period = period,
            Value = value,
            Measure = "người",
            Printed = $"{value}",
            Document = period,
            Id = period,
            Anchor = new Anchor(),
        };
}
