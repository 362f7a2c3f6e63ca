using Pipeline.Output.Exports;

namespace Pipeline.Cli.Tests;

/// <summary>A recurring duty stands in the calendar from the first of its days after the paper.</summary>
public sealed class FirstDayTests
{
    [Theory]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=20", "2020-10-02", "2020-10-20")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=10,25", "2020-10-10", "2020-10-25")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO", "2020-10-02", "2020-10-05")]
    [InlineData("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", "2020-12-25", "2021-03-25")]
    [InlineData("FREQ=MONTHLY", "2020-10-02", null)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO", null, null)]
    public void Of_a_rule(string rule, string? issued, string? expected) =>
        (
            RecurrenceStart
                .Find(rule, issued)
                ?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        ).ShouldBe(expected);
}
