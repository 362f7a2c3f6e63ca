using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.Tests;

public class TonedWordsTests
{
    private static readonly TonedWordSet Words = new("thứ tư", "chị", "hòa giải", "người");

    [Theory]
    [InlineData("thứ Tư", true)]
    [InlineData("thứ\n tư", true)]
    [InlineData("hoà giải", true)]
    [InlineData("ngừoi", true)]
    [InlineData("hoa giai", true)]
    [InlineData("thứ tự", false)]
    [InlineData("thủ tục", false)]
    [InlineData("chi", false)]
    [InlineData("chỉ", false)]
    [InlineData("hóa giải", false)]
    [InlineData("", false)]
    public void Compares_with_tones(string printed, bool expected) => Words.Contains(printed).ShouldBe(expected);
}
