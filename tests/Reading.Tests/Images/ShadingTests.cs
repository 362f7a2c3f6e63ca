using Pipeline.Reading.Images;

namespace Pipeline.Reading.Tests.Images;

/// <summary>
/// The shadow of a fold is taken from a page where one grey would blacken the paper with it, and from no other.
/// </summary>
public class ShadingTests
{
    private const int Side = 600;

    [Theory]
    [InlineData("a nearly empty page in a shadow", 140, 2, true)]
    [InlineData("a nearly empty page on even paper", 255, 2, false)]
    [InlineData("a full page on even paper", 255, 60, false)]
    public void Evens_the_paper_only_where_its_shadow_would_turn_black(string why, int darkest, int lines, bool evened)
    {
        var page = Page(darkest, lines);
        var even = ShadowCorrection.EvenOut(page);
        ReferenceEquals(even, page).ShouldBe(!evened, why);
        if (!evened)
            return;
        even.Pixels[300 * Side + 20].ShouldBeGreaterThan((byte)230, "paper in the shadow");
        even.Pixels[300 * Side + 580].ShouldBeGreaterThan((byte)230, "paper in the light");
        even.Pixels[22 * Side + 40].ShouldBeLessThan((byte)100, "print in the shadow");
        even.Pixels[22 * Side + 500].ShouldBeLessThan((byte)60, "print in the light");
        even.Pixels[400 * Side + 30].ShouldBeLessThan((byte)160, "a hole stays dark");
    }

    // A shadow over the left half; lines of print are strokes of three pixels; a punched hole.
    private static GreyImage Page(int darkest, int lines)
    {
        var pixels = new byte[Side * Side];
        for (var y = 0; y < Side; y++)
        for (var x = 0; x < Side; x++)
        {
            var paper = Math.Min(255, darkest + (255 - darkest) * x / (Side / 2));
            var ink = y % 10 < 3 && y >= 20 && y < 20 + lines * 10 && x % 20 < 8;
            var hole = darkest < 255 && Math.Abs(y - 400) < 25 && Math.Abs(x - 30) < 25;
            pixels[y * Side + x] = (byte)(
                hole ? 45
                : ink ? paper / 6
                : paper
            );
        }
        return new GreyImage(Side, Side, 200, pixels);
    }
}
