namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>Draws with a round pen; strokes are anti-aliased and a little uneven, as by hand.</summary>
internal sealed class PenStroke(ColourRaster page, (byte R, byte G, byte B) colour, double width)
{
    /// <summary>A line from one point to another.</summary>
    public void Line(double x0, double y0, double x1, double y1)
    {
        var reach = width / 2 + 1;
        for (var y = (int)(Math.Min(y0, y1) - reach); y <= Math.Max(y0, y1) + reach; y++)
        for (var x = (int)(Math.Min(x0, x1) - reach); x <= Math.Max(x0, x1) + reach; x++)
        {
            var cover = Math.Clamp(width / 2 + 0.5 - Distance(x, y, x0, y0, x1, y1), 0, 1);
            if (cover > 0)
                page.Ink(x, y, colour, cover * 0.9);
        }
    }

    /// <summary>A curve through the points (Catmull-Rom).</summary>
    public void Curve(IReadOnlyList<(double X, double Y)> points)
    {
        const int steps = 8;
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (a, b, c, d) = (
                points[Math.Max(0, i - 1)],
                points[i],
                points[i + 1],
                points[Math.Min(points.Count - 1, i + 2)]
            );
            var last = b;
            for (var s = 1; s <= steps; s++)
            {
                var t = (double)s / steps;
                (double X, double Y) next = (Spline(a.X, b.X, c.X, d.X, t), Spline(a.Y, b.Y, c.Y, d.Y, t));
                Line(last.X, last.Y, next.X, next.Y);
                last = next;
            }
        }
    }

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius)
    {
        const int steps = 72;
        for (var i = 0; i < steps; i++)
        {
            var (a, b) = (2 * Math.PI * i / steps, 2 * Math.PI * (i + 1) / steps);
            Line(
                x + radius * Math.Cos(a),
                y + radius * Math.Sin(a),
                x + radius * Math.Cos(b),
                y + radius * Math.Sin(b)
            );
        }
    }

    private static double Spline(double a, double b, double c, double d, double t) =>
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);

    private static double Distance(double x, double y, double x0, double y0, double x1, double y1)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var length = dx * dx + dy * dy;
        var t = length == 0 ? 0 : Math.Clamp(((x - x0) * dx + (y - y0) * dy) / length, 0, 1);
        return Math.Sqrt(Math.Pow(x - x0 - t * dx, 2) + Math.Pow(y - y0 - t * dy, 2));
    }
}
