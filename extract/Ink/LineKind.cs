namespace Pipeline.Ink;

/// <summary>
/// Whether a line is one of a number or of a date: a linear rule over the strip at a quarter of its resolution.
/// </summary>
internal static class LineKind
{
    internal const int Across = InkStrip.Width / 4,
        Down = InkStrip.Height / 4;

    /// <summary>One weight for each coarse pixel, and one to add.</summary>
    internal const int WeightCount = Across * Down + 1;

    /// <summary>The strip, coarse.</summary>
    internal static float[] Features(ReadOnlySpan<float> strip)
    {
        var coarse = new float[Across * Down];
        for (var y = 0; y < Down * 4; y++)
        for (var x = 0; x < Across * 4; x++)
            coarse[y / 4 * Across + x / 4] += strip[y * InkStrip.Width + x] / 16;
        return coarse;
    }

    /// <summary>Probability that it is a date line.</summary>
    internal static double DateShare(ReadOnlySpan<float> weights, float[] features)
    {
        double sum = weights[^1];
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
