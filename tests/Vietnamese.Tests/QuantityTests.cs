using System.Globalization;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Vietnamese.Tests;

public class QuantityTests
{
    [Theory]
    [InlineData("5.311.896.000 đồng", "5311896000", null, "đồng")]
    [InlineData("829.316.000đ, thu", "829316000", null, "đồng")]
    [InlineData("3 tỷ đồng", "3000000000", null, "đồng")]
    [InlineData("10.000 tỷ đồng", "10000000000000", null, "đồng")]
    [InlineData("1,5 triệu", "1500000", null, null)]
    [InlineData("1 tỷ 200 triệu đồng", "1200000000", null, "đồng")]
    [InlineData("15.000đ", "15000", null, "đồng")]
    [InlineData("8,04%", "8.04", null, "%")]
    [InlineData("0.25", "0.25", null, null)]
    [InlineData("724/724 CĐCS", "724", "724", null)]
    [InlineData("62.372/52.786 ha", "62372", "52786", null)]
    [InlineData("80,755/80,2 ngàn con", "80755", "80200", null)]
    [InlineData("06 đơn vị", "6", null, null)]
    [InlineData("02 đồng chí", "2", null, null)]
    [InlineData("1.234,56", "1234.56", null, null)]
    [InlineData("1,234,567", "1234567", null, null)]
    public void Reads_quantities(string text, string value, string? of, string? unit)
    {
        var quantity = Quantity.Read(text);
        quantity.Value?.ToString("G29", CultureInfo.InvariantCulture).ShouldBe(value);
        quantity.Of?.ToString("G29", CultureInfo.InvariantCulture).ShouldBe(of);
        quantity.Unit.ShouldBe(unit);
        quantity.WellFormed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("1.117.3355.103 đồng")]
    [InlineData("12.34.567")]
    [InlineData("1234.567.890")]
    public void Keeps_a_malformed_number_without_a_value(string text)
    {
        var quantity = Quantity.Read(text);
        quantity.Value.ShouldBeNull();
        quantity.WellFormed.ShouldBeFalse();
        quantity.Length.ShouldBeGreaterThan(8);
    }
}
