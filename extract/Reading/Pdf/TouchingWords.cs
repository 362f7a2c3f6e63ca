using Pipeline.Layout;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// Joins pieces of a word that pdftotext gives apart because their fonts differ ("Đ" + "ắk"), and leaves raised marks
/// of footnotes apart, so that they do not grow to the number before them.
/// </summary>
internal static class TouchingWords
{
    /// <summary>Words in the same order, touching pieces of one size joined.</summary>
    internal static List<RawWord> Join(IReadOnlyList<RawWord> words)
    {
        var joined = new List<RawWord>(words.Count);
        foreach (var word in words)
        {
            if (joined.Count > 0 && Touch(joined[^1].Box!.Value, word.Box!.Value))
                joined[^1] = joined[^1] with { Text = joined[^1].Text + word.Text, Box = joined[^1].Box!.Value.Union(word.Box.Value) };
            else joined.Add(word);
        }
        return joined;
    }

    // Boxes are as high as the font: pieces of one size stand level, a raised mark is lower and ends higher.
    private static bool Touch(Box a, Box b)
    {
        var gap = b.X0 - a.X1;
        var size = Math.Min(a.Height, b.Height);
        return gap < size * 0.06 && gap > -size * 0.5 && b.X0 > a.X0 && Math.Abs(a.Y1 - b.Y1) < size * 0.22 && size > Math.Max(a.Height, b.Height) * 0.72;
    }
}
