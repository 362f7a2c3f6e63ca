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
        SymbolBook.Of(text).Restore(part).ShouldBe(restored);

    [Fact]
    public void Is_used_by_the_parser()
    {
        var book = SymbolBook.Of("Trung tâm Điều dưỡng Hoa Sen thông báo");
        DocumentNumberParser.Read("15/TB-TTDDHS", book).Value.Number.Key.ShouldBe("15/TB-TTĐDHS");
        DocumentNumberParser.Read("15/TB-TTDDHS").Value.Number.Key.ShouldBe("15/TB-TTDDHS");
    }
}
