using System.Runtime.InteropServices;
using Pipeline.Layout;

namespace Pipeline.Reading.Composition;

/// <summary>Lines of one kind that belong together.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Lines">From the top.</param>
internal sealed record ComposedBlock(BlockKind Kind, IReadOnlyList<WordRow> Lines);

/// <summary>
/// Puts the words of a page into reading order: columns where two stand side by side, else from top to bottom.
/// </summary>
internal static class PageComposer
{
    /// <summary>Blocks in reading order.</summary>
    /// <param name="words">With boxes in points from the page's top left.</param>
    /// <param name="width">Points.</param>
    /// <param name="height">Points.</param>
    internal static IReadOnlyList<ComposedBlock> Compose(IReadOnlyList<RawWord> words, double width, double height)
    {
        if (words.Any(w => w.Grid is not null))
            return AroundGrids(words, width, height);
        var blocks = new List<ComposedBlock>();
        IReadOnlyList<WordRow>? rows = null;
        IReadOnlyList<WordRow> All() => rows ??= WordRowGrouper.Group(words);
        var stamps = StampFinder.Find(words, All);
        if (stamps.Count > 0)
        {
            var stamped = stamps.SelectMany(s => s).ToHashSet(ReferenceEqualityComparer.Instance);
            words = [.. words.Where(w => !stamped.Contains(w))];
            rows = null;
        }
        var parts = ColumnFinder.Find(words, All(), width);
        if (parts.Count == 0)
            AddRunningText(blocks, All(), height);
        else
            AddParts();
        foreach (var stamp in stamps)
            blocks.Add(
                new ComposedBlock(
                    stamp[0].Stamp ? BlockKind.ArrivalStamp : BlockKind.Stamp,
                    WordRowGrouper.Group(stamp)
                )
            );
        return blocks;

        void AddParts()
        {
            var open = words.Where(w => w.Box is not null && !parts.Any(p => p.ContainsMiddle(w.Box.Value))).ToList();
            var top = double.MinValue;
            for (var i = 0; i < parts.Count; )
            {
                // Columns that follow each other without a line between are one pair of columns whose gap shifts.
                var next = i + 1;
                while (
                    next < parts.Count
                    && !open.Any(w =>
                        w.Box!.Value.MiddleY > parts[next - 1].Bottom && w.Box.Value.MiddleY < parts[next].Top
                    )
                )
                    next++;
                var joined = parts.Skip(i).Take(next - i).ToList();
                AddRunningText(
                    blocks,
                    WordRowGrouper.Group(
                        open.Where(w => w.Box!.Value.MiddleY >= top && w.Box.Value.MiddleY < joined[0].Top)
                    ),
                    height
                );
                AddColumn(w => joined.Any(p => p.ContainsMiddle(w) && w.MiddleX < p.Cut));
                AddColumn(w => joined.Any(p => p.ContainsMiddle(w) && w.MiddleX >= p.Cut));
                top = joined[^1].Bottom;
                i = next;
            }
            AddRunningText(blocks, WordRowGrouper.Group(open.Where(w => w.Box!.Value.MiddleY >= top)), height);
        }

        void AddColumn(Func<Box, bool> holds) =>
            blocks.Add(
                new ComposedBlock(
                    BlockKind.HeadingColumn,
                    WordRowGrouper.Group(words.Where(w => w.Box is { } box && holds(box)))
                )
            );
    }

    // Tables whose cells were not rebuilt stand apart between the text above and below them.
    private static List<ComposedBlock> AroundGrids(IReadOnlyList<RawWord> words, double width, double height)
    {
        var blocks = new List<ComposedBlock>();
        var outside = words.Where(w => w.Grid is null).ToList();
        foreach (
            var grid in words
                .Where(w => w.Grid is not null)
                .GroupBy(w => w.Grid)
                .OrderBy(g => g.Min(w => w.Box!.Value.MiddleY))
        )
        {
            var top = grid.Min(w => w.Box!.Value.MiddleY);
            var parts = outside.ToLookup(w => w.Box is not { } box || box.MiddleY < top);
            outside = [.. parts[false]];
            if (parts[true].Any())
                blocks.AddRange(Compose([.. parts[true]], width, height));
            blocks.Add(new ComposedBlock(BlockKind.UnreadTable, WordRowGrouper.Group(grid)));
        }
        if (outside.Count > 0)
            blocks.AddRange(Compose(outside, width, height));
        return blocks;
    }

    private static void AddRunningText(List<ComposedBlock> blocks, IReadOnlyList<WordRow> rows, double height)
    {
        var pitch = MeasureLinePitch(rows);
        var lines = new List<WordRow>();
        foreach (var row in rows)
        {
            if (IsPageNumber(row, height))
            {
                Close();
                blocks.Add(new ComposedBlock(BlockKind.Margin, [row]));
                continue;
            }
            if (lines.Count > 0 && row.Box.Y1 - lines[^1].Box.Y1 > pitch * 1.25 + 3)
                Close();
            lines.Add(row);
        }
        Close();

        void Close()
        {
            if (lines.Count > 0)
                blocks.Add(new ComposedBlock(BlockKind.Paragraph, lines));
            lines = [];
        }
    }

    // The lower half of the distances between lines: those within paragraphs.
    private static double MeasureLinePitch(IReadOnlyList<WordRow> rows)
    {
        if (rows.Count < 3)
            return double.MaxValue;
        var steps = new double[rows.Count - 1];
        for (var i = 1; i < rows.Count; i++)
            steps[i - 1] = rows[i].Box.Y1 - rows[i - 1].Box.Y1;
        Array.Sort(steps);
        return Math.Max(steps[steps.Length * 2 / 5], 8);
    }

    private static bool IsPageNumber(WordRow row, double height)
    {
        if (row.Words.Count > 3 || row.Box.MiddleY > height * 0.09 && row.Box.MiddleY < height * 0.91)
            return false;
        var text = string.Concat(row.Words.Select(w => w.Text)).Trim('-', '–', '.');
        return text.Length is > 0 and < 5 && text.All(char.IsAsciiDigit);
    }
}

/// <summary>Words that stand on one line, from left to right.</summary>
internal sealed class WordRow
{
    private readonly List<RawWord> _words = [];

    // Beside the words: each word that comes is held against many boxes.
    private readonly List<Box> _boxes = [];

    /// <summary>From left to right once <see cref="WordRowGrouper.Group"/> is done.</summary>
    internal IReadOnlyList<RawWord> Words => _words;

    /// <summary>Around all words.</summary>
    internal Box Box { get; private set; }

    internal void Add(RawWord word, Box box)
    {
        Box = _words.Count == 0 ? box : Box.Union(box);
        _words.Add(word);
        _boxes.Add(box);
    }

    internal void Sort() => _words.Sort((a, b) => a.Box!.Value.X0.CompareTo(b.Box!.Value.X0));

    // A word belongs to the row where its neighbour in the row overlaps it by half of the lower of the two.
    internal double Overlap(Box box)
    {
        if (box.Y1 <= Box.Y0 || box.Y0 >= Box.Y1)
            return 0;
        Box with = default;
        var least = double.MaxValue;
        foreach (ref readonly var other in CollectionsMarshal.AsSpan(_boxes))
            if (Math.Max(0, Math.Max(other.X0 - box.X1, box.X0 - other.X1)) is var distance && distance < least)
            {
                (with, least) = (other, distance);
                if (least <= 0)
                    break;
            }
        var shared = Math.Min(box.Y1, with.Y1) - Math.Max(box.Y0, with.Y0);
        return shared / Math.Max(0.1, Math.Min(box.Height, with.Height));
    }
}

/// <summary>Groups words to rows by their height on the page.</summary>
internal static class WordRowGrouper
{
    /// <summary>Rows from the top; words without a box are left out.</summary>
    internal static IReadOnlyList<WordRow> Group(IEnumerable<RawWord> words)
    {
        var rows = new List<WordRow>();
        var all = words as List<RawWord> ?? [.. words];
        foreach (var (_, _, at) in Order(all))
        {
            var (word, box) = (all[at], all[at].Box!.Value);
            WordRow? best = null;
            var most = 0.5;
            // Rows come in order of height: only the last few can share it.
            for (var i = rows.Count - 1; i >= 0 && i >= rows.Count - 4; i--)
                if (rows[i].Overlap(box) is var overlap && overlap > most)
                    (best, most) = (rows[i], overlap);
            if (best is null)
                rows.Add(best = new WordRow());
            best.Add(word, box);
        }
        foreach (var row in rows)
            row.Sort();
        rows.Sort((a, b) => a.Box.MiddleY.CompareTo(b.Box.MiddleY));
        return rows;
    }

    // From the top, then from the left; of two at one place the first comes first.
    private static List<(double Y, double X, int At)> Order(List<RawWord> words)
    {
        var keys = new List<(double Y, double X, int At)>(words.Count);
        for (var i = 0; i < words.Count; i++)
            if (words[i].Box is { } box)
                keys.Add((box.MiddleY, box.X0, i));
        keys.Sort(
            static (a, b) =>
                a.Y.CompareTo(b.Y) is var y and not 0 ? y
                : a.X.CompareTo(b.X) is var x and not 0 ? x
                : a.At.CompareTo(b.At)
        );
        return keys;
    }
}
