using System.Buffers.Binary;
using System.IO.Compression;
using Pipeline.Reading.Drawing;

namespace Pipeline.Cli.Pages;

/// <summary>Writes pictures as PNG (ISO/IEC 15948): eight bits a channel, each row as its difference from the one above.</summary>
internal static class PngWriter
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    private const byte Up = 2, Colour = 2, Bits = 8;

    /// <summary>The file's bytes.</summary>
    public static byte[] ToBytes(PageImage image)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        (header[8], header[9]) = (Bits, Colour);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Packed(image));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Packed(PageImage image)
    {
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var length = image.Width * 3;
            var row = new byte[length + 1];
            row[0] = Up;
            for (var y = 0; y < image.Height; y++)
            {
                for (var x = 0; x < length; x++) row[x + 1] = (byte)(image.Rgb[y * length + x] - (y == 0 ? 0 : image.Rgb[(y - 1) * length + x]));
                packer.Write(row);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return crc;
    }
}
