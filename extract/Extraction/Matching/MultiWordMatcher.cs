using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Matching;

/// <summary>
/// Tells which of many words stand in a text, also within other words, in one pass (Aho and Corasick 1975, with every
/// step
/// worked out beforehand): one look-up a character, however many words are looked for. A line's end counts as a blank.
/// </summary>
internal sealed class MultiWordMatcher
{
    // To the end of the block of Vietnamese letters; what lies above stands in no word.
    private const int Limit = 0x1F00;

    private readonly byte[] _classes = new byte[Limit];
    private readonly int[] _next;
    private readonly int[] _marks;
    private readonly int _width;

    /// <summary>Prepares the words, given in small letters where case counts for nothing.</summary>
    /// <param name="words">Each group of words with the bit that stands for it.</param>
    /// <param name="ignoreCase">Case counts for nothing.</param>
    public MultiWordMatcher(IEnumerable<(int Mark, IEnumerable<string> Words)> words, bool ignoreCase)
    {
        var all = words.SelectMany(g => g.Words, (g, word) => (g.Mark, Word: word)).ToList();
        var letters = all.SelectMany(w => w.Word).Distinct().ToList();
        for (var c = 0; c < Limit; c++)
            _classes[c] = (byte)(
                letters.IndexOf(
                    c == '\n' ? ' '
                    : ignoreCase ? char.ToLowerInvariant((char)c)
                    : (char)c
                ) + 1
            );
        _width = letters.Count + 1;
        var (next, marks) = (new List<int[]> { Row() }, new List<int> { 0 });
        foreach (var (mark, word) in all)
        {
            var state = 0;
            foreach (var c in word)
            {
                ref var step = ref next[state][_classes[c]];
                if (step < 0)
                {
                    step = next.Count;
                    next.Add(Row());
                    marks.Add(0);
                }
                state = step;
            }
            marks[state] |= mark;
        }
        Complete(next, marks);
        // Steps are kept multiplied: the next look-up needs no product. Those at which a word ends are kept as
        // complements.
        _next =
        [
            .. next.SelectMany(row => row).Select(state => marks[state] == 0 ? state * _width : ~(state * _width)),
        ];
        _marks = [.. marks];
    }

    /// <summary>The bits of the words that stand in a text.</summary>
    public int FindWords(ReadOnlySpan<char> text)
    {
        var (classes, next) = (_classes, _next);
        var (state, found) = (0, 0);
        foreach (var c in text)
        {
            state = next[state + (c < classes.Length ? classes[c] : 0)];
            if (state >= 0)
                continue;
            state = ~state;
            found |= _marks[state / _width];
        }
        return found;
    }

    private int[] Row()
    {
        var row = new int[_width];
        Array.Fill(row, -1);
        return row;
    }

    // Where a word breaks off, the longest end of what was read that begins another word goes on.
    private void Complete(List<int[]> next, List<int> marks)
    {
        var fallback = new int[next.Count];
        var open = new Queue<int>();
        for (var letter = 0; letter < _width; letter++)
            if (next[0][letter] < 0)
                next[0][letter] = 0;
            else
                open.Enqueue(next[0][letter]);
        while (open.TryDequeue(out var state))
        {
            marks[state] |= marks[fallback[state]];
            for (var letter = 0; letter < _width; letter++)
                if (next[state][letter] is >= 0 and var step)
                {
                    fallback[step] = next[fallback[state]][letter];
                    open.Enqueue(step);
                }
                else
                    next[state][letter] = next[fallback[state]][letter];
        }
    }
}

/// <summary>
/// Finds words without regard to case by their rarest letter: the runtime looks for one letter many characters at a
/// time, but for
/// words without regard to case one by one.
/// </summary>
internal static class RareLetterSearch
{
    // Letters by how often Vietnamese papers use them; those left out are rarer than all of these.
    private const string Common = "nhctgiđouaáàvyplrmsbưộôkêủdốệơếạịờqăềểậảâeớìúứụíýỉấựởổóầồxữòợửặắẫĩãọằỏỳừẩõẳèẹéũù";

    /// <summary>Index of the rarest letter of a word.</summary>
    public static int IndexOfRarest(ReadOnlySpan<char> word)
    {
        var (best, rank) = (0, -1);
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsLetter(word[i]))
                continue;
            var own = Common.IndexOf(char.ToLowerInvariant(word[i]), StringComparison.Ordinal) is >= 0 and var known
                ? known
                : Common.Length;
            if (own > rank)
                (best, rank) = (i, own);
        }
        return best;
    }

    /// <summary>Where a word first stands in a text in whatever case; -1 where it does not.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        var anchor = IndexOfRarest(word);
        var (small, capital) = (char.ToLowerInvariant(word[anchor]), char.ToUpperInvariant(word[anchor]));
        for (var at = anchor; at <= text.Length - word.Length + anchor; at++)
        {
            var hit = text[at..(text.Length - word.Length + anchor + 1)].IndexOfAny(small, capital);
            if (hit < 0)
                return -1;
            at += hit;
            if (text.Slice(at - anchor, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
                return at - anchor;
        }
        return -1;
    }
}

/// <summary>
/// Many openings, of which a text begins with one or none: only those that share its first letter are compared.
/// </summary>
internal sealed class PrefixMatcher
{
    private readonly string[][] _byFirst = new string[0x1F00][];
    private readonly StringComparison _comparison;

    /// <summary>Prepares the openings.</summary>
    /// <param name="words">Where case counts for nothing, in small letters.</param>
    /// <param name="ignoreCase">Case counts for nothing.</param>
    public PrefixMatcher(IEnumerable<string> words, bool ignoreCase = false)
    {
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var group in words.GroupBy(w => w[0]))
        {
            var own = group.ToArray();
            _byFirst[group.Key] = own;
            if (ignoreCase)
                _byFirst[char.ToUpperInvariant(group.Key)] = own;
        }
    }

    // Of folded text, which is given in capitals, what did not fold is a slip.
    private bool IsOfWord(char c) =>
        _comparison == StringComparison.Ordinal ? char.IsAsciiLetterOrDigit(c) : CharacterClasses.IsLetterOrDigit(c);

    /// <summary>Length of the longest opening that the text begins with; 0 for none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="whole">No letter or digit may follow the opening.</param>
    public int MatchLongest(ReadOnlySpan<char> text, bool whole)
    {
        if (text.IsEmpty || text[0] >= _byFirst.Length || _byFirst[text[0]] is not { } words)
            return 0;
        var longest = 0;
        foreach (var word in words)
            if (
                word.Length > longest
                && text.StartsWith(word, _comparison)
                && (!whole || text.Length == word.Length || !IsOfWord(text[word.Length]))
            )
                longest = word.Length;
        return longest;
    }
}
