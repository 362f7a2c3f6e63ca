using System.Text;
using Pipeline.Layout;

namespace Pipeline.Extraction.Heading;

/// <summary>Cleans text of Markdown stars, HTML tags and runs of blanks, and keeps the way back.</summary>
internal sealed class PieceText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _map = [];

    /// <summary>Number of characters so far.</summary>
    public int Length => _text.Length;

    /// <summary>Adds a range of the file's text; a blank is put before it where something stands already.</summary>
    public PieceText Add(string source, TextRange range)
    {
        if (_text.Length > 0 && _text[^1] != ' ') Append(' ', range.Start);
        for (var i = range.Start; i < range.End; i++)
        {
            var c = source[i];
            if (c is '*' or '`' || (c == '#' && _text.Length == 0)) continue;
            if (c == '<' && TagEnd(source, i, range.End) is var end and > 0)
            {
                i = end;
                continue;
            }
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                if (_text.Length > 0 && _text[^1] != ' ') Append(' ', i);
            }
            else if (!char.IsControl(c)) Append(c, i);
        }
        return this;
    }

    /// <summary>The text without blanks at its ends, and its map; null where nothing is left.</summary>
    public (string Text, int[] Map)? Take()
    {
        var length = _text.Length;
        while (length > 0 && _text[length - 1] == ' ') length--;
        return length == 0 ? null : (_text.ToString(0, length), [.. _map.Take(length)]);
    }

    private void Append(char c, int at)
    {
        _text.Append(c);
        _map.Add(at);
    }

    private static int TagEnd(string source, int start, int limit)
    {
        if (start + 1 >= limit || !(char.IsAsciiLetter(source[start + 1]) || source[start + 1] == '/')) return -1;
        var end = source.IndexOf('>', start, Math.Min(limit - start, 200));
        return end;
    }
}
