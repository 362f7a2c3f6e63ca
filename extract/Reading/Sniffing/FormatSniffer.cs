using Pipeline.Reading.Containers;

namespace Pipeline.Reading.Sniffing;

/// <summary>Tells a file's format from its content, never from its name.</summary>
public static class FormatSniffer
{
    private const int HeadBytes = 1 << 16;
    private const int PdfJunk = 1024; // readers of PDF look that far for its header (ISO 32000-1, Annex H, note 13)

    /// <summary>The format of a file; office files and archives are told apart by their directories.</summary>
    /// <exception cref="ReadException">It is an office file under a password.</exception>
    public static FileFormat Sniff(Stream stream)
    {
        var head = new byte[(int)Math.Min(HeadBytes, stream.Length)];
        stream.Position = 0;
        stream.ReadExactly(head);
        var format = Sniff(head);
        return format switch
        {
            FileFormat.Zip => ZipFormatDetector.Detect(stream, head),
            FileFormat.Doc when IsCompound(head) => OleFormatDetector.Detect(stream), // Word's XML is a Doc too
            _ => format,
        };
    }

    /// <summary>
    /// The format of the file that begins with these bytes (give it 64 KiB or the whole); ZIP and OLE stand for their
    /// families.
    /// </summary>
    public static FileFormat Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8))
            return FileFormat.Pdf;
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return FileFormat.Zip;
        if (IsCompound(head))
            return FileFormat.Doc;
        if (head.StartsWith("Rar!\x1A\x07"u8))
            return FileFormat.Rar;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]))
            return FileFormat.SevenZip;
        if (
            head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
            || head.StartsWith("II*\0"u8)
            || head.StartsWith("MM\0*"u8)
            || head.StartsWith("II+\0"u8)
            || head.StartsWith("MM\0+"u8)
        )
            return FileFormat.Image;
        if (
            IsBitmap(head)
            || head.StartsWith("GIF87a"u8)
            || head.StartsWith("GIF89a"u8)
            || head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..].StartsWith("WEBP"u8)
        )
            return FileFormat.Image;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]))
            return FileFormat.Gzip;
        if (
            IsTar(head)
            || head.StartsWith("BZh"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0])
            || head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])
        )
            return FileFormat.Tar;
        if (head[..Math.Min(PdfJunk, head.Length)].IndexOf("%PDF-"u8) >= 0)
            return FileFormat.Pdf;
        var told = TextFormatDetector.Detect(head);
        return told == FileFormat.Unknown && head.IndexOf("\n%PDF-"u8) >= 0 ? FileFormat.Pdf : told;
    }

    /// <summary>"BM", and the size of a header that Windows or OS/2 writes.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.Length > 26
        && head.StartsWith("BM"u8)
        && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124
        && head[15] == 0
        && head[16] == 0
        && head[17] == 0;

    /// <summary>
    /// A block of 512 bytes whose told sum, in octal digits, is that of its bytes (POSIX.1-1988, ustar).
    /// </summary>
    private static bool IsTar(ReadOnlySpan<byte> head)
    {
        const int block = 512,
            sumAt = 148,
            sumLength = 8;
        if (head.Length < block || head[0] == 0)
            return false;
        var (told, sum) = (0, 0);
        foreach (var b in head.Slice(sumAt, sumLength))
            if (b is >= (byte)'0' and <= (byte)'7')
                told = told * 8 + b - '0';
        for (var i = 0; i < block; i++)
            sum += i is >= sumAt and < sumAt + sumLength ? ' ' : head[i];
        return told == sum;
    }

    private static bool IsCompound(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
}

/// <summary>Tells office files that are ZIPs from plain archives by their directory, which stands at the end.</summary>
internal static class ZipFormatDetector
{
    private const string OpenText = "application/vnd.oasis.opendocument.text",
        OpenSheets = "application/vnd.oasis.opendocument.spreadsheet";

    public static FileFormat Detect(Stream stream, ReadOnlySpan<byte> head)
    {
        var entries = ZipDirectory.Read(stream);
        if (entries is null)
            return FromHead(head);
        var (word, sheets, other) = (false, false, false);
        foreach (var entry in entries)
        {
            var name = entry.Name.Replace('\\', '/').TrimStart('/');
            word |= name.StartsWith("word/document", StringComparison.OrdinalIgnoreCase);
            sheets |= name.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase);
            other |= name.StartsWith("ppt/presentation", StringComparison.OrdinalIgnoreCase);
        }
        if (word)
            return FileFormat.Docx;
        if (sheets)
            return FileFormat.Xlsx;
        if (other)
            return FileFormat.Unknown;
        return OpenDocument(head) ?? FileFormat.Zip;
    }

    /// <summary>
    /// OpenDocument begins with an entry "mimetype" that is not compressed (OpenDocument 1.2, part 3, 3.3).
    /// </summary>
    private static FileFormat? OpenDocument(ReadOnlySpan<byte> head)
    {
        if (head.Length < 40 || !head[30..].StartsWith("mimetype"u8))
            return null;
        var type = head[38..Math.Min(head.Length, 38 + 200)];
        if (type.IndexOf("application/vnd.oasis.opendocument."u8) is not (>= 0 and < 64 and var at))
            return null;
        var rest = type[at..];
        if (rest.StartsWith(System.Text.Encoding.ASCII.GetBytes(OpenSheets)))
            return FileFormat.Ods;
        return rest.StartsWith(System.Text.Encoding.ASCII.GetBytes(OpenText)) ? FileFormat.Odt : FileFormat.Unknown;
    }

    /// <summary>A torn ZIP has no directory: its reader will say what is wrong.</summary>
    private static FileFormat FromHead(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("word/"u8) >= 0)
            return FileFormat.Docx;
        return head.IndexOf("xl/"u8) >= 0 ? FileFormat.Xlsx : OpenDocument(head) ?? FileFormat.Zip;
    }
}
