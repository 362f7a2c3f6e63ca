using System.Buffers;

namespace Pipeline.Extraction.Facts;

/// <summary>
/// Words that open a fact, searched all at once. Searching by exact letters is many times faster than without regard to case,
/// so each word stands in the cases that papers use: small, with a capital, all capitals; and broken over a line.
/// </summary>
internal static class Triggers
{
    /// <summary>The search for these words, given in small letters.</summary>
    public static SearchValues<string> Of(IEnumerable<string> words) =>
        SearchValues.Create([.. words.SelectMany(Cases).SelectMany(w => w.Contains(' ', StringComparison.Ordinal) ? [w, w.Replace(' ', '\n')] : (IEnumerable<string>)[w]).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    private static IEnumerable<string> Cases(string word) =>
        [word, char.ToUpperInvariant(word[0]) + word[1..], word.ToUpperInvariant(), string.Join(' ', word.Split(' ').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]))];
}
