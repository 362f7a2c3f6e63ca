using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Cli.Tests;

/// <summary>Files that nobody wants to get.</summary>
internal static class BadFiles
{
    /// <summary>A PDF of so many empty pages; damaged where torn, under a password where asked.</summary>
    public static byte[] Pdf(int pages, bool locked = false)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        void Add(string text)
        {
            places.Add(file.Length);
            file.Append(places.Count).Append(" 0 obj\n").Append(text).Append("\nendobj\n");
        }
        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add(
            $"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{i + 4} 0 R"))}]>>"
        );
        Add(
            "<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + new string('1', 64) + ">/U<" + new string('2', 64) + ">>>"
        );
        for (var i = 0; i < pages; i++)
            Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
        var start = file.Length;
        file.Append("xref\n0 ").Append(places.Count + 1).Append("\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(place.ToString("d10", null)).Append(" 00000 n \n");
        file.Append(
            $"trailer<</Size {places.Count + 1}/Root 1 0 R{(locked ? "/Encrypt 3 0 R/ID[<01><01>]" : "")}>>\nstartxref\n{start}\n%%EOF\n"
        );
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>A white PNG of one bit a pixel.</summary>
    public static byte[] Png(int width, int height)
    {
        using var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n\x1A\n"u8]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 1;
        Chunk(png, "IHDR"u8, head);
        using var rows = new MemoryStream();
        using (var pack = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width + 7) / 8];
            row.AsSpan(1).Fill(0xFF);
            for (var y = 0; y < height; y++)
                pack.Write(row);
        }
        Chunk(png, "IDAT"u8, rows.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>A ZIP of so many entries of so many zeros.</summary>
    public static byte[] Bomb(int entries, int zeros)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < entries; i++)
            {
                using var entry = zip.CreateEntry($"{i}.txt").Open();
                entry.Write(Enumerable.Repeat((byte)'0', zeros).ToArray());
            }
        return stream.ToArray();
    }

    /// <summary>A ZIP within a ZIP, so many deep.</summary>
    public static byte[] Nested(int depth)
    {
        var inner = "Số: 1/QĐ-X"u8.ToArray();
        for (var i = 0; i < depth; i++)
        {
            using var stream = new MemoryStream();
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                using var entry = zip.CreateEntry(i == 0 ? "a.txt" : "a.zip").Open();
                entry.Write(inner);
            }
            inner = stream.ToArray();
        }
        return inner;
    }

    /// <summary>An Office file under a password, as far as its directory tells.</summary>
    public static byte[] LockedDocx()
    {
        const int size = 512;
        var file = new byte[size * 4];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        file[30] = 9;
        file.AsSpan(76, 436).Fill(0xFF);
        file.AsSpan(size, size).Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(68), 0xFFFFFFFE);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(76), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(size + 4), 0xFFFFFFFE);
        Entry(file.AsSpan(size * 2), "Root Entry", 1);
        Entry(file.AsSpan(size * 2 + 128), "EncryptedPackage", 0xFFFFFFFF);
        return file;
    }

    private static void Entry(Span<byte> at, string name, uint child)
    {
        Encoding.Unicode.GetBytes(name, at);
        at[64] = (byte)(name.Length * 2 + 2);
        at[68..76].Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(at[76..], child);
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. name, .. data];
        png.Write(body);
        var crc = uint.MaxValue;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        png.Write(number);
    }
}
