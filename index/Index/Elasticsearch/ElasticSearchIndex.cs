using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch;

/// <summary>What the search asks, of the server; one for each question, for it keeps the texts that came with the hits.</summary>
internal sealed class ElasticSearchIndex(ElasticStore store, SecretFilter seen, ElasticRecordStore records) : ISearchIndex
{
    private static readonly string[] NewestLeads = ["follows", "-date", "rank", "id"];
    private static readonly string[] WithText = [.. RecordDocument.Summary, "text"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public IReadOnlyList<RecordSummary> WithNumber(NumberQuery number, int limit)
    {
        var asked = new List<JsonObject> { Ask.Term("symbol", number.Symbol), Ask.Term("serial", number.Serial!) };
        if (Year(number) is { } year) asked.Add(Ask.Any(Ask.Term("year", year), Ask.All([Ask.Prefix("date", year)], [Ask.Exists("year")])));
        return records.Summaries(seen.Records(asked), limit, NewestLeads);
    }

    public IReadOnlyList<RecordSummary> WithSymbol(NumberQuery number, int limit)
    {
        var asked = new List<JsonObject> { Ask.Term("symbol", number.Symbol) };
        if (Year(number) is { } year) asked.Add(Ask.Any(Ask.Term("year", year), Ask.Prefix("date", year)));
        return records.Summaries(seen.Records(asked), limit, NewestLeads);
    }

    public IReadOnlyList<RecordSummary> WithParts(IReadOnlyList<string> marks, SearchQuery asked, int limit) =>
        records.Summaries(seen.Records([.. marks.Select(m => Ask.Term("parts", m)), .. Filters(asked)]), limit, NewestLeads);

    public bool IsKnown(string part) => store.Find(Mappings.Records, seen.Records(Ask.Term("parts", "i" + part)), 1, Ask.Sort("_doc"), "id").Count > 0;

    public IReadOnlyList<string> Joined(string letters) =>
        [.. store.Values(Mappings.Records, seen.Records(Ask.Prefix("symbol", letters[..1])), "symbol").Select(v => v.Value)
            .Where(s => s.Length >= letters.Length && string.Concat(s.Where(char.IsAsciiLetterOrDigit)) == letters)];

    public IReadOnlyList<RecordSummary> Near(string number, int limit) => records.Near(number, limit);

    public IReadOnlyList<RecordSummary> WithWords(TokenField field, IReadOnlyList<SearchUnit> units, SearchQuery asked, int limit)
    {
        var (name, exact) = field switch
        {
            TokenField.TitleExact => ("title_exact", true),
            TokenField.Title => ("title", false),
            TokenField.Exact => ("exact", true),
            _ => ("folded", false),
        };
        var found = store.Find(Mappings.Records, seen.Records([.. units.Select(u => Ask.Phrase(name, exact ? u.Exact : u.Folded)), .. Filters(asked)]), limit, Ask.Sort("-order"), WithText);
        foreach (var held in found) _texts[held.Source.Text("id")!] = held.Source.Text("text") ?? "";
        return [.. found.Select(h => RecordDocument.SummaryOf(h.Source))];
    }

    public IReadOnlyList<RecordSummary> Filtered(SearchQuery asked, int limit) =>
        records.Summaries(seen.Records(Filters(asked)), limit, asked.TypeCode is not null || asked.Issuer.Count > 0 ? NewestLeads : ["-date", "id"]);

    public string Text(string id) => _texts.GetValueOrDefault(id, "");

    private static IEnumerable<JsonObject> Filters(SearchQuery asked)
    {
        if (asked.TypeCode is { } type) yield return Ask.Term("parts", "t" + type);
        if (asked.Issuer.Count > 0) yield return Ask.Phrase("issuer", asked.Issuer);
        // A last month holds its days.
        if (asked.From is not null || asked.To is not null) yield return Ask.Range("date", asked.From, asked.To is { } to ? to + "~" : null);
    }

    private static string? Year(NumberQuery number) => number.Year?.ToString(CultureInfo.InvariantCulture);
}
