namespace Pipeline.Ink;

/// <summary>
/// How a strip is laid over the line: a little moved, scaled and slanted for each of the passes that are averaged.
/// </summary>
/// <param name="Right">Pixels of the strip to move the line right.</param>
/// <param name="Down">Pixels of the strip to move it down.</param>
/// <param name="Scale">Times the usual scale.</param>
/// <param name="Shear">Pixels to the right for each pixel up.</param>
internal readonly record struct StripView(double Right, double Down, double Scale, double Shear)
{
    /// <summary>The views whose readings are averaged; the first is the plain one.</summary>
    internal static readonly StripView[] All =
    [
        new(0, 0, 1, 0),
        new(-3, 0, 1, 0),
        new(3, 1, 1, 0.04),
        new(0, -1, 0.95, 0),
        new(1, 1, 1.06, -0.04),
        new(0, 1.5, 1, 0.1),
        new(2, -1.5, 0.98, -0.1),
    ];
}

/// <summary>
/// The network's picture of a line: 48 rows of 152 values, 0 paper to 1 ink, the baseline on row 36, 135 pixels to the
/// inch.
/// </summary>
internal static class InkStrip
{
    internal const int Width = 152,
        Height = 48,
        Baseline = 36;

    /// <summary>Strip pixels for one pixel at 300 dpi.</summary>
    internal const double Reduction = 0.45;

    /// <summary>Cuts a strip out of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="left">Where the strip begins, in pixels at 300 dpi from the left of the image.</param>
    /// <param name="view">How it is moved.</param>
    /// <param name="strip">Width × Height values to fill.</param>
    internal static void Cut(LineInk line, double left, StripView view, Span<float> strip)
    {
        // Two samples a pixel and direction stand for the area that a pixel covers.
        var step = line.Scale / (Reduction * view.Scale);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                float sum = 0;
                for (var part = 0; part < 4; part++)
                {
                    var up = Baseline + view.Down - (y + 0.25 + (part >> 1) * 0.5);
                    var along = x + 0.25 + (part & 1) * 0.5 - view.Right - view.Shear * up;
                    sum += line.Sample(left * line.Scale + along * step - 0.5, line.Baseline - up * step - 0.5);
                }
                strip[y * Width + x] = sum / 4;
            }
        }
    }
}
