using Pipeline.Reading.Images;

namespace Pipeline.Reading.Tests.Images;

public class ImageTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(6, 1)]
    [InlineData(8, 3)]
    public void Reads_how_the_camera_was_held(byte orientation, int quarters)
    {
        byte[] jpeg =
        [
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            4,
            1,
            2,
            0xFF,
            0xE1,
            0,
            34,
            (byte)'E',
            (byte)'x',
            (byte)'i',
            (byte)'f',
            0,
            0,
            (byte)'M',
            (byte)'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            0xFF,
            0xDA,
        ];
        ExifOrientation.ReadQuarterTurns(jpeg).ShouldBe(quarters);
        ExifOrientation.ReadQuarterTurns(jpeg.AsSpan(0, 20)).ShouldBe(0, "cut short");
    }

    [Theory]
    [InlineData("a scanner tells the truth", 2480, 3508, 300, 300)]
    [InlineData("a camera's 72 means nothing", 3000, 4000, 72, 342)]
    [InlineData("none", 1654, 2339, 0, 200)]
    public void Believes_a_resolution_that_gives_a_page(string why, int width, int height, int claimed, double dpi) =>
        ImageDecoder.EstimateResolution(width, height, claimed).ShouldBe(dpi, 0.5, why);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.03)]
    [InlineData(-0.02)]
    [InlineData(0.045)]
    public void Finds_the_slope_of_lines(double slope)
    {
        var image = new GreyImage(900, 900, 200, [.. Enumerable.Repeat((byte)255, 900 * 900)]);
        for (var line = 100; line < 800; line += 40)
        for (var x = 60; x < 840; x++)
        for (var y = 0; y < 12; y++)
            if (((x / 9 * 2654435761L + line * 40503L) >> 7) % 3 != 0)
                image.Pixels[(line + y + (int)(x * slope)) * 900 + x] = 0;
        SkewEstimator.EstimateSlope(image).ShouldBe(slope, 0.003);
        SkewEstimator.LooksTurned(image).ShouldBeFalse();
        SkewEstimator.LooksTurned(image.Rotate(90)).ShouldBeTrue();
    }

    [Fact]
    public void Turns_by_quarters()
    {
        var image = new GreyImage(3, 2, 200, [1, 2, 3, 4, 5, 6]);
        image.Rotate(90).Pixels.ShouldBe([4, 1, 5, 2, 6, 3]);
        image.Rotate(180).Pixels.ShouldBe([6, 5, 4, 3, 2, 1]);
        image.Rotate(270).Pixels.ShouldBe([3, 6, 2, 5, 1, 4]);
    }

    [Fact]
    public void A_red_seal_goes_and_black_print_stays()
    {
        var image = new ColourImage(
            7,
            1,
            200,
            [20, 20, 20, 220, 60, 70, 90, 15, 20, 250, 250, 245, 9, 9, 9, 9, 9, 9, 9, 9, 9]
        );
        var black = ColourDropout.Separate(image).Black.Pixels;
        black[0].ShouldBeLessThan((byte)40, "print");
        black[1].ShouldBe((byte)255, "seal");
        black[2].ShouldBeLessThan((byte)128, "print under the seal");
        black[3].ShouldBeGreaterThan((byte)240, "paper");
    }
}
