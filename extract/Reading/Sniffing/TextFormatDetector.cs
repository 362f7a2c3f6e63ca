using System.Text;

namespace Pipeline.Reading.Sniffing;

/// <summary>Tells files of characters apart: RTF, HTML whole or in pieces, e-mail, Word's XML, plain text.</summary>
internal static class TextFormatDetector
{
    // a page of markup has more tags than that; a text with stray ones has far fewer
    private const int CharactersPerTag = 60;

    private const int FewControls = 3;

    public static FileFormat Detect(ReadOnlySpan<byte> head)
    {
        if (Decode(head) is not { } text)
            return FileFormat.Unknown;
        var body = text.AsSpan().TrimStart("\uFEFF \t\r\n\f\0");
        if (body.StartsWith("{\\rtf", StringComparison.Ordinal))
            return FileFormat.Rtf;
        if (body.StartsWith("From ", StringComparison.Ordinal) && MailFormatDetector.LooksLikeMail(body, sure: false))
            return FileFormat.Mbox;
        if (MailFormatDetector.LooksLikeMail(body))
            return FileFormat.Eml;
        if (body.StartsWith("<?xml", StringComparison.Ordinal))
        {
            if (
                body.Contains("progid=\"Word.Document\"", StringComparison.Ordinal)
                || body.Contains("<w:wordDocument", StringComparison.Ordinal)
            )
                return FileFormat.Doc;
            if (body.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal))
                return FileFormat.Unknown;
        }
        return HtmlMarkupCounter.AreDominant(body, CharactersPerTag) ? FileFormat.Html : FileFormat.Text;
    }

    /// <summary>
    /// The characters, whatever their encoding (one byte each where it is none of Unicode's); null where it is no text.
    /// </summary>
    private static string? Decode(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            head = head[3..];
        if (head.IndexOf((byte)0) >= 0)
            return Wide(head);
        var strange = 0;
        foreach (var b in head)
            if (
                b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x0B or 0x1A or 0x1B)
                || b == 0x7F
            )
                strange++;
        // Old Vietnamese encodings put a few capitals on control codes (TCVN3, VNI); a binary file has many.
        return strange > FewControls && strange * 20 > head.Length ? null : Encoding.Latin1.GetString(head);
    }

    /// <summary>
    /// UTF-16 without its mark: half of its bytes on one side are zero or of a few pages, and no character is zero.
    /// </summary>
    private static string? Wide(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (head[i] == 0)
                even++;
            if (head[i + 1] == 0)
                odd++;
        }
        var pairs = head.Length / 2;
        if (odd * 2 > pairs && even * 50 < pairs)
            return Encoding.Unicode.GetString(head);
        return even * 2 > pairs && odd * 50 < pairs ? Encoding.BigEndianUnicode.GetString(head) : null;
    }
}

/// <summary>Counts the marks of HTML in a text.</summary>
internal static class HtmlMarkupCounter
{
    private static readonly string[] Names =
    [
        "html",
        "head",
        "body",
        "meta",
        "title",
        "style",
        "script",
        "link",
        "base",
        "table",
        "tbody",
        "thead",
        "colgroup",
        "col",
        "tr",
        "td",
        "th",
        "figure",
        "p",
        "div",
        "span",
        "font",
        "center",
        "br",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "a",
        "img",
        "section",
        "article",
        "header",
        "main",
        "o:p",
        "sup",
        "sub",
        "form",
        "input",
    ];

    /// <summary>
    /// True for a page, or a piece of one, of HTML; false for a text in which some tags have strayed.
    /// </summary>
    public static bool AreDominant(ReadOnlySpan<char> text, int charactersPerTag)
    {
        var start = SkipProlog(text);
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
            return true;
        if (start.StartsWith("<", StringComparison.Ordinal) && Tag(start) is "html" or "head" or "body")
            return true;
        var tags = 0;
        var at = 0;
        while (text[at..].IndexOf('<') is var next and >= 0)
        {
            at += next;
            if (Tag(text[at..]) is not null)
                tags++;
            at++;
        }
        var begins = start.Length > 0 && Tag(start) is not null;
        return tags > 0 && tags * (long)charactersPerTag * (begins ? 10 : 1) > text.Length && (begins || tags >= 3);
    }

    /// <summary>The known tag that opens or closes here; null where none does.</summary>
    private static string? Tag(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] != '<')
            return null;
        text = text[1..];
        if (text.Length > 0 && text[0] == '/')
            text = text[1..];
        var length = 0;
        while (length < text.Length && length < 9 && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == ':'))
            length++;
        if (length == 0 || length == text.Length || text[length] is not ('>' or '/' or ' ' or '\t' or '\r' or '\n'))
            return null;
        foreach (var name in Names)
            if (text[..length].Equals(name, StringComparison.OrdinalIgnoreCase))
                return name;
        return null;
    }

    private static ReadOnlySpan<char> SkipProlog(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            var end =
                text.StartsWith("<!--", StringComparison.Ordinal) ? text.IndexOf("-->", StringComparison.Ordinal)
                : text.StartsWith("<?", StringComparison.Ordinal) ? text.IndexOf('>')
                : -1;
            if (end < 0)
                return text;
            text = text[(end + (text[end] == '-' ? 3 : 1))..];
        }
    }
}
