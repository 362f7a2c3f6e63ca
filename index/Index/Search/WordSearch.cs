using Pipeline.Index.Model;

namespace Pipeline.Index.Search;

/// <summary>
/// Search by words in tiers: as a phrase and as words, in the heading and in the text, with the accents as asked and
/// then without.
/// Each tier looks at its newest records only, so a question that every record answers is as quick as one that few
/// answer; within
/// a tier dense matches come first.
/// </summary>
internal sealed class WordSearch(ISearchIndex index)
{
    private readonly Dictionary<string, LookedThrough> _texts = new(StringComparer.Ordinal);

    /// <summary>Records that a question looks at, newest first; ranking and snippets read their texts.</summary>
    private const int TierRecords = 32;

    /// <summary>
    /// What words that stand together are worth: more than any other difference within the accents asked for.
    /// </summary>
    private const double PhraseBonus = 10;

    public IReadOnlyList<SearchHit> Find(SearchQuery asked, int limit)
    {
        if (asked.Units.Count == 0)
            return asked.Filtered ? Plain(index.FindByFilters(asked, limit)) : [];
        var hits = new Dictionary<string, Found>(StringComparer.Ordinal);
        var score = 80;
        foreach (var exact in (bool[])[true, false])
        {
            if (hits.Count < limit)
                CollectTier(
                    hits,
                    new Tier(exact ? TokenField.TitleExact : TokenField.Title, asked.Units, exact, score),
                    asked,
                    limit
                );
            if (hits.Count < limit)
                CollectTier(
                    hits,
                    new Tier(exact ? TokenField.Exact : TokenField.Folded, asked.Units, exact, score - 5),
                    asked,
                    limit
                );
            score -= 20;
        }
        if (hits.Count == 0 && asked.Units.Count > 2)
            SearchRelaxed(hits, asked, limit);
        return
        [
            .. hits
                .Values.OrderByDescending(h => h.Score)
                .ThenByDescending(h => h.Record.Date, StringComparer.Ordinal)
                .ThenBy(h => h.Record.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(h => new SearchHit(
                    h.Record,
                    h.Score,
                    h.Matcher.CreateSnippet(h.Text.Text, h.Text.Tokens)
                        ?? h.Matcher.MarkMatches(h.Record.Subject ?? h.Record.Key ?? h.Record.Path)
                )),
        ];
    }

    // Nothing holds all the words: one of them may be a slip. Each is left out in turn.
    private void SearchRelaxed(Dictionary<string, Found> hits, SearchQuery asked, int limit)
    {
        for (var left = 0; left < asked.Units.Count && hits.Count < limit; left++)
            CollectTier(
                hits,
                new Tier(TokenField.Folded, [.. asked.Units.Where((_, i) => i != left)], false, 20),
                asked,
                limit
            );
    }

    private void CollectTier(Dictionary<string, Found> hits, Tier tier, SearchQuery asked, int limit)
    {
        var most = Math.Max(limit, TierRecords);
        var found = index.WithWords(tier.Field, tier.Units, asked, most);
        if (found.Count == 0)
            return;
        SearchPhrase[] joined =
        [
            new SearchPhrase([.. tier.Units.SelectMany(u => u.Exact)], [.. tier.Units.SelectMany(u => u.Folded)]),
        ];
        var (words, phrase) = (new SnippetFinder(tier.Units, tier.Exact), new SnippetFinder(joined, tier.Exact));
        // Where more answer than are looked at, those with the words together may lie beyond: they are asked for. Else
        // they are among these.
        if (tier.Units.Count > 1 && found.Count == most)
            foreach (var record in index.WithWords(tier.Field, joined, asked, most))
                Add(hits, record, tier, phrase, PhraseBonus);
        if (hits.Count >= limit)
            return;
        foreach (var record in found)
            Add(hits, record, tier, words, tier.Units.Count == 1 || Holds(phrase, record, tier) ? PhraseBonus : 0);
    }

    private void Add(
        Dictionary<string, Found> hits,
        RecordSummary record,
        Tier tier,
        SnippetFinder matcher,
        double bonus
    )
    {
        if (hits.ContainsKey(record.Id))
            return;
        var text = GetText(record.Id);
        hits.Add(
            record.Id,
            new Found(
                record,
                Math.Round(
                    tier.Score
                        + bonus
                        + (4 * matcher.MeasureDensity(text.Text, text.Tokens))
                        - (record.Lead is null ? 0 : 0.5),
                    3
                ),
                matcher,
                text
            )
        );
    }

    private bool Holds(SnippetFinder phrase, RecordSummary record, Tier tier) =>
        (
            tier.Field is TokenField.Title or TokenField.TitleExact
                ? phrase.MeasureDensity($"{record.Key ?? record.Number} {record.Type} {record.Subject} {record.Issuer}")
                : phrase.MeasureDensity(GetText(record.Id).Text, GetText(record.Id).Tokens)
        ) > 0;

    private static List<SearchHit> Plain(IReadOnlyList<RecordSummary> records) =>
        [.. records.Select((r, i) => new SearchHit(r, 10 - (i * 0.001), r.Subject ?? ""))];

    private LookedThrough GetText(string id) => _texts.TryGetValue(id, out var text) ? text : _texts[id] = Read(id);

    private LookedThrough Read(string id)
    {
        var text = index.GetText(id);
        return new LookedThrough(text, SnippetFinder.Tokenize(text));
    }

    private sealed record Found(RecordSummary Record, double Score, SnippetFinder Matcher, LookedThrough Text);

    private sealed record LookedThrough(string Text, List<SearchToken> Tokens);

    private sealed record Tier(TokenField Field, IReadOnlyList<SearchPhrase> Units, bool Exact, int Score);
}
