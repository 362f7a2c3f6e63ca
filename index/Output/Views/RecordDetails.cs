using System.Text.Json.Nodes;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Output.Views;

/// <summary>A record with all that the archive knows of it.</summary>
public sealed record RecordDetails
{
    /// <summary>The record, without its text.</summary>
    public required DocumentRecord Record { get; init; }

    /// <summary>Names of its file.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Copies in several files, itself among them, the lead first; empty where it has none.</summary>
    public required IReadOnlyList<RecordSummary> Copies { get; init; }

    /// <summary>What became of its citations, one each.</summary>
    public required IReadOnlyList<CitationVerdict> Citations { get; init; }

    /// <summary>Who cites it, newest first.</summary>
    public required IReadOnlyList<(NumberMention Mention, RecordSummary By)> CitedBy { get; init; }

    /// <summary>What persons said of the record that no longer holds, oldest first.</summary>
    public required IReadOnlyList<Amendment> Earlier { get; init; }

    /// <summary>What does not hold in it, the dismissed left out.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Gathers it; null where the record is gone.</summary>
    public static RecordDetails? Gather(IArchive archive, ICitationLookup lookup, string id)
    {
        if (archive.Get(id) is not { } record)
            return null;
        var copies = archive.FindCopies(id);
        return new RecordDetails
        {
            Record = record,
            Names = archive.GetNames(id.Split('#')[0]),
            Copies = copies.Count > 1 ? copies : [],
            Citations = CitationResolver.Resolve(record, lookup),
            CitedBy = Citing(archive, record, copies),
            Earlier =
            [
                .. archive
                    .ListAmendments(id.Split('#')[0])
                    .Where(a =>
                        a.Id == id
                        && !record.Corrections.Any(c => c.At == a.At && (c.Field == a.Field || c.Value == a.Value))
                    ),
            ],
            Findings = archive.FindFindings(new FindingQuery { RecordId = id, Dismissed = false }),
        };
    }

    /// <summary>CONTRACT's "show": the record, its citations with their verdicts, findings, cited_by.</summary>
    public JsonObject ToJson()
    {
        var json = JsonNode.Parse(RecordJson.Print(Record))!.AsObject();
        var citations = json["citations"]!.AsArray();
        for (var i = 0; i < Citations.Count; i++)
        {
            var (citation, view) = (citations[i]!.AsObject(), Citations[i]);
            citation["verdict"] = view.Verdict;
            citation["resolved"] = view.Resolved;
            citation["candidates"] = new JsonArray([
                .. view.Candidates.Select(c => new JsonObject
                {
                    ["id"] = c.Id,
                    ["key"] = c.Key,
                    ["date"] = c.Date,
                    ["diff"] = c.Edits,
                }),
            ]);
            citation["why"] = view.Why;
        }
        json["names"] = new JsonArray([.. Names.Select(n => JsonValue.Create(n))]);
        json["copies"] = new JsonArray([
            .. Copies.Select(c => new JsonObject
            {
                ["id"] = c.Id,
                ["path"] = c.Path,
                ["lead"] = c.Lead is null,
            }),
        ]);
        json["said_before"] = new JsonArray([
            .. Earlier.Select(a => new JsonObject
            {
                ["field"] = a.Field,
                ["value"] = a.Value,
                ["taken_back"] = a.TakenBack,
                ["by"] = a.By,
                ["note"] = a.Note,
                ["at"] = a.At,
            }),
        ]);
        json["findings"] = new JsonArray([.. Findings.Select(f => JsonNode.Parse(RecordJson.Print(f)))]);
        json["cited_by"] = new JsonArray([
            .. CitedBy.Select(c => new JsonObject
            {
                ["id"] = c.By.Id,
                ["key"] = c.By.Key,
                ["type"] = c.By.Type,
                ["date"] = c.By.Date,
                ["issuer"] = c.By.Issuer,
                ["subject"] = c.By.Subject,
                ["citation"] = c.Mention.Index,
                ["relation"] = c.Mention.Relation,
                ["date_cited"] = c.Mention.Date,
            }),
        ]);
        return json;
    }

    /// <summary>
    /// Citations of this number that do not name another date; a serial restarts, so another date means another
    /// document.
    /// </summary>
    private static List<(NumberMention, RecordSummary)> Citing(
        IArchive archive,
        DocumentRecord record,
        IReadOnlyList<RecordSummary> copies
    )
    {
        if (record.Document.Number?.Fold is not { } fold)
            return [];
        var own = copies.Select(c => c.Id).Append(record.Id).ToHashSet(StringComparer.Ordinal);
        var others = archive
            .FindByNumber(fold)
            .Where(c => !own.Contains(c.Id))
            .Select(c => c.Date)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var mentions = archive
            .FindCitations(fold)
            .Where(m =>
                !own.Contains(m.Id) && (m.Date is null || m.Date == record.Document.Date || !others.Contains(m.Date))
            )
            .ToArray();
        var by = archive
            .GetSummaries([.. mentions.Select(m => m.Id).Distinct()])
            .Where(s => s.Lead is null)
            .ToDictionary(s => s.Id, StringComparer.Ordinal);
        return
        [
            .. mentions
                .Where(m => by.ContainsKey(m.Id))
                .Select(m => (m, by[m.Id]))
                .OrderByDescending(m => m.Item2.Date, StringComparer.Ordinal)
                .ThenBy(m => m.Item2.Id, StringComparer.Ordinal),
        ];
    }
}
