using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Parts words where OCR lost the blanks between them: "TỈNHTÂN THẠNH", "VIỆTNAM", "TỈNHYÊN", "UBNDTỈNHTÂNĐỨC", "YTẾ".</summary>
internal static class GluedUnits
{
    private const int MostWords = 5;
    private static readonly string[] Abbreviated = ["UBND", "HĐND", "LĐLĐ"];

    /// <summary>The text with the blanks put back; a word that can be one syllable, or can be parted in several ways, stays.</summary>
    public static string Part(string text)
    {
        if (!Piece.IsCapitals(text)) return text;
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
            if (words[i] == "YTẾ") words[i] = "Y TẾ";
            else if (Unit(words[i]) is > 0 and var unit) words[i] = $"{words[i][..unit]} {Parted(words[i][unit..])}";
            else if (words[i].Length > 4 && words[i].All(char.IsLetter) && !Syllable.IsValid(words[i]))
                words[i] = Abbreviated.FirstOrDefault(a => words[i].Length > a.Length + 2 && words[i].StartsWith(a, StringComparison.Ordinal)) is { } head
                    ? $"{head} {Parted(words[i][head.Length..])}" : Parted(words[i]);
        return string.Join(' ', words);
    }

    // "TỈNHYÊN": no syllable begins with a whole unit's word, so the rest is one of its own, also with a vowel in front.
    private static int Unit(string word)
    {
        var unit = Folding.FoldUpper(word) is var fold && fold.StartsWith("TINH", StringComparison.Ordinal) ? 4 : fold.StartsWith("HUYEN", StringComparison.Ordinal) ? 5 : 0;
        return unit > 0 && word.Length >= unit + 2 && word.All(char.IsLetter) && Syllable.IsValid(word.AsSpan(0, unit)) && Parted(word[unit..]).Split(' ').All(p => Syllable.IsValid(p)) ? unit : 0;
    }

    private static string Parted(string word)
    {
        if (Syllable.IsValid(word)) return word;
        for (var parts = 2; parts <= MostWords; parts++)
        {
            var (ways, found) = (0, "");
            Count(word, 0, parts, "", ref ways, ref found);
            if (ways > 0) return ways == 1 ? found : word;
        }
        return word;
    }

    // Syllables, each but the first with a consonant in front ("CU|YỆN" is one word misread); all ways but one must fail.
    private static void Count(string word, int at, int parts, string before, ref int ways, ref string found)
    {
        if (parts == 1)
        {
            if (!Syllable.IsValid(word.AsSpan(at))) return;
            ways++;
            found = before + word[at..];
            return;
        }
        for (var cut = at + 2; cut <= word.Length - 2 && ways < 2; cut++)
            if (!VietnameseLetter.IsVowel(char.ToLowerInvariant(VietnameseLetter.WithoutTone(word[cut]))) && Syllable.IsValid(word.AsSpan(at, cut - at)))
                Count(word, cut, parts - 1, $"{before}{word[at..cut]} ", ref ways, ref found);
    }
}
