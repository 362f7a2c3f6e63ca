using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Layout;

/// <summary>Small values in few bytes, buffered.</summary>
internal sealed class PackedWriter(Stream stream) : IDisposable
{
    private const int Size = 1 << 16;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _used;

    /// <summary>Coordinates that are whole millionths of a point (pdftotext prints six decimals) are packed as such.</summary>
    internal const double Millionths = 1e6;

    public void Byte(byte value) { Ensure(1); _buffer[_used++] = value; }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Unsigned(ulong value)
    {
        Ensure(10);
        while (value >= 0x80) { _buffer[_used++] = (byte)(value | 0x80); value >>= 7; }
        _buffer[_used++] = (byte)value;
    }

    public void Count(int value) => Unsigned((uint)value);

    public void Signed(long value) => Unsigned((ulong)(value << 1 ^ value >> 63));

    public void Optional(int? value) { Flag(value is not null); if (value is { } v) Signed(v); }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Size - _used) Flush();
        if (bytes.Length > Size) { stream.Write(bytes); return; }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Double(double value)
    {
        Ensure(8);
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.AsSpan(_used), value);
        _used += 8;
    }

    public void Optional(double? value) { Flag(value is not null); if (value is { } v) Double(v); }

    /// <summary>A coordinate as the difference from one before it, in millionths; else all eight bytes.</summary>
    public void Coordinate(double value, ref long last)
    {
        var scaled = value * Millionths;
        var whole = Math.Abs(scaled) < 1e15 ? (long)Math.Round(scaled) : 0;
        if (BitConverter.DoubleToInt64Bits(whole / Millionths) != BitConverter.DoubleToInt64Bits(value))
        {
            Byte(1);
            Double(value);
            return;
        }
        var step = whole - last;
        last = whole;
        Unsigned((ulong)(step << 1 ^ step >> 63) << 1);
    }

    /// <summary>UTF-8, or UTF-16 where the text has halves of surrogate pairs, which UTF-8 would lose.</summary>
    public void Text(string value)
    {
        int bytes;
        try { bytes = Strict.GetByteCount(value); }
        catch (EncoderFallbackException)
        {
            Unsigned((ulong)value.Length << 1 | 1);
            foreach (var unit in value) { Byte((byte)unit); Byte((byte)(unit >> 8)); }
            return;
        }
        Unsigned((ulong)bytes << 1);
        Ensure(0);
        if (bytes <= Size - _used) { _used += Strict.GetBytes(value, _buffer.AsSpan(_used)); return; }
        var rented = ArrayPool<byte>.Shared.Rent(bytes);
        Raw(rented.AsSpan(0, Strict.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    public void Optional(string? value) { Flag(value is not null); if (value is not null) Text(value); }

    internal static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void Dispose()
    {
        Flush();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Ensure(int bytes) { if (_used + bytes > Size) Flush(); }

    private void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
