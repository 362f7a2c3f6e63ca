using System.Collections.Concurrent;
using Pipeline.Crosscheck.Citations;
using Pipeline.Index;

namespace Pipeline.Crosscheck.Numbers;

/// <summary>Numbers asked of the archive's own index, for a few records: never more than what stands around what they cite.</summary>
internal sealed class AskedNumbers(IRecordStore records) : INumbers
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _citing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _whole = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer, int Stretch), IssuerSeries> _series = new();
    private readonly ConcurrentDictionary<(string Serial, string Date), IReadOnlyList<NumberMention>> _serials = new();
    private readonly ConcurrentDictionary<(string Serial, string Date), IReadOnlyList<NumberMention>> _near = new();

    public bool MayBeHeld(string fold) => true;

    public IReadOnlyList<NumberMention> Citing(string fold) => _citing.GetOrAdd(fold, static (f, from) => Voices.Of(from.Citing(f)), records);

    public IReadOnlyList<NumberMention> Series(string symbol) => _whole.GetOrAdd(symbol, static (s, from) => from.Series(s), records);

    public IReadOnlyList<NumberMention> Held(string symbol) => records.Held(symbol);

    public IssuerSeries SeriesOf(string symbol, string? issuer, int serial) => _series.GetOrAdd((symbol, issuer, serial / IssuerSeries.Stretch), static (asked, from) =>
    {
        var (low, high) = IssuerSeries.Window(asked.Stretch * IssuerSeries.Stretch);
        return IssuerSeries.Of(from.Counts(asked.Symbol, low, high, name => IssuerSeries.IsOf(asked.Issuer, name)));
    }, records);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) =>
        [.. _serials.GetOrAdd((serial, date), static (on, from) => Voices.Of(from.SameSerial(on.Serial, on.Date)), records)
            .Where(m => m.Title is not null && NumberParts.Of(m.Fold) is { Parts.Count: > 1 } number && number.Parts[0] == type)];

    public IEnumerable<string> NearHeld(string fold, string date) => NumberParts.Of(fold).Serial is not { } serial ? []
        : _near.GetOrAdd((serial, date), static (on, from) => [.. from.SameSerial(NearSerials.Of(on.Serial), on.Date).Where(m => m.Index is null)], records)
            .Select(m => m.Fold).Distinct(StringComparer.Ordinal).Where(held => NearNumber.Is(fold, held));
}
