using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Elasticsearch.Writing;
using Pipeline.Index.Model;
using Pipeline.Index.Search;

namespace Pipeline.Index.Elasticsearch;

/// <summary>
/// What the search asks, of the server; one for each question, for it keeps the texts that came with the hits.
/// </summary>
internal sealed class ElasticSearchIndex(ElasticStore store, SecretFilter seen, ElasticRecordStore records)
    : ISearchIndex
{
    private static readonly string[] NewestLeads = ["follows", "-date", "rank", "id"];
    private static readonly string[] WithText = [.. RecordDocument.Summary, "text"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public IReadOnlyList<RecordSummary> WithNumber(NumberQuery number, int limit)
    {
        var asked = new List<JsonObject>
        {
            ElasticQuery.Term("symbol", number.Symbol),
            ElasticQuery.Term("serial", number.Serial!),
        };
        if (Year(number) is { } year)
            asked.Add(
                ElasticQuery.Any(
                    ElasticQuery.Term("year", year),
                    ElasticQuery.All([ElasticQuery.Prefix("date", year)], [ElasticQuery.Exists("year")])
                )
            );
        return records.GetSummaries(seen.VisibleRecords(asked), limit, NewestLeads);
    }

    public IReadOnlyList<RecordSummary> WithSymbol(NumberQuery number, int limit)
    {
        var asked = new List<JsonObject> { ElasticQuery.Term("symbol", number.Symbol) };
        if (Year(number) is { } year)
            asked.Add(ElasticQuery.Any(ElasticQuery.Term("year", year), ElasticQuery.Prefix("date", year)));
        return records.GetSummaries(seen.VisibleRecords(asked), limit, NewestLeads);
    }

    public IReadOnlyList<RecordSummary> WithParts(IReadOnlyList<string> marks, SearchQuery asked, int limit) =>
        records.GetSummaries(
            seen.VisibleRecords([.. marks.Select(m => ElasticQuery.Term("parts", m)), .. Filters(asked)]),
            limit,
            NewestLeads
        );

    public bool IsKnown(string part) =>
        store
            .Find(
                IndexMappings.Records,
                seen.VisibleRecords(ElasticQuery.Term("parts", "i" + part)),
                1,
                ElasticQuery.Sort("_doc"),
                "id"
            )
            .Count > 0;

    public IReadOnlyList<string> Joined(string letters) =>
        [
            .. store
                .ReadValues(
                    IndexMappings.Records,
                    seen.VisibleRecords(ElasticQuery.Prefix("symbol", letters[..1])),
                    "symbol"
                )
                .Select(v => v.Value)
                .Where(s => s.Length >= letters.Length && string.Concat(s.Where(char.IsAsciiLetterOrDigit)) == letters),
        ];

    public IReadOnlyList<RecordSummary> FindNearNumbers(string number, int limit) =>
        records.FindNearNumbers(number, limit);

    public IReadOnlyList<RecordSummary> WithWords(
        TokenField field,
        IReadOnlyList<SearchPhrase> units,
        SearchQuery asked,
        int limit
    )
    {
        var (name, exact) = field switch
        {
            TokenField.TitleExact => ("title_exact", true),
            TokenField.Title => ("title", false),
            TokenField.Exact => ("exact", true),
            _ => ("folded", false),
        };
        var found = store.Find(
            IndexMappings.Records,
            seen.VisibleRecords([
                .. units.Select(u => ElasticQuery.Phrase(name, exact ? u.Exact : u.Folded)),
                .. Filters(asked),
            ]),
            limit,
            ElasticQuery.Sort("-order"),
            WithText
        );
        foreach (var held in found)
            _texts[held.Source.GetText("id")!] = held.Source.GetText("text") ?? "";
        return [.. found.Select(h => RecordDocument.SummaryOf(h.Source))];
    }

    public IReadOnlyList<RecordSummary> FindByFilters(SearchQuery asked, int limit) =>
        records.GetSummaries(
            seen.VisibleRecords(Filters(asked)),
            limit,
            asked.TypeCode is not null || asked.Issuer.Count > 0 ? NewestLeads : ["-date", "id"]
        );

    public string GetText(string id) => _texts.GetValueOrDefault(id, "");

    private static IEnumerable<JsonObject> Filters(SearchQuery asked)
    {
        if (asked.TypeCode is { } type)
            yield return ElasticQuery.Term("parts", "t" + type);
        if (asked.Issuer.Count > 0)
            yield return ElasticQuery.Phrase("issuer", asked.Issuer);
        // A last month holds its days.
        if (asked.From is not null || asked.To is not null)
            yield return ElasticQuery.Range("date", asked.From, asked.To is { } to ? to + "~" : null);
    }

    private static string? Year(NumberQuery number) => number.Year?.ToString(CultureInfo.InvariantCulture);
}
