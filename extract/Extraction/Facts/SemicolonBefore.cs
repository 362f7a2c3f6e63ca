namespace Pipeline.Extraction.Facts;

/// <summary>What goes before a semicolon that divides a sentence: its time, and the conditions that it sets, hold behind it too.</summary>
internal static class SemicolonBefore
{
    private const int Longest = 400;

    /// <summary>The words of the same sentence before the semicolon in front of <paramref name="start"/>; empty where none divides there.</summary>
    public static ReadOnlySpan<char> Of(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - Longest), Math.Min(start, Longest)).TrimEnd();
        if (before is not [.., ';']) return default;
        return before[(Math.Max(before.LastIndexOf('\n'), before.LastIndexOf(". ")) + 1)..];
    }
}
