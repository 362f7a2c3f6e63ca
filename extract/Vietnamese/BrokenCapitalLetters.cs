using System.Collections.Frozen;

namespace Pipeline.Vietnamese;

/// <summary>
/// Capitals that Word 2007 wrote wrongly into the text of its PDFs: Ò as Õ, Ú as Ö (and ư as ƣ, which the spine mends anywhere).
/// Mended only in words of capitals where the mended word is a syllable and the printed one is none in use.
/// </summary>
internal static class BrokenCapitalLetters
{
    // Words in õ that are in use in capitals too: they are left alone.
    private static readonly FrozenSet<string> InUse =
        "bõ cõi cõng chõng dõi gõ lõi lõm mõ mõm ngõ nõn rõ võ võng xõa sõi thõng tõm hõm".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the text has a word that can be nothing else ("PHÖ").</summary>
    public static bool AreSure(string text) => text.Contains('Ö') && Mend(text, out _);

    /// <summary>Mends the words of a text; false where nothing was to be mended.</summary>
    public static bool Mend(string text, out string mended)
    {
        mended = text;
        if (text.AsSpan().IndexOfAny('Õ', 'Ö') < 0) return false;
        var letters = text.ToCharArray();
        var changed = false;
        for (var i = 0; i < letters.Length;)
        {
            if (!char.IsLetter(letters[i])) { i++; continue; }
            var start = i;
            while (i < letters.Length && char.IsLetter(letters[i])) i++;
            changed |= MendWord(letters.AsSpan(start, i - start));
        }
        if (changed) mended = new string(letters);
        return changed;
    }

    private static bool MendWord(Span<char> word)
    {
        if (word.Length < 2 || word.IndexOfAny('Õ', 'Ö') < 0) return false;
        var capitals = true;
        foreach (var c in word[1..]) capitals &= char.IsUpper(c);
        if (!capitals && word[0] is not 'Ö') return false;
        if (capitals && word.IndexOf('Ö') < 0 && InUse.Contains(new string(word).ToLowerInvariant())) return false;
        Span<char> candidate = stackalloc char[word.Length];
        word.CopyTo(candidate);
        candidate.Replace('Õ', 'Ò');
        candidate.Replace('Ö', 'Ú');
        if (!Syllable.IsValid(candidate)) return false;
        candidate.CopyTo(word);
        return true;
    }
}
