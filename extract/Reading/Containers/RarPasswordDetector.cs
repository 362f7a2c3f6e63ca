using System.Buffers.Binary;

namespace Pipeline.Reading.Containers;

/// <summary>
/// Tells whether a RAR needs a password: bsdtar gives stored entries under one as if they were plain.
/// </summary>
internal static class RarPasswordDetector
{
    private const int MostBlocks = 200_000;

    /// <summary>True where the headers or any file are encrypted; a torn archive tells what it can.</summary>
    public static bool NeedsPassword(Stream stream)
    {
        var head = new byte[8];
        stream.Position = 0;
        if (stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8)
            return false;
        return head[6] == 0 ? LockedOld(stream) : LockedNew(stream);
    }

    /// <summary>RAR 1.5 to 4: flag 0x80 of the archive's header, flag 4 of a file's.</summary>
    private static bool LockedOld(Stream stream)
    {
        var block = new byte[11];
        long at = 7;
        for (var i = 0; i < MostBlocks && at < stream.Length; i++)
        {
            stream.Position = at;
            var got = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            if (got < 7)
                return false;
            var (type, flags, size) = (
                block[2],
                BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(3)),
                BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(5))
            );
            if ((type == 0x73 && (flags & 0x80) != 0) || (type == 0x74 && (flags & 4) != 0))
                return true;
            if (size < 7 || type == 0x7B)
                return false;
            at +=
                size
                + (
                    (flags & 0x8000) != 0 && got == block.Length
                        ? BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(7))
                        : 0
                );
        }
        return false;
    }

    /// <summary>RAR 5: a header of encryption (type 4), or an extra record of encryption (type 1) of a file.</summary>
    private static bool LockedNew(Stream stream)
    {
        long at = 8;
        var buffer = new byte[1 << 16];
        for (var i = 0; i < MostBlocks && at < stream.Length; i++)
        {
            stream.Position = at;
            var got = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var block = new Numbers(buffer.AsSpan(0, got), 4);
            var size = block.Next();
            var body = block.At;
            var (type, flags) = (block.Next(), block.Next());
            var extra = (flags & 1) != 0 ? block.Next() : 0;
            var data = (flags & 2) != 0 ? block.Next() : 0;
            if (block.Torn || size == 0)
                return false;
            if (type == 4)
                return true;
            if (type == 2 && extra > 0 && size >= extra && body + size <= got)
            {
                var end = body + (int)size;
                for (
                    var record = new Numbers(buffer.AsSpan(0, end), end - (int)extra);
                    !record.Torn && record.At < end;

                )
                {
                    var length = record.Next();
                    var start = record.At;
                    if (record.Next() == 1 && !record.Torn)
                        return true;
                    if (length == 0 || record.Torn)
                        break;
                    record.At = (int)Math.Min(end, start + length);
                }
            }
            if (type == 5)
                return false;
            at += body + size + data;
        }
        return false;
    }

    /// <summary>Numbers of seven bits a byte.</summary>
    private ref struct Numbers(ReadOnlySpan<byte> bytes, int at)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        public int At { get; set; } = at;
        public bool Torn { get; private set; }

        public long Next()
        {
            long value = 0;
            for (var shift = 0; shift < 63; shift += 7)
            {
                if (At >= _bytes.Length)
                    break;
                var b = _bytes[At++];
                value |= (long)(b & 0x7F) << shift;
                if (b < 0x80)
                    return value;
            }
            Torn = true;
            return 0;
        }
    }
}
