namespace Pipeline.Crosscheck.Comparison;

/// <summary>
/// Outliers by the median and the median absolute deviation (modified z-score, Iglewicz and Hoaglin 1993). Counts and
/// money are
/// judged by their logarithms: units of one kind differ in size by factors, not by amounts.
/// </summary>
public static class RobustOutliers
{
    private const int FewestPeers = 6;
    private const int FewestYears = 4;
    private const double Far = 3.5;

    /// <summary>
    /// A count or an amount must be this many times its peers' median, or as small a part of it, whatever the
    /// deviation.
    /// </summary>
    private const double Factor = 5;

    /// <summary>A share must lie this many points from its peers' median.</summary>
    private const double Points = 15;

    /// <summary>True where a value lies far from its peers, and the unit's own past does not explain it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="peers">All values of the period, the value itself among them. Few tell nothing.</param>
    /// <param name="past">The unit's values of other periods.</param>
    /// <param name="share">Values are shares in percent.</param>
    public static bool IsOutlier(
        double value,
        IReadOnlyCollection<double> peers,
        IReadOnlyCollection<double> past,
        bool share
    )
    {
        if (past.Count >= FewestYears && !IsFar(value, [.. past, value], share))
            return false;
        // A large unit is as large every year: with two values as near to this one as half, its size explains it.
        if (
            past.Count > 0
            && !share
            && past.Any(p => p > 0 && value > 0 && Math.Abs(Math.Log(value / p)) < Math.Log(2))
        )
            return false;
        return (peers.Count >= FewestPeers && IsFar(value, peers, share))
            || (past.Count >= FewestYears && IsFar(value, [.. past, value], share));
    }

    private static bool IsFar(double value, IReadOnlyCollection<double> all, bool share)
    {
        if (!share && (value <= 0 || all.Any(v => v <= 0)))
        {
            // Noughts are reports of nothing: they are neither far nor peers.
            if (value <= 0)
                return false;
            all = [.. all.Where(v => v > 0)];
            if (all.Count < FewestPeers)
                return false;
        }
        var scaled = share ? all : [.. all.Select(v => Math.Log(v))];
        var own = share ? value : Math.Log(value);
        var median = Median(scaled);
        var least = share ? Points : Math.Log(Factor);
        if (Math.Abs(own - median) < least)
            return false;
        var deviation = Median([.. scaled.Select(v => Math.Abs(v - median))]);
        // Where most are equal the deviation is nought; a small one stands in for it.
        return 0.6745 * Math.Abs(own - median) / Math.Max(deviation, least / 10) > Far;
    }

    private static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
