using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>Baseline JPEG (ITU-T T.81), three components without subsampling, or grey.</summary>
internal static class JpegWriter
{
    private static readonly ImmutableArray<byte> ZigZag =
    [
        0,
        1,
        8,
        16,
        9,
        2,
        3,
        10,
        17,
        24,
        32,
        25,
        18,
        11,
        4,
        5,
        12,
        19,
        26,
        33,
        40,
        48,
        41,
        34,
        27,
        20,
        13,
        6,
        7,
        14,
        21,
        28,
        35,
        42,
        49,
        56,
        57,
        50,
        43,
        36,
        29,
        22,
        15,
        23,
        30,
        37,
        44,
        51,
        58,
        59,
        52,
        45,
        38,
        31,
        39,
        46,
        53,
        60,
        61,
        54,
        47,
        55,
        62,
        63,
    ];

    /// <summary>Quantisation of Annex K.1 in natural order.</summary>
    private static readonly ImmutableArray<byte> Luminance =
    [
        16,
        11,
        10,
        16,
        24,
        40,
        51,
        61,
        12,
        12,
        14,
        19,
        26,
        58,
        60,
        55,
        14,
        13,
        16,
        24,
        40,
        57,
        69,
        56,
        14,
        17,
        22,
        29,
        51,
        87,
        80,
        62,
        18,
        22,
        37,
        56,
        68,
        109,
        103,
        77,
        24,
        35,
        55,
        64,
        81,
        104,
        113,
        92,
        49,
        64,
        78,
        87,
        103,
        121,
        120,
        101,
        72,
        92,
        95,
        98,
        112,
        100,
        103,
        99,
    ];

    /// <summary>Bytes of the JPEG.</summary>
    /// <param name="page">The image.</param>
    /// <param name="quality">1 to 100.</param>
    /// <param name="grey">Only the luminance.</param>
    public static byte[] Write(ColourRaster page, int quality, bool grey)
    {
        var scale = quality < 50 ? 5000 / quality : 200 - quality * 2;
        var table = Luminance.Select(q => Math.Clamp((q * scale + 50) / 100, 1, 255)).ToArray();
        var to = new JpegBits();
        var components = grey ? 1 : 3;
        to.Segment(0xD8, null);
        to.Segment(0xE0, [0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        to.Segment(0xDB, [0, .. ZigZag.Select(z => (byte)table[z])]);
        to.Segment(
            0xC0,
            [
                8,
                (byte)(page.Height >> 8),
                (byte)page.Height,
                (byte)(page.Width >> 8),
                (byte)page.Width,
                (byte)components,
                .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0x11, 0 }),
            ]
        );
        to.Segment(0xC4, [0, .. JpegHuffman.DcCounts, .. JpegHuffman.DcValues]);
        to.Segment(0xC4, [0x10, .. JpegHuffman.AcCounts, .. JpegHuffman.AcValues]);
        to.Segment(
            0xDA,
            [(byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0 }), 0, 63, 0]
        );
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

    private static void Load(ColourRaster page, int x0, int y0, int component, double[] block)
    {
        for (var y = 0; y < 8; y++)
        for (var x = 0; x < 8; x++)
        {
            var i = (Math.Min(y0 + y, page.Height - 1) * page.Width + Math.Min(x0 + x, page.Width - 1)) * 3;
            double r = page.Pixels[i],
                g = page.Pixels[i + 1],
                b = page.Pixels[i + 2];
            block[y * 8 + x] = component switch
            {
                0 => 0.299 * r + 0.587 * g + 0.114 * b - 128,
                1 => -0.1687 * r - 0.3313 * g + 0.5 * b,
                _ => 0.5 * r - 0.4187 * g - 0.0813 * b,
            };
        }
    }

    private static int Block(JpegBits to, double[] block, int[] table, int before)
    {
        JpegCosine.Transform(block);
        Span<int> values = stackalloc int[64];
        for (var i = 0; i < 64; i++)
            values[i] = (int)Math.Round(block[ZigZag[i]] / table[ZigZag[i]]);
        var difference = values[0] - before;
        var size = JpegBits.Size(difference);
        to.Put(JpegHuffman.Dc[size]);
        to.Put(difference, size);
        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            if (values[i] == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16)
                to.Put(JpegHuffman.Ac[0xF0]);
            size = JpegBits.Size(values[i]);
            to.Put(JpegHuffman.Ac[zeros << 4 | size]);
            to.Put(values[i], size);
            zeros = 0;
        }
        if (zeros > 0)
            to.Put(JpegHuffman.Ac[0]);
        return values[0];
    }
}

/// <summary>Bits and segments of a JPEG.</summary>
internal sealed class JpegBits
{
    private readonly List<byte> _bytes = new(1 << 18);
    private uint _held;
    private int _count;

    /// <summary>A marker, with its length and content where it has any.</summary>
    public void Segment(byte marker, byte[]? content)
    {
        _bytes.Add(0xFF);
        _bytes.Add(marker);
        if (content is null)
            return;
        _bytes.Add((byte)((content.Length + 2) >> 8));
        _bytes.Add((byte)(content.Length + 2));
        _bytes.AddRange(content);
    }

    /// <summary>A Huffman code.</summary>
    public void Put((int Code, int Length) code) => Bits((uint)code.Code, code.Length);

    /// <summary>The low bits of a value, negative ones less one (T.81 F.1.2.1).</summary>
    public void Put(int value, int size)
    {
        if (size > 0)
            Bits((uint)(value < 0 ? value - 1 : value) & ((1u << size) - 1), size);
    }

    /// <summary>Number of bits of a value.</summary>
    public static int Size(int value) =>
        value == 0 ? 0 : 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    /// <summary>Fills the last byte with ones.</summary>
    public void Flush()
    {
        if (_count > 0)
            Bits((1u << (8 - _count)) - 1, 8 - _count);
    }

    /// <summary>All bytes.</summary>
    public byte[] ToArray() => [.. _bytes];

    private void Bits(uint bits, int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            _held = _held << 1 | (bits >> i & 1);
            if (++_count < 8)
                continue;
            _bytes.Add((byte)_held);
            if ((byte)_held == 0xFF)
                _bytes.Add(0);
            (_held, _count) = (0, 0);
        }
    }
}

/// <summary>The discrete cosine transform of 8 × 8 values, rows then columns.</summary>
internal static class JpegCosine
{
    private static readonly double[] Basis =
    [
        .. Enumerable
            .Range(0, 64)
            .Select(i => (i / 8 == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos((2 * (i % 8) + 1) * (i / 8) * Math.PI / 16)),
    ];

    /// <summary>Transforms in place.</summary>
    public static void Transform(double[] block)
    {
        Span<double> rows = stackalloc double[64];
        for (var y = 0; y < 8; y++)
        for (var u = 0; u < 8; u++)
        {
            var sum = 0.0;
            for (var x = 0; x < 8; x++)
                sum += block[y * 8 + x] * Basis[u * 8 + x];
            rows[y * 8 + u] = sum;
        }
        for (var u = 0; u < 8; u++)
        for (var v = 0; v < 8; v++)
        {
            var sum = 0.0;
            for (var y = 0; y < 8; y++)
                sum += rows[y * 8 + u] * Basis[v * 8 + y];
            block[v * 8 + u] = sum;
        }
    }
}

/// <summary>The Huffman tables of ITU-T T.81, Annex K.3, for luminance; used for all components.</summary>
internal static class JpegHuffman
{
    /// <summary>Codes of each length, differences.</summary>
    public static readonly ImmutableArray<byte> DcCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Sizes of differences.</summary>
    public static readonly ImmutableArray<byte> DcValues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    /// <summary>Codes of each length, coefficients.</summary>
    public static readonly ImmutableArray<byte> AcCounts = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D];

    /// <summary>Runs and sizes of coefficients.</summary>
    public static readonly ImmutableArray<byte> AcValues =
    [
        0x01,
        0x02,
        0x03,
        0x00,
        0x04,
        0x11,
        0x05,
        0x12,
        0x21,
        0x31,
        0x41,
        0x06,
        0x13,
        0x51,
        0x61,
        0x07,
        0x22,
        0x71,
        0x14,
        0x32,
        0x81,
        0x91,
        0xA1,
        0x08,
        0x23,
        0x42,
        0xB1,
        0xC1,
        0x15,
        0x52,
        0xD1,
        0xF0,
        0x24,
        0x33,
        0x62,
        0x72,
        0x82,
        0x09,
        0x0A,
        0x16,
        0x17,
        0x18,
        0x19,
        0x1A,
        0x25,
        0x26,
        0x27,
        0x28,
        0x29,
        0x2A,
        0x34,
        0x35,
        0x36,
        0x37,
        0x38,
        0x39,
        0x3A,
        0x43,
        0x44,
        0x45,
        0x46,
        0x47,
        0x48,
        0x49,
        0x4A,
        0x53,
        0x54,
        0x55,
        0x56,
        0x57,
        0x58,
        0x59,
        0x5A,
        0x63,
        0x64,
        0x65,
        0x66,
        0x67,
        0x68,
        0x69,
        0x6A,
        0x73,
        0x74,
        0x75,
        0x76,
        0x77,
        0x78,
        0x79,
        0x7A,
        0x83,
        0x84,
        0x85,
        0x86,
        0x87,
        0x88,
        0x89,
        0x8A,
        0x92,
        0x93,
        0x94,
        0x95,
        0x96,
        0x97,
        0x98,
        0x99,
        0x9A,
        0xA2,
        0xA3,
        0xA4,
        0xA5,
        0xA6,
        0xA7,
        0xA8,
        0xA9,
        0xAA,
        0xB2,
        0xB3,
        0xB4,
        0xB5,
        0xB6,
        0xB7,
        0xB8,
        0xB9,
        0xBA,
        0xC2,
        0xC3,
        0xC4,
        0xC5,
        0xC6,
        0xC7,
        0xC8,
        0xC9,
        0xCA,
        0xD2,
        0xD3,
        0xD4,
        0xD5,
        0xD6,
        0xD7,
        0xD8,
        0xD9,
        0xDA,
        0xE1,
        0xE2,
        0xE3,
        0xE4,
        0xE5,
        0xE6,
        0xE7,
        0xE8,
        0xE9,
        0xEA,
        0xF1,
        0xF2,
        0xF3,
        0xF4,
        0xF5,
        0xF6,
        0xF7,
        0xF8,
        0xF9,
        0xFA,
    ];

    /// <summary>Code and length by size.</summary>
    public static (int Code, int Length)[] Dc { get; } = Codes(DcCounts, DcValues);

    /// <summary>Code and length by run and size.</summary>
    public static (int Code, int Length)[] Ac { get; } = Codes(AcCounts, AcValues);

    private static (int, int)[] Codes(ImmutableArray<byte> counts, ImmutableArray<byte> values)
    {
        var codes = new (int, int)[256];
        for (int length = 1, code = 0, at = 0; length <= 16; length++, code <<= 1)
        for (var i = 0; i < counts[length - 1]; i++)
            codes[values[at++]] = (code++, length);
        return codes;
    }
}
