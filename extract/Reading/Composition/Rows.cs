using System.Runtime.InteropServices;
using Pipeline.Layout;

namespace Pipeline.Reading.Composition;

/// <summary>Words that stand on one line, from left to right.</summary>
internal sealed class Row
{
    private readonly List<RawWord> _words = [];
    // Beside the words: each word that comes is held against many boxes.
    private readonly List<Box> _boxes = [];

    /// <summary>From left to right once <see cref="Rows.Of"/> is done.</summary>
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
        if (box.Y1 <= Box.Y0 || box.Y0 >= Box.Y1) return 0;
        Box with = default;
        var least = double.MaxValue;
        foreach (ref readonly var other in CollectionsMarshal.AsSpan(_boxes))
            if (Math.Max(0, Math.Max(other.X0 - box.X1, box.X0 - other.X1)) is var distance && distance < least)
            {
                (with, least) = (other, distance);
                if (least <= 0) break;
            }
        var shared = Math.Min(box.Y1, with.Y1) - Math.Max(box.Y0, with.Y0);
        return shared / Math.Max(0.1, Math.Min(box.Height, with.Height));
    }
}

/// <summary>Groups words to rows by their height on the page.</summary>
internal static class Rows
{
    /// <summary>Rows from the top; words without a box are left out.</summary>
    internal static IReadOnlyList<Row> Of(IEnumerable<RawWord> words)
    {
        var rows = new List<Row>();
        var all = words as List<RawWord> ?? [.. words];
        foreach (var (_, _, at) in Order(all))
        {
            var (word, box) = (all[at], all[at].Box!.Value);
            Row? best = null;
            var most = 0.5;
            // Rows come in order of height: only the last few can share it.
            for (var i = rows.Count - 1; i >= 0 && i >= rows.Count - 4; i--)
                if (rows[i].Overlap(box) is var overlap && overlap > most) (best, most) = (rows[i], overlap);
            if (best is null) rows.Add(best = new Row());
            best.Add(word, box);
        }
        foreach (var row in rows) row.Sort();
        rows.Sort((a, b) => a.Box.MiddleY.CompareTo(b.Box.MiddleY));
        return rows;
    }

    // From the top, then from the left; of two at one place the first comes first.
    private static List<(double Y, double X, int At)> Order(List<RawWord> words)
    {
        var keys = new List<(double Y, double X, int At)>(words.Count);
        for (var i = 0; i < words.Count; i++)
            if (words[i].Box is { } box) keys.Add((box.MiddleY, box.X0, i));
        keys.Sort(static (a, b) => a.Y.CompareTo(b.Y) is var y and not 0 ? y : a.X.CompareTo(b.X) is var x and not 0 ? x : a.At.CompareTo(b.At));
        return keys;
    }
}
