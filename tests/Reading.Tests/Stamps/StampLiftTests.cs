using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Stamps;

namespace Pipeline.Reading.Tests.Stamps;

public class StampLiftTests
{
    // Gives its lines as words, each line 5 mm below the one before, from the top left of what it reads.
    private sealed class Reads(params string[] lines) : IOcrEngine
    {
        internal int Calls { get; private set; }

        public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds)
        {
            Calls++;
            return
            [
                .. lines.SelectMany(
                    (line, row) =>
                        line.Split(' ')
                            .Select(
                                (word, i) =>
                                    new OcrWord(word, DrawnPage.Pixels(2 + i * 12, 2 + row * 7, 10, 4), 0.9, row)
                            )
                ),
            ];
        }
    }

    [Theory]
    [InlineData(
        "a title and labels",
        "CÔNG VĂN ĐẾN|Số: ....|Ngày: 3/4|Chuyển: ....",
        "CÔNG VĂN ĐẾN Số: .... Ngày: 3/4 Chuyển: ...."
    )]
    [InlineData("blanks lost", "CÔNGVĂNĐẾN|Ngày: ....", "CÔNGVĂNĐẾN Ngày: ....")]
    [InlineData("the paper's number behind the title", "CÔNG VĂN ĐẾN Số:|Ngày: ....", "CÔNG VĂN ĐẾN Ngày: ....")]
    [InlineData("the paper's number sticks to the title", "CÔNG VĂN ĐẾNSố:|Ngày: ....", "CÔNG VĂN Ngày: ....")]
    [InlineData("labels alone", "đến|Số: 12|Ngày: 3", "Số: 12 Ngày: 3")]
    [InlineData("what the paper prints below", "ĐẾN|Số: ....|Chuyển: Tổ chức", "ĐẾN Số: .... Chuyển:")]
    [InlineData("a mark of secrecy", "MẬT", null)]
    [InlineData("a draft", "DỰ THẢO|Lần 2", null)]
    [InlineData("a title in a sentence", "Kế hoạch|từ nay đến cuối năm", null)]
    public void Reads_arrival_stamps_only(string why, string lines, string? expected)
    {
        var page = new DrawnPage().Frame(20, 40, 46, 30);
        var lifted = ArrivalStampSeparator.Separate(page.Image, null, new Reads(lines.Split('|')), 1);
        (lifted is null ? null : string.Join(' ', lifted.Words.Select(w => w.Text))).ShouldBe(expected, why);
    }

    [Fact]
    public void A_page_without_a_frame_costs_no_reading()
    {
        var engine = new Reads("CÔNG VĂN ĐẾN");
        ArrivalStampSeparator.Separate(new DrawnPage().Letters(20, 40, 20).Image, null, engine, 1).ShouldBeNull();
        engine.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("a grey stamp goes with all that is grey", (byte)110)]
    [InlineData("a black one loses its sides and its words", (byte)0)]
    public void Print_below_stays(string why, byte shade)
    {
        var page = new DrawnPage()
            .Letters(60, 50, 10)
            .Letters(20, 100, 30)
            .Letters(20, 110, 30)
            .Frame(20, 40, 46, 30, shade)
            .Letters(22.2, 42.4, 4, shade: shade);
        var lifted = ArrivalStampSeparator
            .Separate(page.Image, null, new Reads("CÔNG VĂN ĐẾN", "Ngày: ...."), 1)
            .ShouldNotBeNull(why)
            .Page;
        bool IsDark(double x, double y) =>
            lifted.Pixels[(int)(y / 25.4 * 100) * lifted.Width + (int)(x / 25.4 * 100)] < 128;
        IsDark(60.7, 51).ShouldBeTrue(why + ": a letter within");
        IsDark(73.2, 51).ShouldBeTrue(why + ": a letter outside");
        IsDark(40, 40.2).ShouldBeFalse(why + ": the upper side");
        IsDark(20.2, 60).ShouldBeFalse(why + ": the left side");
        IsDark(22.6, 43).ShouldBeFalse(why + ": the title");
        page.IsDark(40, 40.2).ShouldBe(shade < 128, "the page that was given is not touched");
    }

    [Fact]
    public void Ink_within_the_frame_is_the_stamps_and_the_papers_words_are_not()
    {
        var page = new DrawnPage().Frame(20, 40, 46, 30);
        var lifted = ArrivalStampSeparator.Separate(page.Image, null, new Reads("CÔNG VĂN ĐẾN"), 1).ShouldNotBeNull();
        static OcrWord At(string text, double x, double y, int line, double sure = 0.9) =>
            new(text, DrawnPage.Pixels(x, y, 8, 3), sure, line);
        var (kept, filled) = lifted.SeparateWords([
            At("Số:", 45, 42, 0),
            At("37", 54, 42, 0),
            At("/KH-CĐGD", 64, 42, 0),
            At("2387", 30, 50, 1),
            At("30/9/22", 30, 56, 2),
            At("Tổ", 50, 56, 2),
            At("chức", 64, 56, 2),
            At("xz", 30, 62, 3, 0.2),
            At("12", 90, 50, 4),
        ]);
        string.Join(' ', kept.Select(w => w.Text)).ShouldBe("Số: 37 /KH-CĐGD Tổ chức 12");
        string.Join(' ', filled.Select(w => w.Text)).ShouldBe("2387 30/9/22 xz");
    }
}
