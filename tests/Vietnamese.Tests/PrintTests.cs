using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Vietnamese.Tests;

public class PrintTests
{
    [Theory]
    [InlineData("0", "0", "0")]
    [InlineData("4.5", "4,5", "4,5")]
    [InlineData("-1950.25", "-1950,25", "-1.950,25")]
    [InlineData("5311896000", "5311896000", "5.311.896.000")]
    [InlineData("0.12345", "0,1235", "0,1235")]
    public void Numbers_have_the_marks_of_Vietnamese(string value, string plain, string grouped)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        NumberFormatter.FormatPlain(number).ShouldBe(plain);
        NumberFormatter.FormatGrouped(number).ShouldBe(grouped);
    }

    [Theory]
    [InlineData("", 1, "")]
    [InlineData("đoàn viên", 9, "đoàn viên")]
    [InlineData("đoàn viên", 8, "đoàn vi…")]
    [InlineData("đoàn viên", 6, "đoàn…")]
    [InlineData("ab\U0001F4C4c", 4, "ab…")]
    [InlineData("ab", 1, "…")]
    public void Long_text_is_cut_to_the_width(string text, int width, string cut) =>
        TextTruncation.Truncate(text, width).ShouldBe(cut);
}
