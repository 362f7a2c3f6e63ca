using Pipeline.Layout;

namespace Pipeline.Reading.Tables;

/// <summary>A drawn line, level or upright, in points from the page's top left.</summary>
/// <param name="At">y of a level line, x of an upright one.</param>
/// <param name="From">Left or top end.</param>
/// <param name="To">Right or bottom end.</param>
internal readonly record struct RulingLine(double At, double From, double To)
{
    /// <summary>Points.</summary>
    internal double Length => To - From;
}

/// <summary>The drawn lines of a page.</summary>
/// <param name="Level">From the top.</param>
/// <param name="Upright">From the left.</param>
internal sealed record PageRulingLines(IReadOnlyList<RulingLine> Level, IReadOnlyList<RulingLine> Upright)
{
    /// <summary>No lines.</summary>
    internal static PageRulingLines None { get; } = new([], []);
}

/// <summary>Joins drawn bars, which many programs draw cell by cell and corner by corner, to whole rules.</summary>
internal static class RulingLineMerger
{
    private const double LeastLevel = 20,
        LeastUpright = 11;

    // Thicker than this is a dark field: its edges are rules.
    private const double Thick = 4;
    private const double Gap = 1.45,
        SameLine = 0.8;

    /// <summary>The rules that the bars make; boxes in points.</summary>
    internal static PageRulingLines Join(IEnumerable<Box> bars)
    {
        var (level, upright) = (new List<Band>(), new List<Band>());
        foreach (var bar in bars)
        {
            Add(level, bar.Y0, bar.Y1, bar.X0, bar.X1);
            Add(upright, bar.X0, bar.X1, bar.Y0, bar.Y1);
        }
        return new PageRulingLines(Join(level, LeastLevel), Join(upright, LeastUpright));
    }

    private readonly record struct Band(double First, double Last, double From, double To);

    private static void Add(List<Band> bands, double first, double last, double from, double to)
    {
        if (last - first < Thick)
        {
            bands.Add(new Band(first, last, from, to));
            return;
        }
        // The short side of a rule is no rule across it.
        if (to - from < Thick)
            return;
        bands.Add(new Band(first, first, from, to));
        bands.Add(new Band(last, last, from, to));
    }

    private static List<RulingLine> Join(List<Band> bands, double least)
    {
        bands.Sort((a, b) => a.First.CompareTo(b.First));
        var (open, done) = (new List<Band>(), new List<Band>());
        foreach (var band in bands)
        {
            var joined = band;
            for (var i = open.Count - 1; i >= 0; i--)
            {
                var other = open[i];
                if (other.Last < band.First - SameLine)
                    done.Add(other);
                else if (
                    other.From <= joined.To + Gap
                    && joined.From <= other.To + Gap
                    && Math.Max(other.Last, joined.Last) - Math.Min(other.First, joined.First) < Thick
                )
                    joined = new Band(
                        Math.Min(other.First, joined.First),
                        Math.Max(other.Last, joined.Last),
                        Math.Min(other.From, joined.From),
                        Math.Max(other.To, joined.To)
                    );
                else
                    continue;
                open.RemoveAt(i);
            }
            open.Add(joined);
        }
        return
        [
            .. done.Concat(open)
                .Where(b => b.To - b.From >= least)
                .Select(b => new RulingLine((b.First + b.Last) / 2, b.From, b.To))
                .OrderBy(r => r.At),
        ];
    }
}
