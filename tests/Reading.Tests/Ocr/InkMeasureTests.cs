using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Tests.Ocr;

public class InkMeasureTests
{
    // "Số: 1039 /QĐ-UBND": shapes as bars, capitals from row 30 to 55.
    [Theory]
    [InlineData("print stands level", 30, 55, 30, 55, false)]
    [InlineData("print of a worn page is a pixel off", 31, 55, 29, 55, false)]
    [InlineData("a hand writes higher", 24, 52, 25, 53, true)]
    [InlineData("a hand writes larger", 25, 62, 24, 63, true)]
    [InlineData("accents of the row below stand off", 30, 55, 30, 55, false, 59)]
    public void Tells_handwriting(
        string why,
        int top1,
        int bottom1,
        int top2,
        int bottom2,
        bool written,
        int accents = 0
    )
    {
        var image = new GreyImage(400, 90, 200, [.. Enumerable.Repeat((byte)255, 400 * 90)]);
        Bar(20, 30, 55);
        for (var i = 0; i < 4; i++)
            Bar(80 + i * 16, i % 2 == 0 ? top1 : top2, i % 2 == 0 ? bottom1 : bottom2);
        for (var i = 0; accents > 0 && i < 4; i++)
            Bar(80 + i * 16, accents, accents + 3);
        for (var i = 0; i < 6; i++)
            Bar(180 + i * 20, 30, 55);
        OcrWord[] words =
        [
            new("Số:", new Box(18, 28, 40, 57), 0.95, 0),
            new("1039", new Box(78, 22, 146, 64), 0.9, 0),
            new("/QĐ-UBND", new Box(178, 28, 300, 57), 0.92, 0),
        ];
        var ink = HandwrittenDigitDetector.MarkHandwritten(image, words)[1];
        ((ink.Ink ?? 0) >= 0.5).ShouldBe(written, $"{why}: {ink.Ink}");
        (ink.Confidence < 0.6).ShouldBe(written, why);

        void Bar(int x, int top, int bottom)
        {
            for (var y = top; y <= bottom; y++)
                image.Pixels.AsSpan(y * 400 + x, 10).Clear();
        }
    }

    [Theory]
    [InlineData("a hand on a line that goes on with the date's column", false, 0.92, true)]
    [InlineData("a word read again that cannot be measured", true, 0.5, false)]
    [InlineData("the same, read at once", false, 0.92, false)]
    public void Measures_each_column_of_a_line(string why, bool again, double confidence, bool measured)
    {
        var image = new GreyImage(900, 90, 200, [.. Enumerable.Repeat((byte)255, 900 * 90)]);
        void Bar(int x, int top, int bottom)
        {
            for (var y = top; y <= bottom; y++)
                image.Pixels.AsSpan(y * 900 + x, 10).Clear();
        }
        // Without capitals beside it nothing tells how high print stands.
        for (var i = 0; measured && i < 6; i++)
            Bar(180 + i * 20, 30, 55);
        for (var i = 0; i < 2; i++)
            Bar(80 + i * 16, 20, 66);
        OcrWord[] words =
        [
            new("Số:", new Box(18, 28, 40, 57), 0.95, 0),
            new("31", new Box(78, 22, 146, 64), 0.92, 0) { Again = again },
            new("/QĐ-UBND", new Box(178, 28, 300, 57), 0.92, 0),
            .. "Lâm Thao, ngày 12 tháng 4 năm 2022"
                .Split(' ')
                .Select((w, i) => new OcrWord(w, new Box(500 + i * 50, 28, 540 + i * 50, 57), 0.95, 0)),
        ];
        var ink = HandwrittenDigitDetector.MarkHandwritten(image, words)[1];
        (ink.Ink is >= 0.5).ShouldBe(measured, why);
        (measured ? ink.Confidence < 0.6 : Math.Abs(ink.Confidence - confidence) < 0.001).ShouldBeTrue(
            $"{why}: {ink.Confidence}"
        );
    }
}
