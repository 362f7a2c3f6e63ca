namespace Pipeline.Corpus.Generation.Scanning;

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
        if (content is null) return;
        _bytes.Add((byte)((content.Length + 2) >> 8));
        _bytes.Add((byte)(content.Length + 2));
        _bytes.AddRange(content);
    }

    /// <summary>A Huffman code.</summary>
    public void Put((int Code, int Length) code) => Bits((uint)code.Code, code.Length);

    /// <summary>The low bits of a value, negative ones less one (T.81 F.1.2.1).</summary>
    public void Put(int value, int size)
    {
        if (size > 0) Bits((uint)(value < 0 ? value - 1 : value) & ((1u << size) - 1), size);
    }

    /// <summary>Number of bits of a value.</summary>
    public static int Size(int value) => value == 0 ? 0 : 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    /// <summary>Fills the last byte with ones.</summary>
    public void Flush()
    {
        if (_count > 0) Bits((1u << (8 - _count)) - 1, 8 - _count);
    }

    /// <summary>All bytes.</summary>
    public byte[] ToArray() => [.. _bytes];

    private void Bits(uint bits, int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            _held = _held << 1 | (bits >> i & 1);
            if (++_count < 8) continue;
            _bytes.Add((byte)_held);
            if ((byte)_held == 0xFF) _bytes.Add(0);
            (_held, _count) = (0, 0);
        }
    }
}
