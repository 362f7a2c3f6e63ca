using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Tests.Ocr;

public class PenInkTests
{
    private static readonly byte[] Black = [20, 20, 20],
        BlueInk = [30, 40, 150],
        RedSeal = [200, 40, 60];

    [Theory]
    [InlineData("strokes that a blue pen left", "blue", 100, 0.0, 1.0)]
    [InlineData("black print", "black", 100, 0.0, 0.0)]
    [InlineData("print under a red seal", "red", 100, 0.0, 0.0)]
    [InlineData("blue elsewhere on the line", "blue", 300, 0.0, 0.0)]
    [InlineData("a page that was levelled", "blue", 100, 0.1, 1.0)]
    public void Tells_ink_by_its_colour(string why, string colour, int at, double slope, double ink)
    {
        var page = new ColourImage(400, 100, 200, Enumerable.Repeat((byte)255, 400 * 100 * 3).ToArray());
        var rgb = colour switch
        {
            "blue" => BlueInk,
            "red" => RedSeal,
            _ => Black,
        };
        // Where the page lies askew the strokes stand as much lower or higher as it falls from its middle.
        var drop = (int)((at - 200) * slope);
        for (var y = 42; y < 56; y++)
        for (var x = at; x < at + 8; x++)
            rgb.CopyTo(page.Rgb, ((y + drop) * 400 + x) * 3);
        var word = new OcrWord("2/BC-CĐGD", new Box(100, 40, 220, 60), 0.9, 0) { FilledIn = true };
        var marked = BluePenDetector.MarkPenWords(page, slope, [word], null).ShouldHaveSingleItem();
        (marked.Ink ?? 0).ShouldBe(ink, why);
        (marked.Confidence < 0.5).ShouldBe(ink > 0.5, why);
    }

    [Fact]
    public void A_word_on_no_line_to_fill_in_is_left_alone()
    {
        var page = new ColourImage(
            400,
            100,
            200,
            Enumerable.Repeat((byte)100, 400 * 100 * 3).Select((b, i) => i % 3 == 2 ? (byte)255 : b).ToArray()
        );
        OcrWord[] words = [new("12", new Box(100, 40, 120, 60), 0.9, 0)];
        BluePenDetector.MarkPenWords(page, 0, words, null).ShouldBe(words);
    }
}
