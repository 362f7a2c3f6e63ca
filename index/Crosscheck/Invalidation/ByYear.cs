using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>Who cites a number whose date fits the year of its long series otherwise than before.</summary>
internal sealed class ByYear(IRecordStore records)
{
    public IEnumerable<string> Find(RecordDelta change) =>
        change
            .AllTold.Where(m => m.Date is { Length: 10 } && NumberCount.SerialOf(m.Fold) is not null)
            .Select(m => (NumberParts.Parse(m.Fold).Symbol, Year: m.Date![..4]))
            .Where(y => y.Symbol.Length > 0)
            .Distinct()
            .SelectMany(y => In(change, y.Symbol, y.Year));

    private IEnumerable<string> In(RecordDelta change, string symbol, string year)
    {
        var counts = records
            .CountNumbersOfSymbol(symbol, 0, int.MaxValue, _ => true)
            .Where(c => c.Date.StartsWith(year, StringComparison.Ordinal))
            .ToList();
        var mentions = new Lazy<IReadOnlyList<NumberMention>>(() =>
            [
                .. records
                    .FindNumbersOfSymbol(symbol)
                    .Where(m =>
                        m.Index is not null
                        && m.Date?.StartsWith(year, StringComparison.Ordinal) == true
                        && !change.Ids.Contains(m.Id)
                    ),
            ]
        );
        foreach (var issuer in counts.Select(c => c.Issuer).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (!LongSeries.IsJudged(symbol, issuer, issuer))
                continue;
            var now = counts.Where(c => IssuerNumberSeries.IsSameIssuer(issuer, c.Issuer)).ToList();
            var (one, two) = (
                LongSeries.Year(now, year),
                LongSeries.Year(SeriesDependents.Before(now, change, symbol, issuer), year)
            );
            if (one is null && two is null)
                continue;
            foreach (var point in now.Where(c => c.Cited > 0).DistinctBy(c => (c.Serial, c.Date)))
                if (Text(one, point) != Text(two, point))
                    foreach (var mention in mentions.Value)
                        if (mention.Date == point.Date && NumberCount.SerialOf(mention.Fold) == point.Serial)
                            yield return mention.Id;
        }
    }

    private static string? Text(IssuerNumberSeries? year, NumberCount point) =>
        year is null ? null : LongSeries.Find(year, point.Serial, point.Date)?.Text;
}
