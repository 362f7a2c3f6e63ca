namespace Pipeline.Extraction;

/// <summary>
/// Finds words without regard to case by their rarest letter: the runtime looks for one letter many characters at a time, but for
/// words without regard to case one by one.
/// </summary>
internal static class RareLetter
{
    // Letters by how often Vietnamese papers use them; those left out are rarer than all of these.
    private const string Common = "nhctgiđouaáàvyplrmsbưộôkêủdốệơếạịờqăềểậảâeớìúứụíýỉấựởổóầồxữòợửặắẫĩãọằỏỳừẩõẳèẹéũù";

    /// <summary>Index of the rarest letter of a word.</summary>
    public static int In(ReadOnlySpan<char> word)
    {
        var (best, rank) = (0, -1);
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsLetter(word[i])) continue;
            var own = Common.IndexOf(char.ToLowerInvariant(word[i]), StringComparison.Ordinal) is >= 0 and var known ? known : Common.Length;
            if (own > rank) (best, rank) = (i, own);
        }
        return best;
    }

    /// <summary>Where a word first stands in a text in whatever case; -1 where it does not.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        var anchor = In(word);
        var (small, capital) = (char.ToLowerInvariant(word[anchor]), char.ToUpperInvariant(word[anchor]));
        for (var at = anchor; at <= text.Length - word.Length + anchor; at++)
        {
            var hit = text[at..(text.Length - word.Length + anchor + 1)].IndexOfAny(small, capital);
            if (hit < 0) return -1;
            at += hit;
            if (text.Slice(at - anchor, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)) return at - anchor;
        }
        return -1;
    }
}
