using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Vietnamese.Tests;

public class DocumentNumberScannerTests
{
    [Theory]
    // The bar marks where the number ends.
    [InlineData("12/KH-UBND| ngày 3/4/2021", "12/KH-UBND")]
    [InlineData("339 /BC - LĐLĐ|, ngày", "339/BC-LĐLĐ")]
    [InlineData("388/QĐ-CĐ DK| ngày", "388/QĐ-CĐDK")]
    [InlineData("12/QĐ-UBND| TP Huế", "12/QĐ-UBND")]
    [InlineData("09/2018/QĐ-\nUBND| ngày", "09/2018/QĐ-UBND")]
    [InlineData("09/2018/QĐ-\n\n 7\n\fUBND| ngày", "09/2018/QĐ-UBND")]
    [InlineData("09/2018/\nQĐ-UBND| ngày", "09/2018/QĐ-UBND")]
    [InlineData("12/KH-UBND|\n- UBND các xã", "12/KH-UBND")]
    [InlineData("12/KH-UBND| - Kế hoạch", "12/KH-UBND")]
    [InlineData("12/KH-UBND| - HĐND huyện", "12/KH-UBND")]
    [InlineData("12/KH-UBND|\t34/KH-UBND", "12/KH-UBND")]
    [InlineData("22 - CT/TW| của", "22-CT/TW")]
    [InlineData("5420/TTR- UBND| ngày", "5420/TTr-UBND")]
    [InlineData("12/QĐ-UBND|ngày 3", "12/QĐ-UBND")]
    [InlineData("915/QĐĐ - TTg| ngày", "915/QĐ-TTg")]
    [InlineData("66/QĐ-_ - STP| ngày", "66/QĐ-STP")]
    [InlineData("12/QĐ-UBND|.", "12/QĐ-UBND")]
    [InlineData("21./BC-KTXH| ngày", "21/BC-KTXH")]
    [InlineData("77/STC-GCS&TCDN| ngày", "77/STC-GCS&TCDN")]
    [InlineData("6b/TLĐ|, ngày", "6b/TLĐ")]
    [InlineData("23/⁄2017/NQ-HĐND| ngày", "23/2017/NQ-HĐND")]
    [InlineData("21/201 7/QHI4|: Sửa đổi", "21/2017/QH14")]
    [InlineData("60/2021/NĐ; CP| ngày", "60/2021/NĐ-CP")]
    [InlineData("60/2021/NĐ|; Công văn", "60/2021/NĐ")]
    [InlineData("4180/2006/QĐÐ-UBND| ngày", "4180/2006/QĐ-UBND")]
    [InlineData("/TTr-STC| ngày", "/TTr-STC")]
    public void Finds_where_a_number_ends(string marked, string key)
    {
        var text = marked.Replace("|", "");
        DocumentNumberScanner.TryScan(text, 0, null, out var found).ShouldBeTrue();
        found.Reading.Number.Key.ShouldBe(key);
        found.End.ShouldBe(marked.IndexOf('|'));
    }

    [Theory]
    [InlineData("2023-2028 - Kế hoạch")]
    [InlineData("724/724 CĐCS")]
    [InlineData("11/11")]
    [InlineData("24/7")]
    [InlineData("12/15 xã")]
    [InlineData("02/11/2022")]
    [InlineData("02 m2/người")]
    [InlineData("60 km/h")]
    [InlineData("5 - Ủy ban")]
    [InlineData("5 - UỶ BAN")]
    [InlineData("12/\tKH-UBND")]
    [InlineData("0123456789/KH-UBND")]
    [InlineData("15\n- UBND huyện")]
    public void Finds_none(string text) => DocumentNumberScanner.TryScan(text, 0, null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("12/KH-UBND", NumberPlausibility.Full)]
    [InlineData("52-CT/TW", NumberPlausibility.Full)]
    [InlineData("45/2019/QH14", NumberPlausibility.Full)]
    [InlineData("604/CĐDK-CSQH", NumberPlausibility.Letter)]
    [InlineData("400/LĐLĐ", NumberPlausibility.Letter)]
    [InlineData("12/A3", NumberPlausibility.Weak)]
    [InlineData("18-V2", NumberPlausibility.Weak)]
    [InlineData("124/QĐ", NumberPlausibility.Weak)]
    public void Tells_how_plain_it_is(string text, NumberPlausibility strength)
    {
        DocumentNumberScanner.TryScan(text, 0, null, out var found).ShouldBeTrue();
        found.Strength.ShouldBe(strength);
    }
}
