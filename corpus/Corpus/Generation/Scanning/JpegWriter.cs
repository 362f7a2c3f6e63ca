using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>Baseline JPEG (ITU-T T.81), three components without subsampling, or grey.</summary>
internal static class JpegWriter
{
    private static readonly ImmutableArray<byte> ZigZag =
        [0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63];

    /// <summary>Quantisation of Annex K.1 in natural order.</summary>
    private static readonly ImmutableArray<byte> Luminance =
        [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99];

    /// <summary>Bytes of the JPEG.</summary>
    /// <param name="page">The image.</param>
    /// <param name="quality">1 to 100.</param>
    /// <param name="grey">Only the luminance.</param>
    public static byte[] Write(Raster page, int quality, bool grey)
    {
        var scale = quality < 50 ? 5000 / quality : 200 - quality * 2;
        var table = Luminance.Select(q => Math.Clamp((q * scale + 50) / 100, 1, 255)).ToArray();
        var to = new JpegBits();
        var components = grey ? 1 : 3;
        to.Segment(0xD8, null);
        to.Segment(0xE0, [0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        to.Segment(0xDB, [0, .. ZigZag.Select(z => (byte)table[z])]);
        to.Segment(0xC0, [8, (byte)(page.Height >> 8), (byte)page.Height, (byte)(page.Width >> 8), (byte)page.Width, (byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0x11, 0 })]);
        to.Segment(0xC4, [0, .. JpegHuffman.DcCounts, .. JpegHuffman.DcValues]);
        to.Segment(0xC4, [0x10, .. JpegHuffman.AcCounts, .. JpegHuffman.AcValues]);
        to.Segment(0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0 }), 0, 63, 0]);
        var before = new int[3];
        var block = new double[64];
        for (var y = 0; y < page.Height; y += 8)
            for (var x = 0; x < page.Width; x += 8)
                for (var c = 0; c < components; c++)
                {
                    Load(page, x, y, c, block);
                    before[c] = Block(to, block, table, before[c]);
                }
        to.Flush();
        to.Segment(0xD9, null);
        return to.ToArray();
    }

    private static void Load(Raster page, int x0, int y0, int component, double[] block)
    {
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 8; x++)
            {
                var i = (Math.Min(y0 + y, page.Height - 1) * page.Width + Math.Min(x0 + x, page.Width - 1)) * 3;
                double r = page.Pixels[i], g = page.Pixels[i + 1], b = page.Pixels[i + 2];
                block[y * 8 + x] = component switch
                {
                    0 => 0.299 * r + 0.587 * g + 0.114 * b - 128, 1 => -0.1687 * r - 0.3313 * g + 0.5 * b, _ => 0.5 * r - 0.4187 * g - 0.0813 * b,
                };
            }
    }

    private static int Block(JpegBits to, double[] block, int[] table, int before)
    {
        JpegCosine.Transform(block);
        Span<int> values = stackalloc int[64];
        for (var i = 0; i < 64; i++) values[i] = (int)Math.Round(block[ZigZag[i]] / table[ZigZag[i]]);
        var difference = values[0] - before;
        var size = JpegBits.Size(difference);
        to.Put(JpegHuffman.Dc[size]);
        to.Put(difference, size);
        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            if (values[i] == 0) { zeros++; continue; }
            for (; zeros > 15; zeros -= 16) to.Put(JpegHuffman.Ac[0xF0]);
            size = JpegBits.Size(values[i]);
            to.Put(JpegHuffman.Ac[zeros << 4 | size]);
            to.Put(values[i], size);
            zeros = 0;
        }
        if (zeros > 0) to.Put(JpegHuffman.Ac[0]);
        return values[0];
    }
}
