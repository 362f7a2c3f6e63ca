using System.Collections.Concurrent;
using Pipeline.Crosscheck.Citations;
using Pipeline.Index;

namespace Pipeline.Crosscheck.Numbers;

/// <summary>All numbers of an archive, read once, symbol by symbol, and asked in memory. What thousands of papers cite alike is one voice: the work stays linear.</summary>
internal sealed class AllNumbers : INumbers
{
    private const int Slips = 2;
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer), IssuerSeries> _chains = new();
    private readonly ConcurrentDictionary<string, string[]> _nearSymbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, List<NumberMention>>> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<NumberMention>> _citing = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Serial, string Type, string Date), List<NumberMention>> _serials = [];
    private readonly Dictionary<(string Symbol, string Date), HashSet<string>> _heldOn = [];
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);

    public AllNumbers(IRecordStore records)
    {
        foreach (var symbol in records.Symbols())
        {
            var series = records.Series(symbol).DistinctBy(m => (m.Fold, m.Index is null ? m.Id : "", m.Date, m.Issuer, m.Title, m.Relation)).Select(Pooled).ToList();
            _series[symbol] = IssuerSeries.ByIssuer(series);
            foreach (var mention in series) Add(symbol, mention);
        }
        _pool.Clear();
    }

    public bool MayBeHeld(string fold) => _held.Contains(fold);

    public IReadOnlyList<NumberMention> Citing(string fold) => _citing.TryGetValue(fold, out var found) ? found : [];

    public IReadOnlyList<NumberMention> Series(string symbol) => _series.TryGetValue(symbol, out var found) ? [.. found.Values.SelectMany(m => m)] : [];

    public IReadOnlyList<NumberMention> Held(string symbol) => [.. Series(symbol).Where(m => m.Index is null)];

    public IssuerSeries SeriesOf(string symbol, string? issuer, IReadOnlyCollection<int> serials) =>
        _chains.GetOrAdd((symbol, issuer), static (key, numbers) => numbers._series.TryGetValue(key.Symbol, out var series) ? IssuerSeries.Of(series, key.Issuer) : IssuerSeries.Of([], key.Issuer), this);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) => _serials.TryGetValue((serial, type, date), out var same) ? same : [];

    // A slip or two lie in the serial, in the symbol, or one in each: symbols that are near are few, and known.
    public IEnumerable<string> NearHeld(string fold, string date)
    {
        foreach (var symbol in _nearSymbols.GetOrAdd(NumberParts.Of(fold).Symbol, Near))
            if (_heldOn.TryGetValue((symbol, date), out var held))
                foreach (var other in held)
                    if (other != fold && EditDistance.Between(other, fold, Slips) <= Slips) yield return other;
    }

    private string[] Near(string symbol) => [.. _series.Keys.Where(s => EditDistance.Between(s, symbol, Slips) <= Slips)];

    private void Add(string symbol, NumberMention mention)
    {
        if (mention.Index is not null) (_citing.TryGetValue(mention.Fold, out var citing) ? citing : _citing[mention.Fold] = []).Add(mention);
        else
        {
            _held.Add(mention.Fold);
            if (mention.Date is { } on) (_heldOn.TryGetValue((symbol, on), out var held) ? held : _heldOn[(symbol, on)] = new HashSet<string>(StringComparer.Ordinal)).Add(mention.Fold);
        }
        if (mention.Date is not { Length: 10 } date || mention.Title is null) return;
        var number = NumberParts.Of(mention.Fold);
        if (number.Serial is null || number.Parts.Count < 2) return;
        var key = (number.Serial, Pool(number.Parts[0])!, date);
        (_serials.TryGetValue(key, out var same) ? same : _serials[key] = []).Add(mention);
    }

    // The same names, titles and dates stand in thousands of mentions: one string each.
    private NumberMention Pooled(NumberMention m) => m with { Fold = Pool(m.Fold)!, Date = Pool(m.Date), Type = Pool(m.Type), Issuer = Pool(m.Issuer), Title = Pool(m.Title), Relation = Pool(m.Relation) };

    private string? Pool(string? text) => text is null ? null : _pool.TryGetValue(text, out var known) ? known : _pool[text] = text;
}
