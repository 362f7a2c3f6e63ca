namespace Pipeline.Index.Search;

/// <summary>
/// Search, the same for every engine: by number where the question can be one, then by words, the surest questions
/// first until there are hits enough.
/// </summary>
internal static class RecordSearch
{
    /// <summary>Hits, best first.</summary>
    public static IReadOnlyList<SearchHit> Find(ISearchIndex index, FindQuery query)
    {
        if (query.BlotOf is { } blotOf)
            index = new RedactingSearchIndex(index, blotOf);
        var asked = QueryParser.Parse(query);
        var limit = Math.Max(0, query.Limit);
        if (limit == 0)
            return [];
        var search = new NumberSearch(index);
        var numbers = search.Find(asked, limit);
        if (numbers.Count >= limit && numbers.Any(h => !h.Near))
            return numbers;
        var confirmed = numbers.Where(h => !h.Near).Select(h => h.Record.Id).ToHashSet(StringComparer.Ordinal);
        var waiting = search.FindUnconfirmed(asked, limit).Where(h => !confirmed.Contains(h.Record.Id)).ToArray();
        if (waiting.Length > 0)
            numbers = [.. numbers.Where(h => !h.Near), .. waiting];
        if (asked.Number is { Whole: true } && numbers.Any(h => !h.Near))
            return [.. numbers.Take(limit)];
        if (numbers.Count >= limit)
            return [.. numbers.Take(limit)];
        var words = new WordSearch(index).Find(asked, limit);
        var held = numbers.Select(h => h.Record.Id).ToHashSet(StringComparer.Ordinal);
        // Where a whole number is not held, documents that mention it come before the near misses.
        var fresh = words.Where(h => !held.Contains(h.Record.Id)).ToArray();
        var hits =
            numbers.Any(h => h.Near) && asked.Number is { Written: false }
                ? fresh.Concat(numbers)
                : numbers.Concat(fresh);
        return hits.Take(limit).ToArray();
    }
}
