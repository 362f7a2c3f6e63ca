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
        var numbers = new NumberSearch(index).Find(asked, limit);
        if (asked.Number is { Whole: true } && numbers.Any(h => !h.Near))
            return numbers;
        if (numbers.Count >= limit)
            return numbers;
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
