using Pipeline.Reading.Images;

namespace Pipeline.Reading.Drawing;

/// <summary>The picture of a page: three bytes a pixel (red, green, blue), rows from the top.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgb">Width × Height × 3 values.</param>
public sealed record PageImage(int Width, int Height, byte[] Rgb)
{
    /// <summary>From a binary PPM file, as <see cref="PageDrawer"/> writes it.</summary>
    /// <exception cref="ReadException">It is none.</exception>
    public static PageImage Open(string path)
    {
        var image = ColourImage.FromPnm(File.ReadAllBytes(path), 0);
        return new PageImage(image.Width, image.Height, image.Rgb);
    }

    /// <summary>A white picture.</summary>
    public static PageImage Blank(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        Array.Fill(rgb, (byte)255);
        return new PageImage(width, height, rgb);
    }

    /// <summary>Turned clockwise by 0, 90, 180 or 270 degrees.</summary>
    public PageImage Turn(int degrees)
    {
        if (degrees == 0) return this;
        var turned = degrees == 180 ? Blank(Width, Height) : Blank(Height, Width);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var (tx, ty) = degrees switch { 90 => (Height - 1 - y, x), 180 => (Width - 1 - x, Height - 1 - y), _ => (y, Width - 1 - x) };
                Rgb.AsSpan((y * Width + x) * 3, 3).CopyTo(turned.Rgb.AsSpan((ty * turned.Width + tx) * 3));
            }
        return turned;
    }

    /// <summary>Smaller by a whole factor, so that no side is longer than this; the same where none is.</summary>
    public PageImage Shrink(int mostPixels)
    {
        var factor = (Math.Max(Width, Height) + mostPixels - 1) / mostPixels;
        if (factor <= 1) return this;
        var small = Blank(Width / factor, Height / factor);
        for (var y = 0; y < small.Height; y++)
            for (var x = 0; x < small.Width * 3; x++)
            {
                var sum = 0;
                for (var dy = 0; dy < factor; dy++)
                    for (var dx = 0; dx < factor; dx++) sum += Rgb[((y * factor + dy) * Width + x / 3 * factor + dx) * 3 + x % 3];
                small.Rgb[y * small.Width * 3 + x] = (byte)(sum / (factor * factor));
            }
        return small;
    }

    /// <summary>A part, cut to the picture.</summary>
    public PageImage Crop(int left, int top, int right, int bottom)
    {
        (left, top) = (Math.Clamp(left, 0, Width - 1), Math.Clamp(top, 0, Height - 1));
        (right, bottom) = (Math.Clamp(right, left + 1, Width), Math.Clamp(bottom, top + 1, Height));
        var part = Blank(right - left, bottom - top);
        for (var y = 0; y < part.Height; y++) Rgb.AsSpan(((top + y) * Width + left) * 3, part.Width * 3).CopyTo(part.Rgb.AsSpan(y * part.Width * 3));
        return part;
    }
}
