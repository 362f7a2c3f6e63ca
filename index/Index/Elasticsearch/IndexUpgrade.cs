using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch;

/// <summary>
/// Brings one index to the version of today: a new one is filled from the old one, then the alias changes over in one step, so
/// searches go on all the while; writes wait. An upgrade that ended halfway is done again; two at once do the same.
/// </summary>
internal sealed class IndexUpgrade(ElasticClient client, ElasticIndices indices)
{
    private const int PageSize = 500;
    private const string KeepAlive = "10m";

    /// <summary>Fills the new index from the old one and puts it in its place.</summary>
    public void Run(IndexKind kind, string old)
    {
        client.Good(HttpMethod.Put, $"/{old}/_settings", """{"index.blocks.write":true}"""u8.ToArray());
        indices.Create(kind, aliased: false);
        Fill(kind, old);
        var swap = new JsonObject
        {
            ["actions"] = new JsonArray(
                new JsonObject { ["add"] = new JsonObject { ["index"] = indices.Index(kind), ["alias"] = indices.Alias(kind), ["is_write_index"] = true } },
                new JsonObject { ["remove_index"] = new JsonObject { ["index"] = old } }),
        };
        var answer = client.Send(HttpMethod.Post, "/_aliases", Json.Bytes(swap));
        // Another process has done the same and was quicker.
        if (!answer.Ok && !answer.Absent) throw ElasticErrors.Refused(answer, client.Shown);
    }

    private void Fill(IndexKind kind, string old)
    {
        client.Good(HttpMethod.Post, $"/{old}/_refresh");
        var moment = client.Good(HttpMethod.Post, $"/{old}/_pit?keep_alive={KeepAlive}").Text("id")!;
        for (JsonNode? after = null; ;)
        {
            var question = new JsonObject { ["size"] = PageSize, ["sort"] = Ask.Sort("_shard_doc"), ["track_total_hits"] = false, ["pit"] = new JsonObject { ["id"] = moment, ["keep_alive"] = KeepAlive } };
            if (after is not null) question["search_after"] = after;
            var hits = client.Good(HttpMethod.Post, "/_search", Json.Bytes(question)).Field("hits").List("hits").ToArray();
            if (hits.Length > 0) Write(kind, hits);
            if (hits.Length < PageSize) break;
            after = JsonNode.Parse(hits[^1].Field("sort").GetRawText());
        }
        client.Send(HttpMethod.Delete, "/_pit", Json.Bytes(new JsonObject { ["id"] = moment }));
        client.Good(HttpMethod.Post, $"/{indices.Index(kind)}/_refresh");
    }

    private void Write(IndexKind kind, JsonElement[] hits)
    {
        var bulk = new Bulk();
        foreach (var hit in hits) bulk.Index(indices.Index(kind), hit.Text("_id")!, json => Write(json, kind, hit.Field("_source")));
        var outcomes = new BulkSender(client, aliased: false).Send(bulk);
        for (var i = 0; i < outcomes.Length; i++)
            if (!outcomes[i].Ok) throw new ArchiveException($"Elasticsearch at {client.Shown} refuses {bulk.Items[i].Id} while the archive is brought up to date: {outcomes[i].Reason}", "the old index stays as it was; report this with the command that you gave");
    }

    // What a record is searched by is made anew from what is kept of it; the rest is taken over as it is.
    private static void Write(Utf8JsonWriter json, IndexKind kind, JsonElement source)
    {
        if (kind != Mappings.Records) source.WriteTo(json);
        else RecordDocument.Write(json, RecordDocument.Record(source) with { Text = source.Text("text") }, source.Text("file")!, source.Number("order"), source.Field("summary").Text("lead"));
    }
}
