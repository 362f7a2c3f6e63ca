using Pipeline.Reading.Images;

namespace Pipeline.Reading.Stamps;

/// <summary>How dark the print of a page and the rubber of a stamp are, 0 (black) to 255.</summary>
internal static class Tones
{
    /// <summary>The shade that a tenth of the ink on the upper half of the page is darker than, and the one that a tenth of the stamp's sides is.</summary>
    internal static (int Print, int Rubber) Of(Raster page, StampFrame frame)
    {
        var shades = new int[256];
        var ink = 0;
        for (var y = 0; y < page.Height / 2; y++)
            foreach (var pixel in page.Pixels.AsSpan(y * page.Width, page.Width))
                if (pixel < 128) { shades[pixel]++; ink++; }
        var (print, sum) = (0, 0);
        while (print < 127 && (sum += shades[print]) < ink / 10) print++;
        var sides = new List<byte>();
        var box = frame.Around;
        for (var y = (int)box.Y0 + 4; y < box.Y1 - 4; y++)
            foreach (var x in (ReadOnlySpan<double>)[frame.Left.On(y), frame.Right.On(y)]) Add(x, y);
        for (var x = (int)box.X0 + 4; x < box.X1 - 4; x++)
            foreach (var y in (ReadOnlySpan<double>)[frame.Top.On(x), frame.Bottom.On(x)]) Add(x, y);
        sides.Sort();
        return (print, sides.Count == 0 ? print : sides[sides.Count / 10]);

        void Add(double x, double y)
        {
            var (cx, cy) = ((int)Math.Round(x), (int)Math.Round(y));
            if (cx >= 0 && cx < page.Width && cy >= 0 && cy < page.Height) sides.Add(page.Pixels[cy * page.Width + cx]);
        }
    }
}
