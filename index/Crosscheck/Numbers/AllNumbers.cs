using System.Collections.Concurrent;
using Pipeline.Crosscheck.Citations;
using Pipeline.Index;

namespace Pipeline.Crosscheck.Numbers;

/// <summary>All numbers of an archive, read once, symbol by symbol, and asked in memory. What thousands of papers cite alike is one voice: the work stays linear.</summary>
internal sealed class AllNumbers : INumbers
{
    private const int Slips = 2;
    private readonly IRecordStore _records;
    private readonly AllSeries _series = new();
    private readonly ConcurrentDictionary<string, string[]> _nearSymbols = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<NumberMention>> _citing = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Serial, string Type, string Date), List<NumberMention>> _serials = [];
    private readonly Dictionary<(string Symbol, string Date), HashSet<string>> _heldOn = [];
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);
    private readonly string[] _symbols;

    public AllNumbers(IRecordStore records)
    {
        _records = records;
        _symbols = [.. records.Symbols()];
        foreach (var symbol in _symbols)
        {
            var mentions = records.Series(symbol);
            _series.Add(symbol, NumberCount.Of(mentions).Select(c => c with { Date = Pool(c.Date)!, Issuer = Pool(c.Issuer) }));
            foreach (var voice in Voices.Of(mentions)) Add(symbol, Pooled(voice));
        }
        _pool.Clear();
    }

    public bool MayBeHeld(string fold) => _held.Contains(fold);

    public IReadOnlyList<NumberMention> Citing(string fold) => _citing.TryGetValue(fold, out var found) ? found : [];

    public IReadOnlyList<NumberMention> Series(string symbol) => _whole.GetOrAdd(symbol, static (s, from) => from.Series(s), _records);

    public IReadOnlyList<NumberMention> Held(string symbol) => _records.Held(symbol);

    public IssuerSeries SeriesOf(string symbol, string? issuer, int serial) => _series.Of(symbol, issuer, serial);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) => _serials.TryGetValue((serial, type, date), out var same) ? same : [];

    // Symbols that are near are few, and known.
    public IEnumerable<string> NearHeld(string fold, string date)
    {
        foreach (var symbol in _nearSymbols.GetOrAdd(NumberParts.Of(fold).Symbol, Near))
            if (_heldOn.TryGetValue((symbol, date), out var held))
                foreach (var other in held)
                    if (NearNumber.Is(fold, other)) yield return other;
    }

    private string[] Near(string symbol) => [.. _symbols.Where(s => EditDistance.Between(s, symbol, Slips) <= Slips)];

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
