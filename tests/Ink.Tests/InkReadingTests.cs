namespace Pipeline.Ink.Tests;

public class InkReadingTests
{
    private static readonly InkCalibration Plain = new(1, 0, 0.8);

    private static InkReading Serial(params (string Text, double Share)[] strings) =>
        InkReader.Judge(strings.ToDictionary(s => s.Text, s => s.Share), StringPrior.Serial, Plain);

    [Fact]
    public void The_sure_string_is_told_and_the_others_are_candidates()
    {
        var reading = Serial(("118", 0.9), ("113", 0.05), ("18", 0.05));
        reading.Told.ShouldBe("118");
        reading.IsInk.ShouldBeTrue();
        reading.Candidates.Select(c => c.Value).ShouldBe(["118", "113", "18"], ignoreOrder: false);
    }

    [Fact]
    public void Below_the_threshold_nothing_is_told()
    {
        var reading = Serial(("118", 0.6), ("113", 0.4));
        reading.Told.ShouldBeNull();
        reading.Candidates[0].Value.ShouldBe("118");
    }

    [Fact]
    public void Printed_figures_are_not_ink()
    {
        var reading = Serial(("ppp", 0.95), ("118", 0.05));
        reading.IsInk.ShouldBeFalse();
        reading.Told.ShouldBeNull();
        reading.Candidates.ShouldBeEmpty();
        reading.Printed.ShouldBe(0.95, 1e-6);
    }

    [Fact]
    public void A_blank_place_is_not_digits()
    {
        var reading = Serial(("", 0.97), ("1", 0.03));
        reading.NotDigits.ShouldBe(0.97, 1e-6);
        reading.Told.ShouldBeNull();
    }

    [Theory]
    [InlineData("31", 1)]
    [InlineData("05", 1)]
    [InlineData("32", 0)]
    [InlineData("00", 0)]
    [InlineData("311", 0)]
    [InlineData("", 0)]
    public void A_day_is_one_of_the_calendar(string digits, double factor) => StringPrior.Day(digits).ShouldBe(factor);

    [Theory]
    [InlineData("12", true)]
    [InlineData("7", true)]
    [InlineData("13", false)]
    [InlineData("00", false)]
    public void A_month_is_one_of_twelve(string digits, bool can) => (StringPrior.Month(digits) > 0).ShouldBe(can);

    [Theory]
    [InlineData("007", "7")]
    [InlineData("12345", "1234")]
    [InlineData("7", "07")]
    public void Rare_forms_of_serials_weigh_less(string rare, string usual)
    {
        StringPrior.Serial(rare).ShouldBeLessThan(1);
        if (usual.Length > 1)
            StringPrior.Serial(usual).ShouldBe(1);
    }
}
