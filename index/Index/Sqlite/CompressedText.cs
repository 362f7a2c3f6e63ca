using System.Buffers;
using System.IO.Compression;
using System.Text;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>Texts as compressed bytes: the number of bytes of the text (4, little endian), then Brotli.</summary>
internal static class CompressedText
{
    private const int Quality = 4;
    private const int Window = 20;

    public static byte[] Compress(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length) + 4];
        BitConverter.TryWriteBytes(packed, bytes.Length);
        return BrotliEncoder.TryCompress(bytes, packed.AsSpan(4), out var written, Quality, Window)
            ? packed[..(written + 4)]
            : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    public static string Unpack(byte[] packed) => Open(packed, static bytes => Encoding.UTF8.GetString(bytes));

    /// <summary>A packed record, parsed from its bytes without a string between.</summary>
    public static DocumentRecord ReadRecord(byte[] packed) => Open(packed, RecordJson.ParseRecord);

    private static T Open<T>(byte[] packed, Func<ReadOnlySpan<byte>, T> read)
    {
        var length = BitConverter.ToInt32(packed);
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(0, length));
        try
        {
            return
                length >= 0
                && BrotliDecoder.TryDecompress(packed.AsSpan(4), bytes, out var written)
                && written == length
                ? read(bytes.AsSpan(0, length))
                : throw new ArchiveException(
                    "a stored text is damaged",
                    "restore the archive from a copy, or ingest the file again"
                );
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
