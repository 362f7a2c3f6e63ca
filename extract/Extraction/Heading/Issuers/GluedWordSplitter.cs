using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// Parts words where OCR lost the blanks between them: "TỈNHTÂN THẠNH", "VIỆTNAM", "TỈNHYÊN", "UBNDTỈNHTÂNĐỨC", "YTẾ".
/// </summary>
internal static class GluedWordSplitter
{
    private const int MostWords = 5;
    private static readonly string[] Abbreviated = ["UBND", "HĐND", "LĐLĐ"];

    /// <summary>
    /// The text with the blanks put back; a word that can be one syllable, or can be parted in several ways, stays.
    /// </summary>
    public static string SplitWords(string text)
    {
        if (!HeadingFragment.IsCapitals(text))
            return text;
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
            if (words[i] == "YTẾ")
                words[i] = "Y TẾ";
            else if (Unit(words[i]) is > 0 and var unit)
                words[i] = $"{words[i][..unit]} {SplitWord(words[i][unit..])}";
            else if (words[i].Length > 4 && words[i].AllCharacters(char.IsLetter) && !SyllableGrammar.IsValid(words[i]))
                words[i] = Abbreviated.FirstOrDefault(a =>
                    words[i].Length > a.Length + 2 && words[i].StartsWith(a, StringComparison.Ordinal)
                )
                    is { } head
                    ? $"{head} {SplitWord(words[i][head.Length..])}"
                    : SplitWord(words[i]);
        return string.Join(' ', words);
    }

    // "TỈNHYÊN": no syllable begins with a whole unit's word, so the rest is one of its own, also with a vowel in
    // front.
    private static int Unit(string word)
    {
        var unit =
            Folding.FoldUpper(word) is var fold && fold.StartsWith("TINH", StringComparison.Ordinal) ? 4
            : fold.StartsWith("HUYEN", StringComparison.Ordinal) ? 5
            : 0;
        return
            unit > 0
            && word.Length >= unit + 2
            && word.AllCharacters(char.IsLetter)
            && SyllableGrammar.IsValid(word.AsSpan(0, unit))
            && SplitWord(word[unit..]).Split(' ').All(p => SyllableGrammar.IsValid(p))
            ? unit
            : 0;
    }

    private static string SplitWord(string word)
    {
        if (SyllableGrammar.IsValid(word))
            return word;
        for (var parts = 2; parts <= MostWords; parts++)
        {
            var (ways, found) = (0, "");
            Count(word, 0, parts, "", ref ways, ref found);
            if (ways > 0)
                return ways == 1 ? found : word;
        }
        return word;
    }

    // Syllables, each but the first with a consonant in front ("CU|YỆN" is one word misread); all ways but one must
    // fail.
    private static void Count(string word, int at, int parts, string before, ref int ways, ref string found)
    {
        if (parts == 1)
        {
            if (!SyllableGrammar.IsValid(word.AsSpan(at)))
                return;
            ways++;
            found = before + word[at..];
            return;
        }
        for (var cut = at + 2; cut <= word.Length - 2 && ways < 2; cut++)
            if (
                !VietnameseLetter.IsVowel(char.ToLowerInvariant(VietnameseLetter.WithoutTone(word[cut])))
                && SyllableGrammar.IsValid(word.AsSpan(at, cut - at))
            )
                Count(word, cut, parts - 1, $"{before}{word[at..cut]} ", ref ways, ref found);
    }
}
