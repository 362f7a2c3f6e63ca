using System.Collections.Concurrent;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// All numbers of an archive, read once, symbol by symbol, and asked in memory. What thousands of papers cite alike is
/// one voice: the work stays linear.
/// </summary>
internal sealed class InMemoryNumberIndex : INumberIndex
{
    private const int Slips = 2;
    private readonly IRecordStore _records;
    private readonly NumberSeriesIndex _series = new();
    private readonly ConcurrentDictionary<string, string[]> _nearSymbols = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<NumberMention>> _citing = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Serial, string Type, string Date), List<NumberMention>> _serials = [];
    private readonly Dictionary<(string Symbol, string Date), HashSet<string>> _heldOn = [];
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);
    private readonly string[] _symbols;

    public InMemoryNumberIndex(IRecordStore records)
    {
        _records = records;
        _symbols = [.. records.ListSymbols()];
        foreach (var symbol in _symbols)
        {
            var mentions = records.FindNumbersOfSymbol(symbol);
            _series.Add(
                symbol,
                NumberCount
                    .Count(mentions)
                    .Select(c => c with { Date = ShareString(c.Date)!, Issuer = ShareString(c.Issuer) })
            );
            foreach (var voice in DistinctMentions.Select(mentions))
                Add(symbol, ShareStrings(voice));
        }
        _pool.Clear();
    }

    public bool MayBeHeld(string fold) => _held.Contains(fold);

    public IReadOnlyList<NumberMention> FindCitations(string fold) =>
        _citing.TryGetValue(fold, out var found) ? found : [];

    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) =>
        _whole.GetOrAdd(symbol, static (s, from) => from.FindNumbersOfSymbol(s), _records);

    public IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) => _records.FindHeldNumbers(symbol);

    public IssuerNumberSeries SeriesOf(string symbol, string? issuer, int serial) =>
        _series.Window(symbol, issuer, serial);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) =>
        _serials.TryGetValue((serial, type, date), out var same) ? same : [];

    // Symbols that are near are few, and known.
    public IEnumerable<string> NearHeld(string fold, string date)
    {
        foreach (var symbol in _nearSymbols.GetOrAdd(NumberParts.Parse(fold).Symbol, FindNearSymbols))
            if (_heldOn.TryGetValue((symbol, date), out var held))
                foreach (var other in held)
                    if (NearNumberComparison.IsNear(fold, other))
                        yield return other;
    }

    private string[] FindNearSymbols(string symbol) =>
        [.. _symbols.Where(s => EditDistance.Measure(s, symbol, Slips) <= Slips)];

    private void Add(string symbol, NumberMention mention)
    {
        if (mention.Index is not null)
            (_citing.TryGetValue(mention.Fold, out var citing) ? citing : _citing[mention.Fold] = []).Add(mention);
        else
        {
            _held.Add(mention.Fold);
            if (mention.Date is { } on)
                (
                    _heldOn.TryGetValue((symbol, on), out var held)
                        ? held
                        : _heldOn[(symbol, on)] = new HashSet<string>(StringComparer.Ordinal)
                ).Add(mention.Fold);
        }
        if (mention.Date is not { Length: 10 } date || mention.Title is null)
            return;
        var number = NumberParts.Parse(mention.Fold);
        if (number.Serial is null || number.Parts.Count < 2)
            return;
        var key = (number.Serial, ShareString(number.Parts[0])!, date);
        (_serials.TryGetValue(key, out var same) ? same : _serials[key] = []).Add(mention);
    }

    // The same names, titles and dates stand in thousands of mentions: one string each.
    private NumberMention ShareStrings(NumberMention m) =>
        m with
        {
            Fold = ShareString(m.Fold)!,
            Date = ShareString(m.Date),
            Type = ShareString(m.Type),
            Issuer = ShareString(m.Issuer),
            Title = ShareString(m.Title),
            Relation = ShareString(m.Relation),
        };

    private string? ShareString(string? text) =>
        text is null ? null
        : _pool.TryGetValue(text, out var known) ? known
        : _pool[text] = text;
}

/// <summary>
/// The series of all issuers under all symbols, by serial; windows are made when they are first asked for.
/// </summary>
internal sealed class NumberSeriesIndex
{
    private readonly Dictionary<string, Dictionary<string, NumberCount[]>> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer), NumberCount[][]> _named = new();
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer, int Stretch), IssuerNumberSeries> _windows =
        new();

    /// <summary>Takes the counts of a symbol.</summary>
    public void Add(string symbol, IEnumerable<NumberCount> counts) =>
        _counts[symbol] = counts
            .GroupBy(c => c.Issuer ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(c => c.Serial).ToArray(), StringComparer.Ordinal);

    /// <summary>The window in which a serial of a symbol and issuer is judged.</summary>
    public IssuerNumberSeries Window(string symbol, string? issuer, int serial) =>
        _windows.GetOrAdd(
            (symbol, issuer, serial / IssuerNumberSeries.Stretch),
            static (asked, all) =>
            {
                var (from, to) = IssuerNumberSeries.Window(asked.Stretch * IssuerNumberSeries.Stretch);
                return IssuerNumberSeries.From(
                    all.Named(asked.Symbol, asked.Issuer)
                        .SelectMany(counts => counts[Start(counts, from)..Start(counts, to + 1)])
                );
            },
            this
        );

    // Which of the names under a symbol mean an issuer is asked once, not for each window.
    private NumberCount[][] Named(string symbol, string? issuer) =>
        _named.GetOrAdd(
            (symbol, issuer),
            static (asked, counts) =>
                counts.TryGetValue(asked.Symbol, out var named)
                    ?
                    [
                        .. named
                            .Where(n => IssuerNumberSeries.IsSameIssuer(asked.Issuer, n.Key.Length == 0 ? null : n.Key))
                            .Select(n => n.Value),
                    ]
                    : [],
            _counts
        );

    private static int Start(NumberCount[] counts, int serial)
    {
        var (low, high) = (0, counts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (counts[middle].Serial < serial)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>
/// Numbers asked of the archive's own index, for a few records: never more than what stands around what they cite.
/// </summary>
internal sealed class QueriedNumberIndex(IRecordStore records) : INumberIndex
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _citing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<NumberMention>> _whole = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer, int Stretch), IssuerNumberSeries> _series =
        new();
    private readonly ConcurrentDictionary<(string Serial, string Date), IReadOnlyList<NumberMention>> _serials = new();
    private readonly ConcurrentDictionary<(string Serial, string Date), IReadOnlyList<NumberMention>> _near = new();

    public bool MayBeHeld(string fold) => true;

    public IReadOnlyList<NumberMention> FindCitations(string fold) =>
        _citing.GetOrAdd(fold, static (f, from) => DistinctMentions.Select(from.FindCitations(f)), records);

    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) =>
        _whole.GetOrAdd(symbol, static (s, from) => from.FindNumbersOfSymbol(s), records);

    public IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) => records.FindHeldNumbers(symbol);

    public IssuerNumberSeries SeriesOf(string symbol, string? issuer, int serial) =>
        _series.GetOrAdd(
            (symbol, issuer, serial / IssuerNumberSeries.Stretch),
            static (asked, from) =>
            {
                var (low, high) = IssuerNumberSeries.Window(asked.Stretch * IssuerNumberSeries.Stretch);
                return IssuerNumberSeries.From(
                    from.CountNumbersOfSymbol(
                        asked.Symbol,
                        low,
                        high,
                        name => IssuerNumberSeries.IsSameIssuer(asked.Issuer, name)
                    )
                );
            },
            records
        );

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) =>
        [
            .. _serials
                .GetOrAdd(
                    (serial, date),
                    static (on, from) => DistinctMentions.Select(from.SameSerial(on.Serial, on.Date)),
                    records
                )
                .Where(m =>
                    m.Title is not null
                    && NumberParts.Parse(m.Fold) is { Parts.Count: > 1 } number
                    && number.Parts[0] == type
                ),
        ];

    public IEnumerable<string> NearHeld(string fold, string date) =>
        NumberParts.Parse(fold).Serial is not { } serial
            ? []
            : _near
                .GetOrAdd(
                    (serial, date),
                    static (on, from) =>
                        [
                            .. from.SameSerial(SerialNeighbours.Enumerate(on.Serial), on.Date)
                                .Where(m => m.Index is null),
                        ],
                    records
                )
                .Select(m => m.Fold)
                .Distinct(StringComparer.Ordinal)
                .Where(held => NearNumberComparison.IsNear(fold, held));
}
