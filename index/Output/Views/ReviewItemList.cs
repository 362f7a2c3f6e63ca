using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.ReviewQueue;
using Pipeline.Index;
using Pipeline.Index.Redaction;
using Pipeline.Output.Sheets;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Output.Views;

/// <summary>What waits for a person.</summary>
public static class ReviewItemList
{
    private const int Learned = 2000;

    /// <summary>All that waits, best worth first; what has a suggestion before what has none.</summary>
    public static IReadOnlyList<ReviewItem> Find(IArchive archive, OfficeScope office)
    {
        var list = new ReviewItemFinder(new ArchiveLookup(archive, office, whole: false));
        var leads = new RecordEnumerator(archive);
        foreach (var record in leads.EnumerateLeads().Take(Learned))
            list.Learn(record, [record.Source.Path]);
        return
        [
            .. leads
                .EnumerateLeads()
                .SelectMany(r => list.Find(r, [r.Source.Path, .. archive.GetNames(r.Id.Split('#')[0])]))
                .Select(w => Discreet(archive, w))
                .OrderByDescending(w => w.Worth)
                .ThenByDescending(w => w.Suggestions.Length > 0 ? w.Suggestions[0].Score : 0)
                .ThenBy(w => w.Id, StringComparer.Ordinal)
                .ThenBy(w => w.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What of one record waits; empty where none is held, or another file leads it. How files are named here is not
    /// learned for it.
    /// </summary>
    public static IReadOnlyList<ReviewItem> Find(IArchive archive, OfficeScope office, string id) =>
        archive.Get(id) is not { } record || archive.GetSummaries([id]) is not [{ Lead: null }]
            ? []
            :
            [
                .. new ReviewItemFinder(new ArchiveLookup(archive, office, whole: false))
                    .Find(record, [record.Source.Path, .. archive.GetNames(id.Split('#')[0])])
                    .Select(w => Discreet(archive, w))
                    .OrderByDescending(w => w.Worth)
                    .ThenBy(w => w.Code, StringComparer.Ordinal),
            ];

    // The number that lacks in a series may be that of a secret paper.
    private static ReviewItem Discreet(IArchive archive, ReviewItem waiting) =>
        archive is not RedactingArchive { Secrets: var secrets }
            ? waiting
            : waiting with
            {
                Suggestions = [.. waiting.Suggestions.Where(s => !secrets.IsNumber(Folding.FoldUpper(s.Value)))],
            };

    /// <summary>One of them, with its suggestions.</summary>
    public static JsonObject Json(ReviewItem waiting) =>
        new()
        {
            ["id"] = waiting.Id,
            ["document"] = waiting.Document,
            ["field"] = waiting.Field,
            ["code"] = waiting.Code,
            ["why"] = waiting.Why,
            ["worth"] = waiting.Worth,
            ["anchor"] = waiting.Anchor is null
                ? null
                : JsonSerializer.SerializeToNode(waiting.Anchor, JsonOutput.Anchors.Anchor),
            ["suggestions"] = new JsonArray([
                .. waiting.Suggestions.Select(s =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["value"] = s.Value,
                            ["score"] = s.Score,
                            ["reasons"] = new JsonArray([.. s.Reasons.Select(r => (JsonNode)r)]),
                        }
                ),
            ]),
        };
}
