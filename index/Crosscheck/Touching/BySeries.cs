using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Who cites a number whose date fits its series otherwise than before.</summary>
internal sealed class BySeries(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(Change change) =>
        change.AllTold.Where(m => m.Date is { Length: 10 } && NumberCount.SerialOf(m.Fold) is not null).GroupBy(m => (NumberParts.Of(m.Fold).Symbol, m.Issuer))
            .Where(g => g.Key.Symbol.Length > 0 && !SeriesOrderRule.IsFar(g.Key.Symbol, lookup.Office)).SelectMany(g => In(change, g.Key.Symbol, g.Key.Issuer, NumberCount.Of(g)));

    private IEnumerable<string> In(Change change, string symbol, string? issuer, IReadOnlyList<NumberCount> told)
    {
        foreach (var stretch in told.SelectMany(t => new[] { -1, 0, 1 }.Select(s => (t.Serial / IssuerSeries.Stretch) + s)).Where(s => s >= 0).Distinct())
        {
            var (from, to) = IssuerSeries.Window(stretch * IssuerSeries.Stretch);
            var counts = records.Counts(symbol, from, to, name => IssuerSeries.IsOf(issuer, name));
            foreach (var name in counts.Select(c => c.Issuer).Append(issuer).Distinct(StringComparer.Ordinal))
            {
                var now = counts.Where(c => IssuerSeries.IsOf(name, c.Issuer)).ToList();
                var before = Less(Less(now, Own(change.ToldAfter), -1), Own(change.ToldBefore), 1);
                var (one, two) = (IssuerSeries.Of(now), IssuerSeries.Of(before));
                foreach (var id in Named(change.Ids, symbol, name, stretch, now, one, two).Concat(name is null ? [] : Unnamed(change.Ids, symbol, name, stretch, one, two))) yield return id;

                List<NumberCount> Own(IReadOnlyList<NumberMention> mentions) =>
                    [.. NumberCount.Of(mentions.Where(m => NumberParts.Of(m.Fold).Symbol == symbol && IssuerSeries.IsOf(name, m.Issuer))).Where(c => c.Serial >= from && c.Serial <= to)];
            }
        }
    }

    /// <summary>The counts of one issuer's series as they were before a change.</summary>
    internal static List<NumberCount> Before(List<NumberCount> now, Change change, string symbol, string issuer)
    {
        return Less(Less(now, Own(change.ToldAfter), -1), Own(change.ToldBefore), 1);

        List<NumberCount> Own(IReadOnlyList<NumberMention> mentions) =>
            [.. NumberCount.Of(mentions.Where(m => NumberParts.Of(m.Fold).Symbol == symbol && IssuerSeries.IsOf(issuer, m.Issuer)))];
    }

    // Citations that name the issuer.
    private IEnumerable<string> Named(IReadOnlySet<string> except, string symbol, string? name, int stretch, List<NumberCount> series, IssuerSeries one, IssuerSeries two)
    {
        foreach (var point in series.Where(c => c.Issuer == name && c.Cited > 0 && c.Serial / IssuerSeries.Stretch == stretch))
            if (Misfit.Of(one, point.Serial, point.Date)?.Text != Misfit.Of(two, point.Serial, point.Date)?.Text)
                foreach (var mention in records.Series(symbol, point.Serial, point.Serial, n => n == name))
                    if (mention.Index is not null && mention.Date == point.Date && !except.Contains(mention.Id)) yield return mention.Id;
    }

    // Citations that name none, in papers of the issuer itself: each paper adds its own to the series.
    private IEnumerable<string> Unnamed(IReadOnlySet<string> except, string symbol, string name, int stretch, IssuerSeries one, IssuerSeries two)
    {
        var (from, to) = IssuerSeries.Window(stretch * IssuerSeries.Stretch);
        var ids = records.Series(symbol, from, to, n => n is null).Where(m => m.Index is not null && m.Date is { Length: 10 } && !except.Contains(m.Id)).Select(m => m.Id).Distinct(StringComparer.Ordinal);
        foreach (var paper in records.Summaries([.. ids]))
        {
            if (SeriesOrderRule.IssuerOf(paper.Fold, paper.Issuer, symbol, null) is not { } issuer || !IssuerSeries.IsOf(name, issuer)) continue;
            if (lookup.Get(paper.Id) is not { } citing || !SeriesOrderRule.Own(citing).TryGetValue((symbol, issuer), out var all)) continue;
            var own = all.Where(o => o.Serial >= from && o.Serial <= to).Select(o => (o.Serial, o.Date)).ToList();
            var (first, second) = (one.With(own), two.With(own));
            if (own.Where(n => n.Serial / IssuerSeries.Stretch == stretch).Any(n => Misfit.Of(first, n.Serial, n.Date)?.Text != Misfit.Of(second, n.Serial, n.Date)?.Text)) yield return paper.Id;
        }
    }

    // The series with what records tell, or without it.
    private static List<NumberCount> Less(List<NumberCount> series, List<NumberCount> own, int sign)
    {
        var counts = series.ToDictionary(c => (c.Serial, c.Date, c.Issuer));
        foreach (var told in own)
        {
            var key = (told.Serial, told.Date, told.Issuer);
            var known = counts.GetValueOrDefault(key, told with { Held = 0, Cited = 0 });
            counts[key] = known with { Held = known.Held + (sign * told.Held), Cited = known.Cited + (sign * told.Cited) };
        }
        return [.. counts.Values.Where(c => c.Held + c.Cited > 0)];
    }
}
