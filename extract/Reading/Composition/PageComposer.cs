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
        if (words.Any(w => w.Grid is not null)) return AroundGrids(words, width, height);
        var blocks = new List<ComposedBlock>();
        IReadOnlyList<Row>? rows = null;
        IReadOnlyList<Row> All() => rows ??= Rows.Of(words);
        var stamps = StampFinder.Find(words, All);
        if (stamps.Count > 0)
        {
            var stamped = stamps.SelectMany(s => s).ToHashSet(ReferenceEqualityComparer.Instance);
            words = [.. words.Where(w => !stamped.Contains(w))];
            rows = null;
        }
        var parts = ColumnFinder.Find(words, All(), width);
        if (parts.Count == 0) Running(blocks, All(), height);
        else AddParts();
        foreach (var stamp in stamps) blocks.Add(new ComposedBlock(stamp[0].Stamp ? BlockKind.ArrivalStamp : BlockKind.Stamp, Rows.Of(stamp)));
        return blocks;

        void AddParts()
        {
            var open = words.Where(w => w.Box is not null && !parts.Any(p => p.Holds(w.Box.Value))).ToList();
            var top = double.MinValue;
            for (var i = 0; i < parts.Count;)
            {
                // Columns that follow each other without a line between are one pair of columns whose gap shifts.
                var next = i + 1;
                while (next < parts.Count && !open.Any(w => w.Box!.Value.MiddleY > parts[next - 1].Bottom && w.Box.Value.MiddleY < parts[next].Top)) next++;
                var joined = parts.Skip(i).Take(next - i).ToList();
                Running(blocks, Rows.Of(open.Where(w => w.Box!.Value.MiddleY >= top && w.Box.Value.MiddleY < joined[0].Top)), height);
                AddColumn(w => joined.Any(p => p.Holds(w) && w.MiddleX < p.Cut));
                AddColumn(w => joined.Any(p => p.Holds(w) && w.MiddleX >= p.Cut));
                top = joined[^1].Bottom;
                i = next;
            }
            Running(blocks, Rows.Of(open.Where(w => w.Box!.Value.MiddleY >= top)), height);
        }

        void AddColumn(Func<Box, bool> holds) =>
            blocks.Add(new ComposedBlock(BlockKind.HeadingColumn, Rows.Of(words.Where(w => w.Box is { } box && holds(box)))));
    }

    // Tables whose cells were not rebuilt stand apart between the text above and below them.
    private static List<ComposedBlock> AroundGrids(IReadOnlyList<RawWord> words, double width, double height)
    {
        var blocks = new List<ComposedBlock>();
        var outside = words.Where(w => w.Grid is null).ToList();
        foreach (var grid in words.Where(w => w.Grid is not null).GroupBy(w => w.Grid).OrderBy(g => g.Min(w => w.Box!.Value.MiddleY)))
        {
            var top = grid.Min(w => w.Box!.Value.MiddleY);
            var parts = outside.ToLookup(w => w.Box is not { } box || box.MiddleY < top);
            outside = [.. parts[false]];
            if (parts[true].Any()) blocks.AddRange(Compose([.. parts[true]], width, height));
            blocks.Add(new ComposedBlock(BlockKind.UnreadTable, Rows.Of(grid)));
        }
        if (outside.Count > 0) blocks.AddRange(Compose(outside, width, height));
        return blocks;
    }

    private static void Running(List<ComposedBlock> blocks, IReadOnlyList<Row> rows, double height)
    {
        var pitch = Pitch(rows);
        var lines = new List<Row>();
        foreach (var row in rows)
        {
            if (IsPageNumber(row, height))
            {
                Close();
                blocks.Add(new ComposedBlock(BlockKind.Margin, [row]));
                continue;
            }
            if (lines.Count > 0 && row.Box.Y1 - lines[^1].Box.Y1 > pitch * 1.25 + 3) Close();
            lines.Add(row);
        }
        Close();

        void Close()
        {
            if (lines.Count > 0) blocks.Add(new ComposedBlock(BlockKind.Paragraph, lines));
            lines = [];
        }
    }

    // The lower half of the distances between lines: those within paragraphs.
    private static double Pitch(IReadOnlyList<Row> rows)
    {
        if (rows.Count < 3) return double.MaxValue;
        var steps = new double[rows.Count - 1];
        for (var i = 1; i < rows.Count; i++) steps[i - 1] = rows[i].Box.Y1 - rows[i - 1].Box.Y1;
        Array.Sort(steps);
        return Math.Max(steps[steps.Length * 2 / 5], 8);
    }

    private static bool IsPageNumber(Row row, double height)
    {
        if (row.Words.Count > 3 || row.Box.MiddleY > height * 0.09 && row.Box.MiddleY < height * 0.91) return false;
        var text = string.Concat(row.Words.Select(w => w.Text)).Trim('-', '–', '.');
        return text.Length is > 0 and < 5 && text.All(char.IsAsciiDigit);
    }
}
