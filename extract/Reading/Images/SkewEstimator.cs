namespace Pipeline.Reading.Images;

/// <summary>Finds by how much the lines of a page lean, from the sharpness of its row profile.</summary>
internal static class SkewEstimator
{
    private const int Step = 3;
    private const double Most = 0.09;

    /// <summary>
    /// Slope of the lines (dy/dx, positive: they fall to the right); 0 where the page has too little print.
    /// </summary>
    internal static double EstimateSlope(GreyImage image)
    {
        var points = DarkPoints(image);
        return points.Count < 400 ? 0 : FindSharpest(points, image).Slope;
    }

    private static (double Slope, double Sharpness) FindSharpest(List<(short X, short Y)> points, GreyImage image)
    {
        var (best, sharpness) = (0.0, MeasureSharpness(points, image, 0));
        var level = sharpness;
        for (var step = Most / 12; step > 0.0008; step /= 4)
        {
            var middle = best;
            var reach = step == Most / 12 ? 12 : 4;
            for (var i = -reach; i <= reach; i++)
            {
                var slope = middle + i * step;
                var sharp = MeasureSharpness(points, image, slope);
                if (sharp > sharpness)
                    (best, sharpness) = (slope, sharp);
            }
        }
        return sharpness > level * 1.05 ? (best, sharpness) : (0, level);
    }

    /// <summary>True where the lines seem to run from top to bottom: the page is turned by 90 or 270 degrees.</summary>
    internal static bool LooksTurned(GreyImage image)
    {
        var points = DarkPoints(image);
        if (points.Count < 400)
            return false;
        var rows = MeasureSharpness(points, image, 0);
        List<(short X, short Y)> turned = [.. points.Select(p => (p.Y, p.X))];
        // Lines that lean a little blur the profile of an upright page: then the best slope of each is compared.
        return MeasureSharpness(turned, image, 0) > rows * 1.5
            && FindSharpest(turned, image).Sharpness > FindSharpest(points, image).Sharpness * 1.5;
    }

    private static List<(short X, short Y)> DarkPoints(GreyImage image)
    {
        var points = new List<(short, short)>();
        // Scan edges are black: the outer 4% are left out.
        var (mx, my) = (image.Width / 25, image.Height / 25);
        for (var y = my; y < image.Height - my; y += Step)
        {
            var row = image.Pixels.AsSpan(y * image.Width, image.Width);
            for (var x = mx; x < image.Width - mx; x += Step)
                if (row[x] < 110)
                    points.Add(((short)(x / Step), (short)(y / Step)));
        }
        return points;
    }

    private static double MeasureSharpness(List<(short X, short Y)> points, GreyImage image, double slope)
    {
        var size = Math.Max(image.Width, image.Height) / Step;
        var profile = new int[size * 2];
        foreach (var (x, y) in points)
        {
            var row = (int)(y - x * slope) + size / 2;
            if ((uint)row < (uint)profile.Length)
                profile[row]++;
        }
        var sum = 0.0;
        for (var i = 1; i < profile.Length; i++)
        {
            double change = profile[i] - profile[i - 1];
            sum += change * change;
        }
        return sum;
    }
}
