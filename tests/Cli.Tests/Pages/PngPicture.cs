using System.Buffers.Binary;
using System.IO.Compression;

namespace Pipeline.Cli.Tests.Pages;

/// <summary>A PNG of eight bits a channel without interlace, read back.</summary>
internal sealed class PngPicture
{
    private readonly byte[] _rgb;

    private PngPicture(int width, int height, byte[] rgb) => (Width, Height, _rgb) = (width, height, rgb);

    public int Width { get; }
    public int Height { get; }

    public int this[int x, int y] => _rgb[(y * Width + x) * 3] << 16 | _rgb[(y * Width + x) * 3 + 1] << 8 | _rgb[(y * Width + x) * 3 + 2];

    /// <summary>Reads rows of the filters None and Up.</summary>
    public static PngPicture Read(byte[] png)
    {
        png[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var data = png.AsSpan().IndexOf("IDAT"u8) + 4;
        using var rows = new ZLibStream(new MemoryStream(png, data, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(data - 8))), CompressionMode.Decompress);
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var up = rows.ReadByte() == 2 && y > 0;
            rows.ReadExactly(rgb, y * width * 3, width * 3);
            if (up) for (var x = y * width * 3; x < (y + 1) * width * 3; x++) rgb[x] += rgb[x - width * 3];
        }
        return new PngPicture(width, height, rgb);
    }

    /// <summary>The box around all pixels of a colour left of a column; null where there are none.</summary>
    public (int Left, int Top, int Right, int Bottom)? Around(int colour, int before)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Math.Min(before, Width); x++)
                if (this[x, y] == colour) (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        return right < 0 ? null : (left, top, right, bottom);
    }

    /// <summary>Dark pixels in a box.</summary>
    public int Ink(int left, int top, int right, int bottom)
    {
        var dark = 0;
        for (var y = Math.Max(0, top); y <= bottom; y++)
            for (var x = Math.Max(0, left); x <= right; x++)
                if ((this[x, y] >> 8 & 255) < 90 && (this[x, y] & 255) < 90 && this[x, y] >> 16 < 90) dark++;
        return dark;
    }
}
