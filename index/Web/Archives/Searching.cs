using System.Collections.Immutable;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Web.Archives;

/// <summary>The search page's answer: hits, facets, what is wrong with each.</summary>
public static class Searching
{
    /// <summary>Hits that are looked at; facets count these.</summary>
    public const int MostHits = 200;
    private const int MostValues = 8;

    /// <summary>Asks.</summary>
    public static async Task<SearchAnswer> SearchAsync(this Desk desk, SearchQuestion asked)
    {
        var found = await desk.FindAsync(asked.ToFind(MostHits));
        var capped = found.Count >= MostHits;
        // Copies stand under the one that leads, where that is found too.
        var held = found.Select(h => h.Record.Id).ToHashSet(StringComparer.Ordinal);
        var hits = found.Where(h => h.Record.Lead is null || !held.Contains(h.Record.Lead)).ToList();
        if (asked.Only is "findings" or "unread")
        {
            var kept = new List<SearchHit>();
            foreach (var hit in hits)
                if (
                    asked.Only == "unread" ? IsUnread(hit.Record) : (await FindingsAsync(desk, hit.Record.Id)).Count > 0
                )
                    kept.Add(hit);
            hits = kept;
        }
        if (asked.Sort == "date")
            hits = [.. hits.OrderByDescending(h => h.Record.Date, StringComparer.Ordinal)];
        var shown = ImmutableArray.CreateBuilder<HitView>();
        foreach (
            var hit in hits.Skip((Math.Max(1, asked.Page) - 1) * SearchAnswer.PageSize).Take(SearchAnswer.PageSize)
        )
        {
            if (await desk.GetAsync(hit.Record.Id) is not { } record)
                continue;
            var findings = await FindingsAsync(desk, record.Id);
            shown.Add(
                new HitView(
                    hit,
                    record,
                    findings.Count,
                    findings.Count(f => f.Severity == "error"),
                    IsUnread(hit.Record)
                )
            );
        }
        return new SearchAnswer(shown.ToImmutable(), hits.Count, capped, Facets(hits, asked));
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(Desk desk, string id) =>
        [
            .. (await desk.FindingsAsync(new FindingQuery { RecordId = id, Dismissed = false })).Where(f =>
                f.Severity != "info"
            ),
        ];

    private static bool IsUnread(RecordSummary record) => record.Key is null || record.Date is null;

    private static ImmutableArray<(string, ImmutableArray<Facet>)> Facets(List<SearchHit> hits, SearchQuestion asked)
    {
        var first = asked with { Page = 1 };
        var year = asked.From is { Length: 4 } && asked.From == asked.To ? asked.From : null;
        return
        [
            ("Loại văn bản", Values(hits, h => h.Record.Type, asked.Type, v => first with { Type = v })),
            ("Cơ quan ban hành", Values(hits, h => h.Record.Issuer, asked.Issuer, v => first with { Issuer = v })),
            (
                "Năm",
                Values(
                    hits,
                    h => h.Record.Date is { Length: >= 4 } d ? d[..4] : null,
                    year,
                    v => first with { From = v, To = v }
                )
            ),
            (
                "Tình trạng",
                [
                    new Facet(
                        "Có phát hiện",
                        -1,
                        asked.Only == "findings",
                        (first with { Only = asked.Only == "findings" ? null : "findings" }).Address()
                    ),
                    new Facet(
                        "Cần người xem",
                        hits.Count(h => IsUnread(h.Record)),
                        asked.Only == "unread",
                        (first with { Only = asked.Only == "unread" ? null : "unread" }).Address()
                    ),
                ]
            ),
        ];
    }

    private static ImmutableArray<Facet> Values(
        List<SearchHit> hits,
        Func<SearchHit, string?> value,
        string? chosen,
        Func<string?, SearchQuestion> with
    ) =>
        [
            .. hits.GroupBy(value, StringComparer.Ordinal)
                .Where(g => g.Key is not null)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(MostValues)
                .Select(g => new Facet(
                    g.Key!,
                    g.Count(),
                    string.Equals(g.Key, chosen, StringComparison.OrdinalIgnoreCase),
                    with(string.Equals(g.Key, chosen, StringComparison.OrdinalIgnoreCase) ? null : g.Key).Address()
                )),
        ];
}
