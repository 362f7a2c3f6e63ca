using System.Globalization;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Composition;

/// <summary>
/// Tells Vietnamese text from garbage and from text that lost its accents, by the shape of its words.
/// </summary>
internal static class TextQuality
{
    /// <summary>
    /// Share of words of letters that look like Vietnamese syllables (0 to 1), and the share of those with a letter
    /// that only Vietnamese writes.
    /// </summary>
    internal static (double Valid, double Accented, int Words) Measure(IEnumerable<string> words)
    {
        int valid = 0,
            accented = 0,
            all = 0;
        foreach (var word in words)
        {
            var core = word.AsSpan().Trim("\"'“”‘’.,;:()[]{}…-–/*");
            if (core.Length == 0 || !HasLetter(core))
                continue;
            all++;
            if (!LooksLikeSyllables(core))
                continue;
            valid++;
            if (HasAccent(core))
                accented++;
        }
        return all == 0 ? (0, 0, 0) : ((double)valid / all, (double)accented / all, all);
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLetter(c))
                return true;
        return false;
    }

    // Hook, dot, horn and breve, tilde on i and u, two marks on one letter, đ: OCR made for a Western language writes
    // à, ü, ë, ç, never these.
    private static bool HasAccent(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (
                c
                is >= '\u1EA0'
                    and <= '\u1EF9'
                    or 'ă'
                    or 'Ă'
                    or 'đ'
                    or 'Đ'
                    or 'ĩ'
                    or 'Ĩ'
                    or 'ũ'
                    or 'Ũ'
                    or 'ơ'
                    or 'Ơ'
                    or 'ư'
                    or 'Ư'
                    or '\u0309'
                    or '\u0323'
                    or '\u031B'
                    or '\u0306'
            )
                return true;
        return false;
    }

    // Symbols and numbers of documents (letters with digits, capitals with hyphens and slashes) say nothing about the
    // text.
    private static bool LooksLikeSyllables(ReadOnlySpan<char> word)
    {
        var fold = Folding.Fold(word.ToString());
        if (word.ContainsAny("/-–0123456789"))
            return true;
        if (word.Length > 8)
            return false;
        var vowels = 0;
        var consonants = 0;
        var groups = 0;
        var inVowel = false;
        foreach (var c in fold)
        {
            if (!char.IsAsciiLetter(c))
                return false;
            var vowel = "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal);
            if (vowel)
                vowels++;
            else
                consonants++;
            if (vowel && !inVowel)
                groups++;
            inVowel = vowel;
        }
        if (vowels == 0)
            return IsCapitals(word) && word.Length <= 6;
        // gi and qu count as one vowel group with what follows; one group, at most three vowels, at most five
        // consonants.
        return groups == 1 && vowels <= 3 && consonants <= 5;
    }

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.GetUnicodeCategory(c) != UnicodeCategory.UppercaseLetter)
                return false;
        return true;
    }
}
