using System.IO.Compression;
using System.Text;

namespace Pipeline.Index.Sqlite;

/// <summary>Texts as compressed bytes: the number of bytes of the text (4, little endian), then Brotli.</summary>
internal static class Packed
{
    private const int Quality = 4;
    private const int Window = 20;

    public static byte[] Pack(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length) + 4];
        BitConverter.TryWriteBytes(packed, bytes.Length);
        return BrotliEncoder.TryCompress(bytes, packed.AsSpan(4), out var written, Quality, Window)
            ? packed[..(written + 4)]
            : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    public static string Unpack(byte[] packed)
    {
        var bytes = new byte[BitConverter.ToInt32(packed)];
        return BrotliDecoder.TryDecompress(packed.AsSpan(4), bytes, out var written) && written == bytes.Length
            ? Encoding.UTF8.GetString(bytes)
            : throw new ArchiveException("a stored text is damaged", "restore the archive from a copy, or ingest the file again");
    }
}
