using SkiaSharp;

namespace Pipeline.Cli.Tests.Pages;

/// <summary>A picture file, read back.</summary>
internal sealed class PngPicture
{
    private readonly SKColor[] _pixels;

    private PngPicture(SKBitmap bitmap) => (Width, Height, _pixels) = (bitmap.Width, bitmap.Height, bitmap.Pixels);

    public int Width { get; }
    public int Height { get; }

    public int this[int x, int y] => (int)((uint)_pixels[y * Width + x] & 0xFFFFFF);

    /// <summary>Reads it; it must be a PNG.</summary>
    public static PngPicture Read(byte[] png)
    {
        png[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        using var bitmap = SKBitmap.Decode(png);
        return new PngPicture(bitmap);
    }

    /// <summary>The box around all pixels of a colour left of a column; null where there are none.</summary>
    public (int Left, int Top, int Right, int Bottom)? Around(int colour, int before)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = 0; y < Height; y++)
        for (var x = 0; x < Math.Min(before, Width); x++)
            if (this[x, y] == colour)
                (left, top, right, bottom) = (
                    Math.Min(left, x),
                    Math.Min(top, y),
                    Math.Max(right, x),
                    Math.Max(bottom, y)
                );
        return right < 0 ? null : (left, top, right, bottom);
    }

    /// <summary>Dark pixels in a box.</summary>
    public int Ink(int left, int top, int right, int bottom)
    {
        var dark = 0;
        for (var y = Math.Max(0, top); y <= bottom; y++)
        for (var x = Math.Max(0, left); x <= right; x++)
            if ((this[x, y] >> 8 & 255) < 90 && (this[x, y] & 255) < 90 && this[x, y] >> 16 < 90)
                dark++;
        return dark;
    }
}
