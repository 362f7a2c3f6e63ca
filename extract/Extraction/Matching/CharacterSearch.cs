namespace Pipeline.Extraction.Matching;

/// <summary>
/// Questions about the characters of a string, without the enumerators and arrays that LINQ and the runtime make for
/// each.
/// </summary>
internal static class CharacterSearch
{
    /// <summary>
    /// Without these characters at both ends; the runtime's own makes an array of them for each call.
    /// </summary>
    public static string TrimAny(this string text, ReadOnlySpan<char> marks) =>
        text.AsSpan().Trim(marks) is var rest && rest.Length == text.Length ? text : rest.ToString();

    /// <summary>The same at the begin alone.</summary>
    public static string TrimStartAny(this string text, ReadOnlySpan<char> marks) =>
        text.AsSpan().TrimStart(marks) is var rest && rest.Length == text.Length ? text : rest.ToString();

    /// <summary>The same at the end alone.</summary>
    public static string TrimEndAny(this string text, ReadOnlySpan<char> marks) =>
        text.AsSpan().TrimEnd(marks) is var rest && rest.Length == text.Length ? text : rest.ToString();

    /// <summary>True where one character at least passes.</summary>
    public static bool AnyCharacter(this string text, Func<char, bool> test)
    {
        foreach (var c in text)
            if (test(c))
                return true;
        return false;
    }

    /// <summary>True where every character passes.</summary>
    public static bool AllCharacters(this string text, Func<char, bool> test)
    {
        foreach (var c in text)
            if (!test(c))
                return false;
        return true;
    }

    /// <summary>Number of the characters that pass.</summary>
    public static int Count(this string text, Func<char, bool> test)
    {
        var count = 0;
        foreach (var c in text)
            if (test(c))
                count++;
        return count;
    }
}
