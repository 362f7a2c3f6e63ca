using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Tests.Ocr;

public class NumberCheckTests
{
    private sealed class Scripted(params string[] readings) : IOcrEngine
    {
        private int _next;
        public int Calls => _next;

        public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds)
        {
            var text = readings[_next++];
            return text.Length == 0
                ? []
                : [new OcrWord(text, new Box(image.Width * 0.4, 5, image.Width * 0.7, 20), 0.8, 0) { Digits = 0.98 }];
        }
    }

    [Theory]
    [InlineData("a sure number is not read again", "12/QĐ-UBND", 0.95, "", "", "12/QĐ-UBND", 0.95, 0)]
    [InlineData(
        "two later readings outvote the first",
        "30/2014/0H13",
        0.7,
        "50/2014/QH13",
        "50/2014/QH13",
        "50/2014/QH13",
        0.68,
        2
    )]
    [InlineData("one confirmation is enough", "51/TTr-UBND", 0.7, "51/TTr-UBND", "91/TTr-UBND", "51/TTr-UBND", 0.8, 2)]
    [InlineData("what follows the number stays", "21/2017/QH14;", 0.6, "21/2017/QH14", "", "21/2017/QH14;", 0.8, 2)]
    [InlineData(
        "a day of which one digit was read wrongly",
        "08/2/2023.",
        0.76,
        "08/2/2022",
        "08/2/2022",
        "08/2/2022.",
        0.68,
        2
    )]
    [InlineData("a sure day is not read again", "08/2/2022", 0.95, "", "", "08/2/2022", 0.95, 0)]
    [InlineData("no day", "24/7/52", 0.5, "", "", "24/7/52", 0.5, 0)]
    [InlineData(
        "nobody agrees: the first stays, not believed",
        "41/BC-STC",
        0.8,
        "11/BC-STC",
        "71/BC-STC",
        "41/BC-STC",
        0.4,
        2
    )]
    public void Settles(
        string why,
        string first,
        double confidence,
        string larger,
        string smaller,
        string expected,
        double then,
        int calls
    )
    {
        var image = new GreyImage(400, 60, 200, new byte[400 * 60]);
        var engine = new Scripted(larger, smaller);
        var word = DoubtfulNumberReader
            .Check(image, [new OcrWord(first, new Box(100, 20, 220, 40), confidence, 0)], engine, 1)
            .ShouldHaveSingleItem(why);
        word.Text.ShouldBe(expected, why);
        word.Confidence.ShouldBe(then, 0.005, why);
        engine.Calls.ShouldBe(calls, why);
    }

    [Theory]
    [InlineData("the letters alone are in doubt", "60/TTr-CĐKCN", "60/TTr-CĐKCN", "60/TTr-CĐĐKCN", 0.97)]
    [InlineData("the digits differ", "60/TTr-CĐKCN", "60/TTr-CĐKCN", "80/TTr-CĐKCN", 0.0)]
    [InlineData("one reading found nothing", "60/TTr-CĐKCN", "60/TTr-CĐKCN", "", 0.0)]
    public void Tells_how_sure_the_digits_are(string why, string first, string larger, string smaller, double digits) =>
        DoubtfulNumberReader
            .Check(
                new GreyImage(400, 60, 200, new byte[400 * 60]),
                [new OcrWord(first, new Box(100, 20, 220, 40), 0.4, 0) { Digits = 0.97 }],
                new Scripted(larger, smaller),
                1
            )
            .ShouldHaveSingleItem(why)
            .Digits.ShouldBe(digits, why);

    [Fact]
    public void A_number_that_lost_its_stroke_is_read_again_behind_its_label()
    {
        OcrWord[] words =
        [
            new("Số:", new Box(60, 20, 90, 40), 0.95, 0),
            new("05BC-LĐLĐ", new Box(100, 20, 220, 40), 0.8, 0),
        ];
        DoubtfulNumberReader
            .Check(new GreyImage(400, 60, 200, new byte[400 * 60]), words, new Scripted("05/BC-LĐLĐ", "05/BC-LĐLĐ"), 1)[
                1
            ]
            .Text.ShouldBe("05/BC-LĐLĐ");
    }

    [Theory]
    [InlineData("its last word behind the hyphen", "HĐND", "17/2023/NQ-HĐND", 1)]
    [InlineData("a word of the sentence is not its own", "của", "17/2023/NQ-", 2)]
    public void A_number_cut_at_a_hyphen_is_read_with_its_last_word(string why, string next, string expected, int words)
    {
        OcrWord[] line =
        [
            new("17/2023/NQ-", new Box(100, 20, 200, 40), 0.8, 0),
            new(next, new Box(206, 20, 250, 40), 0.9, 0),
        ];
        var read = DoubtfulNumberReader.Check(
            new GreyImage(400, 60, 200, new byte[400 * 60]),
            line,
            new Scripted(expected, expected),
            1
        );
        read.Count.ShouldBe(words, why);
        read[0].Text.ShouldBe(expected, why);
    }

    [Fact]
    public void Words_without_numbers_are_left_alone()
    {
        var words = new[]
        {
            new OcrWord("kế", new Box(0, 0, 20, 20), 0.3, 0),
            new OcrWord("24/7", new Box(30, 0, 60, 20), 0.3, 0),
        };
        DoubtfulNumberReader
            .Check(new GreyImage(80, 20, 200, new byte[1600]), words, new Scripted(), 1)
            .ShouldBe(words);
    }
}
