using Pipeline.Layout;

namespace Pipeline.Reading.Composition;

/// <summary>Words that stand on one line, from left to right.</summary>
internal sealed class Row
{
    private readonly List<RawWord> _words = [];

    /// <summary>From left to right once <see cref="Rows.Of"/> is done.</summary>
    internal IReadOnlyList<RawWord> Words => _words;
    /// <summary>Around all words.</summary>
    internal Box Box { get; private set; }

    internal void Add(RawWord word)
    {
        Box = _words.Count == 0 ? word.Box!.Value : Box.Union(word.Box!.Value);
        _words.Add(word);
    }

    internal void Sort() => _words.Sort((a, b) => a.Box!.Value.X0.CompareTo(b.Box!.Value.X0));

    // A word belongs to the row where its neighbour in the row overlaps it by half of the lower of the two.
    internal double Overlap(RawWord word)
    {
        var box = word.Box!.Value;
        if (box.Y1 <= Box.Y0 || box.Y0 >= Box.Y1) return 0;
        RawWord? near = null;
        var least = double.MaxValue;
        foreach (var other in _words)
            if (Distance(other, box) is var distance && distance < least)
            {
                (near, least) = (other, distance);
                if (least <= 0) break;
            }
        var with = near!.Box!.Value;
        var shared = Math.Min(box.Y1, with.Y1) - Math.Max(box.Y0, with.Y0);
        return shared / Math.Max(0.1, Math.Min(box.Height, with.Height));
    }

    private static double Distance(RawWord word, Box box) =>
        Math.Max(0, Math.Max(word.Box!.Value.X0 - box.X1, box.X0 - word.Box.Value.X1));
}

/// <summary>Groups words to rows by their height on the page.</summary>
internal static class Rows
{
    /// <summary>Rows from the top; words without a box are left out.</summary>
    internal static IReadOnlyList<Row> Of(IEnumerable<RawWord> words)
    {
        var rows = new List<Row>();
        foreach (var word in words.Where(w => w.Box is not null).OrderBy(w => w.Box!.Value.MiddleY).ThenBy(w => w.Box!.Value.X0))
        {
            Row? best = null;
            var most = 0.5;
            // Rows come in order of height: only the last few can share it.
            for (var i = rows.Count - 1; i >= 0 && i >= rows.Count - 4; i--)
                if (rows[i].Overlap(word) is var overlap && overlap > most) (best, most) = (rows[i], overlap);
            if (best is null) rows.Add(best = new Row());
            best.Add(word);
        }
        foreach (var row in rows) row.Sort();
        rows.Sort((a, b) => a.Box.MiddleY.CompareTo(b.Box.MiddleY));
        return rows;
    }
}
