using System.Text;

namespace Pipeline.Reading;

/// <summary>Tells files of characters apart: RTF, HTML whole or in pieces, e-mail, Word's XML, plain text.</summary>
internal static class TextFamily
{
    private const int CharactersPerTag = 60; // a page of markup has more tags than that; a text with stray ones has far fewer

    private const int FewControls = 3;

    public static FileFormat Tell(ReadOnlySpan<byte> head)
    {
        if (Decode(head) is not { } text) return FileFormat.Unknown;
        var body = text.AsSpan().TrimStart("\uFEFF \t\r\n\f\0");
        if (body.StartsWith("{\\rtf", StringComparison.Ordinal)) return FileFormat.Rtf;
        if (body.StartsWith("From ", StringComparison.Ordinal) && MailHeaders.Begin(body, sure: false)) return FileFormat.Mbox;
        if (MailHeaders.Begin(body)) return FileFormat.Eml;
        if (body.StartsWith("<?xml", StringComparison.Ordinal))
        {
            if (body.Contains("progid=\"Word.Document\"", StringComparison.Ordinal) || body.Contains("<w:wordDocument", StringComparison.Ordinal)) return FileFormat.Doc;
            if (body.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)) return FileFormat.Unknown;
        }
        return HtmlMarks.Dominate(body, CharactersPerTag) ? FileFormat.Html : FileFormat.Text;
    }

    /// <summary>The characters, whatever their encoding (one byte each where it is none of Unicode's); null where it is no text.</summary>
    private static string? Decode(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        if (head.IndexOf((byte)0) >= 0) return Wide(head);
        var strange = 0;
        foreach (var b in head)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x0B or 0x1A or 0x1B) || b == 0x7F) strange++;
        // Old Vietnamese encodings put a few capitals on control codes (TCVN3, VNI); a binary file has many.
        return strange > FewControls && strange * 20 > head.Length ? null : Encoding.Latin1.GetString(head);
    }

    /// <summary>UTF-16 without its mark: half of its bytes on one side are zero or of a few pages, and no character is zero.</summary>
    private static string? Wide(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (head[i] == 0) even++;
            if (head[i + 1] == 0) odd++;
        }
        var pairs = head.Length / 2;
        if (odd * 2 > pairs && even * 50 < pairs) return Encoding.Unicode.GetString(head);
        return even * 2 > pairs && odd * 50 < pairs ? Encoding.BigEndianUnicode.GetString(head) : null;
    }
}
