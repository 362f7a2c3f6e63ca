using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch;

/// <summary>Counts of what the archive holds.</summary>
internal sealed class ElasticStatus(ElasticStore store, SecretFilter seen)
{
    private const int MostKinds = 1000;

    public ArchiveStatus Read()
    {
        var records = store.Search(Mappings.Records, new JsonObject
        {
            ["query"] = seen.Records(), ["size"] = 0, ["track_total_hits"] = true,
            ["aggs"] = new JsonObject { ["copies"] = Sum("follows"), ["cited"] = Sum("cited"), ["unread"] = new JsonObject { ["filter"] = Ask.Term("unread", true) } },
        });
        var counted = records.Field("aggregations");
        return new ArchiveStatus
        {
            Files = Counts(Mappings.Ledger, ElasticLedger.Kind("file"), "progress", key => Enum.Parse<FileProgress>(key).ToString().ToLowerInvariant()),
            Failures = Counts(Mappings.Ledger, ElasticLedger.Kind("failure"), "failure"),
            Stages = Counts(Mappings.Stages, Ask.All([]), "stage"),
            Findings = Counts(Mappings.Findings, seen.Findings(), "severity"),
            Names = store.Count(Mappings.Ledger, ElasticLedger.Kind("name")),
            Claimed = store.Count(Mappings.Ledger, Ask.All([ElasticLedger.Kind("claim"), Ask.Range("until", ElasticClaims.Now(TimeSpan.Zero) + 1, null)])),
            Records = records.Field("hits").Field("total").Number("value"),
            Copies = Value(counted.Field("copies")),
            Citations = Value(counted.Field("cited")),
            Unread = counted.Field("unread").Number("doc_count"),
        };
    }

    private ImmutableSortedDictionary<string, long> Counts(IndexKind kind, JsonObject query, string field, Func<string, string>? name = null) =>
        store.Search(kind, new JsonObject
        {
            ["query"] = query, ["size"] = 0, ["aggs"] = new JsonObject { ["kinds"] = new JsonObject { ["terms"] = new JsonObject { ["field"] = field, ["size"] = MostKinds } } },
        }).Field("aggregations").Field("kinds").List("buckets").ToImmutableSortedDictionary(b => name is null ? b.Field("key").ToString() : name(b.Field("key").ToString()), b => b.Number("doc_count"), StringComparer.Ordinal);

    private static JsonObject Sum(string field) => new() { ["sum"] = new JsonObject { ["field"] = field } };

    private static long Value(JsonElement sum) => sum.Field("value") is { ValueKind: JsonValueKind.Number } value ? (long)value.GetDouble() : 0;
}
