using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline.Layout.Serialization;

/// <summary>
/// Reads what <see cref="CompactBinaryWriter"/> wrote; anything else is an <see cref="InvalidDataException"/>.
/// </summary>
internal ref struct CompactBinaryReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool Ended => _at == _bytes.Length;

    public byte ReadByte() => _at < _bytes.Length ? _bytes[_at++] : throw CutShort();

    public bool ReadFlag() =>
        ReadByte() switch
        {
            0 => false,
            1 => true,
            var b => throw new InvalidDataException($"The layout has a flag of {b}."),
        };

    public ulong ReadUnsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = ReadByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
        throw new InvalidDataException("The layout has a number of more than 64 bits.");
    }

    public int ReadInt32()
    {
        var value = ReadSigned();
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new InvalidDataException("The layout has a number of more than 32 bits.");
    }

    /// <summary>A count of items of at least one byte each: more than there are bytes cannot be.</summary>
    public int Count()
    {
        var value = ReadUnsigned();
        return value <= (ulong)(_bytes.Length - _at) ? (int)value : throw CutShort();
    }

    /// <summary>A length of text.</summary>
    public int ReadLength()
    {
        var value = ReadUnsigned();
        return value <= int.MaxValue
            ? (int)value
            : throw new InvalidDataException("The layout has a length of more than 31 bits.");
    }

    public long ReadSigned()
    {
        var value = ReadUnsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int? OptionalInt32() => ReadFlag() ? ReadInt32() : null;

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public double? OptionalDouble() => ReadFlag() ? ReadDouble() : null;

    public double ReadCoordinate(ref long last)
    {
        var value = ReadUnsigned();
        if ((value & 1) != 0)
            return ReadDouble();
        value >>= 1;
        last += (long)(value >> 1) ^ -(long)(value & 1);
        return last / CompactBinaryWriter.Millionths;
    }

    public string ReadText()
    {
        var head = ReadUnsigned();
        var length = head >> 1;
        if (length > (ulong)(_bytes.Length - _at))
            throw CutShort();
        if ((head & 1) != 0)
            return new string(MemoryMarshal.Cast<byte, char>(Take((int)length * 2)));
        try
        {
            return CompactBinaryWriter.Strict.GetString(Take((int)length));
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("The layout has text that is no UTF-8.", e);
        }
    }

    public string? OptionalText() => ReadFlag() ? ReadText() : null;

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _at)
            throw CutShort();
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    private static InvalidDataException CutShort() => new("The layout ends too soon.");
}
