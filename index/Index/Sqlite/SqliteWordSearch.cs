namespace Pipeline.Index.Sqlite;

/// <summary>
/// Search by words in tiers: as a phrase and as words, in the heading and in the text, with the accents as asked and then without.
/// Each tier looks at its newest records only, so a question that every record answers is as quick as one that few answer; within
/// a tier dense matches come first.
/// </summary>
internal sealed class SqliteWordSearch(SqliteDatabase database)
{
    private const int TierRecords = 50;

    public IReadOnlyList<Hit> Find(SearchQuery asked, int limit)
    {
        if (asked.Units.Count == 0) return asked.Filtered ? Everything(asked, limit) : [];
        var hits = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var tier in Tiers(asked.Units))
        {
            if (hits.Count >= limit) break;
            Collect(hits, tier, asked, limit);
        }
        if (hits.Count == 0 && asked.Units.Count > 2) Relax(hits, asked, limit);
        return [.. hits.Values.OrderByDescending(h => h.Score).ThenByDescending(h => h.Record.Date, StringComparer.Ordinal).ThenBy(h => h.Record.Id, StringComparer.Ordinal).Take(limit)
            .Select(h => new Hit(h.Record, h.Score, h.Matcher.Snippet(h.Text) ?? h.Matcher.Mark(h.Record.Subject ?? h.Record.Key ?? h.Record.Path)))];
    }

    private static IEnumerable<Tier> Tiers(IReadOnlyList<SearchUnit> units)
    {
        var score = 80;
        SearchUnit[] together = [new SearchUnit([.. units.SelectMany(u => u.Exact)], [.. units.SelectMany(u => u.Folded)])];
        foreach (var exact in (bool[])[true, false])
        {
            var title = exact ? SqliteWordIndex.TitleExact : SqliteWordIndex.Title;
            var text = exact ? SqliteWordIndex.Exact : SqliteWordIndex.Folded;
            yield return new Tier(title, together, exact, score -= 5);
            yield return new Tier(text, together, exact, score -= 5);
            if (units.Count == 1) continue;
            yield return new Tier(title, units, exact, score -= 5);
            yield return new Tier(text, units, exact, score -= 5);
        }
    }

    // Nothing holds all the words: one of them may be a slip. Each is left out in turn.
    private void Relax(Dictionary<string, Found> hits, SearchQuery asked, int limit)
    {
        for (var left = 0; left < asked.Units.Count && hits.Count < limit; left++)
            Collect(hits, new Tier(SqliteWordIndex.Folded, [.. asked.Units.Where((_, i) => i != left)], false, 20), asked, limit);
    }

    private void Collect(Dictionary<string, Found> hits, Tier tier, SearchQuery asked, int limit)
    {
        var units = tier.Units.Select(u => FtsQuestion.Phrase(tier.Column, tier.Exact ? u.Exact : u.Folded));
        var found = FtsQuestion.Records(database, string.Join(" AND ", units), asked, Math.Max(limit, TierRecords), byDate: false);
        var matcher = new TextMatcher(tier.Units, tier.Exact);
        foreach (var record in found)
        {
            if (hits.ContainsKey(record.Id)) continue;
            var text = Text(record.Id);
            hits.Add(record.Id, new Found(record, Math.Round(tier.Score + (4 * matcher.Density(text)) - (record.Lead is null ? 0 : 0.5), 3), matcher, text));
        }
    }

    private List<Hit> Everything(SearchQuery asked, int limit)
    {
        if (asked.TypeCode is not null || asked.Issuer.Count > 0)
        {
            var filter = asked.TypeCode is { } type ? FtsQuestion.Phrase(SqliteWordIndex.Parts, "t" + type) : FtsQuestion.Phrase(SqliteWordIndex.Issuer, asked.Issuer);
            return Plain(FtsQuestion.Records(database, filter, asked, limit, byDate: true));
        }
        return Plain(database.Query($"""
            SELECT {SqliteRecordStore.Columns} FROM record WHERE ($p0 IS NULL OR date>=$p0) AND ($p1 IS NULL OR date<=$p1) ORDER BY date DESC, id LIMIT $p2
            """, SqliteRecordStore.Summary, asked.From, asked.To is { } to ? to + "~" : null, limit));
    }

    private static List<Hit> Plain(List<RecordSummary> records) => [.. records.Select((r, i) => new Hit(r, 10 - (i * 0.001), r.Subject ?? ""))];

    private string Text(string id) =>
        database.Query("SELECT text FROM record JOIN body USING(n) WHERE id=$p0", static r => Packed.Unpack(r.GetFieldValue<byte[]>(0)), id).FirstOrDefault() ?? "";

    private sealed record Found(RecordSummary Record, double Score, TextMatcher Matcher, string Text);

    private sealed record Tier(char Column, IReadOnlyList<SearchUnit> Units, bool Exact, int Score);
}
