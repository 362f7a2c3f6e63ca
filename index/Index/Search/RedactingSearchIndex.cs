using Pipeline.Index.Model;
using Pipeline.Index.Redaction;

namespace Pipeline.Index.Search;

/// <summary>
/// The index as it is searched without secret papers: a record is found only by what is shown of it. The same for every
/// engine.
/// </summary>
/// <param name="index">The engine's.</param>
/// <param name="blotOf">What is blotted out of a record; null for most.</param>
internal sealed class RedactingSearchIndex(ISearchIndex index, Func<string, Redactor?> blotOf) : ISearchIndex
{
    private const int MostRounds = 4;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public IReadOnlyList<RecordSummary> WithNumber(NumberQuery number, int limit) =>
        Shown(index.WithNumber(number, limit));

    public IReadOnlyList<RecordSummary> WithSymbol(NumberQuery number, int limit) =>
        Shown(index.WithSymbol(number, limit));

    public IReadOnlyList<RecordSummary> WithParts(IReadOnlyList<string> marks, SearchQuery asked, int limit) =>
        Shown(index.WithParts(marks, asked, limit));

    public bool IsKnown(string part) => index.IsKnown(part);

    public IReadOnlyList<string> Joined(string letters) => index.Joined(letters);

    public IReadOnlyList<RecordSummary> FindNearNumbers(string number, int limit) =>
        Shown(index.FindNearNumbers(number, limit));

    public IReadOnlyList<RecordSummary> FindByFilters(SearchQuery asked, int limit) =>
        Shown(index.FindByFilters(asked, limit));

    public IReadOnlyList<RecordSummary> WithWords(
        TokenField field,
        IReadOnlyList<SearchPhrase> units,
        SearchQuery asked,
        int limit
    )
    {
        // Where some were found by what is hidden, those that come after them are asked for too.
        for (var (round, most) = (1, limit); ; round++, most *= 4)
        {
            var found = index.WithWords(field, units, asked, most);
            var kept = found.Where(r => IsFound(field, units, r)).Take(limit).ToArray();
            if (kept.Length == limit || found.Count < most || round == MostRounds)
                return Shown(kept);
        }
    }

    public string GetText(string id)
    {
        if (_texts.TryGetValue(id, out var known))
            return known;
        var text = index.GetText(id);
        return _texts[id] = blotOf(id)?.Redact(text) ?? text;
    }

    private bool IsFound(TokenField field, IReadOnlyList<SearchPhrase> units, RecordSummary record)
    {
        if (blotOf(record.Id) is not { } blot)
            return true;
        var text = field is TokenField.Title or TokenField.TitleExact
            ? $"{record.Key ?? record.Number} {record.Type} {blot.Redact(record.Subject ?? "")} {record.Issuer}"
            : GetText(record.Id);
        var tokens = SearchTokenizer.Split(text);
        return units.All(u =>
            new SnippetFinder([u], field is TokenField.Exact or TokenField.TitleExact).MeasureDensity(text, tokens) > 0
        );
    }

    private RecordSummary[] Shown(IReadOnlyList<RecordSummary> found) =>
        [
            .. found.Select(r =>
                r.Subject is { } subject && blotOf(r.Id) is { } blot ? r with { Subject = blot.Redact(subject) } : r
            ),
        ];
}
