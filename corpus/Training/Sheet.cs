using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>A strip while it is composed: 0 paper to 1 ink, print and pens laid over each other.</summary>
internal sealed class Sheet
{
    internal float[] Ink { get; } = new float[InkStrip.Width * InkStrip.Height];

    internal void Darken(int x, int y, float by)
    {
        if ((uint)x >= InkStrip.Width || (uint)y >= InkStrip.Height || by <= 0)
            return;
        var at = y * InkStrip.Width + x;
        Ink[at] = 1 - (1 - Ink[at]) * (1 - Math.Min(by, 1));
    }

    /// <summary>Lays a printed text down and tells where the next begins.</summary>
    internal double Print(PrintedText text, double x, double baseline, double scale, float dark)
    {
        var (left, right) = ((int)Math.Floor(x - 3), (int)Math.Ceiling(x + text.Width * scale / 2 + 1));
        var (top, bottom) = (
            (int)Math.Floor(baseline - text.Baseline * scale / 2),
            (int)Math.Ceiling(baseline + (text.Height - text.Baseline) * scale / 2)
        );
        for (var py = Math.Max(0, top); py < Math.Min(InkStrip.Height, bottom); py++)
        {
            for (var px = Math.Max(0, left); px < Math.Min(InkStrip.Width, right); px++)
            {
                float sum = 0;
                for (var part = 0; part < 4; part++)
                {
                    var sx = (int)((px + 0.25 + (part & 1) * 0.5 - x) * 2 / scale + 4);
                    var sy = (int)Math.Floor((py + 0.25 + (part >> 1) * 0.5 - baseline) * 2 / scale + text.Baseline);
                    if ((uint)sx < text.Width && (uint)sy < text.Height)
                        sum += text.Ink[sy * text.Width + sx];
                }
                Darken(px, py, sum / 4 * dark);
            }
        }
        return x + text.Advance * scale / 2;
    }

    /// <summary>A straight stroke of a pen.</summary>
    internal void Stroke(double x0, double y0, double x1, double y1, double radius, float dark)
    {
        var (left, right) = ((int)(Math.Min(x0, x1) - radius - 1), (int)(Math.Max(x0, x1) + radius + 2));
        var (top, bottom) = ((int)(Math.Min(y0, y1) - radius - 1), (int)(Math.Max(y0, y1) + radius + 2));
        for (var y = Math.Max(0, top); y < Math.Min(InkStrip.Height, bottom); y++)
        for (var x = Math.Max(0, left); x < Math.Min(InkStrip.Width, right); x++)
        {
            var cover =
                (float)Math.Clamp(radius + 0.5 - Written.Distance(x + 0.5, y + 0.5, x0, y0, x1, y1), 0, 1) * dark;
            var at = y * InkStrip.Width + x;
            Ink[at] = Math.Max(Ink[at], cover);
        }
    }
}

/// <summary>One figure as it will stand on the sheet.</summary>
/// <param name="Left">Column of its first pixel, from where it is placed.</param>
/// <param name="Top">Row of its first pixel on the sheet.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Ink">0 paper to 1 ink.</param>
internal sealed record Written(int Left, int Top, int Width, int Height, float[] Ink)
{
    /// <summary>Distance of a point from a stroke.</summary>
    internal static double Distance(double x, double y, double x0, double y0, double x1, double y1)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var length = dx * dx + dy * dy;
        var t = length < 1e-9 ? 0 : Math.Clamp(((x - x0) * dx + (y - y0) * dy) / length, 0, 1);
        var (ex, ey) = (x - x0 - t * dx, y - y0 - t * dy);
        return Math.Sqrt(ex * ex + ey * ey);
    }

    private readonly int[] _first = Edges(Left, Width, Height, Ink, false),
        _last = Edges(Left, Width, Height, Ink, true);

    /// <summary>The first (or last) column with ink in a row of the sheet; null for none.</summary>
    internal int? Edge(int row, bool last)
    {
        var y = row - Top;
        return (uint)y < Height && (last ? _last : _first)[y] is var x && x != int.MinValue ? x : null;
    }

    private static int[] Edges(int left, int width, int height, float[] ink, bool last)
    {
        var edges = new int[height];
        for (var y = 0; y < height; y++)
        {
            var row = ink.AsSpan(y * width, width);
            var x = last ? row.Length - 1 : 0;
            while ((uint)x < row.Length && row[x] <= 0.3f)
                x += last ? -1 : 1;
            edges[y] = (uint)x < row.Length ? left + x : int.MinValue;
        }
        return edges;
    }
}
