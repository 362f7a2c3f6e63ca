namespace Pipeline.Crosscheck.Citations;

/// <summary>A number of a series with its date.</summary>
/// <param name="Serial">The number.</param>
/// <param name="Date">ISO date.</param>
/// <param name="Weight">How often it is told so; the held document counts more.</param>
internal sealed record SeriesPoint(int Serial, string Date, int Weight);

/// <summary>The longest chain of a series in which dates do not fall while numbers rise.</summary>
internal static class SeriesChain
{
    /// <summary>
    /// The points of the heaviest consistent chain. Numbers either run through (one chain) or restart each year (one chain a
    /// year): they run through where one chain over all years loses hardly more than the chains of the years lose.
    /// </summary>
    public static (HashSet<SeriesPoint> Chain, bool RunsThrough) Longest(IReadOnlyList<SeriesPoint> points)
    {
        var whole = Heaviest(points);
        var years = points.GroupBy(p => p.Date[..4], StringComparer.Ordinal).ToList();
        if (years.Count == 1) return (whole, true);
        var yearly = new HashSet<SeriesPoint>();
        foreach (var year in years) yearly.UnionWith(Heaviest([.. year]));
        var lost = points.Count - whole.Count;
        return lost <= points.Count / 8 ? (whole, true) : (yearly, false);
    }

    private static HashSet<SeriesPoint> Heaviest(IReadOnlyList<SeriesPoint> points)
    {
        var sorted = points.OrderBy(p => p.Serial).ThenBy(p => p.Date, StringComparer.Ordinal).ToArray();
        var dates = sorted.Select(p => p.Date).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        // Fenwick tree over dates: the best chain that ends no later than a date.
        var best = new (long Weight, int Index)[dates.Length + 1];
        Array.Fill(best, (0L, -1));
        var from = new int[sorted.Length];
        var end = (Weight: 0L, Index: -1);
        for (var i = 0; i < sorted.Length; i++)
        {
            var rank = Array.BinarySearch(dates, sorted[i].Date, StringComparer.Ordinal) + 1;
            var before = (Weight: 0L, Index: -1);
            for (var k = rank; k > 0; k -= k & -k)
                if (best[k].Weight > before.Weight) before = best[k];
            from[i] = before.Index;
            var own = (Weight: before.Weight + sorted[i].Weight, Index: i);
            for (var k = rank; k < best.Length; k += k & -k)
                if (best[k].Weight < own.Weight) best[k] = own;
            if (own.Weight > end.Weight) end = own;
        }
        var chain = new HashSet<SeriesPoint>();
        for (var i = end.Index; i >= 0; i = from[i]) chain.Add(sorted[i]);
        return chain;
    }
}
