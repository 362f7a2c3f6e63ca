using Pipeline.Layout;

namespace Pipeline.Extraction;

/// <summary>Lines of a block that lie in a range, found by place: a file of many documents is not walked through for each of them.</summary>
internal static class BlockLines
{
    /// <summary>The lines of a block, which stand in the order of the text, that begin in a range.</summary>
    public static ReadOnlySpan<Line> In(Block block, TextRange range)
    {
        var lines = block.Lines.AsSpan();
        if (lines.Length == 0 || (lines[0].Span.Start >= range.Start && lines[^1].Span.End <= range.End)) return lines;
        return lines[First(lines, range.Start)..First(lines, range.End)];
    }

    private static int First(ReadOnlySpan<Line> lines, int offset)
    {
        var (low, high) = (0, lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines[middle].Span.Start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
