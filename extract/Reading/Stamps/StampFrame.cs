using Pipeline.Reading.Images;

namespace Pipeline.Reading.Stamps;

/// <summary>A side of a frame as a straight line: across = At + Slope × along, in pixels of the page.</summary>
/// <param name="At">Where it crosses the axis.</param>
/// <param name="Slope">Pixels across for each along.</param>
/// <param name="Thick">Pixels of the drawn line.</param>
internal readonly record struct FrameSide(double At, double Slope, int Thick)
{
    /// <summary>Its place across.</summary>
    internal double On(double along) => At + Slope * along;
}

/// <summary>
/// A drawn frame of the size of an office's arrival stamp (Decree 30/2020/NĐ-CP, Annex IV: 35 × 50 mm; older ones are lower) on the
/// upper part of a page, pressed a little askew and across what is printed there.
/// </summary>
/// <param name="Left">Its left side, by row.</param>
/// <param name="Top">Its upper side, by column.</param>
/// <param name="Right">Its right side, by row.</param>
/// <param name="Bottom">Its lower side, by column.</param>
internal sealed record StampFrame(FrameSide Left, FrameSide Top, FrameSide Right, FrameSide Bottom)
{
    /// <summary>The lightest shade that counts as drawn.</summary>
    internal const byte Dark = 150;

    private const double UpperPart = 0.55, LeastWidth = 26, MostWidth = 80, LeastHeight = 14, MostHeight = 52;
    // Shares of a side that lie on its line: letters cross it, and rubber prints badly.
    private const double OfSide = 0.5, OfAll = 0.65;
    private const double MillimetresThick = 1.1;

    /// <summary>Frames, from the left; most pages have none.</summary>
    internal static IReadOnlyList<StampFrame> Find(Raster page)
    {
        var mm = page.Dpi / 25.4;
        var upper = page.Crop(0, 0, page.Width, (int)(page.Height * UpperPart));
        var found = new List<StampFrame>();
        foreach (var shape in Component.Of(upper, Dark, (int)(4 * LeastWidth * mm)))
        {
            if (shape.Width < LeastWidth * mm || shape.Width > MostWidth * mm || shape.Height < LeastHeight * mm || shape.Height > MostHeight * mm) continue;
            if (shape.Pixels > 0.3 * shape.Width * shape.Height) continue;
            if (Of(upper, shape) is { } frame && !frame.IsDivided(upper)) found.Add(frame);
        }
        return found;
    }

    /// <summary>True for what lies inside; a margin of pixels makes it smaller.</summary>
    internal bool Holds(double x, double y, double margin = 0) =>
        x > Left.On(y) + margin && x < Right.On(y) - margin && y > Top.On(x) + margin && y < Bottom.On(x) - margin;

    /// <summary>The least upright box around it.</summary>
    internal Layout.Box Around
    {
        get
        {
            var (x0, x1) = (Left.On(Top.At), Right.On(Top.At));
            var (y0, y1) = (Math.Min(Top.On(x0), Top.On(x1)), Math.Max(Bottom.On(x0), Bottom.On(x1)));
            return new Layout.Box(Math.Min(Left.On(y0), Left.On(y1)), y0, Math.Max(Right.On(y0), Right.On(y1)), y1);
        }
    }

    private static StampFrame? Of(Raster image, Component shape)
    {
        var sides = new FrameSide[4];
        var sum = 0.0;
        for (var side = 0; side < 4; side++)
        {
            var (line, share) = Fit(image, shape, level: side % 2 == 1, first: side < 2);
            if (share < OfSide || line.Thick > MillimetresThick * image.Dpi / 25.4) return null;
            sides[side] = line;
            sum += share;
        }
        return sum / 4 < OfAll ? null : new StampFrame(sides[0], sides[1], sides[2], sides[3]);
    }

    // Of all slightly askew lines the one that most of the outermost dark pixels lie on.
    private static (FrameSide Side, double Share) Fit(Raster image, Component shape, bool level, bool first)
    {
        var (from, to) = level ? (shape.Left, shape.Right) : (shape.Top, shape.Bottom);
        var (near, far) = level ? (shape.Top, shape.Bottom) : (shape.Left, shape.Right);
        var (a, b) = (from + (to - from) / 12, to - (to - from) / 12);
        var reach = (far - near) * 2 / 5;
        var points = new List<(int Along, int Across, int Thick)>();
        for (var t = a; t <= b; t++)
            for (var k = 0; k <= reach; k++)
            {
                var across = first ? near + k : far - k;
                if (!IsDark(image, level, t, across)) continue;
                var thick = 1;
                while (thick <= reach && IsDark(image, level, t, across + (first ? thick : -thick))) thick++;
                points.Add((t, across, thick));
                break;
            }
        if (points.Count < (b - a) / 2) return default;
        var tolerance = Math.Max(1.5, image.Dpi / 110.0);
        (FrameSide Side, int Count) best = default;
        for (var step = -20; step <= 20; step++)
        {
            var slope = step * 0.003;
            var offsets = points.Select(p => p.Across - slope * p.Along).Order().ToArray();
            for (int i = 0, j = 0; j < offsets.Length; j++)
            {
                while (offsets[j] - offsets[i] > 2 * tolerance) i++;
                if (j - i + 1 > best.Count) best = (new FrameSide((offsets[i] + offsets[j]) / 2, slope, 0), j - i + 1);
            }
        }
        var line = best.Side;
        var on = points.Where(p => Math.Abs(p.Across - line.On(p.Along)) <= tolerance + 0.5).Select(p => p.Thick).Order().ToArray();
        if (on.Length == 0) return default;
        var drawn = on[on.Length / 2];
        return (line with { At = line.At + (first ? 0.5 : -0.5) * (drawn - 1), Thick = drawn }, (double)best.Count / (b - a + 1));
    }

    private static bool IsDark(Raster image, bool level, int along, int across)
    {
        var (x, y) = level ? (along, across) : (across, along);
        return (uint)x < (uint)image.Width && (uint)y < (uint)image.Height && image.Pixels[y * image.Width + x] <= Dark;
    }

    // A table, or a form: lines from side to side within.
    private bool IsDivided(Raster image)
    {
        var box = Around;
        var inside = Tables.RuleFinder.Find(image.Crop((int)box.X0, (int)box.Y0, (int)box.X1, (int)box.Y1), Dark);
        var points = 72.0 / image.Dpi;
        var (width, height) = (box.Width * points, box.Height * points);
        return inside.Level.Any(r => r.At > height * 0.12 && r.At < height * 0.88 && r.To - r.From > width * 0.7)
            || inside.Upright.Any(r => r.At > width * 0.08 && r.At < width * 0.92 && r.To - r.From > height * 0.7);
    }
}
