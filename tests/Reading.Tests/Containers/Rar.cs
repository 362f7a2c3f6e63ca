using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Reading.Tests.Containers;

/// <summary>Writes RAR 2.9 archives of stored files, as no free program does.</summary>
internal static class Rar
{
    public static byte[] Make(params (string Name, byte[] Bytes, bool Locked)[] files)
    {
        using var stream = new MemoryStream();
        stream.Write("Rar!\x1A\x07\0"u8);
        Block(stream, 0x73, 0, new byte[6]);
        foreach (var (name, bytes, locked) in files)
        {
            var body = new byte[25 + name.Length];
            BinaryPrimitives.WriteInt32LittleEndian(body, bytes.Length);
            BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), bytes.Length);
            body[8] = 3;
            BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(9), Crc(bytes));
            BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(13), 0x5521_0000);
            (body[17], body[18]) = (29, 0x30);
            BinaryPrimitives.WriteInt16LittleEndian(body.AsSpan(19), (short)name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(21), 0x81A4);
            Encoding.ASCII.GetBytes(name, body.AsSpan(25));
            Block(stream, 0x74, (ushort)(0x8000 | (locked ? 4 : 0)), body);
            stream.Write(bytes);
        }
        Block(stream, 0x7B, 0x4000, []);
        return stream.ToArray();
    }

    private static void Block(Stream stream, byte type, ushort flags, byte[] body)
    {
        var block = new byte[7 + body.Length];
        block[2] = type;
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(3), flags);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(5), (ushort)block.Length);
        body.CopyTo(block, 7);
        BinaryPrimitives.WriteUInt16LittleEndian(block, (ushort)Crc(block.AsSpan(2)));
        stream.Write(block);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
