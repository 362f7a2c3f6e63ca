using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Layout.Serialization;

/// <summary>Small values in few bytes, buffered.</summary>
internal sealed class CompactBinaryWriter(Stream stream) : IDisposable
{
    private const int Size = 1 << 16;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _used;

    /// <summary>
    /// Coordinates that are whole millionths of a point (pdftotext prints six decimals) are packed as such.
    /// </summary>
    internal const double Millionths = 1e6;

    public void WriteByte(byte value)
    {
        Ensure(1);
        _buffer[_used++] = value;
    }

    public void WriteFlag(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    public void WriteUnsigned(ulong value)
    {
        Ensure(10);
        while (value >= 0x80)
        {
            _buffer[_used++] = (byte)(value | 0x80);
            value >>= 7;
        }
        _buffer[_used++] = (byte)value;
    }

    public void Count(int value) => WriteUnsigned((uint)value);

    public void WriteSigned(long value) => WriteUnsigned((ulong)(value << 1 ^ value >> 63));

    public void WriteOptional(int? value)
    {
        WriteFlag(value is not null);
        if (value is { } v)
            WriteSigned(v);
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Size - _used)
            Flush();
        if (bytes.Length > Size)
        {
            stream.Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    public void WriteDouble(double value)
    {
        Ensure(8);
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.AsSpan(_used), value);
        _used += 8;
    }

    public void WriteOptional(double? value)
    {
        WriteFlag(value is not null);
        if (value is { } v)
            WriteDouble(v);
    }

    /// <summary>A coordinate as the difference from one before it, in millionths; else all eight bytes.</summary>
    public void WriteCoordinate(double value, ref long last)
    {
        var scaled = value * Millionths;
        var whole = Math.Abs(scaled) < 1e15 ? (long)Math.Round(scaled) : 0;
        if (BitConverter.DoubleToInt64Bits(whole / Millionths) != BitConverter.DoubleToInt64Bits(value))
        {
            WriteByte(1);
            WriteDouble(value);
            return;
        }
        var step = whole - last;
        last = whole;
        WriteUnsigned((ulong)(step << 1 ^ step >> 63) << 1);
    }

    /// <summary>UTF-8, or UTF-16 where the text has halves of surrogate pairs, which UTF-8 would lose.</summary>
    public void WriteText(string value)
    {
        int bytes;
        try
        {
            bytes = Strict.GetByteCount(value);
        }
        catch (EncoderFallbackException)
        {
            WriteUnsigned((ulong)value.Length << 1 | 1);
            foreach (var unit in value)
            {
                WriteByte((byte)unit);
                WriteByte((byte)(unit >> 8));
            }
            return;
        }
        WriteUnsigned((ulong)bytes << 1);
        Ensure(0);
        if (bytes <= Size - _used)
        {
            _used += Strict.GetBytes(value, _buffer.AsSpan(_used));
            return;
        }
        var rented = ArrayPool<byte>.Shared.Rent(bytes);
        WriteRaw(rented.AsSpan(0, Strict.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    public void WriteOptional(string? value)
    {
        WriteFlag(value is not null);
        if (value is not null)
            WriteText(value);
    }

    internal static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public void Dispose()
    {
        Flush();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Ensure(int bytes)
    {
        if (_used + bytes > Size)
            Flush();
    }

    private void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
