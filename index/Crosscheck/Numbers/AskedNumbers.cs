using System.Collections.Concurrent;
using Pipeline.Crosscheck.Citations;
using Pipeline.Index;

namespace Pipeline.Crosscheck.Numbers;

/// <summary>Numbers asked of the archive's own index, for a few records: never more than what stands around what they cite.</summary>
internal sealed class AskedNumbers(IRecordStore records) : INumbers
{
    /// <summary>Serials are read so many at a time; those of one such stretch on each side judge a number's date.</summary>
    private const int Stretch = 16;

    /// <summary>Citations of one number that are looked at: laws are cited by every paper.</summary>
    private const int MostCiting = 2000;

    private const int MostNear = 5;
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _citing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Symbol, int Stretch), IReadOnlyList<NumberMention>> _stretches = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _whole = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IssuerSeries> _series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<RecordSummary>> _near = new(StringComparer.Ordinal);

    public bool MayBeHeld(string fold) => true;

    public IReadOnlyList<NumberMention> Citing(string fold) => _citing.GetOrAdd(fold, static (f, from) => from.CitingAlike(f, MostCiting), records);

    public IReadOnlyList<NumberMention> Series(string symbol) => _whole.GetOrAdd(symbol, static (s, from) => from.Series(s), records);

    public IReadOnlyList<NumberMention> Held(string symbol) => records.Held(symbol);

    public IssuerSeries SeriesOf(string symbol, string? issuer, IReadOnlyCollection<int> serials)
    {
        var stretches = serials.Select(s => s / Stretch).SelectMany(s => new[] { s - 1, s, s + 1 }).Where(s => s >= 0).Distinct().Order().ToArray();
        return _series.GetOrAdd($"{symbol}|{issuer}|{string.Join(',', stretches)}", (_, asked) => IssuerSeries.Of(asked.stretches.SelectMany(s => Read(asked.symbol, s)), asked.issuer), (symbol, issuer, stretches));
    }

    private IReadOnlyList<NumberMention> Read(string symbol, int stretch) => _stretches.GetOrAdd((symbol, stretch), static (key, from) =>
        [.. from.Series(key.Symbol, key.Stretch * Stretch, (key.Stretch * Stretch) + Stretch - 1).DistinctBy(m => (m.Fold, m.Index is null ? m.Id : "", m.Date, m.Issuer, m.Title, m.Relation))], records);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) =>
        [.. records.SameSerial(serial, date).Where(m => m.Title is not null && NumberParts.Of(m.Fold) is { Parts.Count: > 1 } number && number.Parts[0] == type)];

    public IEnumerable<string> NearHeld(string fold, string date) =>
        _near.GetOrAdd(fold, static (f, from) => from.Near(f, MostNear), records).Where(r => r.Date == date).Select(r => r.Fold).OfType<string>().Distinct(StringComparer.Ordinal);
}
