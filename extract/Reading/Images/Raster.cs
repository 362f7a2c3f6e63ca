namespace Pipeline.Reading.Images;

/// <summary>A grey image: 0 is black, 255 is white, rows from the top without padding.</summary>
internal sealed class Raster(int width, int height, int dpi, byte[] pixels)
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
    internal static Raster FromPgm(byte[] pgm, ref int at, int dpi)
    {
        var (width, height, channels) = Pnm.Header(pgm, ref at);
        if (channels != 1 || (long)width * height > pgm.Length - at) throw Pnm.Damaged();
        var pixels = pgm.AsSpan(at, width * height).ToArray();
        at += pixels.Length;
        return new Raster(width, height, dpi, pixels);
    }

    /// <summary>A part; cut to the image.</summary>
    internal Raster Crop(int left, int top, int right, int bottom)
    {
        (left, top) = (Math.Clamp(left, 0, Width - 1), Math.Clamp(top, 0, Height - 1));
        (right, bottom) = (Math.Clamp(right, left + 1, Width), Math.Clamp(bottom, top + 1, Height));
        var cut = new byte[(right - left) * (bottom - top)];
        for (var y = top; y < bottom; y++)
            Pixels.AsSpan(y * Width + left, right - left).CopyTo(cut.AsSpan((y - top) * (right - left)));
        return new Raster(right - left, bottom - top, Dpi, cut);
    }

    /// <summary>Turned clockwise by a multiple of 90 degrees.</summary>
    internal Raster Turn(int degrees)
    {
        if (degrees == 0) return this;
        var turned = new byte[Pixels.Length];
        var (w, h) = degrees == 180 ? (Width, Height) : (Height, Width);
        for (var y = 0; y < Height; y++)
        {
            var row = Pixels.AsSpan(y * Width, Width);
            switch (degrees)
            {
                case 90:
                    for (var x = 0; x < Width; x++) turned[x * w + (Height - 1 - y)] = row[x];
                    break;
                case 180:
                    for (var x = 0; x < Width; x++) turned[(Height - 1 - y) * w + (Width - 1 - x)] = row[x];
                    break;
                default:
                    for (var x = 0; x < Width; x++) turned[(Width - 1 - x) * w + y] = row[x];
                    break;
            }
        }
        return new Raster(w, h, Dpi, turned);
    }

    /// <summary>Smaller or larger by a factor, smoothly.</summary>
    internal Raster Scale(double factor)
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
        return new Raster(width, height, (int)(Dpi * factor), scaled);
    }

    /// <summary>The paper's own shade made white, so that its grain is not taken for ink where little ink stands.</summary>
    internal Raster Whiten()
    {
        var shades = Shades();
        // What was taken out as coloured is white already; the paper is the most frequent of the other light shades.
        var paper = 254;
        for (var shade = 253; shade >= 128; shade--)
            if (shades[shade] > shades[paper]) paper = shade;
        return UpTo((byte)(paper * 3 / 4));
    }

    /// <summary>What is not nearly as dark as the darkest tenth of the ink made white.</summary>
    internal Raster OnlyDarkest()
    {
        var shades = Shades();
        var ink = shades[..128].Sum();
        var (print, sum) = (0, 0);
        while (print < 128 && (sum += shades[print]) < ink / 10) print++;
        return UpTo((byte)Math.Min(print + 50, 120));
    }

    // How many pixels have each shade.
    private int[] Shades()
    {
        var shades = new int[256];
        foreach (var pixel in Pixels) shades[pixel]++;
        return shades;
    }

    // What is lighter made white.
    private Raster UpTo(byte lightest)
    {
        var clean = new byte[Pixels.Length];
        for (var i = 0; i < clean.Length; i++) clean[i] = Pixels[i] > lightest ? (byte)255 : Pixels[i];
        return new Raster(Width, Height, Dpi, clean);
    }

    /// <summary>Paints white.</summary>
    internal void Erase(double left, double top, double right, double bottom)
    {
        var (x0, x1) = (Math.Clamp((int)left, 0, Width), Math.Clamp((int)right + 1, 0, Width));
        var (y0, y1) = (Math.Clamp((int)top, 0, Height), Math.Clamp((int)bottom + 1, 0, Height));
        for (var y = y0; y < y1; y++) Pixels.AsSpan(y * Width + x0, Math.Max(0, x1 - x0)).Fill(255);
    }

    /// <summary>Sheared so that lines which fall by <paramref name="slope"/> (dy/dx) become level; good for small slopes.</summary>
    internal Raster Level(double slope)
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
        return new Raster(Width, Height, Dpi, levelled);
    }
}
