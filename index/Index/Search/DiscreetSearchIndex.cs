namespace Pipeline.Index;

/// <summary>
/// The index as it is searched without secret papers: a record is found only by what is shown of it. The same for every engine.
/// </summary>
/// <param name="index">The engine's.</param>
/// <param name="blotOf">What is blotted out of a record; null for most.</param>
internal sealed class DiscreetSearchIndex(ISearchIndex index, Func<string, Blot?> blotOf) : ISearchIndex
{
    private const int MostRounds = 4;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public IReadOnlyList<RecordSummary> WithNumber(NumberQuery number, int limit) => Shown(index.WithNumber(number, limit));

    public IReadOnlyList<RecordSummary> WithSymbol(NumberQuery number, int limit) => Shown(index.WithSymbol(number, limit));

    public IReadOnlyList<RecordSummary> WithParts(IReadOnlyList<string> marks, SearchQuery asked, int limit) => Shown(index.WithParts(marks, asked, limit));

    public bool IsKnown(string part) => index.IsKnown(part);

    public IReadOnlyList<string> Joined(string letters) => index.Joined(letters);

    public IReadOnlyList<RecordSummary> Near(string number, int limit) => Shown(index.Near(number, limit));

    public IReadOnlyList<RecordSummary> Filtered(SearchQuery asked, int limit) => Shown(index.Filtered(asked, limit));

    public IReadOnlyList<RecordSummary> WithWords(TokenField field, IReadOnlyList<SearchUnit> units, SearchQuery asked, int limit)
    {
        // Where some were found by what is hidden, those that come after them are asked for too.
        for (var (round, most) = (1, limit); ; round++, most *= 4)
        {
            var found = index.WithWords(field, units, asked, most);
            var kept = found.Where(r => IsFound(field, units, r)).Take(limit).ToArray();
            if (kept.Length == limit || found.Count < most || round == MostRounds) return Shown(kept);
        }
    }

    public string Text(string id)
    {
        if (_texts.TryGetValue(id, out var known)) return known;
        var text = index.Text(id);
        return _texts[id] = blotOf(id)?.Hide(text) ?? text;
    }

    private bool IsFound(TokenField field, IReadOnlyList<SearchUnit> units, RecordSummary record)
    {
        if (blotOf(record.Id) is not { } blot) return true;
        var text = field is TokenField.Title or TokenField.TitleExact
            ? $"{record.Key ?? record.Number} {record.Type} {blot.Hide(record.Subject ?? "")} {record.Issuer}" : Text(record.Id);
        var tokens = SearchTokenizer.Split(text);
        return units.All(u => new TextMatcher([u], field is TokenField.Exact or TokenField.TitleExact).Density(text, tokens) > 0);
    }

    private RecordSummary[] Shown(IReadOnlyList<RecordSummary> found) =>
        [.. found.Select(r => r.Subject is { } subject && blotOf(r.Id) is { } blot ? r with { Subject = blot.Hide(subject) } : r)];
}
