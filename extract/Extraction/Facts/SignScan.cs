namespace Pipeline.Extraction.Facts;

/// <summary>
/// Finds all signs of a text in one pass (Aho and Corasick 1975, with every step worked out beforehand): one look-up a character,
/// however many words are looked for. Without regard to case; a line's end counts as a blank.
/// </summary>
internal sealed class SignScan
{
    // To the end of the block of Vietnamese letters; what lies above stands in no word.
    private const int Limit = 0x1F00;

    private readonly byte[] _classes = new byte[Limit];
    private readonly int[] _next;
    private readonly Signs[] _signs;

    private SignScan(params (Signs Sign, string[] Words)[] words)
    {
        var letters = words.SelectMany(w => w.Words).SelectMany(w => w).Distinct().ToList();
        for (var c = 0; c < Limit; c++) _classes[c] = (byte)(letters.IndexOf(c == '\n' ? ' ' : char.ToLowerInvariant((char)c)) + 1);
        Width = letters.Count + 1;
        var (next, signs) = (new List<int[]> { Row() }, new List<Signs> { Signs.None });
        foreach (var (sign, own) in words)
            foreach (var word in own)
            {
                var state = 0;
                foreach (var c in word)
                {
                    ref var step = ref next[state][_classes[c]];
                    if (step < 0)
                    {
                        step = next.Count;
                        next.Add(Row());
                        signs.Add(Signs.None);
                    }
                    state = step;
                }
                signs[state] |= sign;
            }
        Complete(next, signs);
        // Steps are kept multiplied: the next look-up needs no product.
        _next = [.. next.SelectMany(row => row).Select(state => state * Width)];
        _signs = [.. signs];
    }

    private int Width { get; }

    /// <summary>The signs that stand in a text.</summary>
    public static Signs In(ReadOnlySpan<char> text) => Of.Find(text);

    private Signs Find(ReadOnlySpan<char> text)
    {
        var (classes, next, signs, width) = (_classes, _next, _signs, Width);
        var (state, found) = (0, Signs.None);
        foreach (var c in text)
        {
            state = next[state + (c < classes.Length ? classes[c] : 0)];
            if (state != 0) found |= signs[state / width];
        }
        return found;
    }

    private int[] Row()
    {
        var row = new int[Width];
        Array.Fill(row, -1);
        return row;
    }

    // Where a word breaks off, the longest end of what was read that begins another word goes on.
    private void Complete(List<int[]> next, List<Signs> signs)
    {
        var fallback = new int[next.Count];
        var open = new Queue<int>();
        for (var letter = 0; letter < Width; letter++)
            if (next[0][letter] < 0) next[0][letter] = 0;
            else open.Enqueue(next[0][letter]);
        while (open.TryDequeue(out var state))
        {
            signs[state] |= signs[fallback[state]];
            for (var letter = 0; letter < Width; letter++)
                if (next[state][letter] is >= 0 and var step)
                {
                    fallback[step] = next[fallback[state]][letter];
                    open.Enqueue(step);
                }
                else next[state][letter] = next[fallback[state]][letter];
        }
    }

    private static readonly SignScan Of = new(
        (Signs.Award, AwardForms.Openings),
        (Signs.Coming, ["dự kiến", "xem xét", "sẽ ", "đề nghị", "phấn đấu", "tối thiểu", "ít nhất", "số lượng", "cơ cấu"]),
        (Signs.Past, ["đã "]),
        (Signs.Reward, ["tiền thưởng"]),
        (Signs.Striving, ["phấn đấu "]),
        (Signs.Ahead, SentenceTime.Openings),
        (Signs.Done, [" đã ", "kết quả", "đều đạt", "vượt", "hoàn thành 1", "đạt được"]),
        (Signs.Recurring, ["định kỳ", "hằng", "hàng tháng", "hàng quý", "hàng tuần", "hàng năm", "mỗi tháng", "mỗi quý", "mỗi tuần"]),
        (Signs.Programme, ProgrammeReader.Kinds),
        (Signs.Ending, ["kết thúc"]));
}
