using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Parts two words where OCR lost the blank between them: "TỈNHTÂN THẠNH", "VIỆTNAM".</summary>
internal static class GluedUnits
{
    /// <summary>The text with the blanks put back; a word that can be one syllable, or can be parted in several ways, stays.</summary>
    public static string Part(string text)
    {
        if (!Piece.IsCapitals(text)) return text;
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
            if (words[i].Length > 4 && words[i].All(char.IsLetter) && !Syllable.IsValid(words[i]) && Cut(words[i]) is > 0 and var cut)
                words[i] = $"{words[i][..cut]} {words[i][cut..]}";
        return string.Join(' ', words);
    }

    // Two syllables, the second with a consonant in front ("CU|YỆN" is one word misread); all ways but one must fail.
    private static int Cut(string word)
    {
        var found = 0;
        for (var cut = 2; cut <= word.Length - 2; cut++)
        {
            if (VietnameseLetter.IsVowel(char.ToLowerInvariant(VietnameseLetter.WithoutTone(word[cut]))) || !Syllable.IsValid(word.AsSpan(0, cut)) || !Syllable.IsValid(word.AsSpan(cut))) continue;
            if (found > 0) return 0;
            found = cut;
        }
        return found;
    }
}
