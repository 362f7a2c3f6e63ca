namespace Pipeline.Vietnamese;

/// <summary>Long text in a narrow place.</summary>
public static class TextTruncation
{
    /// <summary>The text where it fits, else its beginning and "…", together at most so wide.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">UTF-16 units, at least 1. A pair of surrogates is not torn.</param>
    public static string Truncate(string text, int width)
    {
        if (text.Length <= width)
            return text;
        var end = width - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
