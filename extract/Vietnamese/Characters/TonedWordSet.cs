using System.Collections.Frozen;

namespace Pipeline.Vietnamese.Characters;

/// <summary>
/// A set of words that are compared with their tones: "thứ tư" is a day, "thủ tục" is none; "chị" is a person, "chi"
/// no.
/// Both places of the tone mark are one (hoà, hòa), as are cases and runs of white space. A word that was misread still
/// matches
/// where nothing else can be meant: a syllable that is none as it is spelled, or a compound printed without any mark.
/// </summary>
public sealed class TonedWordSet
{
    private readonly FrozenSet<string> _entries;
    private readonly FrozenDictionary<string, string[]> _byFold;

    /// <summary>Takes the entries in small letters, NFC, with their tones.</summary>
    public TonedWordSet(params string[] entries)
    {
        _entries = entries.Select(e => Key(e)).ToFrozenSet(StringComparer.Ordinal);
        _byFold = _entries
            .GroupBy(e => Folding.FoldLower(e))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The entries, in small letters, tone marks in one place.</summary>
    public IReadOnlyCollection<string> Entries => _entries;

    /// <summary>True where the words as a whole are an entry.</summary>
    /// <param name="words">Whole words, NFC, of any case.</param>
    public bool Contains(ReadOnlySpan<char> words) => Find(words) is not null;

    /// <summary>The entry that the words as a whole are; null where they are none.</summary>
    /// <param name="words">Whole words, NFC, of any case.</param>
    public string? Find(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
            return null;
        var key = Key(words);
        if (_entries.TryGetValue(key, out var entry))
            return entry;
        return _byFold.TryGetValue(Folding.FoldLower(key), out var alike)
            ? Array.Find(alike, e => IsSlip(key, e))
            : null;
    }

    /// <summary>
    /// True where words as printed are those of an entry, or a slip of them that can mean nothing else.
    /// </summary>
    public static bool Same(ReadOnlySpan<char> printed, string entry) =>
        Key(printed) is var key
        && (key == entry || Folding.FoldLower(key) == Folding.FoldLower(entry) && IsSlip(key, entry));

    /// <summary>Small letters, one place of the tone mark, one blank for white space.</summary>
    public static string Key(ReadOnlySpan<char> words)
    {
        var lower = words.ToString().ToLowerInvariant();
        if (lower.AsSpan().IndexOfAny('\n', '\t', '\r') >= 0 || lower.Contains("  ", StringComparison.Ordinal))
            lower = string.Join(' ', lower.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return TonePlacement.Fold(lower);
    }

    private static bool IsSlip(string printed, string entry)
    {
        if (System.Text.Ascii.IsValid(printed))
            return printed.Contains(' ');
        var (words, others) = (printed.Split(' '), entry.Split(' '));
        if (words.Length != others.Length)
            return false;
        for (var i = 0; i < words.Length; i++)
            if (words[i] != others[i] && SyllableGrammar.IsValid(words[i]))
                return false;
        return true;
    }
}
