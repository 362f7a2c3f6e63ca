using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Reading.Tests.Sniffing;

/// <summary>The smallest compound file: a header, one table, one directory sector, one stream.</summary>
internal static class Ole
{
    private const int Size = 512;
    private const uint Free = 0xFFFFFFFF,
        End = 0xFFFFFFFE,
        Table = 0xFFFFFFFD;

    public static byte[] Make(string name, bool encrypted = false)
    {
        var file = new byte[Size * 4];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        Word(file, 48, 1);
        Word(file, 68, End);
        for (var i = 0; i < 109; i++)
            Word(file, 76 + 4 * i, i == 0 ? 0 : Free);
        for (var i = 0; i < 128; i++)
            Word(file, Size + 4 * i, Free);
        Word(file, Size, Table);
        Word(file, Size + 4, End);
        Word(file, Size + 8, End);
        Entry(file.AsSpan(Size * 2), "Root Entry", Free, 1, End);
        Entry(file.AsSpan(Size * 2 + 128), name, Free, Free, 2);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(Size * 3), 0xA5EC);
        if (encrypted)
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(Size * 3 + 10), 0x0100);
        return file;
    }

    private static void Entry(Span<byte> at, string name, uint sibling, uint child, uint start)
    {
        Encoding.Unicode.GetBytes(name, at);
        BinaryPrimitives.WriteUInt16LittleEndian(at[64..], (ushort)(name.Length * 2 + 2));
        BinaryPrimitives.WriteUInt32LittleEndian(at[68..], sibling);
        BinaryPrimitives.WriteUInt32LittleEndian(at[72..], sibling);
        BinaryPrimitives.WriteUInt32LittleEndian(at[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(at[116..], start);
    }

    private static void Word(byte[] bytes, int at, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
}
