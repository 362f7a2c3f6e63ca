using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Vietnamese.Tests;

public class SyllableTests
{
    [Theory]
    [InlineData("nghiêng")]
    [InlineData("Quyết")]
    [InlineData("giếng")]
    [InlineData("gì")]
    [InlineData("hoà")]
    [InlineData("hòa")]
    [InlineData("thuỷ")]
    [InlineData("ĐƯỜNG")]
    [InlineData("yêu")]
    [InlineData("ý")]
    [InlineData("quý")]
    [InlineData("khuya")]
    [InlineData("ngoằng")]
    [InlineData("xoong")]
    [InlineData("cuộc")]
    [InlineData("của")]
    [InlineData("nguyện")]
    [InlineData("coong")]
    [InlineData("ủy")]
    [InlineData("quốc")]
    [InlineData("kỹ")]
    [InlineData("uống")]
    [InlineData("oanh")]
    public void Syllables(string word) => SyllableGrammar.IsValid(word).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Krông")]
    [InlineData("céng")]
    [InlineData("viÖt")]
    [InlineData("các̀")]
    [InlineData("càc")]
    [InlineData("kà")]
    [InlineData("cuyện")]
    [InlineData("coa")]
    [InlineData("ngế")]
    [InlineData("gà1")]
    [InlineData("fà")]
    [InlineData("tườngg")]
    [InlineData("hội2")]
    [InlineData("áà")]
    [InlineData("QĐ")]
    public void Others(string word) => SyllableGrammar.IsValid(word).ShouldBeFalse();

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("Uỷ ban", "Ủy ban")]
    [InlineData("KHOẺ", "KHỎE")]
    [InlineData("hòa toàn quý quỹ thuý", "hòa toàn quý quỹ thúy")]
    public void One_place_for_the_tone(string text, string folded) => TonePlacement.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData(".VnTimeH", true)]
    [InlineData("ABCDEE+.VnArialH-Bold", true)]
    [InlineData(".VnTime", false)]
    [InlineData("VNI-Times", false)]
    [InlineData(null, false)]
    public void Capital_fonts(string? font, bool capitals) => LegacyFonts.SaysCapitals(font).ShouldBe(capitals);
}
