namespace Pipeline.Ink.Tests;

public class LineInkTests
{
    private static InkImage Page(int width, int height, Func<int, int, (byte, byte, byte)> colour)
    {
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            (rgb[(y * width + x) * 3], rgb[(y * width + x) * 3 + 1], rgb[(y * width + x) * 3 + 2]) = colour(x, y);
        return new InkImage(width, height, 300, rgb);
    }

    // Print stands in rows 40 to 79 of the right half, as capitals do.
    private static bool Print(int x, int y) => x > 250 && x < 390 && y is >= 40 and < 80 && x / 6 % 2 == 0;

    [Fact]
    public void A_red_seal_is_taken_out_and_ink_over_it_stays()
    {
        var line = LineInk.Measure(
            Page(
                400,
                120,
                (x, y) =>
                    Print(x, y) ? ((byte)20, (byte)20, (byte)20)
                    : x is > 90 and < 100 ? ((byte)40, (byte)50, (byte)150)
                    : y is > 20 and < 60 && x < 200 ? ((byte)230, (byte)90, (byte)100)
                    : ((byte)250, (byte)250, (byte)250)
            )
        );
        line.Sample(150, 40).ShouldBeLessThan(0.15f);
        line.Sample(95, 40).ShouldBeGreaterThan(0.8f);
        line.Sample(95, 90).ShouldBeGreaterThan(0.8f);
    }

    [Fact]
    public void The_baseline_is_under_the_print_whatever_rule_stands_above_it()
    {
        var line = LineInk.Measure(
            Page(
                400,
                120,
                (x, y) =>
                    Print(x, y) || y is 8 or 9 ? ((byte)20, (byte)20, (byte)20) : ((byte)250, (byte)250, (byte)250)
            )
        );
        line.Baseline.ShouldBeInRange(79, 83);
    }

    [Fact]
    public void A_strip_puts_the_baseline_on_its_row_at_any_resolution()
    {
        foreach (var dpi in new[] { 150.0, 300, 400 })
        {
            var scale = dpi / 300;
            var page = Page(
                (int)(400 * scale),
                (int)(120 * scale),
                (x, y) =>
                    Print((int)(x / scale), (int)(y / scale))
                        ? ((byte)20, (byte)20, (byte)20)
                        : ((byte)250, (byte)250, (byte)250)
            ) with
            {
                Dpi = dpi,
            };
            var strip = new float[InkStrip.Width * InkStrip.Height];
            InkStrip.Cut(LineInk.Measure(page, 80 * scale), 100, StripView.All[0], strip);
            Row(strip, InkStrip.Baseline - 5).ShouldBeGreaterThan(5);
            Row(strip, InkStrip.Baseline + 2).ShouldBe(0, 0.5);
        }
    }

    private static double Row(float[] strip, int row) => strip.Skip(row * InkStrip.Width).Take(InkStrip.Width).Sum();
}
