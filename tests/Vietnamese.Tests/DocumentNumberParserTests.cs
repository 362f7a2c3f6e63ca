using Pipeline.Vietnamese;

namespace Pipeline.Vietnamese.Tests;

public class DocumentNumberParserTests
{
    [Theory]
    [InlineData("604/CĐDK-CSQH", "604/CĐDK-CSQH", "604/CDDK-CSQH")]
    [InlineData("339 /BC - LĐLĐ", "339/BC-LĐLĐ", "339/BC-LDLD")]
    [InlineData("42/2010/NĐ - CP", "42/2010/NĐ-CP", "42/2010/ND-CP")]
    [InlineData("34/CT-TW", "34-CT/TW", "34-CT/TW")]
    [InlineData("22 -CT/TW", "22-CT/TW", "22-CT/TW")]
    [InlineData("6b/TLĐ", "6b/TLĐ", "6B/TLD")]
    [InlineData("45/2019/QH14", "45/2019/QH14", "45/2019/QH14")]
    [InlineData("417/Ctr- CĐDK", "417/CTr-CĐDK", "417/CTR-CDDK")]
    [InlineData("12/ĐA-UBND", "12/ĐA-UBND", "12/DA-UBND")]
    public void Reads_numbers(string printed, string key, string fold)
    {
        var number = DocumentNumberParser.Parse(printed).Value;
        number.Key.ShouldBe(key);
        number.Fold.ShouldBe(fold);
    }

    [Theory]
    [InlineData("KH-UBND", "'KH-UBND' does not begin with a serial.")]
    [InlineData("2023-2028", "'2023-2028' has an empty symbol.")]
    public void Says_why_it_is_none(string printed, string error) => DocumentNumberParser.Parse(printed).Error.ShouldBe(error);
}
