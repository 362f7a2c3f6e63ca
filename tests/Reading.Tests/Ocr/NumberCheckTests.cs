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

        public IReadOnlyList<OcrWord> Read(Raster image, OcrMode mode, double seconds)
        {
            var text = readings[_next++];
            return text.Length == 0 ? [] : [new OcrWord(text, new Box(image.Width * 0.4, 5, image.Width * 0.7, 20), 0.8, 0)];
        }
    }

    [Theory]
    [InlineData("a sure number is not read again", "12/QĐ-UBND", 0.95, "", "", "12/QĐ-UBND", 0.95, 0)]
    [InlineData("two later readings outvote the first", "30/2014/0H13", 0.7, "50/2014/QH13", "50/2014/QH13", "50/2014/QH13", 0.68, 2)]
    [InlineData("one confirmation is enough", "51/TTr-UBND", 0.7, "51/TTr-UBND", "91/TTr-UBND", "51/TTr-UBND", 0.8, 2)]
    [InlineData("what follows the number stays", "21/2017/QH14;", 0.6, "21/2017/QH14", "", "21/2017/QH14;", 0.8, 2)]
    [InlineData("nobody agrees: the first stays, not believed", "41/BC-STC", 0.8, "11/BC-STC", "71/BC-STC", "41/BC-STC", 0.4, 2)]
    public void Settles(string why, string first, double confidence, string larger, string smaller, string expected, double then, int calls)
    {
        var image = new Raster(400, 60, 200, new byte[400 * 60]);
        var engine = new Scripted(larger, smaller);
        var word = NumberCheck.Check(image, [new OcrWord(first, new Box(100, 20, 220, 40), confidence, 0)], engine, 1).ShouldHaveSingleItem(why);
        word.Text.ShouldBe(expected, why);
        word.Confidence.ShouldBe(then, 0.005, why);
        engine.Calls.ShouldBe(calls, why);
    }

    [Fact]
    public void Words_without_numbers_are_left_alone()
    {
        var words = new[] { new OcrWord("kế", new Box(0, 0, 20, 20), 0.3, 0), new OcrWord("24/7", new Box(30, 0, 60, 20), 0.3, 0) };
        NumberCheck.Check(new Raster(80, 20, 200, new byte[1600]), words, new Scripted(), 1).ShouldBe(words);
    }
}
