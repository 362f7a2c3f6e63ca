using System.Text;

namespace Pipeline.Reading;

/// <summary>Tells a file's format from its first bytes, never from its name.</summary>
public static class FormatSniffer
{
    /// <summary>The format of the file that begins with these bytes (give it 64 KiB or the whole).</summary>
    public static FileFormat Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF-"u8) || head[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0) return FileFormat.Pdf;
        if (head.StartsWith("PK\x03\x04"u8))
        {
            if (head.IndexOf("word/"u8) >= 0) return FileFormat.Docx;
            return head.IndexOf("xl/"u8) >= 0 ? FileFormat.Xlsx : FileFormat.Zip;
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ||
            head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) return FileFormat.Image;
        if (head.IndexOf((byte)0) >= 0) return FileFormat.Unknown;
        var text = Encoding.UTF8.GetString(head);
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            ? FileFormat.Html
            : FileFormat.Text;
    }
}
