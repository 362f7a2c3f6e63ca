using Pipeline.Layout;

namespace Pipeline.Reading.Images;

/// <summary>A connected dark shape.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">Last column.</param>
/// <param name="Bottom">Last row.</param>
/// <param name="Pixels">Number of dark pixels.</param>
internal readonly record struct Component(int Left, int Top, int Right, int Bottom, int Pixels)
{
    /// <summary>Rows.</summary>
    internal int Height => Bottom - Top + 1;
    /// <summary>Columns.</summary>
    internal int Width => Right - Left + 1;
    /// <summary>Middle column.</summary>
    internal double MiddleX => (Left + Right) / 2.0;

    /// <summary>The dark shapes of an image, from the left; specks are left out.</summary>
    internal static List<Component> Of(Raster image, byte dark = 140, int least = 12)
    {
        var found = new List<Component>();
        var seen = new bool[image.Pixels.Length];
        var open = new Stack<int>();
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start] || image.Pixels[start] > dark) continue;
            var (left, top, right, bottom, count) = (int.MaxValue, int.MaxValue, 0, 0, 0);
            seen[start] = true;
            open.Push(start);
            while (open.TryPop(out var at))
            {
                var (x, y) = (at % image.Width, at / image.Width);
                (left, top, right, bottom, count) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y), count + 1);
                for (var ny = Math.Max(0, y - 1); ny <= Math.Min(image.Height - 1, y + 1); ny++)
                    for (var nx = Math.Max(0, x - 1); nx <= Math.Min(image.Width - 1, x + 1); nx++)
                    {
                        var next = ny * image.Width + nx;
                        if (seen[next] || image.Pixels[next] > dark) continue;
                        seen[next] = true;
                        open.Push(next);
                    }
            }
            if (count >= least) found.Add(new Component(left, top, right, bottom, count));
        }
        found.Sort((a, b) => a.Left.CompareTo(b.Left));
        return found;
    }
}
