using Pipeline.Layout;

namespace Pipeline.Reading.Composition;

/// <summary>Lines of one kind that belong together.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Lines">From the top.</param>
internal sealed record ComposedBlock(BlockKind Kind, IReadOnlyList<Row> Lines);

/// <summary>Puts the words of a page into reading order: columns where two stand side by side, else from top to bottom.</summary>
internal static class PageComposer
{
    /// <summary>Blocks in reading order.</summary>
    /// <param name="words">With boxes in points from the page's top left.</param>
    /// <param name="width">Points.</param>
    /// <param name="height">Points.</param>
    internal static IReadOnlyList<ComposedBlock> Compose(IReadOnlyList<RawWord> words, double width, double height)
    {
        var blocks = new List<ComposedBlock>();
        var parts = ColumnFinder.Find(words, width);
        var open = words.Where(w => w.Box is not null && !parts.Any(p => p.Holds(w.Box.Value))).ToList();
        var top = double.MinValue;
        foreach (var part in parts)
        {
            Running(blocks, open.Where(w => w.Box!.Value.MiddleY >= top && w.Box.Value.MiddleY < part.Top), height);
            var inside = words.Where(w => w.Box is { } box && part.Holds(box)).ToList();
            blocks.Add(new ComposedBlock(BlockKind.HeadingColumn, Rows.Of(inside.Where(w => w.Box!.Value.MiddleX < part.Cut))));
            blocks.Add(new ComposedBlock(BlockKind.HeadingColumn, Rows.Of(inside.Where(w => w.Box!.Value.MiddleX >= part.Cut))));
            top = part.Bottom;
        }
        Running(blocks, open.Where(w => w.Box!.Value.MiddleY >= top), height);
        return blocks;
    }

    private static void Running(List<ComposedBlock> blocks, IEnumerable<RawWord> words, double height)
    {
        var lines = new List<Row>();
        foreach (var row in Rows.Of(words))
        {
            if (IsPageNumber(row, height))
            {
                Close();
                blocks.Add(new ComposedBlock(BlockKind.Margin, [row]));
                continue;
            }
            if (lines.Count > 0 && row.Box.Y0 - lines[^1].Box.Y1 > 0.75 * Math.Min(row.Box.Height, lines[^1].Box.Height)) Close();
            lines.Add(row);
        }
        Close();

        void Close()
        {
            if (lines.Count > 0) blocks.Add(new ComposedBlock(BlockKind.Paragraph, lines));
            lines = [];
        }
    }

    private static bool IsPageNumber(Row row, double height)
    {
        if (row.Words.Count > 3 || row.Box.MiddleY > height * 0.09 && row.Box.MiddleY < height * 0.91) return false;
        var text = string.Concat(row.Words.Select(w => w.Text)).Trim('-', '–', '.');
        return text.Length is > 0 and < 5 && text.All(char.IsAsciiDigit);
    }
}
