using Pipeline.Layout;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>A transformation of the plane (ISO 32000-1, 8.3.3): x' = Ax + Cy + E, y' = Bx + Dy + F.</summary>
internal readonly record struct TransformationMatrix(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Leaves points where they are.</summary>
    internal static TransformationMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>From six numbers.</summary>
    internal static TransformationMatrix FromNumbers(ReadOnlySpan<double> numbers) =>
        new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);

    /// <summary>A point moved.</summary>
    internal (double X, double Y) Apply(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

    /// <summary>This first, then <paramref name="next"/>.</summary>
    internal TransformationMatrix Then(TransformationMatrix next) =>
        new(
            A * next.A + B * next.C,
            A * next.B + B * next.D,
            C * next.A + D * next.C,
            C * next.B + D * next.D,
            E * next.A + F * next.C + next.E,
            E * next.B + F * next.D + next.F
        );

    /// <summary>The box around a rectangle moved.</summary>
    internal Box Around(double x0, double y0, double x1, double y1)
    {
        var (ax, ay) = Apply(x0, y0);
        var (bx, by) = Apply(x1, y0);
        var (cx, cy) = Apply(x1, y1);
        var (dx, dy) = Apply(x0, y1);
        return new Box(
            Math.Min(Math.Min(ax, bx), Math.Min(cx, dx)),
            Math.Min(Math.Min(ay, by), Math.Min(cy, dy)),
            Math.Max(Math.Max(ax, bx), Math.Max(cx, dx)),
            Math.Max(Math.Max(ay, by), Math.Max(cy, dy))
        );
    }

    /// <summary>By how much lengths grow, roughly.</summary>
    internal double Scale => Math.Sqrt(Math.Abs(A * D - B * C));

    /// <summary>From a page's own space to points from the top left of the page as shown.</summary>
    internal static TransformationMatrix ToShown(double[] media, int rotate) =>
        rotate switch
        {
            90 => new(0, 1, 1, 0, -media[1], -media[0]),
            180 => new(-1, 0, 0, 1, media[2], -media[1]),
            270 => new(0, -1, -1, 0, media[3], media[2]),
            _ => new(1, 0, 0, -1, -media[0], media[3]),
        };
}
