using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Citations;

/// <summary>What may stand between two numbers of one list.</summary>
internal static class CitationListSeparator
{
    private const int Longest = 90;

    /// <summary>True for "và khoản 1, Điều 30 ": an article of the next paper of the list.</summary>
    public static bool JoinsArticle(ReadOnlySpan<char> between)
    {
        if (between.Length is < 8 or > Longest || between.ContainsAny('\t', '\f', '.'))
            return false;
        Span<char> folded = stackalloc char[Longest];
        folded = folded[..FoldedWordReader.FoldInto(between, folded)];
        var (joined, article) = (false, false);
        for (var i = 0; i < folded.Length; )
        {
            if (folded[i] is ',' or ';')
                joined = true;
            if (!CharacterClasses.IsLetterOrDigit(folded[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < folded.Length && CharacterClasses.IsLetterOrDigit(folded[i]))
                i++;
            var word = folded[start..i];
            if (word is "va")
                joined = true;
            else if (word is "dieu" or "khoan" or "diem" or "muc")
                article = true;
            else if (word is not "cua" && !char.IsAsciiDigit(word[0]) && word.Length > 1)
                return false;
        }
        return joined && article;
    }

    /// <summary>True for ", ", "; ", "và số", also with a date and a body between; false for other words.</summary>
    public static bool IsSeparator(ReadOnlySpan<char> between)
    {
        if (between.Length is 0 or > Longest)
            return false;
        if (between.ContainsAny('\t', '\f', '.'))
            return false;
        Span<char> folded = stackalloc char[Longest];
        folded = folded[..FoldedWordReader.FoldInto(between, folded)];
        var i = 0;
        var separated = false;
        while (i < folded.Length)
        {
            var c = folded[i];
            if (c is ',' or ';')
                separated = true;
            if (!CharacterClasses.IsLetterOrDigit(c))
            {
                i++;
                continue;
            }
            if (VietnameseDateScanner.TryScan(between, i, out var date) && (date.Worded || date.Date.Day is not null))
            {
                i = date.End;
                continue;
            }
            var start = i;
            while (i < folded.Length && CharacterClasses.IsLetterOrDigit(folded[i]))
                i++;
            var word = folded[start..i];
            if (word is "va")
            {
                separated = true;
                continue;
            }
            if (word is "so" or "cac" or "hoac")
                continue;
            // "của Chính phủ": the body, up to the next comma.
            if (word is not "cua")
                return false;
            var comma = folded[i..].IndexOfAny(',', ';');
            if (comma < 0 || folded.Slice(i, comma).ContainsAnyInRange('0', '9'))
                return false;
            i += comma;
        }
        return separated;
    }
}
