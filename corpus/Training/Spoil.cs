using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>
/// What scanners do to a line: blur, low resolution, one bit a pixel, grain, weak contrast; then shades stretched as
/// real lines are.
/// </summary>
internal static class Spoil
{
    /// <summary>The strip as a scanner would give it.</summary>
    internal static float[] Scan(float[] strip, Random random)
    {
        var ink = strip;
        var blur = random.NextDouble() switch
        {
            < 0.5 => 0.25 + 0.3 * random.NextDouble(),
            < 0.9 => 0.5 + 0.5 * random.NextDouble(),
            _ => 0.9 + 0.5 * random.NextDouble(),
        };
        ink = Blur(ink, blur);
        var grain = random.NextDouble() < 0.7 ? 0.03f * random.NextSingle() : 0.1f * random.NextSingle();
        for (var i = 0; i < ink.Length; i++)
            ink[i] += grain * (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f);
        if (random.Next(6) == 0)
        {
            // One bit a pixel, at a resolution above the strip's, so that edges are still a little soft.
            var (level, steep) = (0.3f + 0.35f * random.NextSingle(), 3f + 9f * random.NextSingle());
            // The scanner's level follows the page: pale writing is not lost as a whole.
            var darkest = Darkest(ink);
            for (var i = 0; i < ink.Length; i++)
                ink[i] = Math.Clamp((ink[i] / darkest - level) * steep + 0.5f, 0, 1);
            if (random.Next(3) == 0)
                for (var n = random.Next(25); n > 0; n--)
                    ink[random.Next(ink.Length)] = random.NextSingle();
        }
        if (random.Next(4) == 0)
            ink = Coarse(ink, 0.6 + 0.35 * random.NextDouble());
        var gamma = (float)Math.Exp(0.5 * (random.NextDouble() - 0.5));
        var paper = 0.06f * random.NextSingle();
        // As LineInk stretches: the darkest fiftieth is 1, the lightest three quarters 0.
        for (var i = 0; i < ink.Length; i++)
            ink[i] = Math.Clamp(ink[i] + paper, 0, 1);
        Span<int> shades = stackalloc int[256];
        shades.Clear();
        foreach (var value in ink)
            shades[(int)(value * 255)]++;
        var (none, full) = (Percentile(shades, ink.Length / 2), Percentile(shades, (int)(ink.Length * 0.97)));
        var range = Math.Max(full - none, 0.2f);
        for (var i = 0; i < ink.Length; i++)
        {
            var value = Math.Clamp((ink[i] - none) / range, 0, 1);
            ink[i] = value is 0 or 1 ? value : MathF.Pow(value, gamma);
        }
        return ink;
    }

    /// <summary>The strip bent by a slow wave in both directions, a little over a pixel at most.</summary>
    internal static float[] Bend(float[] strip, Random random)
    {
        const int w = InkStrip.Width,
            h = InkStrip.Height;
        double Turn() => 2 * Math.PI * random.NextDouble();
        double Pitch(double from, double to) => 2 * Math.PI / (from + (to - from) * random.NextDouble());
        var (ax, ay) = (1.4 * random.NextDouble(), 1.2 * random.NextDouble());
        var (px, py, tx, ty, qx, qy) = (Pitch(14, 40), Pitch(18, 60), Turn(), Turn(), Pitch(20, 60), Pitch(20, 60));
        var bent = new float[strip.Length];
        for (var y = 0; y < h; y++)
        for (var x = 0; x < w; x++)
        {
            var sx = Math.Clamp(x + ax * Math.Sin(y * px + x * qx + tx), 0, w - 1.001);
            var sy = Math.Clamp(y + ay * Math.Sin(x * py + y * qy + ty), 0, h - 1.001);
            var (x0, y0) = ((int)sx, (int)sy);
            var (fx, fy, at) = ((float)(sx - x0), (float)(sy - y0), y0 * w + x0);
            bent[y * w + x] =
                (strip[at] * (1 - fx) + strip[at + 1] * fx) * (1 - fy)
                + (strip[at + w] * (1 - fx) + strip[at + w + 1] * fx) * fy;
        }
        return bent;
    }

    /// <summary>
    /// The same with a thicker pen (above zero: each pixel goes towards its darkest neighbour) or a thinner one.
    /// </summary>
    internal static float[] Pen(float[] strip, float by)
    {
        const int w = InkStrip.Width,
            h = InkStrip.Height;
        var drawn = new float[strip.Length];
        for (var y = 0; y < h; y++)
        for (var x = 0; x < w; x++)
        {
            var at = y * w + x;
            var (left, right) = (strip[x > 0 ? at - 1 : at], strip[x + 1 < w ? at + 1 : at]);
            var (up, down) = (strip[y > 0 ? at - w : at], strip[y + 1 < h ? at + w : at]);
            var edge =
                by > 0
                    ? Math.Max(Math.Max(left, right), Math.Max(up, down))
                    : Math.Min(Math.Min(left, right), Math.Min(up, down));
            var value = strip[at] + Math.Abs(by) * (edge - strip[at]);
            drawn[at] = by > 0 ? Math.Max(value, strip[at]) : Math.Min(value, strip[at]);
        }
        return drawn;
    }

    private static float Darkest(float[] ink)
    {
        Span<int> shades = stackalloc int[256];
        shades.Clear();
        foreach (var value in ink)
            shades[(int)(Math.Clamp(value, 0, 1) * 255)]++;
        return Math.Max(Percentile(shades, (int)(ink.Length * 0.97)), 0.25f);
    }

    private static float Percentile(ReadOnlySpan<int> shades, int count)
    {
        var (shade, sum) = (0, shades[0]);
        while (shade < 255 && sum <= count)
            sum += shades[++shade];
        return shade / 255f;
    }

    /// <summary>The same line on a page of lower resolution.</summary>
    private static float[] Coarse(float[] ink, double share)
    {
        var coarse = new float[ink.Length];
        var (dx, dy) = (1 / share, 1 / share);
        for (var y = 0; y < InkStrip.Height; y++)
        for (var x = 0; x < InkStrip.Width; x++)
        {
            // The nearest two samples of the coarse grid, mixed.
            var (gx, gy) = (Math.Floor(x / dx) * dx, Math.Floor(y / dy) * dy);
            var (fx, fy) = ((float)((x - gx) / dx), (float)((y - gy) / dy));
            float At(double px, double py) =>
                ink[Math.Min(InkStrip.Height - 1, (int)py) * InkStrip.Width + Math.Min(InkStrip.Width - 1, (int)px)];
            coarse[y * InkStrip.Width + x] =
                (At(gx, gy) * (1 - fx) + At(gx + dx, gy) * fx) * (1 - fy)
                + (At(gx, gy + dy) * (1 - fx) + At(gx + dx, gy + dy) * fx) * fy;
        }
        return coarse;
    }

    private static float[] Blur(float[] ink, double sigma)
    {
        Span<float> kernel = stackalloc float[7];
        float sum = 0;
        for (var i = 0; i < 7; i++)
            sum += kernel[i] = (float)Math.Exp(-(i - 3) * (i - 3) / (2 * sigma * sigma));
        for (var i = 0; i < 7; i++)
            kernel[i] /= sum;
        const int w = InkStrip.Width,
            h = InkStrip.Height;
        var (across, both) = (new float[ink.Length], new float[ink.Length]);
        for (var y = 0; y < h; y++)
        for (var x = 0; x < w; x++)
        {
            float value = 0;
            for (var i = -3; i <= 3; i++)
                if ((uint)(x + i) < w)
                    value += ink[y * w + x + i] * kernel[i + 3];
            across[y * w + x] = value;
        }
        for (var y = 0; y < h; y++)
        for (var i = -3; i <= 3; i++)
        {
            if ((uint)(y + i) >= h)
                continue;
            var k = kernel[i + 3];
            for (var x = 0; x < w; x++)
                both[y * w + x] += across[(y + i) * w + x] * k;
        }
        return both;
    }
}
