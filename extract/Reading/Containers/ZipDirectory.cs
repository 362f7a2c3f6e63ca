using System.Buffers.Binary;
using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Containers;

/// <summary>An entry of a ZIP's central directory.</summary>
/// <param name="Name">Decoded; with "/" between folders, as stored.</param>
/// <param name="Encrypted">Needs a password.</param>
/// <param name="Method">0 stored, 8 deflated, others by APPNOTE 4.4.5.</param>
/// <param name="Link">A symbolic link of Unix.</param>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Start">Where its local header stands.</param>
internal sealed record ZipEntryHeader(string Name, bool Encrypted, int Method, bool Link, long Packed, long Start);

/// <summary>
/// Reads the central directory of a ZIP (APPNOTE.TXT 4.3.12): the names as bytes, as names of old Windows programs are
/// in
/// no told encoding, and the places, which tell overlapping entries.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22,
        MostComment = 65535,
        EntryBytes = 46;
    private const long MostDirectory = 256L << 20;

    /// <summary>The entries; null where there is no whole directory.</summary>
    public static List<ZipEntryHeader>? Read(Stream stream)
    {
        if (FindEnd(stream) is not { } end)
            return null;
        if (end.Start < 0 || end.Bytes is < 0 or > MostDirectory || end.Start + end.Bytes > stream.Length)
            return null;
        var directory = new byte[end.Bytes];
        stream.Position = end.Start;
        if (stream.ReadAtLeast(directory, directory.Length, throwOnEndOfStream: false) < directory.Length)
            return null;
        var entries = new List<ZipEntryHeader>();
        for (var at = 0; at + EntryBytes <= directory.Length && directory.AsSpan(at).StartsWith("PK\x01\x02"u8); )
        {
            var entry = directory.AsSpan(at);
            var (name, extra, comment) = (Short(entry[28..]), Short(entry[30..]), Short(entry[32..]));
            if (EntryBytes + name + extra + comment > entry.Length)
                return null;
            var flags = Short(entry[8..]);
            entries.Add(
                new ZipEntryHeader(
                    EntryNameDecoder.Decode(entry.Slice(EntryBytes, name), (flags & 0x800) != 0),
                    (flags & 1) != 0,
                    Short(entry[10..]),
                    entry[5] == 3 && (Word(entry[38..]) >> 28) == 0xA,
                    Word(entry[20..]),
                    Word(entry[42..])
                )
            );
            at += EntryBytes + name + extra + comment;
        }
        return entries;
    }

    private static (long Start, long Bytes)? FindEnd(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndBytes + MostComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + EndBytes > tail.Length)
            return null;
        var (bytes, start) = ((long)Word(tail.AsSpan(at + 12)), (long)Word(tail.AsSpan(at + 16)));
        var locator = at - 20;
        if (start != uint.MaxValue || locator < 0 || !tail.AsSpan(locator).StartsWith("PK\x06\x07"u8))
            return (start, bytes);
        var wide = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8)); // ZIP64, APPNOTE 4.3.14
        if (wide < 0 || wide + 56 > stream.Length)
            return null;
        var record = new byte[56];
        stream.Position = wide;
        stream.ReadExactly(record);
        return (
            BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)),
            BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40))
        );
    }

    private static int Short(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}

/// <summary>Names in archives and e-mails whose encoding nobody told.</summary>
public static class EntryNameDecoder
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 where the bytes are that; else Windows-1258, which Vietnamese Windows writes. Composed.</summary>
    public static string Decode(ReadOnlySpan<byte> name, bool toldUtf8 = false)
    {
        if (toldUtf8)
            return NfcComposer.Compose(Encoding.UTF8.GetString(name));
        try
        {
            return NfcComposer.Compose(Strict.GetString(name));
        }
        catch (DecoderFallbackException)
        {
            return NfcComposer.Compose(GetEncoding("windows-1258").GetString(name));
        }
    }

    /// <summary>An encoding by its name; UTF-8 for one that nobody knows.</summary>
    public static Encoding GetEncoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
