using Pipeline.Reading.Images;

namespace Pipeline.Reading.Stamps;

/// <summary>Paints a stamp white on an image, and leaves what is printed below it.</summary>
internal static class StampErasure
{
    /// <summary>The frame's sides, where they are no thicker than they were drawn: strokes of letters that cross them stay.</summary>
    /// <param name="image">A part of the page.</param>
    /// <param name="frame">In pixels of the page.</param>
    /// <param name="left">Where the part begins.</param>
    /// <param name="top">Where the part begins.</param>
    internal static void Sides(Raster image, StampFrame frame, int left, int top)
    {
        foreach (var (side, level) in ((FrameSide, bool)[])[(frame.Left, false), (frame.Top, true), (frame.Right, false), (frame.Bottom, true)])
        {
            var (length, depth) = level ? (image.Width, image.Height) : (image.Height, image.Width);
            var (along0, across0) = level ? (left, top) : (top, left);
            for (var t = 0; t < length; t++)
            {
                if (!Within(frame, level, t + along0)) continue;
                var middle = (int)Math.Round(side.On(t + along0)) - across0;
                var reach = side.Thick / 2 + 2;
                var (from, to) = (middle - reach, middle + reach);
                if (Grey(image, level, t, from - 1, depth) <= StampFrame.Dark && Grey(image, level, t, to + 1, depth) <= StampFrame.Dark) continue;
                for (var k = Math.Max(0, from); k <= Math.Min(depth - 1, to); k++)
                    image.Pixels[level ? k * image.Width + t : t * image.Width + k] = 255;
            }
        }
    }

    private static bool Within(StampFrame frame, bool level, int along)
    {
        var box = frame.Around;
        return level ? along >= box.X0 - 3 && along <= box.X1 + 3 : along >= box.Y0 - 3 && along <= box.Y1 + 3;
    }

    private static byte Grey(Raster image, bool level, int along, int across, int depth) =>
        across < 0 || across >= depth ? (byte)255 : image.Pixels[level ? across * image.Width + along : along * image.Width + across];

    /// <summary>What stands within the frame and is lighter than a shade; light pixels at the edge of dark strokes are print that the scanner smoothed.</summary>
    internal static void Lighter(Raster image, StampFrame frame, int between)
    {
        var margin = -(Math.Max(frame.Left.Thick, frame.Top.Thick) + 2.0);
        var box = frame.Around;
        var (x0, y0) = (Math.Max(0, (int)(box.X0 + margin)), Math.Max(0, (int)(box.Y0 + margin)));
        var part = image.Crop(x0, y0, (int)(box.X1 - margin) + 1, (int)(box.Y1 - margin) + 1);
        var print = Strokes(part, between);
        for (var y = 0; y < part.Height; y++)
            for (var x = 0; x < part.Width; x++)
                if (!print[y * part.Width + x] && frame.Holds(x + x0, y + y0, margin)) image.Pixels[(y + y0) * image.Width + x + x0] = 255;
    }

    /// <summary>What is as dark as a shade, or darker, with its rims.</summary>
    internal static void Darker(Raster image, int between)
    {
        var print = Strokes(image, between);
        for (var i = 0; i < print.Length; i++)
            if (print[i]) image.Pixels[i] = 255;
    }

    // Pixels up to a shade, with their rims.
    private static bool[] Strokes(Raster image, int upTo)
    {
        var rim = Math.Max(1, image.Dpi / 150);
        var strokes = new bool[image.Pixels.Length];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                if (image.Pixels[y * image.Width + x] > upTo) continue;
                var (from, to) = (Math.Max(0, x - rim), Math.Min(image.Width - 1, x + rim));
                for (var near = Math.Max(0, y - rim); near <= Math.Min(image.Height - 1, y + rim); near++)
                    strokes.AsSpan(near * image.Width + from, to - from + 1).Fill(true);
            }
        return strokes;
    }
}
