using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules.Citations;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>Who cites a number whose date fits its series otherwise than before.</summary>
internal sealed class SeriesDependents(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(RecordDelta change) =>
        change
            .AllTold.Where(m => m.Date is { Length: 10 } && NumberCount.SerialOf(m.Fold) is not null)
            .GroupBy(m => (NumberParts.Parse(m.Fold).Symbol, m.Issuer))
            .Where(g => g.Key.Symbol.Length > 0 && !CitationSeriesOrderRule.IsFar(g.Key.Symbol, lookup.Office))
            .SelectMany(g => FindInSeries(change, g.Key.Symbol, g.Key.Issuer, NumberCount.Count(g)));

    private IEnumerable<string> FindInSeries(
        RecordDelta change,
        string symbol,
        string? issuer,
        IReadOnlyList<NumberCount> told
    )
    {
        foreach (
            var stretch in told.SelectMany(t =>
                    new[] { -1, 0, 1 }.Select(s => (t.Serial / IssuerNumberSeries.Stretch) + s)
                )
                .Where(s => s >= 0)
                .Distinct()
        )
        {
            var (from, to) = IssuerNumberSeries.Window(stretch * IssuerNumberSeries.Stretch);
            var counts = records.CountNumbersOfSymbol(
                symbol,
                from,
                to,
                name => IssuerNumberSeries.IsSameIssuer(issuer, name)
            );
            foreach (var name in counts.Select(c => c.Issuer).Append(issuer).Distinct(StringComparer.Ordinal))
            {
                var now = counts.Where(c => IssuerNumberSeries.IsSameIssuer(name, c.Issuer)).ToList();
                var before = AddCounts(AddCounts(now, Own(change.ToldAfter), -1), Own(change.ToldBefore), 1);
                var (one, two) = (IssuerNumberSeries.From(now), IssuerNumberSeries.From(before));
                foreach (
                    var id in Named(change.Ids, symbol, name, stretch, now, one, two)
                        .Concat(name is null ? [] : Unnamed(change.Ids, symbol, name, stretch, one, two))
                )
                    yield return id;

                List<NumberCount> Own(IReadOnlyList<NumberMention> mentions) =>
                    [
                        .. NumberCount
                            .Count(
                                mentions.Where(m =>
                                    NumberParts.Parse(m.Fold).Symbol == symbol
                                    && IssuerNumberSeries.IsSameIssuer(name, m.Issuer)
                                )
                            )
                            .Where(c => c.Serial >= from && c.Serial <= to),
                    ];
            }
        }
    }

    /// <summary>The counts of one issuer's series as they were before a change.</summary>
    internal static List<NumberCount> Before(List<NumberCount> now, RecordDelta change, string symbol, string issuer)
    {
        return AddCounts(AddCounts(now, Own(change.ToldAfter), -1), Own(change.ToldBefore), 1);

        List<NumberCount> Own(IReadOnlyList<NumberMention> mentions) =>
            [
                .. NumberCount.Count(
                    mentions.Where(m =>
                        NumberParts.Parse(m.Fold).Symbol == symbol && IssuerNumberSeries.IsSameIssuer(issuer, m.Issuer)
                    )
                ),
            ];
    }

    // Citations that name the issuer.
    private IEnumerable<string> Named(
        IReadOnlySet<string> except,
        string symbol,
        string? name,
        int stretch,
        List<NumberCount> series,
        IssuerNumberSeries one,
        IssuerNumberSeries two
    )
    {
        foreach (
            var point in series.Where(c =>
                c.Issuer == name && c.Cited > 0 && c.Serial / IssuerNumberSeries.Stretch == stretch
            )
        )
            if (
                SeriesOutlier.Find(one, point.Serial, point.Date)?.Text
                != SeriesOutlier.Find(two, point.Serial, point.Date)?.Text
            )
                foreach (var mention in records.FindNumbersOfSymbol(symbol, point.Serial, point.Serial, n => n == name))
                    if (mention.Index is not null && mention.Date == point.Date && !except.Contains(mention.Id))
                        yield return mention.Id;
    }

    // Citations that name none, in papers of the issuer itself: each paper adds its own to the series.
    private IEnumerable<string> Unnamed(
        IReadOnlySet<string> except,
        string symbol,
        string name,
        int stretch,
        IssuerNumberSeries one,
        IssuerNumberSeries two
    )
    {
        var (from, to) = IssuerNumberSeries.Window(stretch * IssuerNumberSeries.Stretch);
        var ids = records
            .FindNumbersOfSymbol(symbol, from, to, n => n is null)
            .Where(m => m.Index is not null && m.Date is { Length: 10 } && !except.Contains(m.Id))
            .Select(m => m.Id)
            .Distinct(StringComparer.Ordinal);
        foreach (var paper in records.GetSummaries([.. ids]))
        {
            if (
                CitationSeriesOrderRule.IssuerOf(paper.Fold, paper.Issuer, symbol, null) is not { } issuer
                || !IssuerNumberSeries.IsSameIssuer(name, issuer)
            )
                continue;
            if (
                lookup.Get(paper.Id) is not { } citing
                || !CitationSeriesOrderRule.GroupCitedNumbers(citing).TryGetValue((symbol, issuer), out var all)
            )
                continue;
            var own = all.Where(o => o.Serial >= from && o.Serial <= to).Select(o => (o.Serial, o.Date)).ToList();
            var (first, second) = (one.With(own), two.With(own));
            if (
                own.Where(n => n.Serial / IssuerNumberSeries.Stretch == stretch)
                    .Any(n =>
                        SeriesOutlier.Find(first, n.Serial, n.Date)?.Text
                        != SeriesOutlier.Find(second, n.Serial, n.Date)?.Text
                    )
            )
                yield return paper.Id;
        }
    }

    // The series with what records tell, or without it.
    private static List<NumberCount> AddCounts(List<NumberCount> series, List<NumberCount> own, int sign)
    {
        var counts = series.ToDictionary(c => (c.Serial, c.Date, c.Issuer));
        foreach (var told in own)
        {
            var key = (told.Serial, told.Date, told.Issuer);
            var known = counts.GetValueOrDefault(key, told with { Held = 0, Cited = 0 });
            counts[key] = known with
            {
                Held = known.Held + (sign * told.Held),
                Cited = known.Cited + (sign * told.Cited),
            };
        }
        return [.. counts.Values.Where(c => c.Held + c.Cited > 0)];
    }
}
