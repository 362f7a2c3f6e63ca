namespace Pipeline.Crosscheck.Comparison;

/// <summary>Outliers by the median and the median absolute deviation (modified z-score, Iglewicz and Hoaglin 1993).</summary>
public static class RobustOutliers
{
    private const int FewestPeers = 6;
    private const double Far = 3.5;

    /// <summary>True where a value lies far from the others. Few peers tell nothing.</summary>
    /// <param name="value">The value.</param>
    /// <param name="peers">All values, the value itself among them.</param>
    public static bool Is(double value, IReadOnlyCollection<double> peers)
    {
        if (peers.Count < FewestPeers) return false;
        var median = Median(peers);
        var deviation = Median([.. peers.Select(p => Math.Abs(p - median))]);
        // Where most peers are equal the deviation is nought; a tenth of the median stands in for it.
        if (deviation == 0) deviation = Math.Abs(median) / 10;
        return deviation > 0 && 0.6745 * Math.Abs(value - median) / deviation > Far;
    }

    private static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
