namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>The discrete cosine transform of 8 × 8 values, rows then columns.</summary>
internal static class JpegCosine
{
    private static readonly double[] Basis = [.. Enumerable.Range(0, 64).Select(i => (i / 8 == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos((2 * (i % 8) + 1) * (i / 8) * Math.PI / 16))];

    /// <summary>Transforms in place.</summary>
    public static void Transform(double[] block)
    {
        Span<double> rows = stackalloc double[64];
        for (var y = 0; y < 8; y++)
            for (var u = 0; u < 8; u++)
            {
                var sum = 0.0;
                for (var x = 0; x < 8; x++) sum += block[y * 8 + x] * Basis[u * 8 + x];
                rows[y * 8 + u] = sum;
            }
        for (var u = 0; u < 8; u++)
            for (var v = 0; v < 8; v++)
            {
                var sum = 0.0;
                for (var y = 0; y < 8; y++) sum += rows[y * 8 + u] * Basis[v * 8 + y];
                block[v * 8 + u] = sum;
            }
    }
}
