using System.Buffers;
using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Words that open a fact, searched all at once, without regard to case and over a line's end. Only the rarest letter
/// of each
/// word is looked for, many characters at a time; the words are compared where one stands.
/// </summary>
internal sealed class TriggerMatcher
{
    private const int Limit = 0x1F00;

    private readonly SearchValues<char> _anchors;
    private readonly byte[] _groupOf = new byte[Limit];
    private readonly (string Word, int Anchor)[][] _groups;
    private readonly int _reach;

    private TriggerMatcher(string[] words)
    {
        var anchored = words
            .Select(w => (Word: w, Anchor: RareLetterSearch.IndexOfRarest(w)))
            .GroupBy(w => w.Word[w.Anchor])
            .ToArray();
        _groups = [.. anchored.Select(g => g.ToArray())];
        for (var i = 0; i < anchored.Length; i++)
            _groupOf[anchored[i].Key] = _groupOf[char.ToUpperInvariant(anchored[i].Key)] = (byte)(i + 1);
        _anchors = SearchValues.Create([.. anchored.SelectMany(g => new[] { g.Key, char.ToUpperInvariant(g.Key) })]);
        _reach = anchored.SelectMany(g => g).Max(w => w.Anchor);
    }

    /// <summary>The search for these words, given in small letters.</summary>
    public static TriggerMatcher ForWords(params string[] words) => new(words);

    /// <summary>True where one of the words stands in a text.</summary>
    public bool StandIn(ReadOnlySpan<char> text) => IndexIn(text) >= 0;

    /// <summary>Where the first of the words that stand in a text begins; -1 where none does.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        var best = -1;
        for (var at = 0; at < text.Length; at++)
        {
            var hit = text[at..].IndexOfAny(_anchors);
            if (hit < 0)
                break;
            at += hit;
            if (best >= 0 && at - _reach >= best)
                break;
            foreach (var (word, anchor) in _groups[_groupOf[text[at]] - 1])
                if (at >= anchor && (best < 0 || at - anchor < best) && Begins(text[(at - anchor)..], word))
                    best = at - anchor;
        }
        return best;
    }

    private static bool Begins(ReadOnlySpan<char> text, string word)
    {
        if (text.Length < word.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = text[i];
            if (c != word[i] && (word[i] == ' ' ? c != '\n' : char.ToLowerInvariant(c) != word[i]))
                return false;
        }
        return true;
    }
}
