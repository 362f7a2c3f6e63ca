using Pipeline.Index.Search;

namespace Pipeline.Index.Tests;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Thi đua, Khen thưởng!", "thi đua khen thưởng", "thi dua khen thuong")]
    [InlineData("hoà hòa uỷ ủy khoẻ quý quà", "hòa hòa ủy ủy khỏe quý quà", "hoa hoa uy uy khoe quy qua")]
    [InlineData("604/CĐDK-CSQH", "604 cđdk csqh", "604 cddk csqh")]
    [InlineData("Ð Đ ơ Ư", "đ đ ơ ư", "d d o u")]
    [InlineData("", "", "")]
    public void Splits_and_folds(string text, string exact, string folded)
    {
        var forms = SearchTokenizer.BothForms(text);
        (forms.Exact.TrimEnd(), forms.Folded.TrimEnd()).ShouldBe((exact, folded));
    }

    [Theory]
    [InlineData("604/CĐDK-CSQH", "604", null, "CDDK-CSQH")]
    [InlineData("34-CT/TW", "34", null, "CT-TW")]
    [InlineData("42/2010/NĐ - CP", "42", 2010, "ND-CP")]
    [InlineData("02/CTr-BCH", "2", null, "CTR-BCH")]
    [InlineData("6b/TLĐ", "6B", null, "TLD")]
    [InlineData("45/2019/QH14", "45", 2019, "QH14")]
    [InlineData("/BC-STC", null, null, "BC-STC")]
    public void Takes_numbers_apart(string number, string? serial, int? year, string symbol)
    {
        var parts = NumberParts.Parse(number);
        (parts.Serial, parts.Year, parts.Symbol).ShouldBe((serial, year, symbol));
    }

    [Theory]
    [InlineData("2020", "2020")]
    [InlineData("2020-3", "2020-03")]
    [InlineData("15/3/2020", "2020-03-15")]
    [InlineData("03/2020", "2020-03")]
    [InlineData("3/20", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Reads_dates_of_filters(string typed, string? date) => QueryParser.ParseDate(typed).ShouldBe(date);

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "xbcd", 2)]
    [InlineData("abc", "xyz", 3)]
    public void Counts_slips(string a, string b, int slips) => EditDistance.Measure(a, b, 2).ShouldBe(slips);
}
