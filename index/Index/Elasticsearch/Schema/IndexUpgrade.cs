using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Writing;

namespace Pipeline.Index.Elasticsearch.Schema;

/// <summary>
/// Brings one index to the version of today: a new one is filled from the old one, then the alias changes over in one
/// step, so
/// searches go on all the while; writes wait. An upgrade that ended halfway is done again. Several at once do the same,
/// and one that
/// is late changes nothing that was written since: each document is taken over in the version that it had.
/// </summary>
internal sealed class IndexUpgrade(ElasticClient client, ElasticIndices indices, IProgress<UpgradeProgress>? progress)
{
    private const int PageSize = 500;
    private const string KeepAlive = "10m";

    // Searches that found the old index behind the alias are still at it when the alias changes over.
    private static readonly TimeSpan SearchesEnd = TimeSpan.FromSeconds(3);

    /// <summary>Fills the new index from the old one and puts it in its place.</summary>
    public void Run(IndexKind kind, string old)
    {
        // Where the old one is gone in the middle, another process has done the same and was quicker.
        if (TrySend(HttpMethod.Put, $"/{old}/_settings", """{"index.blocks.write":true}"""u8.ToArray()) is null)
            return;
        indices.Create(kind, aliased: false);
        if (!Fill(kind, old))
            return;
        var swap = new JsonObject
        {
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["add"] = new JsonObject
                    {
                        ["index"] = indices.Index(kind),
                        ["alias"] = indices.Alias(kind),
                        ["is_write_index"] = true,
                    },
                },
                new JsonObject
                {
                    ["remove"] = new JsonObject { ["index"] = old, ["alias"] = indices.Alias(kind) },
                }
            ),
        };
        if (TrySend(HttpMethod.Post, "/_aliases", ElasticJson.ToBytes(swap)) is null)
            return;
        Thread.Sleep(SearchesEnd);
        foreach (var left in FindLeftovers(kind))
            TrySend(HttpMethod.Delete, "/" + left);
    }

    /// <summary>
    /// Indices of older versions that nobody asks any more: this one, and what a process that ended before its last
    /// step left.
    /// </summary>
    private string[] FindLeftovers(IndexKind kind) =>
        TrySend(HttpMethod.Get, $"/{indices.Alias(kind)}-v*/_alias") is not { } found
            ? []
            :
            [
                .. found
                    .EnumerateObject()
                    .Where(i =>
                        !i.Value.GetField("aliases").EnumerateObject().Any() && Version(kind, i.Name) < kind.Version
                    )
                    .Select(i => i.Name),
            ];

    private int Version(IndexKind kind, string index) =>
        int.TryParse(
            index.AsSpan(indices.Alias(kind).Length + 2),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : int.MaxValue;

    private bool Fill(IndexKind kind, string old)
    {
        if (
            TrySend(HttpMethod.Post, $"/{old}/_refresh") is null
            || TrySend(HttpMethod.Post, $"/{old}/_pit?keep_alive={KeepAlive}")?.GetText("id") is not { } moment
        )
            return false;
        var (done, total) = (0L, TrySend(HttpMethod.Get, $"/{old}/_count")?.GetNumber("count") ?? 0);
        for (JsonNode? after = null; ; )
        {
            var question = new JsonObject
            {
                ["size"] = PageSize,
                ["sort"] = ElasticQuery.Sort("_shard_doc"),
                ["track_total_hits"] = false,
                ["seq_no_primary_term"] = true,
                ["pit"] = new JsonObject { ["id"] = moment, ["keep_alive"] = KeepAlive },
            };
            if (after is not null)
                question["search_after"] = after;
            if (TrySend(HttpMethod.Post, "/_search", ElasticJson.ToBytes(question)) is not { } answer)
                return false;
            var hits = answer.GetField("hits").GetList("hits").ToArray();
            if (hits.Length > 0)
                Write(kind, hits);
            progress?.Report(new UpgradeProgress(indices.Alias(kind), done += hits.Length, total));
            if (hits.Length < PageSize)
                break;
            after = JsonNode.Parse(hits[^1].GetField("sort").GetRawText());
        }
        client.Send(HttpMethod.Delete, "/_pit", ElasticJson.ToBytes(new JsonObject { ["id"] = moment }));
        client.SendExpectingSuccess(HttpMethod.Post, $"/{indices.Index(kind)}/_refresh");
        return true;
    }

    /// <summary>The answer; null where what is asked of is not there.</summary>
    private JsonElement? TrySend(HttpMethod method, string path, ReadOnlyMemory<byte> body = default)
    {
        var answer = client.Send(method, path, body);
        return answer.Ok ? answer.Body
            : answer.Absent ? null
            : throw ElasticErrors.Refused(answer, client.Shown);
    }

    private void Write(IndexKind kind, JsonElement[] hits)
    {
        var bulk = new BulkWrites();
        foreach (var hit in hits)
            bulk.ImportVersion(
                indices.Index(kind),
                hit.GetText("_id")!,
                json => Write(json, kind, hit.GetField("_source")),
                hit.GetNumber("_seq_no") + 1
            );
        var outcomes = new BulkSender(client, aliased: false).Send(bulk);
        for (var i = 0; i < outcomes.Length; i++)
            if (!outcomes[i].Ok && outcomes[i].Status != BulkOutcome.Conflict)
                throw new ArchiveException(
                    $"Elasticsearch at {client.Shown} refuses {bulk.Items[i].Id} while the archive is "
                        + $"brought up to date: {outcomes[i].Reason}",
                    "the old index stays as it was; report this with the command that you gave"
                );
    }

    // What a record is searched by is made anew from what is kept of it; the rest is taken over as it is.
    private static void Write(Utf8JsonWriter json, IndexKind kind, JsonElement source)
    {
        if (kind != IndexMappings.Records)
            source.WriteTo(json);
        else
            RecordDocument.Write(
                json,
                RecordDocument.ReadRecord(source) with
                {
                    Text = source.GetText("text"),
                },
                source.GetText("file")!,
                source.GetNumber("order"),
                source.GetField("summary").GetText("lead")
            );
    }
}
