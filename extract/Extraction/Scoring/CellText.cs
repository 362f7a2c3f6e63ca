using System.Text;

namespace Pipeline.Extraction.Scoring;

/// <summary>Text of a cell without what other programs left in it: tags, Markdown stars, runs of white space.</summary>
internal static class CellText
{
    /// <summary>Tags become blanks, runs of white space one blank.</summary>
    public static string Clean(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        var blank = false;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '<' && TagEnd(raw, i) is var end and > 0)
            {
                blank = true;
                i = end;
                continue;
            }
            if (char.IsWhiteSpace(c) || c is '\u00A0' or '\u200B' || (c == '*' && i + 1 < raw.Length && raw[i + 1] == '*'))
            {
                if (c == '*') i++;
                blank = true;
                continue;
            }
            if (blank && text.Length > 0) text.Append(' ');
            blank = false;
            text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>A number without the marks of footnotes behind it: "18¹", "25(2)", "7,5*"; other text as it is.</summary>
    public static string WithoutMarks(string text)
    {
        var end = text.Length;
        while (end > 1)
        {
            if (text[end - 1] is '¹' or '²' or '³' or '⁰' or (>= '⁴' and <= '⁹') or '*' or ' ') { end--; continue; }
            if (text[end - 1] is not (')' or ']')) break;
            var open = text.LastIndexOfAny(['(', '['], end - 1);
            if (open < 1 || end - open > 4 || text.AsSpan(open + 1, end - open - 2).IndexOfAnyExcept("0123456789*") >= 0) break;
            end = open;
        }
        return end > 0 && end < text.Length && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text.TrimStartAny("+-–−")[0]) ? text[..end] : text;
    }

    /// <summary>True where a sentence goes on: the text begins in the middle of one.</summary>
    public static bool BeginsInside(string text) => text.Length > 0 && (char.IsLower(text[0]) || text[0] is ',' or ';' or ')' or '.');

    private static int TagEnd(ReadOnlySpan<char> raw, int at)
    {
        if (at + 1 >= raw.Length || !(char.IsAsciiLetter(raw[at + 1]) || raw[at + 1] == '/')) return -1;
        var length = raw[at..Math.Min(raw.Length, at + 200)].IndexOf('>');
        return length < 0 ? -1 : at + length;
    }
}
