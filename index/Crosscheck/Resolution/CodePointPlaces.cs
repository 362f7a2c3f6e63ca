namespace Pipeline.Crosscheck.Resolution;

/// <summary>Parts of a text by the code points in which anchors count.</summary>
internal sealed class CodePointPlaces
{
    private readonly string _text;
    private readonly bool _plain;

    /// <param name="text">The record's plain text.</param>
    public CodePointPlaces(string text) => (_text, _plain) = (text, !text.Any(char.IsSurrogate));

    /// <summary>The text from one code point up to another; empty where they lie outside.</summary>
    public string Slice(int start, int end)
    {
        if (start < 0 || end <= start)
            return "";
        if (_plain)
            return start >= _text.Length ? "" : _text[start..Math.Min(end, _text.Length)];
        return string.Concat(_text.EnumerateRunes().Skip(start).Take(end - start).Select(r => r.ToString()));
    }
}
