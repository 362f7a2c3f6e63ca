using System.Globalization;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Citations;

/// <summary>
/// citation.series-order: a date that does not fit its neighbours in the issuer's series of numbers. All documents known from
/// an issuer and type take part, held and cited; the longest consistent chain decides who is out of order.
/// </summary>
public sealed class SeriesOrderRule : IArchiveRule
{
    private const int FewestInChain = 4;
    private const int FewestAgainst = 3;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var series = new Dictionary<(string Symbol, string? Issuer), List<(Citation Citation, int Serial, string Date)>>();
        foreach (var citation in record.Citations)
            if (citation is { Fold: { } fold, Date: { Length: 10 } date }) Add(series, record, fold, date, citation);
        foreach (var ((symbol, issuer), own) in series)
        {
            // Of what others issue for the whole country an office sees too little to judge the series.
            if (archive.Office.IsOutside(NumberParts.Of("1/" + symbol))) continue;
            var all = archive.SeriesOf(symbol, issuer, [.. own.Select(o => o.Serial)]);
            // What agrees with the chain and with itself lengthens the chain: nothing to tell.
            if (all.Agrees(own.Select(o => (o.Serial, o.Date)))) continue;
            var known = all.With(own.Select(o => (o.Serial, o.Date)));
            if (known.Count < FewestInChain + 1) continue;
            if (known.Chain.Count < FewestInChain || known.Chain.Count * 3 < known.Count * 2) continue;
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (citation, serial, date) in own)
            {
                if (!told.Add($"{serial}|{date}") || known.Fits(serial, date)) continue;
                if (Describe(record, citation, serial, date, known.Chain, known.RunsThrough) is { } finding) yield return finding;
            }
        }
    }

    private static void Add(Dictionary<(string, string?), List<(Citation, int, string)>> series, DocumentRecord record, string fold, string date, Citation citation)
    {
        var number = NumberParts.Of(fold);
        if (number.Year is not null || number.Parts.Count == 0 || !int.TryParse(number.Serial, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)) return;
        var key = (number.Symbol, IssuerOf(record, number.Symbol, citation));
        if (!series.TryGetValue(key, out var list)) series[key] = list = [];
        list.Add((citation, serial, date));
    }

    // Symbols such as KH-LĐLĐ are those of many offices: the issuer's name tells them apart; a record that cites its own symbol
    // means itself, unless it names another ("của UBND tỉnh").
    private static string? IssuerOf(DocumentRecord record, string symbol, Citation citation)
    {
        var own = record.Document.Number?.Fold is { } fold ? NumberParts.Of(fold).Parts : [];
        var parts = symbol.Split('-');
        if (own.Count > 0 && own[^1] == parts[^1] && record.Document.Issuer is { } name && (citation.Issuer is not { } named || Matter.IssuersAgree(named, name))) return name;
        return citation.Issuer;
    }

    private static Finding? Describe(DocumentRecord record, Citation citation, int serial, string date, IReadOnlyList<SeriesPoint> chain, bool through)
    {
        var comparable = through ? chain : [.. chain.Where(p => p.Date[..4] == date[..4])];
        var before = comparable.Where(p => p.Serial < serial).OrderByDescending(p => p.Serial).ThenByDescending(p => p.Date, StringComparer.Ordinal).FirstOrDefault();
        var after = comparable.Where(p => p.Serial > serial).OrderBy(p => p.Serial).ThenBy(p => p.Date, StringComparer.Ordinal).FirstOrDefault();
        if (before is null || after is null) return null;
        // Out of order it is only where it contradicts several neighbours.
        var against = comparable.Count(p => p.Serial < serial && string.CompareOrdinal(p.Date, date) > 0 || p.Serial > serial && string.CompareOrdinal(p.Date, date) < 0);
        if (against < FewestAgainst) return null;
        var proposed = Proposals(date, before.Date, after.Date);
        var symbol = citation.Key is { } key && key.IndexOfAny(['/', '-']) is var cut and > 0 ? key[cut..] : "";
        return Say.Finding(record, "citation.series-order", "warning", $"{citation.Fold}|{date}",
            $"{citation.Printed} ghi ngày {Say.Date(date)} không hợp với dãy số: số {before.Serial}{symbol} ngày {Say.Date(before.Date)}, số {after.Serial}{symbol} ngày {Say.Date(after.Date)}"
            + (proposed.Count == 1 ? $"; ngày hợp với dãy là {Say.Date(proposed[0])}." : "."),
            proposed.Count == 1 ? proposed[0] : null, date, citation.Anchor);
    }

    // The same day with another year or month, which fits between the neighbours.
    private static List<string> Proposals(string date, string low, string high)
    {
        var found = new List<string>();
        for (var year = int.Parse(low.AsSpan(0, 4), CultureInfo.InvariantCulture); year <= int.Parse(high.AsSpan(0, 4), CultureInfo.InvariantCulture); year++) Try($"{year:0000}{date[4..]}");
        if (found.Count > 0) return found;
        for (var month = 1; month <= 12; month++) Try($"{date[..4]}-{month:00}{date[7..]}");
        return found;
        void Try(string candidate)
        {
            if (string.CompareOrdinal(candidate, low) >= 0 && string.CompareOrdinal(candidate, high) <= 0 && DateOnly.TryParseExact(candidate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) found.Add(candidate);
        }
    }
}
