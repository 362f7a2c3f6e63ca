using Pipeline.Vietnamese;

namespace Pipeline.Extraction;

/// <summary>Many openings, of which a text begins with one or none: only those that share its first letter are compared.</summary>
internal sealed class WordPrefixes
{
    private readonly string[][] _byFirst = new string[0x1F00][];
    private readonly StringComparison _comparison;

    /// <summary>Prepares the openings.</summary>
    /// <param name="words">Where case counts for nothing, in small letters.</param>
    /// <param name="ignoreCase">Case counts for nothing.</param>
    public WordPrefixes(IEnumerable<string> words, bool ignoreCase = false)
    {
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var group in words.GroupBy(w => w[0]))
        {
            var own = group.ToArray();
            _byFirst[group.Key] = own;
            if (ignoreCase) _byFirst[char.ToUpperInvariant(group.Key)] = own;
        }
    }

    // Of folded text, which is given in capitals, what did not fold is a slip.
    private bool IsOfWord(char c) => _comparison == StringComparison.Ordinal ? char.IsAsciiLetterOrDigit(c) : Letters.IsLetterOrDigit(c);

    /// <summary>Length of the longest opening that the text begins with; 0 for none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="whole">No letter or digit may follow the opening.</param>
    public int Longest(ReadOnlySpan<char> text, bool whole)
    {
        if (text.IsEmpty || text[0] >= _byFirst.Length || _byFirst[text[0]] is not { } words) return 0;
        var longest = 0;
        foreach (var word in words)
            if (word.Length > longest && text.StartsWith(word, _comparison) && (!whole || text.Length == word.Length || !IsOfWord(text[word.Length]))) longest = word.Length;
        return longest;
    }
}
