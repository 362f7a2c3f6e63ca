using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch;

/// <summary>Counts of what the archive holds.</summary>
internal sealed class ElasticStatus(ElasticStore store, SecretFilter seen)
{
    private const int MostKinds = 1000;

    public ArchiveStatus Read()
    {
        var records = store.Search(
            IndexMappings.Records,
            new JsonObject
            {
                ["query"] = seen.VisibleRecords(),
                ["size"] = 0,
                ["track_total_hits"] = true,
                ["aggs"] = new JsonObject
                {
                    ["copies"] = Sum("follows"),
                    ["cited"] = Sum("cited"),
                    ["unread"] = new JsonObject { ["filter"] = ElasticQuery.Term("unread", true) },
                },
            }
        );
        var counted = records.GetField("aggregations");
        return new ArchiveStatus
        {
            Files = Counts(
                IndexMappings.Ledger,
                ElasticLedger.KindQuery("file"),
                "progress",
                key => Enum.Parse<FileProgress>(key).ToString().ToLowerInvariant()
            ),
            Failures = Counts(IndexMappings.Ledger, ElasticLedger.KindQuery("failure"), "failure"),
            Stages = Counts(IndexMappings.Stages, ElasticQuery.All([]), "stage"),
            Findings = Counts(IndexMappings.Findings, seen.VisibleFindings(), "severity"),
            Names = store.Count(IndexMappings.Ledger, ElasticLedger.KindQuery("name")),
            Claimed = store.Count(
                IndexMappings.Ledger,
                ElasticQuery.All([
                    ElasticLedger.KindQuery("claim"),
                    ElasticQuery.Range("until", ElasticClaims.TicksFromNow(TimeSpan.Zero) + 1, null),
                ])
            ),
            Records = records.GetField("hits").GetField("total").GetNumber("value"),
            Copies = Value(counted.GetField("copies")),
            Citations = Value(counted.GetField("cited")),
            Unread = counted.GetField("unread").GetNumber("doc_count"),
        };
    }

    private ImmutableSortedDictionary<string, long> Counts(
        IndexKind kind,
        JsonObject query,
        string field,
        Func<string, string>? name = null
    ) =>
        store
            .Search(
                kind,
                new JsonObject
                {
                    ["query"] = query,
                    ["size"] = 0,
                    ["aggs"] = new JsonObject
                    {
                        ["kinds"] = new JsonObject
                        {
                            ["terms"] = new JsonObject { ["field"] = field, ["size"] = MostKinds },
                        },
                    },
                }
            )
            .GetField("aggregations")
            .GetField("kinds")
            .GetList("buckets")
            .ToImmutableSortedDictionary(
                b => name is null ? b.GetField("key").ToString() : name(b.GetField("key").ToString()),
                b => b.GetNumber("doc_count"),
                StringComparer.Ordinal
            );

    private static JsonObject Sum(string field) => new() { ["sum"] = new JsonObject { ["field"] = field } };

    private static long Value(JsonElement sum) =>
        sum.GetField("value") is { ValueKind: JsonValueKind.Number } value ? (long)value.GetDouble() : 0;
}

/// <summary>How the cluster stands, in words.</summary>
internal sealed class ElasticHealth(ElasticClient client, ElasticStore store)
{
    /// <summary>Asks the hosts and the cluster.</summary>
    public string Read()
    {
        var health = client.SendExpectingSuccess(
            HttpMethod.Get,
            $"/_cluster/health/{string.Join(',', IndexMappings.All.Select(store.Alias))}"
        );
        var (answer, all) = client.CountReachableHosts();
        // Where one host alone is named, the cluster tells of the others.
        var nodes = all == 1 ? (int)health.GetNumber("number_of_nodes") : answer;
        return Describe(
            nodes,
            Math.Max(nodes, all),
            health.GetText("status") ?? "",
            health.GetNumber("unassigned_shards")
        );
    }

    /// <summary>
    /// In words. Status: green where every copy of every part is there, yellow where one of each is, red where parts
    /// are missing.
    /// </summary>
    public static string Describe(int answer, int all, string status, long missing)
    {
        if (all == 1 && status == "green")
            return ArchiveStatus.InOrder;
        var nodes =
            all == 1
                ? "the only node answers"
                : string.Create(CultureInfo.InvariantCulture, $"{answer} of {all} nodes answer");
        var (copies, parts) =
            missing == 1
                ? ("one copy is", "what one part holds")
                : (
                    string.Create(CultureInfo.InvariantCulture, $"{missing} copies are"),
                    string.Create(CultureInfo.InvariantCulture, $"what {missing} parts hold")
                );
        return status switch
        {
            "green" => $"{nodes}, {(answer < all ? "searches go on, " : "")}every copy is there",
            "yellow" => $"{nodes}, searches go on, {copies} missing",
            _ => $"{nodes}, searches miss {parts}: start the nodes that are away",
        };
    }
}
