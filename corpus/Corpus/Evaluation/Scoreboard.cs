using System.Collections.Immutable;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Counts cases by field and group.</summary>
public static class Scoreboard
{
    /// <summary>Scores by field, the group "all" first, then formats and tags by name.</summary>
    public static ImmutableArray<FieldScore> Count(IEnumerable<ScoreCase> cases) =>
        [
            .. cases
                .SelectMany(c => Groups(c).Select(g => (Group: g, Case: c)))
                .GroupBy(p => (p.Group, p.Case.Field))
                .Select(g => Count(g.Key.Field, g.Key.Group, g.Select(p => p.Case.Outcome)))
                .OrderBy(s => s.Group == "all" ? 0 : 1)
                .ThenBy(s => s.Group, StringComparer.Ordinal)
                .ThenBy(s => FieldOrder.Rank(s.Field))
                .ThenBy(s => s.Field, StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Groups(ScoreCase c) =>
        c
            .Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Append(c.Format)
            .Append("all")
            .Distinct(StringComparer.Ordinal);

    private static FieldScore Count(string field, string group, IEnumerable<Outcome> outcomes)
    {
        var counts = new int[Enum.GetValues<Outcome>().Length];
        foreach (var outcome in outcomes)
            counts[(int)outcome]++;
        int Of(Outcome outcome) => counts[(int)outcome];
        return new FieldScore(
            field,
            group,
            Of(Outcome.Right),
            Of(Outcome.Near),
            Of(Outcome.Wrong),
            Of(Outcome.Missed),
            Of(Outcome.Unread),
            Of(Outcome.Spurious)
        );
    }
}

/// <summary>The order in which people read fields.</summary>
internal static class FieldOrder
{
    private static readonly string[] Leading =
    [
        "whole",
        "heading",
        "number",
        "number.ink",
        "date",
        "date.ink",
        "type",
        "issuer",
        "parent_issuer",
        "place",
        "subject",
        "signer",
        "signer.position",
        "signer.authority",
        "addressees",
        "recipients",
        "urgency",
        "secrecy",
        "draft",
        "period",
        "arrival.number",
        "arrival.date",
        "documents",
        "citation",
        "citation.date",
        "citation.relation",
        "citation.short",
        "citation.resolved",
        "figure",
        "award",
        "target",
        "deadline",
        "programme",
        "trap",
        "table",
        "table.row",
        "table.negative",
        "finding",
    ];

    /// <summary>Rank of a field; parts of a field stand behind all leading ones.</summary>
    public static int Rank(string field)
    {
        var at = Array.IndexOf(Leading, field);
        return at < 0 ? Leading.Length : at;
    }
}
