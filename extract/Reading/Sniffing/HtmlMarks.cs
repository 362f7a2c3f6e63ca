namespace Pipeline.Reading;

/// <summary>Counts the marks of HTML in a text.</summary>
internal static class HtmlMarks
{
    private static readonly string[] Names =
    [
        "html", "head", "body", "meta", "title", "style", "script", "link", "base", "table", "tbody", "thead", "colgroup", "col", "tr", "td", "th",
        "figure", "p", "div", "span", "font", "center", "br", "b", "strong", "i", "em", "u", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
        "a", "img", "section", "article", "header", "main", "o:p", "sup", "sub", "form", "input",
    ];

    /// <summary>True for a page, or a piece of one, of HTML; false for a text in which some tags have strayed.</summary>
    public static bool Dominate(ReadOnlySpan<char> text, int charactersPerTag)
    {
        var start = SkipProlog(text);
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)) return true;
        if (start.StartsWith("<", StringComparison.Ordinal) && Tag(start) is "html" or "head" or "body") return true;
        var tags = 0;
        var at = 0;
        while (text[at..].IndexOf('<') is var next and >= 0)
        {
            at += next;
            if (Tag(text[at..]) is not null) tags++;
            at++;
        }
        var begins = start.Length > 0 && Tag(start) is not null;
        return tags > 0 && tags * (long)charactersPerTag * (begins ? 10 : 1) > text.Length && (begins || tags >= 3);
    }

    /// <summary>The known tag that opens or closes here; null where none does.</summary>
    private static string? Tag(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] != '<') return null;
        text = text[1..];
        if (text.Length > 0 && text[0] == '/') text = text[1..];
        var length = 0;
        while (length < text.Length && length < 9 && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == ':')) length++;
        if (length == 0 || length == text.Length || text[length] is not ('>' or '/' or ' ' or '\t' or '\r' or '\n')) return null;
        foreach (var name in Names)
            if (text[..length].Equals(name, StringComparison.OrdinalIgnoreCase)) return name;
        return null;
    }

    private static ReadOnlySpan<char> SkipProlog(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            var end = text.StartsWith("<!--", StringComparison.Ordinal) ? text.IndexOf("-->", StringComparison.Ordinal)
                : text.StartsWith("<?", StringComparison.Ordinal) ? text.IndexOf('>') : -1;
            if (end < 0) return text;
            text = text[(end + (text[end] == '-' ? 3 : 1))..];
        }
    }
}
