using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Who cites a number whose date fits its series otherwise with a record than without it.</summary>
internal sealed class BySeries(IRecordStore records, OfficeScope office)
{
    public IEnumerable<string> Find(DocumentRecord record, bool held) =>
        Alike.Told(record).Where(m => m.Date is { Length: 10 } && NumberCount.SerialOf(m.Fold) is not null).GroupBy(m => (NumberParts.Of(m.Fold).Symbol, m.Issuer))
            .Where(g => g.Key.Symbol.Length > 0 && !SeriesOrderRule.IsFar(g.Key.Symbol, office)).SelectMany(g => In(record, held, g.Key.Symbol, g.Key.Issuer, NumberCount.Of(g)));

    private IEnumerable<string> In(DocumentRecord record, bool held, string symbol, string? issuer, IReadOnlyList<NumberCount> told)
    {
        foreach (var stretch in told.SelectMany(t => new[] { -1, 0, 1 }.Select(s => (t.Serial / IssuerSeries.Stretch) + s)).Where(s => s >= 0).Distinct())
        {
            var (from, to) = IssuerSeries.Window(stretch * IssuerSeries.Stretch);
            var own = told.Where(t => t.Serial >= from && t.Serial <= to).ToList();
            var counts = records.Counts(symbol, from, to, name => IssuerSeries.IsOf(issuer, name));
            foreach (var name in counts.Select(c => c.Issuer).Append(issuer).Distinct(StringComparer.Ordinal))
            {
                var series = counts.Where(c => IssuerSeries.IsOf(name, c.Issuer)).ToList();
                var other = held ? Less(series, own, -1) : Less(series, own, 1);
                var (one, two) = (IssuerSeries.Of(series), IssuerSeries.Of(other));
                foreach (var id in Named(record.Id, symbol, name, stretch, series, one, two).Concat(name is null ? [] : Unnamed(record.Id, symbol, name, stretch, one, two))) yield return id;
            }
        }
    }

    // Citations that name the issuer.
    private IEnumerable<string> Named(string except, string symbol, string? name, int stretch, List<NumberCount> series, IssuerSeries one, IssuerSeries two)
    {
        foreach (var point in series.Where(c => c.Issuer == name && c.Cited > 0 && c.Serial / IssuerSeries.Stretch == stretch))
            if (Misfit.Of(one, point.Serial, point.Date)?.Text != Misfit.Of(two, point.Serial, point.Date)?.Text)
                foreach (var mention in records.Series(symbol, point.Serial, point.Serial, n => n == name))
                    if (mention.Index is not null && mention.Date == point.Date && mention.Id != except) yield return mention.Id;
    }

    // Citations that name none, in papers of the issuer itself: each paper adds its own to the series.
    private IEnumerable<string> Unnamed(string except, string symbol, string name, int stretch, IssuerSeries one, IssuerSeries two)
    {
        var (from, to) = IssuerSeries.Window(stretch * IssuerSeries.Stretch);
        var citing = records.Series(symbol, from, to, n => n is null).Where(m => m.Index is not null && m.Date is { Length: 10 } && m.Id != except).ToLookup(m => m.Id, m => (Serial: NumberCount.SerialOf(m.Fold)!.Value, Date: m.Date!), StringComparer.Ordinal);
        foreach (var paper in records.Summaries([.. citing.Select(c => c.Key)]))
        {
            if (SeriesOrderRule.IssuerOf(paper.Fold, paper.Issuer, symbol, null) is not { } issuer || !IssuerSeries.IsOf(name, issuer)) continue;
            var (first, second) = (one.With(citing[paper.Id]), two.With(citing[paper.Id]));
            if (citing[paper.Id].Where(n => n.Serial / IssuerSeries.Stretch == stretch).Any(n => Misfit.Of(first, n.Serial, n.Date)?.Text != Misfit.Of(second, n.Serial, n.Date)?.Text)) yield return paper.Id;
        }
    }

    // The series with what the record tells, or without it.
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
