using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Citations;

/// <summary>Reading words around a place, folded: one character in, one out, so that offsets stay.</summary>
internal static class FoldedWordReader
{
    /// <summary>
    /// Folds a range to lower case, white space to blanks; tabs and page ends stay, for nothing reaches over a cell.
    /// </summary>
    public static int FoldInto(ReadOnlySpan<char> text, Span<char> into)
    {
        var folds = Folds;
        into = into[..text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            into[i] = c < folds.Length ? folds[c] : Folded(c);
        }
        return text.Length;
    }

    // To the end of the block of Vietnamese letters.
    private static readonly char[] Folds = [.. Enumerable.Range(0, 0x1F00).Select(c => Folded((char)c))];

    private static char Folded(char c) =>
        c is '\t' or '\f' ? c
        : char.IsWhiteSpace(c) ? ' '
        : Folding.FoldLower(c);

    /// <summary>End of the text without trailing blanks and the given marks.</summary>
    public static int TrimEnd(ReadOnlySpan<char> text, int end, string marks = "")
    {
        while (end > 0 && (text[end - 1] == ' ' || marks.Contains(text[end - 1])))
            end--;
        return end;
    }

    /// <summary>
    /// True where the text up to an end closes with a whole word or words; blanks in runs count as one.
    /// </summary>
    public static bool EndsWith(ReadOnlySpan<char> text, int end, string words, out int start)
    {
        start = end;
        for (var k = words.Length - 1; k >= 0; k--)
        {
            if (start == 0)
                return false;
            if (words[k] == ' ')
            {
                if (text[start - 1] != ' ')
                    return false;
                while (start > 0 && text[start - 1] == ' ')
                    start--;
                continue;
            }
            if (text[--start] != words[k])
                return false;
        }
        return start == 0 || !CharacterClasses.IsLetterOrDigit(text[start - 1]);
    }

    /// <summary>True where the text at an offset begins with whole words.</summary>
    public static bool StartsWith(ReadOnlySpan<char> text, int start, string words, out int end)
    {
        end = start;
        foreach (var c in words)
        {
            if (end >= text.Length)
                return false;
            if (c == ' ')
            {
                if (text[end] != ' ')
                    return false;
                while (end < text.Length && text[end] == ' ')
                    end++;
                continue;
            }
            if (text[end++] != c)
                return false;
        }
        return end >= text.Length || !CharacterClasses.IsLetterOrDigit(text[end]);
    }

    /// <summary>A range with white space in runs as one blank.</summary>
    public static string CollapseWhiteSpace(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var at = 0;
        foreach (var c in text)
        {
            if (!CharacterClasses.IsWhiteSpace(c))
                buffer[at++] = c;
            else if (at > 0 && buffer[at - 1] != ' ')
                buffer[at++] = ' ';
        }
        return buffer[..at].TrimEnd(' ').ToString();
    }
}
