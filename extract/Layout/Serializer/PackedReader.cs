using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline.Layout;

/// <summary>Reads what <see cref="PackedWriter"/> wrote; anything else is an <see cref="InvalidDataException"/>.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool Ended => _at == _bytes.Length;

    public byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Torn();

    public bool Flag() => Byte() switch { 0 => false, 1 => true, var b => throw new InvalidDataException($"The layout has a flag of {b}.") };

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Byte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
        throw new InvalidDataException("The layout has a number of more than 64 bits.");
    }

    public int Int32()
    {
        var value = Signed();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new InvalidDataException("The layout has a number of more than 32 bits.");
    }

    /// <summary>A count of items of at least one byte each: more than there are bytes cannot be.</summary>
    public int Count()
    {
        var value = Unsigned();
        return value <= (ulong)(_bytes.Length - _at) ? (int)value : throw Torn();
    }

    /// <summary>A length of text.</summary>
    public int Length()
    {
        var value = Unsigned();
        return value <= int.MaxValue ? (int)value : throw new InvalidDataException("The layout has a length of more than 31 bits.");
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int? OptionalInt32() => Flag() ? Int32() : null;

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public double? OptionalDouble() => Flag() ? Double() : null;

    public double Coordinate(ref long last)
    {
        var value = Unsigned();
        if ((value & 1) != 0) return Double();
        value >>= 1;
        last += (long)(value >> 1) ^ -(long)(value & 1);
        return last / PackedWriter.Millionths;
    }

    public string Text()
    {
        var head = Unsigned();
        var length = head >> 1;
        if (length > (ulong)(_bytes.Length - _at)) throw Torn();
        if ((head & 1) != 0) return new string(MemoryMarshal.Cast<byte, char>(Take((int)length * 2)));
        try { return PackedWriter.Strict.GetString(Take((int)length)); }
        catch (DecoderFallbackException e) { throw new InvalidDataException("The layout has text that is no UTF-8.", e); }
    }

    public string? OptionalText() => Flag() ? Text() : null;

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _at) throw Torn();
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    private static InvalidDataException Torn() => new("The layout ends too soon.");
}
