using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Words before and after a place within a sentence, folded; punctuation stands as a word of its own.
/// </summary>
internal static class WordWindow
{
    /// <summary>Up to <paramref name="count"/> words that follow, nearest first; ends with the sentence.</summary>
    public static List<(string Fold, TextRange Range)> ReadAfter(string text, int from, int end, int count)
    {
        var words = new List<(string, TextRange)>(count);
        var i = from;
        while (i < end && words.Count < count)
        {
            if (CharacterClasses.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            if (IsWordChar(text, i, end))
                while (i < end && IsWordChar(text, i, end))
                    i++;
            else
                i++;
            words.Add((Folding.FoldLower(text.AsSpan(start, i - start)), new TextRange(start, i)));
        }
        return words;
    }

    /// <summary>Up to <paramref name="count"/> words that go before, nearest first; ends with the sentence.</summary>
    public static List<(string Fold, TextRange Range)> ReadBefore(string text, int from, int start, int count)
    {
        var words = new List<(string, TextRange)>(count);
        var i = from;
        while (i > start && words.Count < count)
        {
            if (CharacterClasses.IsWhiteSpace(text[i - 1]))
            {
                i--;
                continue;
            }
            var end = i;
            if (IsWordChar(text, i - 1, from))
                while (i > start && IsWordChar(text, i - 1, from))
                    i--;
            else
                i--;
            words.Add((Folding.FoldLower(text.AsSpan(i, end - i)), new TextRange(i, end)));
        }
        return words;
    }

    private static bool IsWordChar(string text, int i, int end)
    {
        var c = text[i];
        if (CharacterClasses.IsLetterOrDigit(c) || c is '%' or '&')
            return true;
        // Marks within a word: "kinh tế-xã hội", "10.000", "TP.HCM", "24/7"; not "lượt/12 người", which counts twice.
        if (
            c is '/'
            && i > 0
            && i + 1 < text.Length
            && CharacterClasses.IsLower(text[i - 1])
            && char.IsAsciiDigit(text[i + 1])
        )
            return false;
        return c is '-' or '/' or '.' or ','
            && i > 0
            && i + 1 < text.Length
            && CharacterClasses.IsLetterOrDigit(text[i - 1])
            && CharacterClasses.IsLetterOrDigit(text[i + 1])
            && (c is not ',' || (char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])));
    }
}
