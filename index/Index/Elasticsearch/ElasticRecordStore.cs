using System.Globalization;
using System.Text.Json.Nodes;
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
    public DocumentRecord? Get(string id) => One(id, "json") is { } held ? RecordDocument.Record(held.Source) : null;

    /// <inheritdoc/>
    public string? Text(string id) => One(id, "text")?.Source.Text("text");

    /// <inheritdoc/>
    public IReadOnlyList<DocumentRecord> Page(string after, int limit)
    {
        var records = new List<DocumentRecord>();
        while (records.Count < limit)
        {
            // The id is the key of the list, so a page begins where the last one ended whatever was written meanwhile.
            var page = store.Find(Mappings.Records, seen.Records(After(after)), Math.Min(limit - records.Count, IdsAtOnce), Ask.Sort("id"), "id", "json");
            if (page.Count == 0) break;
            records.AddRange(page.Select(h => RecordDocument.Record(h.Source)));
            after = page[^1].Source.Text("id")!;
        }
        return records;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Carriers(string fold) => Summaries(seen.Records(Ask.Term("fold", fold)), int.MaxValue, NewestThenLead);

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Summaries(IReadOnlyList<string> ids)
    {
        var found = new Dictionary<string, RecordSummary>(StringComparer.Ordinal);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(IdsAtOnce))
            foreach (var summary in Summaries(seen.Records(Ask.Terms("id", some)), some.Length, ["id"])) found[summary.Id] = summary;
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Copies(string id)
    {
        if (One(id, "id", "json") is not { } held) return [];
        return RecordDocument.CopyOf(RecordDocument.Record(held.Source)) is { } copy
            ? Summaries(seen.Records(Ask.Term("copy", copy)), int.MaxValue, LeadThenBest)
            : Summaries(seen.Records(Ask.Term("id", id)), 1, LeadThenBest);
    }

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Citing(string fold) =>
        [.. store.All(Mappings.Records, seen.Records(Ask.Term("cited_fold", fold)), ["id"], Mentioned).SelectMany(h => Cites(h, c => c.Fold == fold))];

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Series(string symbol) =>
        Mentions(Ask.Term("symbol", symbol), s => NumberParts.Of(s).Symbol == symbol, Ask.Term("cited_symbol", symbol), c => c.Symbol == symbol);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Series(string symbol, int from, int to, Func<string?, bool> issuer)
    {
        var pairs = Enumerable.Range(from, Math.Max(0, Math.Min(to - from + 1, IdsAtOnce))).Select(s => RecordDocument.Pair(symbol, s.ToString(CultureInfo.InvariantCulture))).ToHashSet(StringComparer.Ordinal);
        var asked = new Dictionary<string, bool>(StringComparer.Ordinal);
        return [.. Mentions(Ask.Terms("pair", pairs), s => NumberParts.Of(s) is { Serial: { } serial } number && pairs.Contains(RecordDocument.Pair(number.Symbol, serial)),
            Ask.Terms("cited_pair", pairs), c => c.Serial is not null && pairs.Contains(RecordDocument.Pair(c.Symbol, c.Serial))).Where(m => IsAsked(m.Issuer))];

        // Thousands of mentions name a few issuers.
        bool IsAsked(string? name) => asked.TryGetValue(name ?? "", out var known) ? known : asked[name ?? ""] = issuer(name);
    }

    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> IssuedMarks() => Marked(Ask.Prefix("marks", "i"), CriteriaMarks.IsOfIssued);

    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> ScoredMarks(IReadOnlyList<string> marks) => Marked(Ask.Terms("marks", marks), m => !CriteriaMarks.IsOfIssued(m));

    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) =>
        [.. store.Find(Mappings.Records, seen.Records(Ask.Terms("marks", marks)), MostLike, Ask.Sort("id"), "id", "json")
            .Select(h => (Id: h.Source.Text("id")!, Shared: CriteriaMarks.Of(RecordDocument.Record(h.Source)).Intersect(marks, StringComparer.Ordinal).Count()))
            .OrderByDescending(r => r.Shared).ThenBy(r => r.Id, StringComparer.Ordinal).Take(limit).Select(r => r.Id)];

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) =>
        Mentions(Ask.All([Ask.Term("serial", serial), Ask.Term("date", date)]), s => NumberParts.Of(s).Serial == serial,
            Ask.Term("cited_on", CitedNumber.On(serial, date)), c => c.Serial == serial && c.Date == date, date);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) => serials.Count == 0 ? [] :
        Mentions(Ask.All([Ask.Terms("serial", serials), Ask.Term("date", date)]), s => NumberParts.Of(s).Serial is { } serial && serials.Contains(serial),
            Ask.Terms("cited_on", serials.Select(s => CitedNumber.On(s, date))), c => c.Serial is not null && serials.Contains(c.Serial) && c.Date == date, date);

    /// <inheritdoc/>
    public IReadOnlyList<string> Symbols() =>
        [.. new[] { "symbol", "cited_symbol" }.SelectMany(f => store.Values(Mappings.Records, seen.Records(), f)).Select(v => v.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Lost(int limit) => Summaries(seen.Records(Ask.Term("parts", "w" + SearchFields.Loss)), limit, NewestThenLead);

    /// <inheritdoc/>
    public long Hidden() => seen.Secret ? 0 : SecretList.Read(store).Documents;

    /// <inheritdoc/>
    public IReadOnlyList<SecretMark> SecretMarks() => seen.Secret ? []
        : [.. SecretList.Read(store).Ids.Chunk(IdsAtOnce).SelectMany(some => store.Get(Mappings.Records, some, RecordDocument.Summary)).OfType<Held>()
            .Select(h => RecordDocument.SummaryOf(h.Source)).Select(s => new SecretMark(s.Fold, s.Date, s.Subject)).Distinct()];

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Near(string fold, int limit) => new NearNumbers(store, seen).Find(fold, limit);

    /// <summary>Summaries of what a question finds.</summary>
    public List<RecordSummary> Summaries(JsonObject query, int limit, IReadOnlyList<string> sort) =>
        [.. store.Find(Mappings.Records, query, limit, Ask.Sort(sort), RecordDocument.Summary).Select(h => RecordDocument.SummaryOf(h.Source))];

    private List<MarkedRecord> Marked(JsonObject which, Func<string, bool> kind) =>
        [.. store.All(Mappings.Records, seen.Records(which), ["id"], "id", "json").Select(h => new MarkedRecord(h.Source.Text("id")!, [.. CriteriaMarks.Of(RecordDocument.Record(h.Source)).Where(kind)]))];

    private Held? One(string id, params string[] fields) => store.Find(Mappings.Records, seen.Records(Ask.Term("id", id)), 1, Ask.Sort("id"), fields) is [var held] ? held : null;

    private static JsonObject[] After(string id) => id.Length == 0 ? [] : [new JsonObject { ["range"] = new JsonObject { ["id"] = new JsonObject { ["gt"] = id } } }];

    private List<NumberMention> Mentions(JsonObject own, Func<string, bool> isOwn, JsonObject cited, Func<CitedNumber, bool> isCited, string? date = null)
    {
        var mentions = new List<NumberMention>();
        foreach (var held in store.All(Mappings.Records, seen.Records(Ask.Any(own, cited)), ["id"], Mentioned))
        {
            var summary = RecordDocument.SummaryOf(held.Source);
            if (summary.Fold is { } fold && isOwn(fold) && (date is null || summary.Date == date))
                mentions.Add(new NumberMention(fold, summary.Id, null, summary.Date, summary.Type, summary.Issuer, summary.Subject, null));
            mentions.AddRange(Cites(held, isCited));
        }
        return [.. mentions.OrderBy(m => m.Date, StringComparer.Ordinal).ThenBy(m => m.Fold, StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.Index ?? -1)];
    }

    private static IEnumerable<NumberMention> Cites(Held held, Func<CitedNumber, bool> which) =>
        held.Source.List("cites").Select(CitedNumber.Read).Where(which).Select(c => c.By(held.Source.Text("id")!));
}
