using System.Globalization;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>
/// citation.series-order: a date that does not fit its neighbours in the issuer's series of numbers. All documents
/// known from
/// an issuer and type whose serials lie near take part, held and cited; the longest consistent chain decides who is out
/// of order.
/// </summary>
public sealed class CitationSeriesOrderRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var series = GroupCitedNumbers(record);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ((symbol, issuer), own) in series)
        {
            // Of what others issue for the whole country an office sees too little to judge the series.
            if (IsFar(symbol, archive.Office))
                continue;
            foreach (var stretch in own.GroupBy(o => o.Serial / IssuerNumberSeries.Stretch))
            {
                var around = archive.SeriesOf(symbol, issuer, stretch.First().Serial);
                var (from, to) = IssuerNumberSeries.Window(stretch.First().Serial);
                var within = own.Where(o => o.Serial >= from && o.Serial <= to)
                    .Select(o => (o.Serial, o.Date))
                    .ToList();
                // What agrees with the chain and with itself lengthens the chain: nothing to tell.
                if (around.AllFit(within))
                    continue;
                var known = around.With(within);
                var told = new HashSet<string>(StringComparer.Ordinal);
                foreach (var (citation, serial, date) in stretch)
                    if (
                        told.Add($"{serial}|{date}")
                        && SeriesOutlier.Find(known, serial, date) is { } misfit
                        && found.Add($"{citation.Fold}|{date}")
                    )
                        yield return CreateFinding(record, citation, date, misfit);
            }
        }
        foreach (var finding in ByDates(record, archive, series, found))
            yield return finding;
    }

    // By windows of date, where the window of serials says nothing: also for series that others issue for the whole
    // country.
    private static IEnumerable<Finding> ByDates(
        DocumentRecord record,
        ICitationLookup archive,
        IReadOnlyDictionary<(string Symbol, string? Issuer), List<(Citation Citation, int Serial, string Date)>> series,
        HashSet<string> told
    )
    {
        foreach (var ((symbol, issuer), own) in series)
        {
            if (!LongSeries.IsJudged(symbol, issuer, record.Document.Issuer))
                continue;
            foreach (var (citation, serial, date) in own)
            {
                if (
                    citation.Confidence is > 0 and < 0.6
                    || archive.YearOf(symbol, issuer, date[..4]) is not { } year
                    || LongSeries.Find(year, serial, date) is not { } misfit
                )
                    continue;
                if (told.Add($"{citation.Fold}|{date}"))
                    yield return CreateFinding(record, citation, date, misfit);
            }
        }
    }

    /// <summary>True for a symbol whose series the office does not judge.</summary>
    internal static bool IsFar(string symbol, OfficeScope office) => office.IsOutside(NumberParts.Parse("1/" + symbol));

    /// <summary>The numbers with dates that a record cites, by the series to which they belong.</summary>
    internal static IReadOnlyDictionary<
        (string Symbol, string? Issuer),
        List<(Citation Citation, int Serial, string Date)>
    > GroupCitedNumbers(DocumentRecord record)
    {
        var series =
            new Dictionary<(string Symbol, string? Issuer), List<(Citation Citation, int Serial, string Date)>>();
        foreach (var citation in record.Citations)
            if (citation is { Fold: { } fold, Date: { Length: 10 } date })
                Add(series, record, fold, date, citation);
        return series;
    }

    private static void Add(
        Dictionary<(string, string?), List<(Citation, int, string)>> series,
        DocumentRecord record,
        string fold,
        string date,
        Citation citation
    )
    {
        var number = NumberParts.Parse(fold);
        if (
            number.Year is not null
            || number.Parts.Count == 0
            || !int.TryParse(number.Serial, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
        )
            return;
        var key = (
            number.Symbol,
            IssuerOf(record.Document.Number?.Fold, record.Document.Issuer, number.Symbol, citation.Issuer)
        );
        if (!series.TryGetValue(key, out var list))
            series[key] = list = [];
        list.Add((citation, serial, date));
    }

    /// <summary>
    /// Whose series a citation belongs to. Symbols such as KH-LĐLĐ are those of many offices: the issuer's name tells
    /// them apart; a record
    /// that cites its own symbol means itself, unless it names another ("của UBND tỉnh").
    /// </summary>
    /// <param name="fold">The record's own number; null where none.</param>
    /// <param name="name">The record's issuer; null where unread.</param>
    /// <param name="symbol">The cited symbol.</param>
    /// <param name="named">The issuer that the citation names; null where none.</param>
    internal static string? IssuerOf(string? fold, string? name, string symbol, string? named)
    {
        var own = fold is not null ? NumberParts.Parse(fold).Parts : [];
        var parts = symbol.Split('-');
        return
            own.Count > 0
            && own[^1] == parts[^1]
            && name is not null
            && (named is null || TitleSimilarity.IssuersAgree(named, name))
            ? name
            : named;
    }

    private static Finding CreateFinding(DocumentRecord record, Citation citation, string date, SeriesOutlier misfit)
    {
        var symbol = citation.Key is { } key && key.IndexOfAny(['/', '-']) is var cut and > 0 ? key[cut..] : "";
        return FindingFactory.CreateFinding(
            record,
            "citation.series-order",
            "warning",
            $"{citation.Fold}|{date}",
            $"{citation.Printed} ghi ngày {FindingFactory.FormatDate(date)} không hợp với dãy số: số "
                + $"{misfit.Before.Serial}{symbol} ngày {FindingFactory.FormatDate(misfit.Before.Date)}, số "
                + $"{misfit.After.Serial}{symbol} ngày {FindingFactory.FormatDate(misfit.After.Date)}"
                + (
                    misfit.Proposed is null
                        ? "."
                        : $"; ngày hợp với dãy là {FindingFactory.FormatDate(misfit.Proposed)}."
                ),
            misfit.Proposed,
            date,
            citation.Anchor
        );
    }
}
