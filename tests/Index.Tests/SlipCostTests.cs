using Pipeline.Index.Search;

namespace Pipeline.Index.Tests;

/// <summary>Which slip is likelier; and numbers whose year stands at the end.</summary>
public class SlipCostTests
{
    [Theory]
    [InlineData("75/KH-ABC", "57/KH-ABC", "70/KH-ABC", "two digits exchanged before a digit that is another")]
    [InlineData("75/KH-ABC", "76/KH-ABC", "73/KH-ABC", "a key beside")]
    [InlineData("31/KH-ABC", "81/KH-ABC", "91/KH-ABC", "taken for each other by OCR")]
    [InlineData("12/KH-ABC", "112/KH-ABC", "182/KH-ABC", "a digit doubled")]
    [InlineData("70/KH-ABC", "07/KH-ABC", "71/KH-ABC", "exchanged with a zero")]
    [InlineData("57/2025/KH-ABC", "75/2025/KH-ABC", "75/2019/KH-ABC", "the year that was asked for")]
    [InlineData("57/KH-ABC", "75/KH-ABC", "75/KH-ABD", "one slip before two")]
    public void The_likelier_slip_costs_less(string asked, string likely, string unlikely, string why) =>
        MisprintCost
            .Between(NumberParts.Parse(asked), NumberParts.Parse(likely))
            .ShouldBeLessThan(MisprintCost.Between(NumberParts.Parse(asked), NumberParts.Parse(unlikely)), why);

    [Theory]
    [InlineData("07/TTr-CĐCS/2024", "7", 2024, "TTR-CDCS")]
    [InlineData("07/2024/TTr-CĐCS", "7", 2024, "TTR-CDCS")]
    [InlineData("07/CĐCS-2024", "7", 2024, "CDCS")]
    [InlineData("07/TTr-CĐCS", "7", null, "TTR-CDCS")]
    [InlineData("07/2024", "7", 2024, "")]
    [InlineData("07/KH-1234", "7", null, "KH-1234")]
    public void A_year_may_stand_at_the_end(string number, string serial, int? year, string symbol)
    {
        var parts = NumberParts.Parse(number);
        (parts.Serial, parts.Year, parts.Symbol).ShouldBe((serial, year, symbol));
    }
}
