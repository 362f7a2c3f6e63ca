using Pipeline.Reading.Images;

namespace Pipeline.Reading.Tests.Stamps;

/// <summary>A page of 100 dots an inch on which frames, rules and letters are drawn; lengths in millimetres.</summary>
internal sealed class DrawnPage
{
    private const double Mm = 100 / 25.4;

    internal GreyImage Image { get; } = White();

    private static GreyImage White()
    {
        var pixels = new byte[(int)(210 * Mm) * (int)(297 * Mm)];
        Array.Fill(pixels, (byte)255);
        return new GreyImage((int)(210 * Mm), (int)(297 * Mm), 100, pixels);
    }

    /// <summary>A rectangle of lines; <paramref name="tilt"/> is dy/dx of its upper side.</summary>
    internal DrawnPage Frame(
        double x,
        double y,
        double width,
        double height,
        byte shade = 0,
        double tilt = 0,
        double missing = 0
    )
    {
        Line(x, y, x + width, y + tilt * width, shade, missing);
        Line(x - tilt * height, y + height, x + width - tilt * height, y + height + tilt * width, shade, missing);
        Line(x, y, x - tilt * height, y + height, shade, missing);
        Line(x + width, y + tilt * width, x + width - tilt * height, y + height + tilt * width, shade, missing);
        return this;
    }

    /// <summary>A line two pixels thick; the share that is missing is left out in its middle.</summary>
    internal DrawnPage Line(double x0, double y0, double x1, double y1, byte shade = 0, double missing = 0)
    {
        var steps = (int)(Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0)) * Mm * 2);
        for (var i = 0; i <= steps; i++)
        {
            var t = (double)i / steps;
            if (Math.Abs(t - 0.5) < missing / 2)
                continue;
            Block(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 2 / Mm, 2 / Mm, shade);
        }
        return this;
    }

    /// <summary>A row of letters, each a block.</summary>
    internal DrawnPage Letters(double x, double y, int count, double height = 2.5, byte shade = 0)
    {
        for (var i = 0; i < count; i++)
            Block(x + i * height, y, height * 0.6, height, shade);
        return this;
    }

    internal bool IsDark(double x, double y) => Image.Pixels[(int)(y * Mm) * Image.Width + (int)(x * Mm)] < 128;

    internal static Pipeline.Layout.Box Pixels(double x, double y, double width, double height) =>
        new(x * Mm, y * Mm, (x + width) * Mm, (y + height) * Mm);

    private void Block(double x, double y, double width, double height, byte shade)
    {
        for (var py = (int)(y * Mm); py < (int)(y * Mm + height * Mm); py++)
        for (var px = (int)(x * Mm); px < (int)(x * Mm + width * Mm); px++)
            Image.Pixels[py * Image.Width + px] = shade;
    }
}
