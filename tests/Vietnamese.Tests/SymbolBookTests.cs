using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Vietnamese.Tests;

public class SymbolBookTests
{
    [Theory]
    [InlineData("Theo công văn 12/HVĐTV-VP ngày 3/4/2021", "HVDTV", "HVĐTV")] // printed elsewhere
    [InlineData("Hội đồng Quản lý quỹ", "HDQL", "HĐQL")] // initials of the full name
    [InlineData("Hội đồng Quản lý. Hành dân Quận Lý", "HDQL", null)] // told in two ways
    [InlineData("Ban Dự án", "BDA", null)] // its D is right
    [InlineData("không có gì", "XDZ", null)]
    [InlineData("Công đoàn Công Thương", "CDCT", "CĐCT")]
    [InlineData("Công đoàn Công Thương", "CĐCT", null)] // nothing lacks
    public void Restores_the_stroke_where_the_text_tells_it(string text, string part, string? restored) =>
        SymbolIndex.FromText(text).Restore(part).ShouldBe(restored);

    [Theory]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH HÀ NAM", "LĐLĐ", true)]
    [InlineData("CÔNG ĐOÀN NGÀNH Y TẾ", "CĐYT", true)] // one word passed over
    [InlineData("Sở Giáo dục và Đào tạo", "SGDĐT", true)]
    [InlineData("ỦY BAN NHÂN DÂN", "UBND", true)]
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG", "LĐĐLĐ", false)] // a slip of OCR
    [InlineData("LIÊN ĐOÀN LAO ĐỘNG", "LDLD", false)] // D is not Đ
    [InlineData("ỦY BAN NHÂN DÂN", "UB", false)] // two letters stand for too much
    [InlineData("ỦY BAN. NHÂN DÂN", "UBND", false)] // not one name
    public void Tells_whether_the_words_spell_a_symbol(string text, string part, bool spelt) =>
        SymbolIndex.FromText(text).SpellsOut(part).ShouldBe(spelt);

    [Fact]
    public void Is_used_by_the_parser()
    {
        var book = SymbolIndex.FromText("Trung tâm Điều dưỡng Hoa Sen thông báo");
        DocumentNumberParser.Read("15/TB-TTDDHS", book).Value.Number.Key.ShouldBe("15/TB-TTĐDHS");
        DocumentNumberParser.Read("15/TB-TTDDHS").Value.Number.Key.ShouldBe("15/TB-TTDDHS");
    }

    [Theory]
    [InlineData("Số: 36/CĐĐXQ-TGNC. Bưu điện Thành báo cáo", "36/CĐĐXQ-TGNC", "36/CĐĐXQ-TGNC")] // nobody tells
    [InlineData("Hướng dẫn số 18/HD-CĐĐVN của Công đoàn Điện lực Việt Nam", "18/HD-CĐĐVN", "18/HD-CĐĐVN")]
    [InlineData("Số: 36/CĐĐBH-TGNC. Công đoàn Bảo Hà báo cáo", "36/CĐĐBH-TGNC", "36/CĐBH-TGNC")]
    [InlineData("Công văn số 21/ĐĐBQH-VP của Đoàn Đại biểu Quốc hội", "21/ĐĐBQH-VP", "21/ĐĐBQH-VP")]
    public void A_doubled_letter_that_the_text_prints_too_is_no_witness(string text, string printed, string key) =>
        (
            DocumentNumberParser.Read(printed, SymbolIndex.FromText(text, ocr: true)).TryGet(out var reading)
                ? reading.Number.Key
                : null
        ).ShouldBe(key);

    [Fact]
    public void What_a_file_itself_prints_stands() =>
        (
            DocumentNumberParser
                .Read("18/HD-CĐĐVN", SymbolIndex.FromText("Hướng dẫn số 18/HD-CĐĐVN"))
                .TryGet(out var reading)
                ? reading.Number.Key
                : null
        ).ShouldBe("18/HD-CĐĐVN");
}
