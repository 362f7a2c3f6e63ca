using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Records;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>
/// Reads the generator's gold: one file a line, {file, format, tags, ink, records, findings}; the records have the
/// shape of CONTRACT.
/// </summary>
internal static class GeneratedGold
{
    /// <summary>One gold document a record.</summary>
    public static IEnumerable<GoldDocument> Read(IEnumerable<string> lines, string prefix)
    {
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            var records = e.GetList("records").Select(r => RecordJson.ParseRecord(r.GetRawText())).ToArray();
            for (var i = 0; i < records.Length; i++)
                yield return Document(e, prefix, records[i], i, records.Length);
        }
    }

    private static GoldDocument Document(JsonElement e, string prefix, DocumentRecord record, int part, int count) =>
        new()
        {
            File = prefix + e.GetText("file"),
            Part = part,
            Documents = count,
            Format = e.GetText("format") ?? "",
            Tags = e.GetTexts("tags"),
            Values = [.. Values(record, e.GetTexts("ink"), e.GetTexts("unjudged"))],
            Citations =
            [
                .. record
                    .Citations.Where(c => !c.Short && c.Key is not null)
                    .GroupBy(c => c.Key!, StringComparer.Ordinal)
                    .Select(Citation),
            ],
            Facts = new GoldFacts([.. FoundFact.From([record]).Select(Fact)], e.GetTexts("traps"), []),
            Tables = [.. record.ScoringTables.Select(Table)],
        };

    private static IEnumerable<GoldValue> Values(
        DocumentRecord record,
        ImmutableArray<string> ink,
        ImmutableArray<string> unjudged
    )
    {
        foreach (var field in Judged.Where(f => !unjudged.Contains(f)))
            yield return new GoldValue(field, HeadingFields.Read(record, field)) { Ink = ink.Contains(field) };
    }

    private static readonly ImmutableArray<string> Judged =
    [
        "number",
        "date",
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
    ];

    private static GoldCitation Citation(IGrouping<string, Citation> mentions) =>
        new(mentions.Key)
        {
            Dates = [.. mentions.Select(m => m.Date).OfType<string>().Distinct(StringComparer.Ordinal)],
            Relations = [.. mentions.Select(m => m.Relation).OfType<string>().Distinct(StringComparer.Ordinal)],
        };

    private static GoldFact Fact(FoundFact fact) =>
        new(
            fact.Kind,
            fact.Printed,
            fact.Attributes.Where(a => a.Value is not null || Telling.Contains(a.Key))
                .ToImmutableSortedDictionary(
                    a => a.Key,
                    a => (ImmutableArray<string?>)[a.Value],
                    StringComparer.Ordinal
                ),
            false
        );

    /// <summary>Attributes of which the generator says "none"; others that it leaves empty are not judged.</summary>
    private static readonly ImmutableArray<string> Telling =
    [
        "value",
        "of",
        "collectives",
        "individuals",
        "approximate",
        "date",
    ];

    private static GoldTable Table(ScoringTable table) =>
        new(
            table.Title,
            table.Columns.Any(c => c.Role == "no"),
            [.. table.Rows.Select(Row)],
            [],
            table.Totals?.Max,
            table.Totals?.Score
        );

    private static GoldRow Row(ScoringRow row) =>
        new()
        {
            No = row.No,
            Criterion = row.Criterion,
            Points = ImmutableSortedDictionary.CreateRange<string, decimal?>(
                StringComparer.Ordinal,
                [
                    new("max", row.Max),
                    new("bonus", row.Bonus),
                    new("deduct", row.Deduct),
                    new("score", row.Score),
                    new("score_bonus", row.ScoreBonus),
                    new("appraised", row.Appraised),
                    new("total", row.Total),
                ]
            ),
            MaxSpanned = row.MaxSpan is not null,
        };
}
