using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Citations;

/// <summary>Tells where a title is over because the next paper of the sentence begins: "… và Kế hoạch số 23/…", ", Kết luận số 92-KL/TW".</summary>
internal static class NextMention
{
    private static readonly string[] Types = [.. DocumentTypes.Names.Select(n => Folding.FoldLower(n)).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length)];

    /// <summary>True where a type's name and "số", or its digits, stand at an offset.</summary>
    public static bool Begins(ReadOnlySpan<char> text, int at)
    {
        at = VietnameseDateScanner.SkipBlanks(text, at);
        if (at >= text.Length || !Letters.IsLetter(text[at])) return false;
        Span<char> buffer = stackalloc char[44];
        var window = buffer[..Words.FoldInto(text.Slice(at, Math.Min(44, text.Length - at)), buffer)];
        if (Words.StartsWith(window, 0, "cac", out var lead)) window = window[Math.Min(window.Length, lead + 1)..];
        foreach (var type in Types)
        {
            if (!Words.StartsWith(window, 0, type, out var end)) continue;
            while (end < window.Length && window[end] == ' ') end++;
            return Words.StartsWith(window, end, "so", out _) || end < window.Length && char.IsAsciiDigit(window[end]) && window[end..].IndexOf('/') is > 0 and < 8;
        }
        return false;
    }
}
