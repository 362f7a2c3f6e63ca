using System.Text;

namespace Pipeline.Reading.Images;

/// <summary>A grey image: 0 is black, 255 is white, rows from the top without padding.</summary>
internal sealed class GreyImage(int width, int height, int dpi, byte[] pixels)
{
    /// <summary>Pixels in a row.</summary>
    internal int Width { get; } = width;

    /// <summary>Rows.</summary>
    internal int Height { get; } = height;

    /// <summary>Pixels to the inch.</summary>
    internal int Dpi { get; } = dpi;

    /// <summary>Width × Height values.</summary>
    internal byte[] Pixels { get; } = pixels;

    /// <summary>The next image of a stream of binary PGM images of 8 bits, as poppler writes them.</summary>
    /// <exception cref="ReadException">It is none, or cut short.</exception>
    internal static GreyImage FromPgm(byte[] pgm, ref int at, int dpi)
    {
        var (width, height, channels) = PnmHeader.ReadHeader(pgm, ref at);
        if (channels != 1 || (long)width * height > pgm.Length - at)
            throw PnmHeader.DamagedImage();
        var pixels = pgm.AsSpan(at, width * height).ToArray();
        at += pixels.Length;
        return new GreyImage(width, height, dpi, pixels);
    }

    /// <summary>A part; cut to the image.</summary>
    internal GreyImage Crop(int left, int top, int right, int bottom)
    {
        (left, top) = (Math.Clamp(left, 0, Width - 1), Math.Clamp(top, 0, Height - 1));
        (right, bottom) = (Math.Clamp(right, left + 1, Width), Math.Clamp(bottom, top + 1, Height));
        var cut = new byte[(right - left) * (bottom - top)];
        for (var y = top; y < bottom; y++)
            Pixels.AsSpan(y * Width + left, right - left).CopyTo(cut.AsSpan((y - top) * (right - left)));
        return new GreyImage(right - left, bottom - top, Dpi, cut);
    }

    /// <summary>Turned clockwise by a multiple of 90 degrees.</summary>
    internal GreyImage Rotate(int degrees)
    {
        if (degrees == 0)
            return this;
        var turned = new byte[Pixels.Length];
        var (w, h) = degrees == 180 ? (Width, Height) : (Height, Width);
        for (var y = 0; y < Height; y++)
        {
            var row = Pixels.AsSpan(y * Width, Width);
            switch (degrees)
            {
                case 90:
                    for (var x = 0; x < Width; x++)
                        turned[x * w + (Height - 1 - y)] = row[x];
                    break;
                case 180:
                    for (var x = 0; x < Width; x++)
                        turned[(Height - 1 - y) * w + (Width - 1 - x)] = row[x];
                    break;
                default:
                    for (var x = 0; x < Width; x++)
                        turned[(Width - 1 - x) * w + y] = row[x];
                    break;
            }
        }
        return new GreyImage(w, h, Dpi, turned);
    }

    /// <summary>Smaller or larger by a factor, smoothly.</summary>
    internal GreyImage Scale(double factor)
    {
        var (width, height) = (Math.Max(1, (int)(Width * factor)), Math.Max(1, (int)(Height * factor)));
        var scaled = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var sy = Math.Clamp((y + 0.5) / factor - 0.5, 0, Height - 1.001);
            var (y0, fy) = ((int)sy, (int)((sy - (int)sy) * 256));
            var y1 = Math.Min(y0 + 1, Height - 1);
            for (var x = 0; x < width; x++)
            {
                var sx = Math.Clamp((x + 0.5) / factor - 0.5, 0, Width - 1.001);
                var (x0, fx) = ((int)sx, (int)((sx - (int)sx) * 256));
                var x1 = Math.Min(x0 + 1, Width - 1);
                var top = Pixels[y0 * Width + x0] * (256 - fx) + Pixels[y0 * Width + x1] * fx;
                var bottom = Pixels[y1 * Width + x0] * (256 - fx) + Pixels[y1 * Width + x1] * fx;
                scaled[y * width + x] = (byte)((top * (256 - fy) + bottom * fy) >> 16);
            }
        }
        return new GreyImage(width, height, (int)(Dpi * factor), scaled);
    }

    /// <summary>
    /// The paper's own shade made white, so that its grain is not taken for ink where little ink stands.
    /// </summary>
    internal GreyImage WhitenPaper()
    {
        var shades = Shades();
        // What was taken out as coloured is white already; the paper is the most frequent of the other light shades.
        var paper = 254;
        for (var shade = 253; shade >= 128; shade--)
            if (shades[shade] > shades[paper])
                paper = shade;
        return UpTo((byte)(paper * 3 / 4));
    }

    /// <summary>What is not nearly as dark as the darkest tenth of the ink made white.</summary>
    internal GreyImage OnlyDarkest()
    {
        var shades = Shades();
        var ink = shades[..128].Sum();
        var (print, sum) = (0, 0);
        while (print < 128 && (sum += shades[print]) < ink / 10)
            print++;
        return UpTo((byte)Math.Min(print + 50, 120));
    }

    // How many pixels have each shade.
    private int[] Shades()
    {
        var shades = new int[256];
        foreach (var pixel in Pixels)
            shades[pixel]++;
        return shades;
    }

    /// <summary>What is lighter than a shade made white.</summary>
    internal GreyImage UpTo(byte lightest)
    {
        var clean = new byte[Pixels.Length];
        for (var i = 0; i < clean.Length; i++)
            clean[i] = Pixels[i] > lightest ? (byte)255 : Pixels[i];
        return new GreyImage(Width, Height, Dpi, clean);
    }

    /// <summary>Paints white.</summary>
    internal void Erase(double left, double top, double right, double bottom)
    {
        var (x0, x1) = (Math.Clamp((int)left, 0, Width), Math.Clamp((int)right + 1, 0, Width));
        var (y0, y1) = (Math.Clamp((int)top, 0, Height), Math.Clamp((int)bottom + 1, 0, Height));
        for (var y = y0; y < y1; y++)
            Pixels.AsSpan(y * Width + x0, Math.Max(0, x1 - x0)).Fill(255);
    }

    /// <summary>
    /// Sheared so that lines which fall by <paramref name="slope"/> (dy/dx) become level; good for small slopes.
    /// </summary>
    internal GreyImage ShearLevel(double slope)
    {
        var levelled = new byte[Pixels.Length];
        Array.Fill(levelled, (byte)255);
        for (var x = 0; x < Width; x++)
        {
            var shift = (x - Width / 2) * slope;
            var whole = (int)Math.Floor(shift);
            var part = (int)((shift - whole) * 256);
            for (var y = Math.Max(0, -whole); y < Height - 1 - Math.Max(0, whole); y++)
            {
                var from = (y + whole) * Width + x;
                levelled[y * Width + x] = (byte)((Pixels[from] * (256 - part) + Pixels[from + Width] * part) >> 8);
            }
        }
        return new GreyImage(Width, Height, Dpi, levelled);
    }
}

/// <summary>A colour image: three bytes a pixel, rows from the top without padding.</summary>
internal sealed class ColourImage(int width, int height, int dpi, byte[] rgb)
{
    /// <summary>Pixels in a row.</summary>
    internal int Width { get; } = width;

    /// <summary>Rows.</summary>
    internal int Height { get; } = height;

    /// <summary>Pixels to the inch.</summary>
    internal int Dpi { get; } = dpi;

    /// <summary>Width × Height × 3 values: red, green, blue.</summary>
    internal byte[] Rgb { get; } = rgb;

    /// <summary>The uppermost rows.</summary>
    internal ColourImage TopRows(int rows)
    {
        rows = Math.Clamp(rows, 1, Height);
        return new ColourImage(Width, rows, Dpi, Rgb[..(Width * rows * 3)]);
    }

    /// <summary>More than a few dark pixels stand on it.</summary>
    internal bool HasInk
    {
        get
        {
            var dark = 0;
            for (var i = 0; i < Rgb.Length; i += 3)
                if (Rgb[i] < 128)
                    dark++;
            return dark > Rgb.Length / 3 / 300;
        }
    }

    /// <summary>From a binary PPM (P6) or PGM (P5) of 8 bits, as poppler writes them.</summary>
    /// <exception cref="ReadException">It is neither, or cut short.</exception>
    internal static ColourImage FromPnm(byte[] pnm, int dpi)
    {
        var at = 0;
        var (width, height, channels) = PnmHeader.ReadHeader(pnm, ref at);
        var pixels = (long)width * height;
        var size = pixels * channels;
        if (pnm.Length - at < size)
            throw PnmHeader.DamagedImage();
        if (channels == 3)
            return new ColourImage(width, height, dpi, pnm.AsSpan(at, (int)size).ToArray());
        var rgb = new byte[pixels * 3];
        for (var i = 0; i < pixels; i++)
            rgb[i * 3] = rgb[i * 3 + 1] = rgb[i * 3 + 2] = pnm[at + i];
        return new ColourImage(width, height, dpi, rgb);
    }
}

/// <summary>A connected dark shape.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">Last column.</param>
/// <param name="Bottom">Last row.</param>
/// <param name="Pixels">Number of dark pixels.</param>
internal readonly record struct ConnectedComponent(int Left, int Top, int Right, int Bottom, int Pixels)
{
    /// <summary>Rows.</summary>
    internal int Height => Bottom - Top + 1;

    /// <summary>Columns.</summary>
    internal int Width => Right - Left + 1;

    /// <summary>Middle column.</summary>
    internal double MiddleX => (Left + Right) / 2.0;

    /// <summary>The dark shapes of an image, from the left; specks are left out.</summary>
    internal static List<ConnectedComponent> FindAll(GreyImage image, byte dark = 140, int least = 12)
    {
        var found = new List<ConnectedComponent>();
        var seen = new bool[image.Pixels.Length];
        var open = new Stack<int>();
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start] || image.Pixels[start] > dark)
                continue;
            var (left, top, right, bottom, count) = (int.MaxValue, int.MaxValue, 0, 0, 0);
            seen[start] = true;
            open.Push(start);
            while (open.TryPop(out var at))
            {
                var (x, y) = (at % image.Width, at / image.Width);
                (left, top, right, bottom, count) = (
                    Math.Min(left, x),
                    Math.Min(top, y),
                    Math.Max(right, x),
                    Math.Max(bottom, y),
                    count + 1
                );
                for (var ny = Math.Max(0, y - 1); ny <= Math.Min(image.Height - 1, y + 1); ny++)
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(image.Width - 1, x + 1); nx++)
                {
                    var next = ny * image.Width + nx;
                    if (seen[next] || image.Pixels[next] > dark)
                        continue;
                    seen[next] = true;
                    open.Push(next);
                }
            }
            if (count >= least)
                found.Add(new ConnectedComponent(left, top, right, bottom, count));
        }
        found.Sort((a, b) => a.Left.CompareTo(b.Left));
        return found;
    }
}

/// <summary>Headers of binary PNM images (P5 grey, P6 colour) of 8 bits.</summary>
internal static class PnmHeader
{
    /// <summary>Width and height in pixels and bytes a pixel; <paramref name="at"/> moves to the first pixel.</summary>
    /// <exception cref="ReadException">It is no such image.</exception>
    internal static (int Width, int Height, int Channels) ReadHeader(byte[] pnm, ref int at)
    {
        var magic = Token(pnm, ref at);
        if (
            magic is not ("P6" or "P5")
            || !int.TryParse(Token(pnm, ref at), out var width)
            || !int.TryParse(Token(pnm, ref at), out var height)
            || Token(pnm, ref at) != "255"
            || width < 1
            || height < 1
        )
            throw DamagedImage();
        return (width, height, magic == "P6" ? 3 : 1);
    }

    /// <summary>What is said where an image ends too early.</summary>
    internal static ReadException DamagedImage() =>
        new(FailureKind.Damaged, "the page image is cut short", "ask for the file again");

    private static string Token(byte[] pnm, ref int at)
    {
        while (at < pnm.Length && IsSpace(pnm[at]))
            at++;
        var start = at;
        while (at < pnm.Length && at - start < 12 && !IsSpace(pnm[at]))
            at++;
        var token = Encoding.ASCII.GetString(pnm, start, at - start);
        if (at < pnm.Length)
            at++;
        return token;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
