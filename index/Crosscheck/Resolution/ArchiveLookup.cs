using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pipeline.Crosscheck.Rules.Criteria;
using Pipeline.Crosscheck.Rules.Register;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// The archive as the rules ask it. Over everything, all numbers are read once and asked in memory; for a few records
/// the
/// archive's own index is asked, and answers are kept. Safe for several threads.
/// </summary>
public sealed class ArchiveLookup : ICitationLookup
{
    private const int MostKept = 4096;

    /// <summary>So many issued sets are compared with a scored table.</summary>
    internal const int MostCriteria = 4;
    private readonly IRecordStore _records;
    private readonly INumberIndex _numbers;
    private readonly ConcurrentDictionary<string, IReadOnlyList<RecordSummary>> _carriers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DocumentRecord?> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _criteria = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string symbol, string? issuer, string year), IssuerNumberSeries?> _years =
        new();
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, int>> _papers = new(
        StringComparer.Ordinal
    );
    private readonly Lazy<OutgoingRegister> _outgoing;
    private readonly Lazy<IssuedCriteriaIndex>? _issued;
    private readonly ConditionalWeakTable<DocumentRecord, IReadOnlyList<CitationVerdict>> _verdicts = [];

    /// <summary>A view of the archive; <paramref name="whole"/> reads all its numbers first.</summary>
    public ArchiveLookup(IRecordStore records, OfficeScope office, bool whole)
    {
        (_records, Office) = (records, office);
        _numbers = whole ? new InMemoryNumberIndex(records) : new QueriedNumberIndex(records);
        _outgoing = new Lazy<OutgoingRegister>(ReadOutgoing);
        if (whole)
            _issued = new Lazy<IssuedCriteriaIndex>(() => new IssuedCriteriaIndex(records.IssuedMarks()));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FindCitingRecords(string fold, string date) =>
        [
            .. _records
                .FindCitations(fold)
                .Where(m => m.Date is null || date.StartsWith(m.Date, StringComparison.Ordinal))
                .Select(m => m.Id)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public string? GetText(string id) => _records.GetText(id);

    /// <inheritdoc/>
    public string? Today { get; init; }

    /// <inheritdoc/>
    public OfficeScope Office { get; }

    /// <inheritdoc/>
    public OutgoingRegister Outgoing => _outgoing.Value;

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindByNumber(string fold)
    {
        if (!_numbers.MayBeHeld(fold))
            return [];
        if (!_carriers.TryGetValue(fold, out var found))
            _carriers[fold] = found = [.. _records.FindByNumber(fold).Where(c => c.Lead is null)];
        return found;
    }

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindCitations(string fold) => _numbers.FindCitations(fold);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, int> PapersByDate(string fold) =>
        _papers.GetOrAdd(fold, static (asked, from) => HeldDate.Papers(from.FindCitations(asked)), _records);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) => _numbers.FindNumbersOfSymbol(symbol);

    /// <inheritdoc/>
    public IssuerNumberSeries SeriesOf(string symbol, string? issuer, int serial) =>
        _numbers.SeriesOf(symbol, issuer, serial);

    /// <inheritdoc/>
    public IssuerNumberSeries? YearOf(string symbol, string? issuer, string year) =>
        _years.GetOrAdd(
            (symbol, issuer, year),
            static (asked, from) =>
                LongSeries.Year(
                    from.CountNumbersOfSymbol(
                        asked.symbol,
                        0,
                        int.MaxValue,
                        name => IssuerNumberSeries.IsSameIssuer(asked.issuer, name)
                    ),
                    asked.year
                ),
            _records
        );

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) => _numbers.FindHeldNumbers(symbol);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) =>
        _numbers.SameSerial(serial, type, date);

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindNearNumbers(string fold, string date) =>
        [
            .. _numbers
                .NearHeld(fold, date)
                .SelectMany(FindByNumber)
                .Where(c => c.Date == date)
                .OrderBy(c => EditDistance.Measure(c.Fold, fold, 2))
                .ThenBy(c => c.Id, StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public ImmutableArray<CitationVerdict> ResolveCitations(DocumentRecord record)
    {
        if (_verdicts.TryGetValue(record, out var known))
            return (ImmutableArray<CitationVerdict>)known;
        var found = CitationResolver.Resolve(record, this);
        _verdicts.AddOrUpdate(record, found);
        return found;
    }

    /// <inheritdoc/>
    public DocumentRecord? Get(string id)
    {
        if (_kept.TryGetValue(id, out var found))
            return found;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept[id] = _records.Get(id);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> CriteriaSets(ScoringTable scored)
    {
        // Units that score themselves by the same criteria ask the same.
        var marks = CriteriaFingerprints.Compute(scored, issued: true);
        if (_criteria.Count >= MostKept)
            _criteria.Clear();
        return _criteria.GetOrAdd(
            string.Concat(marks),
            static (_, asked) =>
                asked.Issued?.Value.WithMarks(asked.Marks, MostCriteria)
                ?? asked.Records.WithMarks(asked.Marks, MostCriteria),
            (Records: _records, Issued: _issued, Marks: marks)
        );
    }

    private OutgoingRegister ReadOutgoing()
    {
        if (!Office.IsKnown)
            return OutgoingRegister.Empty;
        var own = _records
            .ListSymbols()
            .Where(Office.MayOwn)
            .SelectMany(_numbers.FindHeldNumbers)
            .Where(m => Office.IsOwn(m.Issuer, m.Fold))
            .ToList();
        // Of copies only the lead is registered.
        var leads = own.Select(m => m.Fold)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(FindByNumber)
            .Select(c => c.Id)
            .ToHashSet(StringComparer.Ordinal);
        return OutgoingRegister.FromMentions(own.Where(m => leads.Contains(m.Id)), _records.CountHiddenDocuments() > 0);
    }
}
