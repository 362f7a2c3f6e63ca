using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>One hand with its pen, the same over a line: slant, size, width, where its figures come from.</summary>
internal sealed class Hand
{
    private enum Source
    {
        Mnist,
        Real,
        Strokes,
    }

    private readonly FigureBank _bank;
    private readonly Random _random;
    private readonly Source _source;
    private readonly double _shear,
        _height,
        _width,
        _radius,
        _turn,
        _baseline,
        _rise;
    private readonly int[] _ways;
    private readonly double _jitter;

    internal Hand(FigureBank bank, Random random)
    {
        (_bank, _random) = (bank, random);
        _source = random.NextDouble() switch
        {
            < 0.3 => Source.Mnist,
            < 0.6 => Source.Real,
            _ => Source.Strokes,
        };
        _shear = -0.12 + 0.6 * random.NextDouble();
        _height = 15 + 15 * random.NextDouble();
        _width = 0.75 + 0.6 * random.NextDouble();
        _radius = random.Next(5) == 0 ? 1.3 + 0.7 * random.NextDouble() : 0.55 + 0.85 * random.NextDouble();
        _turn = 0.12 * (random.NextDouble() - 0.5);
        _baseline =
            InkStrip.Baseline
            + 5 * (random.NextDouble() - 0.5)
            - (random.Next(9) == 0 ? 6 + 9 * random.NextDouble() : 0);
        _rise = 0.12 * (random.NextDouble() - 0.5);
        _ways = [.. Enumerable.Range(0, 10).Select(d => random.Next(StrokeFigures.WaysCount(d)))];
        _jitter = 0.05 + 0.1 * random.NextDouble();
        Dark = 0.4f + 0.6f * random.NextSingle();
        Gap = random.NextDouble() switch
        {
            < 0.45 => -2.5 + 2.5 * random.NextDouble(),
            < 0.9 => 3.5 * random.NextDouble(),
            _ => 3 + 5 * random.NextDouble(),
        };
    }

    /// <summary>How dark its ink is.</summary>
    internal float Dark { get; }

    /// <summary>
    /// Pixels from one figure to the next where they come nearest; below zero they run into each other.
    /// </summary>
    internal double Gap { get; }

    /// <summary>Draws a figure at a place from the left of the line.</summary>
    internal Written Write(int digit, double place)
    {
        var source = _random.Next(8) == 0 ? (Source)_random.Next(3) : _source;
        if (source == Source.Real && _bank.Real[digit].Count == 0)
            source = Source.Strokes;
        var height = _height * (0.86 + 0.28 * _random.NextDouble());
        var foot = _baseline + place * _rise + 2.5 * (_random.NextDouble() - 0.5);
        return source == Source.Strokes ? Strokes(digit, height, foot) : Picture(digit, source, height, foot);
    }

    private Written Strokes(int digit, double height, double foot)
    {
        var way = _random.Next(6) == 0 ? _random.Next(StrokeFigures.WaysCount(digit)) : _ways[digit];
        var segments = StrokeFigures.Draw(digit, way, _jitter, _random);
        if (digit == 9 && _random.Next(4) == 0)
            (height, foot) = (height * 1.15, foot + height * 0.15);
        if (digit == 0 && _random.Next(5) == 0)
            (height, foot) = (height * 0.75, foot - height * 0.1);
        return Rasterise([.. segments.Select(s => Place(s, height, foot))], Radius());
    }

    private double Radius() => _radius * (0.9 + 0.2 * _random.NextDouble());

    private (double, double, double, double) Place(
        (double X0, double Y0, double X1, double Y1) s,
        double height,
        double foot
    )
    {
        (double, double) At(double x, double y)
        {
            var up = (1 - y) * height;
            return (x * height * _width + _shear * up, foot - up + _turn * x * height);
        }
        var (x0, y0) = At(s.X0, s.Y0);
        var (x1, y1) = At(s.X1, s.Y1);
        return (x0, y0, x1, y1);
    }

    private Written Rasterise((double X0, double Y0, double X1, double Y1)[] strokes, double radius)
    {
        var left = (int)Math.Floor(strokes.Min(s => Math.Min(s.X0, s.X1)) - radius - 1);
        var top = (int)Math.Floor(strokes.Min(s => Math.Min(s.Y0, s.Y1)) - radius - 1);
        var width = (int)Math.Ceiling(strokes.Max(s => Math.Max(s.X0, s.X1)) + radius + 1) - left;
        var height = (int)Math.Ceiling(strokes.Max(s => Math.Max(s.Y0, s.Y1)) + radius + 1) - top;
        var ink = new float[width * height];
        Lay(ink, width, height, left, top, strokes, radius);
        return new Written(left, top, width, height, ink);
    }

    private static void Lay(
        float[] ink,
        int width,
        int height,
        int left,
        int top,
        (double X0, double Y0, double X1, double Y1)[] strokes,
        double radius
    )
    {
        foreach (var s in strokes)
        {
            var (fromX, toX) = (
                Math.Max(0, (int)(Math.Min(s.X0, s.X1) - radius - 1) - left),
                Math.Min(width, (int)(Math.Max(s.X0, s.X1) + radius + 2) - left)
            );
            var (fromY, toY) = (
                Math.Max(0, (int)(Math.Min(s.Y0, s.Y1) - radius - 1) - top),
                Math.Min(height, (int)(Math.Max(s.Y0, s.Y1) + radius + 2) - top)
            );
            for (var y = fromY; y < toY; y++)
            for (var x = fromX; x < toX; x++)
            {
                var cover = (float)
                    Math.Clamp(
                        radius + 0.5 - Written.Distance(left + x + 0.5, top + y + 0.5, s.X0, s.Y0, s.X1, s.Y1),
                        0,
                        1
                    );
                ink[y * width + x] = Math.Max(ink[y * width + x], cover);
            }
        }
    }

    private Written Picture(int digit, Source source, double height, double foot)
    {
        var list = source == Source.Mnist ? _bank.Mnist[digit] : _bank.Real[digit];
        var picture = list[_random.Next(list.Count)];
        var scale = height / (picture.Bottom - picture.Top);
        var across = scale * (source == Source.Real ? 0.85 + 0.3 * _random.NextDouble() : _width * 0.95);
        var shear = source == Source.Real ? 0.3 * (_random.NextDouble() - 0.5) : _shear;
        // A picture that is made larger or smaller gets a thicker or thinner pen with it: drawn back half of the way.
        var thicken = (float)((_random.NextDouble() - 0.5) * 0.5);
        var lean = (int)Math.Ceiling(Math.Abs(shear) * height);
        const int room = 14;
        var top = (int)Math.Floor(foot - height) - 2;
        var (width, rows) = ((int)(across * (picture.Right - picture.Left)) + lean + 2 * room, (int)height + 5);
        var left = -room - (shear < 0 ? lean : 0);
        var ink = new float[width * rows];
        for (var y = 0; y < rows; y++)
        {
            var up = foot - (top + y + 0.5);
            var sy = picture.Bottom - up / scale - 0.5;
            for (var x = 0; x < width; x++)
            {
                var sx = picture.Left + (left + x + 0.5 - shear * up) / across - 0.5;
                var value = Sample(picture.Ink, sx, sy);
                ink[y * width + x] =
                    Math.Clamp((value - 0.5f + thicken * 0.6f) * (1.2f + (float)scale * 0.6f) + 0.5f, 0, 1)
                    * (value > 0.05f ? 1 : 0);
            }
        }
        if (source == Source.Mnist)
        {
            var mid = (picture.Right - picture.Left) * across / 2;
            (double, double, double, double)[] extra = digit switch
            {
                7 when _random.Next(10) < 8 =>
                [
                    (
                        mid - height * 0.15 + shear * height / 2,
                        foot - height * 0.5,
                        mid + height * (0.3 + 0.2 * _random.NextDouble()) + shear * height / 2,
                        foot - height * 0.56
                    ),
                ],
                1 when _random.Next(10) < 7 =>
                [
                    (
                        mid + shear * height * 0.45 - height * (0.2 + 0.3 * _random.NextDouble()),
                        foot - height * (0.3 + 0.35 * _random.NextDouble()),
                        mid + shear * height,
                        foot - height * 0.95
                    ),
                ],
                _ => [],
            };
            Lay(ink, width, rows, left, top, extra, Math.Clamp(height / 20, 0.6, 1.6));
        }
        return new Written(left, top, width, rows, ink);
    }

    private static float Sample(float[] ink, double x, double y)
    {
        var (x0, y0) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (fx, fy) = ((float)(x - x0), (float)(y - y0));
        float At(int px, int py) =>
            (uint)px < FigurePicture.Side && (uint)py < FigurePicture.Side ? ink[py * FigurePicture.Side + px] : 0;
        return (At(x0, y0) * (1 - fx) + At(x0 + 1, y0) * fx) * (1 - fy)
            + (At(x0, y0 + 1) * (1 - fx) + At(x0 + 1, y0 + 1) * fx) * fy;
    }
}
