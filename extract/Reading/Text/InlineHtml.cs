using System.Net;
using System.Text;

namespace Pipeline.Reading.Text;

/// <summary>Takes stray HTML out of text: tags of lines and paragraphs become line ends, tags of letters go, entities are decoded. Other angle brackets stay.</summary>
internal static class InlineHtml
{
    private static readonly HashSet<string> Breaks = new(StringComparer.OrdinalIgnoreCase) { "p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "table", "tbody", "thead", "blockquote" };
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase) { "b", "i", "u", "s", "em", "strong", "span", "font", "sup", "sub", "a", "small", "big", "center", "td", "th", "img", "o:p", "ins", "del", "mark", "code" };

    public static string Strip(string text)
    {
        if (text.Contains('<')) text = StripTags(text);
        return text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
    }

    private static string StripTags(string text)
    {
        var stripped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && Tag(text, i) is var (end, name) && end > 0)
            {
                if (name.Length > 0 && Breaks.Contains(name)) Break(stripped);
                i = end;
            }
            else stripped.Append(text[i]);
        }
        return string.Join('\n', stripped.ToString().Split('\n').Select(l => l.Trim(' ')).Where((l, i) => l.Length > 0)) is { Length: > 0 } lines ? lines : "";
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    // End and name of the tag or comment that begins here; (0, "") where none does.
    private static (int End, string Name) Tag(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "<!--", 0, 4) == 0)
            return text.IndexOf("-->", start, StringComparison.Ordinal) is var close and > 0 ? (close + 2, "") : (0, "");
        var at = start + 1;
        if (at < text.Length && text[at] == '/') at++;
        var from = at;
        while (at < text.Length && at - from < 12 && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == ':')) at++;
        var name = text[from..at];
        if (!Breaks.Contains(name) && !Others.Contains(name)) return (0, "");
        if (at < text.Length && text[at] is not (' ' or '>' or '/' or '\n')) return (0, "");
        var end = text.AsSpan(at, Math.Min(text.Length - at, 2000)).IndexOf('>');
        return end < 0 ? (0, "") : (at + end, name);
    }
}
