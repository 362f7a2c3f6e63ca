using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Tells text of another language. Official sites keep translations beside their papers; their numbers would all be
/// misread.
/// Judged by the grammar of the written syllable, not by a list of words: English and French words seldom are
/// Vietnamese syllables.
/// </summary>
internal static class ForeignLanguageDetector
{
    private const int FewestWords = 4;
    private const int MostWords = 600;

    /// <summary>
    /// Share of letters that only Vietnamese writes, above which a text is Vietnamese without a closer look.
    /// </summary>
    private const double PlainlyVietnamese = 0.06;

    /// <summary>Share of words that can be Vietnamese syllables, below which a text is of another language.</summary>
    private const double FewSyllables = 0.42;

    /// <summary>
    /// True where the words of a text are of another language. A few words, and abbreviations in capitals, tell
    /// nothing.
    /// </summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var (letters, own) = (0, 0);
        foreach (var c in text)
        {
            if (!CharacterClasses.IsLetter(c))
                continue;
            letters++;
            if (c is >= '\u1EA0' and <= '\u1EF9' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'ă' or 'Ă')
                own++;
        }
        if (letters == 0 || own > letters * PlainlyVietnamese)
            return false;
        var (words, syllables) = (0, 0);
        for (var i = 0; i < text.Length && words < MostWords; )
        {
            if (!CharacterClasses.IsLetter(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && CharacterClasses.IsLetter(text[i]))
                i++;
            var word = text[start..i];
            if (word.Length < 2 || CharacterClasses.IsUpper(word[1]))
                continue;
            words++;
            if (SyllableGrammar.IsValid(word))
                syllables++;
        }
        return words >= FewestWords && syllables < words * FewSyllables;
    }
}
