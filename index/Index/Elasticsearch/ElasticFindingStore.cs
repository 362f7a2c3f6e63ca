using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch;

/// <summary>Findings and decisions; a decision outlives its finding, so a finding found again stays decided.</summary>
internal sealed class ElasticFindingStore(ElasticStore store, SecretFilter seen) : IFindingStore
{
    private const int RecordsAtOnce = 500;

    private static readonly string[] InOrder = ["id", "rule", "finding"];

    private readonly string _index = store.Alias(IndexMappings.Findings);

    private int Sight => seen.Secret ? 1 : 0;

    /// <inheritdoc/>
    public void PutFindings(IReadOnlyList<string> recordIds, string rulePrefix, IReadOnlyList<Finding> findings) =>
        PutFindings(recordIds, [rulePrefix], findings);

    /// <inheritdoc/>
    public void PutFindings(
        IReadOnlyList<string> recordIds,
        IReadOnlyList<string> rulePrefixes,
        IReadOnlyList<Finding> findings
    )
    {
        var byRecord = findings.ToLookup(f => f.Id, StringComparer.Ordinal);
        foreach (
            var ids in recordIds
                .Concat(findings.Select(f => f.Id))
                .Distinct(StringComparer.Ordinal)
                .Chunk(RecordsAtOnce)
        )
            Put(
                ids,
                recordIds.ToHashSet(StringComparer.Ordinal),
                rulePrefixes,
                [.. ids.SelectMany(id => byRecord[id]).DistinctBy(f => f.FindingId)]
            );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> FindFindings(FindingQuery query)
    {
        var asked = new List<JsonObject>();
        if (query.RecordId is { } id)
            asked.Add(ElasticQuery.Term("id", id));
        if (query.FindingId is { } finding)
            asked.Add(ElasticQuery.Term("finding", finding));
        if (query.RulePrefix.Length > 0)
            asked.Add(ElasticQuery.Prefix("rule", query.RulePrefix));
        if (query.Severity is { } severity)
            asked.Add(ElasticQuery.Term("severity", severity));
        if (!query.Dismissed)
            asked.Add(ElasticQuery.All([], [ElasticQuery.Term("verdict", "dismiss")]));
        return
        [
            .. store
                .ReadAll(IndexMappings.Findings, seen.VisibleFindings(asked), InOrder, "json", "decision")
                .Take(query.Limit)
                .Select(h => Read(h.Source)),
        ];
    }

    /// <inheritdoc/>
    public bool Decide(string findingId, Decision decision)
    {
        if (
            store
                .Get(
                    IndexMappings.Findings,
                    [ElasticIds.Finding(findingId, 0), ElasticIds.Finding(findingId, 1)],
                    "finding"
                )
                .All(h => h is null)
        )
            return false;
        KeepDecision(findingId, decision);
        return true;
    }

    /// <summary>Keeps a decision, whether its finding is held or not.</summary>
    public void KeepDecision(string findingId, Decision decision)
    {
        // The decision first: a finding that is found again takes it from there.
        var bulk = new BulkWrites();
        bulk.Index(
            store.Alias(IndexMappings.Ledger),
            ElasticIds.Decision(findingId),
            json =>
            {
                json.WriteStartObject();
                json.WriteString("kind", "decision");
                json.WriteString("path", findingId);
                WriteDecision(json, decision);
                json.WriteEndObject();
            }
        );
        foreach (var sight in (int[])[0, 1])
            bulk.Update(
                _index,
                ElasticIds.Finding(findingId, sight),
                json =>
                {
                    json.WriteStartObject();
                    json.WriteString("verdict", decision.Verdict);
                    WriteDecision(json, decision);
                    json.WriteEndObject();
                }
            );
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
    }

    /// <summary>All findings of these records, found with secret papers in sight or without.</summary>
    public IEnumerable<FindingContent> ReadAllOfRecords(IReadOnlyList<string> ids) =>
        ids.Chunk(RecordsAtOnce)
            .SelectMany(some =>
                store
                    .ReadAll(IndexMappings.Findings, ElasticQuery.Terms("id", some), InOrder, "json", "sight")
                    .Select(h => new FindingContent(
                        RecordJson.ParseFinding(h.Source.GetText("json")!),
                        (int)h.Source.GetNumber("sight")
                    ))
            );

    /// <summary>Puts exactly these in place of all findings of these records.</summary>
    public void Put(IReadOnlyList<string> ids, IReadOnlyList<FindingContent> findings)
    {
        var stay = findings.Select(f => (f.Finding.FindingId, f.Sight)).ToHashSet();
        var withSecret = findings.Where(f => f.Sight == 1).Select(f => f.Finding.Id).ToHashSet(StringComparer.Ordinal);
        var bulk = new BulkWrites();
        foreach (var old in ReadAllOfRecords(ids).Where(f => !stay.Contains((f.Finding.FindingId, f.Sight))))
            bulk.Delete(_index, ElasticIds.Finding(old.Finding.FindingId, old.Sight));
        var decided = store.Get(
            IndexMappings.Ledger,
            [.. findings.Select(f => ElasticIds.Decision(f.Finding.FindingId))]
        );
        for (var i = 0; i < findings.Count; i++)
            Write(
                bulk,
                findings[i].Finding,
                RecordJson.Print(findings[i].Finding),
                findings[i].Sight,
                findings[i].Sight == 0 && withSecret.Contains(findings[i].Finding.Id),
                ReadDecision(decided[i]?.Source ?? default)
            );
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
    }

    /// <summary>Forgets all that was found without secret papers in sight.</summary>
    public static void ForgetOpen(ElasticStore store)
    {
        var bulk = new BulkWrites();
        foreach (
            var finding in store.ReadAll(IndexMappings.Findings, ElasticQuery.Term("sight", 0), InOrder, "finding")
        )
            bulk.Delete(store.Alias(IndexMappings.Findings), ElasticIds.Finding(finding.Source.GetText("finding")!, 0));
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
    }

    private void Put(string[] ids, HashSet<string> replaced, IReadOnlyList<string> prefixes, Finding[] findings)
    {
        var held = store
            .ReadAll(
                IndexMappings.Findings,
                ElasticQuery.Terms("id", ids),
                InOrder,
                "finding",
                "id",
                "rule",
                "sight",
                "shadowed",
                "json"
            )
            .Select(h => h.Source)
            .ToList();
        var made = findings.Select(f => (Finding: f, Json: RecordJson.Print(f with { Decision = null }))).ToArray();
        var stay = made.Select(m => m.Finding.FindingId).ToHashSet(StringComparer.Ordinal);
        var bulk = new BulkWrites();
        foreach (
            var old in held.FindAll(h =>
                h.GetNumber("sight") == Sight
                && replaced.Contains(h.GetText("id")!)
                && !stay.Contains(h.GetText("finding")!)
                && prefixes.Any(p => h.GetText("rule")!.StartsWith(p, StringComparison.Ordinal))
            )
        )
        {
            bulk.Delete(_index, ElasticIds.Finding(old.GetText("finding")!, Sight));
            held.Remove(old);
        }
        // What is found again as it was is not written again.
        var known = held.Where(h => h.GetNumber("sight") == Sight)
            .ToDictionary(h => h.GetText("finding")!, h => h.GetText("json")!, StringComparer.Ordinal);
        var fresh = made.Where(m => known.GetValueOrDefault(m.Finding.FindingId) != m.Json).ToArray();
        var decided = store.Get(IndexMappings.Ledger, [.. fresh.Select(f => ElasticIds.Decision(f.Finding.FindingId))]);
        var withSecret = held.Where(h => h.GetNumber("sight") == 1)
            .Select(h => h.GetText("id")!)
            .Concat(Sight == 1 ? findings.Select(f => f.Id) : [])
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < fresh.Length; i++)
            Write(
                bulk,
                fresh[i].Finding,
                fresh[i].Json,
                Sight,
                Sight == 0 && withSecret.Contains(fresh[i].Finding.Id),
                ReadDecision(decided[i]?.Source ?? default)
            );
        foreach (
            var open in held.Where(h =>
                h.GetNumber("sight") == 0
                && (h.GetField("shadowed").ValueKind == JsonValueKind.True) != withSecret.Contains(h.GetText("id")!)
            )
        )
            Shadow(bulk, open, withSecret.Contains(open.GetText("id")!));
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
    }

    private void Shadow(BulkWrites bulk, JsonElement open, bool shadowed) =>
        bulk.Update(
            _index,
            ElasticIds.Finding(open.GetText("finding")!, 0),
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("shadowed", shadowed);
                json.WriteEndObject();
            }
        );

    private void Write(
        BulkWrites bulk,
        Finding finding,
        string printed,
        int sight,
        bool shadowed,
        Decision? decision
    ) =>
        bulk.Index(
            _index,
            ElasticIds.Finding(finding.FindingId, sight),
            json =>
            {
                json.WriteStartObject();
                json.WriteString("finding", finding.FindingId);
                json.WriteString("id", finding.Id);
                json.WriteString("rule", finding.Rule);
                json.WriteString("severity", finding.Severity);
                json.WriteNumber("sight", sight);
                json.WriteBoolean("shadowed", shadowed);
                json.WriteString("json", printed);
                if (decision is not null)
                {
                    json.WriteString("verdict", decision.Verdict);
                    WriteDecision(json, decision);
                }
                json.WriteEndObject();
            }
        );

    private static void WriteDecision(Utf8JsonWriter json, Decision decision)
    {
        json.WriteStartObject("decision");
        json.WriteString("verdict", decision.Verdict);
        json.WriteString("by", decision.By);
        json.WriteString("at", decision.At);
        json.Add("note", decision.Note);
        json.WriteEndObject();
    }

    /// <summary>The decision of a document; null where there is none.</summary>
    public static Decision? ReadDecision(JsonElement source) =>
        source.GetField("decision") is { ValueKind: JsonValueKind.Object } d
            ? new Decision(d.GetText("verdict")!, d.GetText("by")!, d.GetText("at")!, d.GetText("note"))
            : null;

    private static Finding Read(JsonElement source) =>
        RecordJson.ParseFinding(source.GetText("json")!) with
        {
            Decision = ReadDecision(source),
        };
}
