using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>
/// The list of recipients often names the signer once more, behind a title ("- PCT Đoàn Tấn Lộc;"). It completes a name
/// of which a seal hides
/// the beginning: only the words that stand there as well as right of the seal, with tones, make it a witness.
/// </summary>
internal static class RecipientCorroboration
{
    private const int MostWords = 4;

    /// <summary>True for two or three words that may be the rest of a person's name.</summary>
    public static bool IsRest(HeadingFragment piece)
    {
        if (!piece.Scanned || piece.Capitals)
            return false;
        var words = piece.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 && words.All(IsNameWord);
    }

    /// <summary>The whole name; null where no recipient ends in the rest, or two differ.</summary>
    /// <param name="rest">What was read right of the seal.</param>
    /// <param name="recipients">Rows of the list.</param>
    public static string? Complete(string rest, IEnumerable<HeadingFragment> recipients)
    {
        var tail = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = recipients
            .Select(r => NameIn(r.Text, tail))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static string? NameIn(string row, string[] tail)
    {
        string[] words =
        [
            .. row.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.Trim('.', ',', ';', ':', '(', ')', '-', '–')),
        ];
        for (var end = words.Length; end > tail.Length; end--)
        {
            if (!words.AsSpan(end - tail.Length, tail.Length).SequenceEqual(tail))
                continue;
            // The nearest family name before it; "PCT" and "Ông" are no words of a name.
            for (
                var from = end - tail.Length - 1;
                from >= 0 && end - from <= MostWords && IsNameWord(words[from]);
                from--
            )
                if (FamilyNames.IsFrequent(words[from]))
                    return string.Join(' ', words[from..end]);
        }
        return null;
    }

    private static bool IsNameWord(string word) =>
        word.Length is > 1 and < 8
        && CharacterClasses.IsUpper(word[0])
        && word.Skip(1).All(c => CharacterClasses.IsLower(c))
        && SyllableGrammar.IsValid(word)
        && word is not ("Ông" or "Bà" or "Như" or "Lưu");
}
