using Pipeline.Reading.Containers;

namespace Pipeline.Reading;

/// <summary>Tells office files that are ZIPs from plain archives by their directory, which stands at the end.</summary>
internal static class ZipFamily
{
    private const string OpenText = "application/vnd.oasis.opendocument.text", OpenSheets = "application/vnd.oasis.opendocument.spreadsheet";

    public static FileFormat Tell(Stream stream, ReadOnlySpan<byte> head)
    {
        var entries = ZipDirectory.Read(stream);
        if (entries is null) return FromHead(head);
        var (word, sheets, other) = (false, false, false);
        foreach (var entry in entries)
        {
            var name = entry.Name.Replace('\\', '/').TrimStart('/');
            word |= name.StartsWith("word/document", StringComparison.OrdinalIgnoreCase);
            sheets |= name.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase);
            other |= name.StartsWith("ppt/presentation", StringComparison.OrdinalIgnoreCase);
        }
        if (word) return FileFormat.Docx;
        if (sheets) return FileFormat.Xlsx;
        if (other) return FileFormat.Unknown;
        return OpenDocument(head) ?? FileFormat.Zip;
    }

    /// <summary>OpenDocument begins with an entry "mimetype" that is not compressed (OpenDocument 1.2, part 3, 3.3).</summary>
    private static FileFormat? OpenDocument(ReadOnlySpan<byte> head)
    {
        if (head.Length < 40 || !head[30..].StartsWith("mimetype"u8)) return null;
        var type = head[38..Math.Min(head.Length, 38 + 200)];
        if (type.IndexOf("application/vnd.oasis.opendocument."u8) is not (>= 0 and < 64 and var at)) return null;
        var rest = type[at..];
        if (rest.StartsWith(System.Text.Encoding.ASCII.GetBytes(OpenSheets))) return FileFormat.Ods;
        return rest.StartsWith(System.Text.Encoding.ASCII.GetBytes(OpenText)) ? FileFormat.Odt : FileFormat.Unknown;
    }

    /// <summary>A torn ZIP has no directory: its reader will say what is wrong.</summary>
    private static FileFormat FromHead(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("word/"u8) >= 0) return FileFormat.Docx;
        return head.IndexOf("xl/"u8) >= 0 ? FileFormat.Xlsx : OpenDocument(head) ?? FileFormat.Zip;
    }
}
