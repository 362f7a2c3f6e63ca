namespace Pipeline.Extraction;

/// <summary>
/// Tells which of many words stand in a text, also within other words, in one pass (Aho and Corasick 1975, with every step
/// worked out beforehand): one look-up a character, however many words are looked for. A line's end counts as a blank.
/// </summary>
internal sealed class WordScan
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
    public WordScan(IEnumerable<(int Mark, IEnumerable<string> Words)> words, bool ignoreCase)
    {
        var all = words.SelectMany(g => g.Words, (g, word) => (g.Mark, Word: word)).ToList();
        var letters = all.SelectMany(w => w.Word).Distinct().ToList();
        for (var c = 0; c < Limit; c++) _classes[c] = (byte)(letters.IndexOf(c == '\n' ? ' ' : ignoreCase ? char.ToLowerInvariant((char)c) : (char)c) + 1);
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
        // Steps are kept multiplied: the next look-up needs no product. Those at which a word ends are kept as complements.
        _next = [.. next.SelectMany(row => row).Select(state => marks[state] == 0 ? state * _width : ~(state * _width))];
        _marks = [.. marks];
    }

    /// <summary>The bits of the words that stand in a text.</summary>
    public int In(ReadOnlySpan<char> text)
    {
        var (classes, next) = (_classes, _next);
        var (state, found) = (0, 0);
        foreach (var c in text)
        {
            state = next[state + (c < classes.Length ? classes[c] : 0)];
            if (state >= 0) continue;
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
            if (next[0][letter] < 0) next[0][letter] = 0;
            else open.Enqueue(next[0][letter]);
        while (open.TryDequeue(out var state))
        {
            marks[state] |= marks[fallback[state]];
            for (var letter = 0; letter < _width; letter++)
                if (next[state][letter] is >= 0 and var step)
                {
                    fallback[step] = next[fallback[state]][letter];
                    open.Enqueue(step);
                }
                else next[state][letter] = next[fallback[state]][letter];
        }
    }
}
