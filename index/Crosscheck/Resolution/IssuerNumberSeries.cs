using Pipeline.Index.Model;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// The numbers of one symbol and one issuer, or a window of them, with their heaviest consistent chain. Made once,
/// asked by every record that cites it.
/// </summary>
public sealed class IssuerNumberSeries
{
    private const int HeldWeight = 3;

    /// <summary>A number that thousands cite with a date weighs no more than one that a dozen cite so.</summary>
    private const int MostCited = 12;

    /// <summary>
    /// Numbers are judged by those near them, so many serials on each side and more: what comes far off changes
    /// nothing.
    /// </summary>
    internal const int Stretch = 16;
    private const int MostMended = 200;
    private readonly HashSet<(int Serial, string Date)> _inChain;
    private readonly Dictionary<(int Serial, string Date), int> _known;
    private readonly Dictionary<string, List<SeriesPoint>> _runs;

    private IssuerNumberSeries(Dictionary<(int Serial, string Date), int> weights)
    {
        _known = weights;
        var (chain, through) = ConsistentSeriesChain.FindHeaviest([
            .. weights.Select(w => new SeriesPoint(w.Key.Serial, w.Key.Date, w.Value)),
        ]);
        (Chain, RunsThrough) = ([.. chain.OrderBy(p => p.Serial).ThenBy(p => p.Date, StringComparer.Ordinal)], through);
        _inChain = [.. chain.Select(p => (p.Serial, p.Date))];
        _runs = Chain
            .GroupBy(p => Run(p.Date), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>Number of different numbers with dates.</summary>
    public int Count => _known.Count;

    /// <summary>True where numbers run through the years instead of restarting.</summary>
    public bool RunsThrough { get; }

    internal IReadOnlyList<SeriesPoint> Chain { get; }

    /// <summary>
    /// The series of an issuer (null for numbers whose issuer nobody names) among all mentions of a symbol.
    /// </summary>
    public static IssuerNumberSeries From(IEnumerable<NumberMention> mentions, string? issuer) =>
        From(NumberCount.Count(mentions).Where(c => IsSameIssuer(issuer, c.Issuer)));

    /// <summary>The series of numbers of one issuer, or a window of it.</summary>
    internal static IssuerNumberSeries From(IEnumerable<NumberCount> counts)
    {
        var weights = new Dictionary<(int Serial, string Date), int>();
        foreach (var byNumber in counts.GroupBy(c => (c.Serial, c.Date)))
            weights[byNumber.Key] =
                (byNumber.Sum(c => c.Held) * HeldWeight) + Math.Min(byNumber.Sum(c => c.Cited), MostCited);
        return new IssuerNumberSeries(weights);
    }

    /// <summary>The serials that judge one: those of its stretch and of the stretches on both sides.</summary>
    internal static (int From, int To) Window(int serial) =>
        (Math.Max(0, (serial / Stretch) - 1) * Stretch, (((serial / Stretch) + 2) * Stretch) - 1);

    /// <summary>True for a name of the issuer; null is the name of none.</summary>
    internal static bool IsSameIssuer(string? issuer, string? name) =>
        issuer is null ? name is null : name is not null && SameIssuer(issuer, name);

    /// <summary>
    /// True where a number with its date stands in the chain or, unknown to the series, fits between its neighbours.
    /// </summary>
    public bool FitsSeries(int serial, string date)
    {
        if (_inChain.Contains((serial, date)))
            return true;
        if (_known.ContainsKey((serial, date)))
            return false;
        if (!_runs.TryGetValue(Run(date), out var run))
            return true;
        var (low, high) = (0, run.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (run[middle].Serial < serial)
                low = middle + 1;
            else
                high = middle;
        }
        // In a chain dates never fall: the nearest neighbours speak for all.
        var after = low;
        while (after < run.Count && run[after].Serial == serial)
            after++;
        return (low == 0 || string.CompareOrdinal(run[low - 1].Date, date) <= 0)
            && (after == run.Count || string.CompareOrdinal(run[after].Date, date) >= 0);
    }

    /// <summary>True where all these numbers fit and their dates do not fall among themselves either.</summary>
    internal bool AllFit(IEnumerable<(int Serial, string Date)> own)
    {
        (int Serial, string Date) last = (0, "");
        foreach (
            var number in own.OrderBy(o => RunsThrough ? "" : o.Date[..4], StringComparer.Ordinal)
                .ThenBy(o => o.Serial)
                .ThenBy(o => o.Date, StringComparer.Ordinal)
        )
        {
            if (!FitsSeries(number.Serial, number.Date))
                return false;
            if (
                last.Date.Length > 0
                && Run(last.Date) == Run(number.Date)
                && string.CompareOrdinal(last.Date, number.Date) > 0
            )
                return false;
            last = number;
        }
        return true;
    }

    /// <summary>
    /// The series with numbers that one record alone tells; a long series is left as it is, its chain would not change.
    /// </summary>
    internal IssuerNumberSeries With(IEnumerable<(int Serial, string Date)> own)
    {
        if (Count > MostMended)
            return this;
        var added = own.Distinct().Where(o => !_known.ContainsKey(o)).ToList();
        if (added.Count == 0)
            return this;
        var weights = new Dictionary<(int, string), int>(_known);
        foreach (var number in added)
            weights[number] = 1;
        return new IssuerNumberSeries(weights);
    }

    private string Run(string date) => RunsThrough ? "" : date[..4];

    private static bool SameIssuer(string a, string b) =>
        a == b
        || Folding.FoldLower(a) == Folding.FoldLower(b)
        || TitleSimilarity.IssuersAgree(a, b) && TitleSimilarity.SamePlace(a, b);
}

/// <summary>A number of a series with its date.</summary>
/// <param name="Serial">The number.</param>
/// <param name="Date">ISO date.</param>
/// <param name="Weight">How often it is told so; the held document counts more.</param>
internal sealed record SeriesPoint(int Serial, string Date, int Weight);

/// <summary>The longest chain of a series in which dates do not fall while numbers rise.</summary>
internal static class ConsistentSeriesChain
{
    /// <summary>
    /// The points of the heaviest consistent chain. Numbers either run through (one chain) or restart each year (one
    /// chain a
    /// year): they run through where one chain over all years loses hardly more than the chains of the years lose.
    /// </summary>
    public static (HashSet<SeriesPoint> Chain, bool RunsThrough) FindHeaviest(IReadOnlyList<SeriesPoint> points)
    {
        var whole = Heaviest(points);
        var years = points.GroupBy(p => p.Date[..4], StringComparer.Ordinal).ToList();
        if (years.Count == 1)
            return (whole, true);
        var yearly = new HashSet<SeriesPoint>();
        foreach (var year in years)
            yearly.UnionWith(Heaviest([.. year]));
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
                if (best[k].Weight > before.Weight)
                    before = best[k];
            from[i] = before.Index;
            var own = (Weight: before.Weight + sorted[i].Weight, Index: i);
            for (var k = rank; k < best.Length; k += k & -k)
                if (best[k].Weight < own.Weight)
                    best[k] = own;
            if (own.Weight > end.Weight)
                end = own;
        }
        var chain = new HashSet<SeriesPoint>();
        for (var i = end.Index; i >= 0; i = from[i])
            chain.Add(sorted[i]);
        return chain;
    }
}
