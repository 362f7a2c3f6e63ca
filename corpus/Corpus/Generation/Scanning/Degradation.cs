namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>What a scanner, a fax or a bad lamp does to a page. Each gives a new image.</summary>
internal static class Degradation
{
    /// <summary>Turns the page by a small angle (degrees), the corners filled with the paper's white.</summary>
    public static ColourRaster Skew(ColourRaster page, double degrees)
    {
        var turned = new ColourRaster(page.Width, page.Height);
        var (cos, sin) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
        var (cx, cy) = (page.Width / 2.0, page.Height / 2.0);
        for (var y = 0; y < page.Height; y++)
        for (var x = 0; x < page.Width; x++)
        {
            var (sx, sy) = (cos * (x - cx) + sin * (y - cy) + cx, cos * (y - cy) - sin * (x - cx) + cy);
            var (x0, y0) = ((int)Math.Floor(sx), (int)Math.Floor(sy));
            if (x0 < 0 || y0 < 0 || x0 + 1 >= page.Width || y0 + 1 >= page.Height)
                continue;
            var (fx, fy) = ((int)((sx - x0) * 256), (int)((sy - y0) * 256));
            var (i, to) = ((y0 * page.Width + x0) * 3, (y * page.Width + x) * 3);
            for (var c = 0; c < 3; c++)
            {
                var top = page.Pixels[i + c] * (256 - fx) + page.Pixels[i + 3 + c] * fx;
                var bottom =
                    page.Pixels[i + page.Width * 3 + c] * (256 - fx) + page.Pixels[i + page.Width * 3 + 3 + c] * fx;
                turned.Pixels[to + c] = (byte)((top * (256 - fy) + bottom * fy) >> 16);
            }
        }
        return turned;
    }

    /// <summary>Mean of 3 × 3 pixels, mixed with the sharp image.</summary>
    /// <param name="page">The page.</param>
    /// <param name="share">0 sharp, 1 fully blurred.</param>
    public static ColourRaster Blur(ColourRaster page, double share)
    {
        var blurred = new ColourRaster(page.Width, page.Height);
        page.Pixels.CopyTo(blurred.Pixels, 0);
        var (row, mix) = (page.Width * 3, (int)(share * 256));
        for (var y = 1; y < page.Height - 1; y++)
        for (var i = y * row + 3; i < (y + 1) * row - 3; i++)
        {
            var p = page.Pixels;
            var sum =
                p[i - row - 3]
                + p[i - row]
                + p[i - row + 3]
                + p[i - 3]
                + p[i]
                + p[i + 3]
                + p[i + row - 3]
                + p[i + row]
                + p[i + row + 3];
            blurred.Pixels[i] = (byte)((p[i] * (256 - mix) + sum / 9 * mix) >> 8);
        }
        return blurred;
    }

    /// <summary>Grain of the sensor, standard deviation in grey levels, and a paper tone.</summary>
    public static void Noise(ColourRaster page, SeededRandom dice, double deviation, int paper)
    {
        for (var i = 0; i < page.Pixels.Length; i += 3)
        {
            var bits = dice.Next();
            var grain =
                ((bits & 0xFF) + ((bits >> 8) & 0xFF) + ((bits >> 16) & 0xFF) + ((bits >> 24) & 0xFF)) / 4.0 - 127.5;
            var shift = (int)(grain / 37 * deviation);
            for (var c = 0; c < 3; c++)
                page.Pixels[i + c] = (byte)Math.Clamp(page.Pixels[i + c] * paper / 255 + shift, 0, 255);
        }
    }

    /// <summary>A shadow that falls from one side.</summary>
    public static void Shadow(ColourRaster page, SeededRandom dice)
    {
        var (left, depth) = (dice.IsChosen(0.5), 0.25 + dice.NextShare() * 0.25);
        for (var y = 0; y < page.Height; y++)
        for (var x = 0; x < page.Width; x++)
        {
            var away = (left ? x : page.Width - x) / (0.45 * page.Width) + 0.15 * y / page.Height;
            if (away >= 1)
                continue;
            var light = 1 - depth * (1 - away) * (1 - away);
            var i = (y * page.Width + x) * 3;
            for (var c = 0; c < 3; c++)
                page.Pixels[i + c] = (byte)(page.Pixels[i + c] * light);
        }
    }

    /// <summary>Black and white only, with specks: a fax or an old copier.</summary>
    public static void Fax(ColourRaster page, SeededRandom dice)
    {
        var threshold = dice.NextInRange(150, 190);
        for (var i = 0; i < page.Width * page.Height; i++)
        {
            var bits = dice.Next();
            var black = page.Grey(i) + (int)(bits & 31) - 16 < threshold;
            if ((bits >> 8 & 0x1FFF) == 0)
                black = !black;
            page.Pixels.AsSpan(i * 3, 3).Fill((byte)(black ? 0 : 255));
        }
    }
}
