using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Elasticsearch.Writing;
using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch;

/// <summary>Records and numbers, asked.</summary>
internal sealed class ElasticRecordStore(ElasticStore store, SecretFilter seen) : IRecordStore
{
    private const int IdsAtOnce = 1000;
    private const int MostLike = 200;

    private static readonly string[] Mentioned = ["id", "summary", "cites"];
    private static readonly string[] LeadThenBest = ["follows", "rank", "id"];
    private static readonly string[] NewestThenLead = ["-date", "follows", "rank", "id"];

    /// <inheritdoc/>
    public DocumentRecord? Get(string id) =>
        GetOne(id, "json") is { } held ? RecordDocument.ReadRecord(held.Source) : null;

    /// <inheritdoc/>
    public string? GetText(string id) => GetOne(id, "text")?.Source.GetText("text");

    /// <inheritdoc/>
    public IReadOnlyList<DocumentRecord> ReadPage(string after, int limit)
    {
        var records = new List<DocumentRecord>();
        while (records.Count < limit)
        {
            // The id is the key of the list, so a page begins where the last one ended whatever was written meanwhile.
            var page = store.Find(
                IndexMappings.Records,
                seen.VisibleRecords(After(after)),
                Math.Min(limit - records.Count, IdsAtOnce),
                ElasticQuery.Sort("id"),
                "id",
                "json"
            );
            if (page.Count == 0)
                break;
            records.AddRange(page.Select(h => RecordDocument.ReadRecord(h.Source)));
            after = page[^1].Source.GetText("id")!;
        }
        return records;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindByNumber(string fold) =>
        GetSummaries(seen.VisibleRecords(ElasticQuery.Term("fold", fold)), int.MaxValue, NewestThenLead);

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> GetSummaries(IReadOnlyList<string> ids)
    {
        var found = new Dictionary<string, RecordSummary>(StringComparer.Ordinal);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(IdsAtOnce))
        foreach (var summary in GetSummaries(seen.VisibleRecords(ElasticQuery.Terms("id", some)), some.Length, ["id"]))
            found[summary.Id] = summary;
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindCopies(string id)
    {
        if (GetOne(id, "id", "json") is not { } held)
            return [];
        return RecordDocument.CopyOf(RecordDocument.ReadRecord(held.Source)) is { } copy
            ? GetSummaries(seen.VisibleRecords(ElasticQuery.Term("copy", copy)), int.MaxValue, LeadThenBest)
            : GetSummaries(seen.VisibleRecords(ElasticQuery.Term("id", id)), 1, LeadThenBest);
    }

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindCitations(string fold) =>
        [
            .. store
                .ReadAll(
                    IndexMappings.Records,
                    seen.VisibleRecords(ElasticQuery.Term("cited_fold", fold)),
                    ["id"],
                    Mentioned
                )
                .SelectMany(h => Cites(h, c => c.Fold == fold)),
        ];

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) =>
        QueryMentions(
            ElasticQuery.Term("symbol", symbol),
            s => NumberParts.Parse(s).Symbol == symbol,
            ElasticQuery.Term("cited_symbol", symbol),
            c => c.Symbol == symbol
        );

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol, int from, int to, Func<string?, bool> issuer)
    {
        var pairs = Enumerable
            .Range(from, Math.Max(0, Math.Min(to - from + 1, IdsAtOnce)))
            .Select(s => RecordDocument.SymbolAndSerial(symbol, s.ToString(CultureInfo.InvariantCulture)))
            .ToHashSet(StringComparer.Ordinal);
        var asked = new Dictionary<string, bool>(StringComparer.Ordinal);
        return
        [
            .. QueryMentions(
                    ElasticQuery.Terms("pair", pairs),
                    s =>
                        NumberParts.Parse(s) is { Serial: { } serial } number
                        && pairs.Contains(RecordDocument.SymbolAndSerial(number.Symbol, serial)),
                    ElasticQuery.Terms("cited_pair", pairs),
                    c => c.Serial is not null && pairs.Contains(RecordDocument.SymbolAndSerial(c.Symbol, c.Serial))
                )
                .Where(m => IsAsked(m.Issuer)),
        ];

        // Thousands of mentions name a few issuers.
        bool IsAsked(string? name) =>
            asked.TryGetValue(name ?? "", out var known) ? known : asked[name ?? ""] = issuer(name);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> IssuedMarks() =>
        FindMarked(ElasticQuery.Prefix("marks", "i"), CriteriaFingerprints.IsOfIssued);

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> ScoredMarks(IReadOnlyList<string> marks) =>
        FindMarked(ElasticQuery.Terms("marks", marks), m => !CriteriaFingerprints.IsOfIssued(m));

    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) =>
        [
            .. store
                .Find(
                    IndexMappings.Records,
                    seen.VisibleRecords(ElasticQuery.Terms("marks", marks)),
                    MostLike,
                    ElasticQuery.Sort("id"),
                    "id",
                    "json"
                )
                .Select(h =>
                    (
                        Id: h.Source.GetText("id")!,
                        Shared: CriteriaFingerprints
                            .Compute(RecordDocument.ReadRecord(h.Source))
                            .Intersect(marks, StringComparer.Ordinal)
                            .Count()
                    )
                )
                .OrderByDescending(r => r.Shared)
                .ThenBy(r => r.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(r => r.Id),
        ];

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) =>
        QueryMentions(
            ElasticQuery.All([ElasticQuery.Term("serial", serial), ElasticQuery.Term("date", date)]),
            s => NumberParts.Parse(s).Serial == serial,
            ElasticQuery.Term("cited_on", CitedNumber.SerialAndDate(serial, date)),
            c => c.Serial == serial && c.Date == date,
            date
        );

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) =>
        serials.Count == 0
            ? []
            : QueryMentions(
                ElasticQuery.All([ElasticQuery.Terms("serial", serials), ElasticQuery.Term("date", date)]),
                s => NumberParts.Parse(s).Serial is { } serial && serials.Contains(serial),
                ElasticQuery.Terms("cited_on", serials.Select(s => CitedNumber.SerialAndDate(s, date))),
                c => c.Serial is not null && serials.Contains(c.Serial) && c.Date == date,
                date
            );

    /// <inheritdoc/>
    public IReadOnlyList<string> ListSymbols() =>
        [
            .. new[] { "symbol", "cited_symbol" }
                .SelectMany(f => store.ReadValues(IndexMappings.Records, seen.VisibleRecords(), f))
                .Select(v => v.Value)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Lost(int limit) =>
        GetSummaries(seen.VisibleRecords(ElasticQuery.Term("parts", "w" + SearchFields.Loss)), limit, NewestThenLead);

    /// <inheritdoc/>
    public long CountHiddenDocuments() => seen.Secret ? 0 : SecretList.Read(store).Documents;

    /// <inheritdoc/>
    public IReadOnlyList<SecretPaperIdentity> SecretMarks() =>
        seen.Secret
            ? []
            :
            [
                .. SecretList
                    .Read(store)
                    .Ids.Chunk(IdsAtOnce)
                    .SelectMany(some => store.Get(IndexMappings.Records, some, RecordDocument.Summary))
                    .OfType<StoredDocument>()
                    .Select(h => RecordDocument.SummaryOf(h.Source))
                    .Select(s => new SecretPaperIdentity(s.Fold, s.Date, s.Subject))
                    .Distinct(),
            ];

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindNearNumbers(string fold, int limit) =>
        new NearNumberFinder(store, seen).Find(fold, limit);

    /// <summary>Summaries of what a question finds.</summary>
    public List<RecordSummary> GetSummaries(JsonObject query, int limit, IReadOnlyList<string> sort) =>
        [
            .. store
                .Find(IndexMappings.Records, query, limit, ElasticQuery.Sort(sort), RecordDocument.Summary)
                .Select(h => RecordDocument.SummaryOf(h.Source)),
        ];

    private List<CriteriaRecord> FindMarked(JsonObject which, Func<string, bool> kind) =>
        [
            .. store
                .ReadAll(IndexMappings.Records, seen.VisibleRecords(which), ["id"], "id", "json")
                .Select(h => new CriteriaRecord(
                    h.Source.GetText("id")!,
                    [.. CriteriaFingerprints.Compute(RecordDocument.ReadRecord(h.Source)).Where(kind)]
                )),
        ];

    private StoredDocument? GetOne(string id, params string[] fields) =>
        store.Find(
            IndexMappings.Records,
            seen.VisibleRecords(ElasticQuery.Term("id", id)),
            1,
            ElasticQuery.Sort("id"),
            fields
        )
            is [var held]
            ? held
            : null;

    private static JsonObject[] After(string id) =>
        id.Length == 0
            ? []
            : [new JsonObject { ["range"] = new JsonObject { ["id"] = new JsonObject { ["gt"] = id } } }];

    private List<NumberMention> QueryMentions(
        JsonObject own,
        Func<string, bool> isOwn,
        JsonObject cited,
        Func<CitedNumber, bool> isCited,
        string? date = null
    )
    {
        var mentions = new List<NumberMention>();
        foreach (
            var held in store.ReadAll(
                IndexMappings.Records,
                seen.VisibleRecords(ElasticQuery.Any(own, cited)),
                ["id"],
                Mentioned
            )
        )
        {
            var summary = RecordDocument.SummaryOf(held.Source);
            if (summary.Fold is { } fold && isOwn(fold) && (date is null || summary.Date == date))
                mentions.Add(
                    new NumberMention(
                        fold,
                        summary.Id,
                        null,
                        summary.Date,
                        summary.Type,
                        summary.Issuer,
                        summary.Subject,
                        null
                    )
                );
            mentions.AddRange(Cites(held, isCited));
        }
        return
        [
            .. mentions
                .OrderBy(m => m.Date, StringComparer.Ordinal)
                .ThenBy(m => m.Fold, StringComparer.Ordinal)
                .ThenBy(m => m.Id, StringComparer.Ordinal)
                .ThenBy(m => m.Index ?? -1),
        ];
    }

    private static IEnumerable<NumberMention> Cites(StoredDocument held, Func<CitedNumber, bool> which) =>
        held
            .Source.GetList("cites")
            .Select(CitedNumber.Read)
            .Where(which)
            .Select(c => c.ToMention(held.Source.GetText("id")!));
}

/// <summary>
/// Held numbers a slip or two away from one: first which pairs of symbol and serial are held, then the records of the
/// nearest.
/// </summary>
internal sealed class NearNumberFinder(ElasticStore store, SecretFilter seen)
{
    private const int NearSlips = 2;
    private const int MostExpansions = 1000;

    /// <summary>Nearest first, then newest.</summary>
    public IReadOnlyList<RecordSummary> Find(string fold, int limit)
    {
        var asked = NumberParts.Parse(fold);
        if (asked.Serial is not { } serial || asked.Parts.Count == 0)
            return [];
        var serials = ElasticQuery.Terms("serial", SerialNeighbours.Enumerate(serial));
        var slips = ElasticQuery.All(
            [ElasticQuery.Terms("slips", SymbolDeletions.Enumerate(asked.Symbol))],
            [ElasticQuery.Term("symbol", asked.Symbol)]
        );
        // One slip, in the serial or in the symbol, is likelier than one in each or two in the symbol: those are looked
        // for last.
        var one = ElasticQuery.Any(
            ElasticQuery.All([ElasticQuery.Term("symbol", asked.Symbol), serials.DeepClone().AsObject()]),
            ElasticQuery.All([slips.DeepClone().AsObject(), ElasticQuery.Term("serial", serial)])
        );
        var found = SelectNearest(one, asked, fold, limit);
        if (found.Count == 0)
            found = SelectNearest(ElasticQuery.All([slips, serials]), asked, fold, limit);
        return found.Count > 0
            ? found
            : SelectNearest(
                ElasticQuery.All([Fuzzy(asked.Symbol), ElasticQuery.Term("serial", serial)]),
                asked,
                fold,
                limit,
                AllowedSlips(asked.Symbol)
            );
    }

    private List<RecordSummary> SelectNearest(
        JsonObject query,
        NumberParts asked,
        string fold,
        int limit,
        int slips = NearSlips
    )
    {
        var pairs = store
            .ReadValues(IndexMappings.Records, seen.VisibleRecords(query), "pair")
            .Select(p => (Pair: p.Value, Cost: Cost(asked, p.Value, slips)))
            .Where(p => p.Cost is > 0 and < double.PositiveInfinity)
            .ToArray();
        var found = new List<RecordSummary>();
        foreach (var near in pairs.GroupBy(p => p.Cost).OrderBy(g => g.Key))
        {
            if (found.Count >= limit)
                break;
            var records = ElasticQuery.All(
                [seen.VisibleRecords(ElasticQuery.Terms("pair", near.Select(p => p.Pair)))],
                [ElasticQuery.Term("fold", fold)]
            );
            found.AddRange(
                store
                    .Find(
                        IndexMappings.Records,
                        records,
                        limit,
                        ElasticQuery.Sort("-date", "id"),
                        RecordDocument.Summary
                    )
                    .Select(h => RecordDocument.SummaryOf(h.Source))
            );
        }
        // The year is no part of a pair: it counts among those that were found.
        return
        [
            .. found
                .OrderBy(r => MisprintCost.Between(asked, NumberParts.Parse(r.Fold ?? "")))
                .ThenByDescending(r => r.Date, StringComparer.Ordinal)
                .ThenBy(r => r.Id, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static double Cost(NumberParts asked, string pair, int slips)
    {
        var (symbol, serial) = pair.Split(' ') is [var s, var n] ? (s, n) : (pair, "");
        var letters = EditDistance.Measure(asked.Symbol, symbol, NearSlips);
        return letters > slips || letters + EditDistance.Measure(asked.Serial, serial, NearSlips) > 2 * NearSlips
            ? double.PositiveInfinity
            : MisprintCost.Between(asked with { Year = null }, new NumberParts(serial, null, symbol.Split('-')));
    }

    private static JsonObject Fuzzy(string symbol) =>
        new()
        {
            ["fuzzy"] = new JsonObject
            {
                ["symbol"] = new JsonObject
                {
                    ["value"] = symbol,
                    ["fuzziness"] = AllowedSlips(symbol),
                    ["max_expansions"] = MostExpansions,
                },
            },
        };

    /// <summary>A short symbol admits one slip, a long one two.</summary>
    private static int AllowedSlips(string symbol) => symbol.Length <= 4 ? 1 : NearSlips;
}
