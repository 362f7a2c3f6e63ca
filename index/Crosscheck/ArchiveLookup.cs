using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pipeline.Crosscheck.Citations;
using Pipeline.Crosscheck.Register;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck;

/// <summary>
/// The archive as the rules ask it. Over everything, all numbers are read once, symbol by symbol, and asked in memory;
/// for a few records the archive's own index is asked, and answers are kept. Safe for several threads.
/// </summary>
public sealed class ArchiveLookup : ICitationLookup
{
    private const int MostSymbols = 60;
    private const int MostKept = 4096;
    private readonly IRecordStore _records;
    private readonly ConcurrentDictionary<string, IReadOnlyList<RecordSummary>> _carriers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _citing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer), IssuerSeries> _chains = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<RecordSummary>> _near = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DocumentRecord?> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, string), List<NumberMention>>? _serials;
    private readonly HashSet<string>? _heldFolds;
    private readonly Criteria.CriteriaIndex _criteria = new();
    private readonly Dictionary<string, List<NumberMention>> _heldOn = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<string>> _symbols;
    private readonly Lazy<OutgoingRegister> _outgoing;
    private readonly ConditionalWeakTable<DocumentRecord, IReadOnlyList<CitationVerdict>> _verdicts = [];

    /// <summary>A view of the archive; <paramref name="whole"/> reads all its numbers first.</summary>
    public ArchiveLookup(IRecordStore records, OfficeScope office, bool whole)
    {
        (_records, Office) = (records, office);
        _symbols = new Lazy<IReadOnlyList<string>>(records.Symbols);
        _outgoing = new Lazy<OutgoingRegister>(ReadOutgoing);
        if (!whole) return;
        _serials = [];
        _heldFolds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var symbol in records.Symbols())
        {
            // What thousands of papers cite alike is one voice: the work stays linear in the archive.
            var series = records.Series(symbol).DistinctBy(m => (m.Fold, m.Index is null ? m.Id : "", m.Date, m.Issuer, m.Title, m.Relation)).ToList();
            _series[symbol] = series;
            foreach (var mention in series)
            {
                if (mention.Index is null)
                {
                    _heldFolds.Add(mention.Fold);
                    if (mention.Date is { } held) (_heldOn.TryGetValue(held, out var on) ? on : _heldOn[held] = []).Add(mention);
                }
                else
                {
                    if (!_citing.TryGetValue(mention.Fold, out var citing)) _citing[mention.Fold] = citing = new List<NumberMention>();
                    ((List<NumberMention>)citing).Add(mention);
                }
                if (mention.Date is not { Length: 10 } date || mention.Title is null) continue;
                var number = NumberParts.Of(mention.Fold);
                if (number.Serial is null || number.Parts.Count < 2) continue;
                var key = (number.Serial, number.Parts[0], date);
                (_serials.TryGetValue(key, out var same) ? same : _serials[key] = []).Add(mention);
            }
        }
    }

    /// <inheritdoc/>
    public OfficeScope Office { get; }

    /// <inheritdoc/>
    public OutgoingRegister Outgoing => _outgoing.Value;

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Carriers(string fold)
    {
        if (_heldFolds is not null && !_heldFolds.Contains(fold)) return [];
        if (!_carriers.TryGetValue(fold, out var found)) _carriers[fold] = found = [.. _records.Carriers(fold).Where(c => c.Lead is null)];
        return found;
    }

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Citing(string fold)
    {
        if (_citing.TryGetValue(fold, out var found)) return found;
        if (_serials is not null) return [];
        return _citing[fold] = _records.Citing(fold);
    }

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Series(string symbol)
    {
        if (_series.TryGetValue(symbol, out var found)) return found;
        if (_serials is not null) return [];
        return _series[symbol] = _records.Series(symbol);
    }

    /// <inheritdoc/>
    public IssuerSeries SeriesOf(string symbol, string? issuer) =>
        _chains.GetOrAdd((symbol, issuer), static (key, lookup) => IssuerSeries.Of(lookup.Series(key.Symbol), key.Issuer), this);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date)
    {
        if (_serials is not null) return _serials.TryGetValue((serial, type, date), out var same) ? same : [];
        var symbols = _symbols.Value.Where(s => s.StartsWith(type + "-", StringComparison.Ordinal)).ToList();
        // Too many to ask one by one: the check of the whole archive sees them.
        if (symbols.Count > MostSymbols) return [];
        return [.. symbols.SelectMany(Series).Where(m => m.Date == date && NumberParts.Of(m.Fold).Serial == serial)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Near(string fold, string date)
    {
        if (_heldFolds is not null)
        {
            if (!_heldOn.TryGetValue(date, out var held)) return [];
            return [.. held.Where(m => m.Fold != fold && Math.Abs(m.Fold.Length - fold.Length) <= 2 && Edits.Distance(m.Fold, fold) <= 2).Select(m => m.Fold).Distinct(StringComparer.Ordinal).SelectMany(Carriers).Where(c => c.Date == date)];
        }
        if (!_near.TryGetValue(fold, out var found)) _near[fold] = found = [.. _records.Near(fold, 5).Where(r => r.Lead is null)];
        return [.. found.Where(r => r.Date == date)];
    }

    /// <inheritdoc/>
    public ImmutableArray<CitationVerdict> Verdicts(DocumentRecord record)
    {
        if (_verdicts.TryGetValue(record, out var known)) return (ImmutableArray<CitationVerdict>)known;
        var found = CitationResolver.Resolve(record, this);
        _verdicts.AddOrUpdate(record, found);
        return found;
    }

    /// <inheritdoc/>
    public DocumentRecord? Get(string id)
    {
        if (_kept.TryGetValue(id, out var found)) return found;
        if (_kept.Count >= MostKept) _kept.Clear();
        return _kept[id] = _records.Get(id);
    }

    private OutgoingRegister ReadOutgoing()
    {
        if (!Office.IsKnown) return OutgoingRegister.Empty;
        var own = _symbols.Value.SelectMany(Series).Where(m => m.Index is null && Office.IsOwn(m.Issuer, m.Fold)).ToList();
        // Of copies only the lead is registered.
        var leads = own.Select(m => m.Fold).Distinct(StringComparer.Ordinal).SelectMany(Carriers).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return OutgoingRegister.Of(own.Where(m => leads.Contains(m.Id)), _records.Hidden() > 0);
    }

    /// <summary>Remembers a record that issues criteria.</summary>
    public void Remember(DocumentRecord record) => _criteria.Add(record);

    /// <inheritdoc/>
    public IReadOnlyList<string> CriteriaSets(ScoringTable scored) => _criteria.Near(scored);
}
