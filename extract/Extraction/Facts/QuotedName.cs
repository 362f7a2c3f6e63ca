namespace Pipeline.Extraction.Facts;

/// <summary>Names in quotes: numbers in them count nothing ("Phong trào “5 không, 3 sạch”"), and a number before them counts them ("25 “Mái ấm tình thương”").</summary>
internal static class QuotedName
{
    private const int Longest = 160;
    private const int LongestCounted = 60;

    /// <summary>True where a place stands within “…”, the opening mark after <paramref name="start"/>.</summary>
    public static bool Holds(string text, int at, int start)
    {
        var from = Math.Max(start, at - Longest);
        var open = text.LastIndexOf('“', at - 1 < from ? from : at - 1, at - 1 < from ? 0 : at - from);
        if (open < 0 || text.AsSpan(open, at - open).Contains('”')) return false;
        var close = text.AsSpan(at, Math.Min(Longest, text.Length - at)).IndexOf('”');
        // What goes on for sentences is a speech.
        return close >= 0 && !text.AsSpan(open, at - open + close).Contains(". ", StringComparison.Ordinal);
    }

    /// <summary>The words in the quotes that a number counts, without the marks; null where none follow it.</summary>
    public static Layout.TextRange? Counted(string text, int from, int end)
    {
        var open = from;
        while (open < end && text[open] == ' ') open++;
        if (open >= end || text[open] != '“' || open == from) return null;
        var close = text.AsSpan(open, Math.Min(LongestCounted, end - open)).IndexOf('”');
        return close > 3 && char.IsLetter(text[open + 1]) ? new Layout.TextRange(open + 1, open + close) : null;
    }
}
