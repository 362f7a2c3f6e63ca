using Pipeline.Layout;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// Joins pieces of a word that pdftotext gives apart because their fonts differ ("Đ" + "ắk"), and leaves raised marks
/// of footnotes apart, so that they do not grow to the number before them.
/// </summary>
internal static class SplitWordJoiner
{
    // Shares of the height: pieces stand closer than words do; those that are not drawn one after another hardly
    // overlap.
    private const double Gap = 0.06,
        Overlap = 0.12;

    // More words at one place are no page: a hostile one must not cost the square of its words.
    private const int Most = 500;

    /// <summary>
    /// Words in the same order, touching pieces of one size joined at the place of the first, wherever the file draws
    /// the others.
    /// </summary>
    internal static List<RawWord> Join(IReadOnlyList<RawWord> words)
    {
        var next = new int[words.Count];
        Array.Fill(next, -1);
        var taken = new bool[words.Count];
        // A writer that lacks a letter in a font may draw all such letters of a line after the rest of it.
        var byLeft = new Dictionary<int, List<int>>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!byLeft.TryGetValue((int)words[i].Box!.Value.X0, out var same))
                byLeft[(int)words[i].Box!.Value.X0] = same = [];
            same.Add(i);
        }
        for (var i = 0; i < words.Count; i++)
            if (Right(words, i, byLeft, taken) is >= 0 and var right)
            {
                next[i] = right;
                taken[right] = true;
            }
        var joined = new List<RawWord>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i])
                continue;
            var word = words[i];
            for (var n = next[i]; n >= 0; n = next[n])
                word = word with { Text = word.Text + words[n].Text, Box = word.Box!.Value.Union(words[n].Box!.Value) };
            joined.Add(word);
        }
        return joined;
    }

    // The piece that the file draws next goes before those that it draws elsewhere.
    private static int Right(IReadOnlyList<RawWord> words, int at, Dictionary<int, List<int>> byLeft, bool[] taken)
    {
        var box = words[at].Box!.Value;
        if (at + 1 < words.Count && !taken[at + 1] && Touch(box, words[at + 1].Box!.Value))
            return at + 1;
        for (var x = (int)(box.X1 - box.Height * Overlap); x <= (int)(box.X1 + box.Height * Gap); x++)
            if (byLeft.TryGetValue(x, out var near) && near.Count < Most)
                foreach (var i in near)
                    if (
                        i != at
                        && !taken[i]
                        && words[i].Box!.Value.X0 - box.X1 > -box.Height * Overlap
                        && Touch(box, words[i].Box!.Value)
                    )
                        return i;
        return -1;
    }

    // Boxes are as high as the font: pieces of one size stand level, a raised mark is lower and ends higher.
    private static bool Touch(Box a, Box b)
    {
        var gap = b.X0 - a.X1;
        var size = Math.Min(a.Height, b.Height);
        return gap < size * Gap
            && gap > -size * 0.5
            && b.X0 > a.X0
            && Math.Abs(a.Y1 - b.Y1) < size * 0.22
            && size > Math.Max(a.Height, b.Height) * 0.72;
    }
}
