using Pipeline.Layout;
using Pipeline.Reading.Pdf;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Tests.Pdf;

public class PageChooserTests
{
    private const string Good =
        "Căn cứ Quyết định số 22/2024/QĐ-UBND của Ủy ban nhân dân tỉnh về giá, Sở Tài chính báo cáo tình hình thị trường tháng này như sau: giá lúa và giá thịt lợn không đổi so với tháng trước, giá xăng dầu tăng nhẹ, giá vàng giảm; các mặt hàng khác ổn định";

    [Theory]
    [InlineData("its own text is good", Good, false)]
    [InlineData("a stamp only", "Ký bởi: Sở Tài chính Ngày ký: 18.06.2019 11:02:24 +07:00", true)]
    [InlineData(
        "scanner OCR that lost the accents",
        "Can cu Quyet dinh so 22/2024/QD-UBND cua Uy ban nhan dan tinh ve gia So Tai chinh bao cao tinh hinh thi truong thang nay nhu sau gia lua va gia thit lon khong doi so voi thang truoc gia xang dau tang nhe gia vang giam",
        true
    )]
    [InlineData(
        "a font without ToUnicode",
        "Zxq kjw pqr tts vvw xxk llm nnp qqr Zxq kjw pqr tts vvw xxk llm nnp qqr Zxq kjw pqr tts vvw xxk llm nnp qqr Zxq kjw pqr tts vvw xxk llm nnp qqr Zxq kjw pqr tts",
        true
    )]
    [InlineData(
        "accents that any Western OCR writes",
        "Can cù Quyêt dinh cüa Üy ban nhân dân tinh vê giâ Sô Tài chinh bâo câo tinh hinh thi truông thâng này nhu sau giâ lùa và giâ thit lon không dôi so voi thâng truoc giâ xâng dâu tâng nhe giâ vàng giàm",
        true
    )]
    [InlineData(
        "glyph numbers for letters",
        "&{Q Fͱ 4X\\ͧW ÿͥQK Vϕ FͿD 8\\ EDQ QKkQ GkQ WͥQK YͳP JLi 6ͳ 7jL FKtQK EiR FiR WuQK KuQK WKϥ WU˱ͥQJ WKiQJ Qj\\ QK˱ VDX JLi O~D Yj JLi WKͥW",
        true
    )]
    [InlineData(
        "a page of figures",
        "12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39",
        false
    )]
    public void Chooses_by_quality(string why, string text, bool ocr)
    {
        RawWord[] words = [.. text.Split(' ').Select(w => new RawWord(w, new Box(0, 0, 1, 1)))];
        (TextSourceChooser.IsShort(words) || TextSourceChooser.IsPoor(words, NormalizationContext.None)).ShouldBe(
            ocr,
            why
        );
    }

    [Theory]
    [InlineData("A4", 595, 842, 200)]
    [InlineData("A5 finer", 420, 595, 283)]
    [InlineData("pixels called points", 1654, 2339, 72)]
    [InlineData("a poster within the limit of pixels", 8000, 8000, 36)]
    public void Chooses_the_resolution(string why, double width, double height, int dpi) =>
        RenderingResolution.ChooseResolution(width, height, 150_000_000).ShouldBe(dpi, why);
}
