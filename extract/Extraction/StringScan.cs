namespace Pipeline.Extraction;

/// <summary>Questions about the characters of a string: without the enumerator that LINQ makes for each, and its two calls a character.</summary>
internal static class StringScan
{
    /// <summary>True where one character at least passes.</summary>
    public static bool Any(this string text, Func<char, bool> test)
    {
        foreach (var c in text)
            if (test(c)) return true;
        return false;
    }

    /// <summary>True where every character passes.</summary>
    public static bool All(this string text, Func<char, bool> test)
    {
        foreach (var c in text)
            if (!test(c)) return false;
        return true;
    }

    /// <summary>Number of the characters that pass.</summary>
    public static int Count(this string text, Func<char, bool> test)
    {
        var count = 0;
        foreach (var c in text)
            if (test(c)) count++;
        return count;
    }
}
