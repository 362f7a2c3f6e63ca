using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;

namespace Pipeline.Index.Elasticsearch;

/// <summary>A document as it is held.</summary>
/// <param name="Source">What it keeps.</param>
/// <param name="State">What a change of it may ask to be still so.</param>
internal sealed record StoredDocument(JsonElement Source, DocumentRevision State);

/// <summary>
/// The indices of one archive, written and asked. A document is read by its id as it is this moment; before a search,
/// what this
/// process wrote since the last one is made visible, and at first what others wrote.
/// </summary>
internal sealed class ElasticStore(ElasticClient client, ElasticIndices indices)
{
    private const int PageSize = 1000;
    private const int MostHits = 10_000;
    private const string KeepAlive = "2m";

    private readonly BulkSender _sender = new(client);
    private readonly Dictionary<string, bool> _fresh = [];
    private readonly Lock _refreshing = new();

    public ElasticClient Client => client;

    public string Alias(IndexKind kind) => indices.Alias(kind);

    /// <summary>Sends writes and tells what became of each.</summary>
    public BulkOutcome[] Send(BulkWrites bulk)
    {
        if (bulk.Items.Count == 0)
            return [];
        try
        {
            return _sender.Send(bulk);
        }
        finally
        {
            lock (_refreshing)
                foreach (var index in bulk.Items.Select(i => i.Index).Distinct(StringComparer.Ordinal))
                    _fresh[index] = false;
        }
    }

    /// <summary>
    /// Sends writes that must all be good, save those for which <paramref name="also"/> says that another outcome is as
    /// good.
    /// </summary>
    public void SendAll(BulkWrites bulk, Func<BulkOutcome, bool>? also = null)
    {
        var outcomes = Send(bulk);
        for (var i = 0; i < outcomes.Length; i++)
            if (!outcomes[i].Ok && also?.Invoke(outcomes[i]) != true)
                throw new ArchiveException(
                    $"Elasticsearch at {client.Shown} refuses {bulk.Items[i].Id}: {outcomes[i].Reason}",
                    "report this with the command that you gave"
                );
    }

    /// <summary>A document by its id; null where none is held.</summary>
    public StoredDocument? Get(IndexKind kind, string id) => Get(kind, [id])[0];

    /// <summary>Documents by id, in the order asked.</summary>
    public StoredDocument?[] Get(IndexKind kind, IReadOnlyList<string> ids, params string[] fields)
    {
        if (ids.Count == 0)
            return [];
        var source = fields.Length == 0 ? "" : $"?_source_includes={string.Join(',', fields)}";
        var body = client.SendExpectingSuccess(
            HttpMethod.Post,
            $"/{Alias(kind)}/_mget{source}",
            ElasticJson.ToBytes(new JsonObject { ["ids"] = ElasticQuery.Texts(ids) })
        );
        return
        [
            .. body.GetList("docs")
                .Select(d =>
                    d.TryGetProperty("found", out var found) && found.GetBoolean()
                        ? new StoredDocument(
                            d.GetField("_source"),
                            new DocumentRevision(d.GetNumber("_seq_no"), d.GetNumber("_primary_term"))
                        )
                        : null
                ),
        ];
    }

    /// <summary>Asks one question: hits, aggregations.</summary>
    public JsonElement Search(IndexKind kind, JsonObject question)
    {
        Refresh(kind);
        question["track_total_hits"] ??= false;
        return client.SendExpectingSuccess(HttpMethod.Post, $"/{Alias(kind)}/_search", ElasticJson.ToBytes(question));
    }

    /// <summary>The documents that a question finds, what is asked for of each, with their states.</summary>
    public List<StoredDocument> Find(
        IndexKind kind,
        JsonObject query,
        int limit,
        JsonArray sort,
        params string[] fields
    ) =>
        [
            .. Search(
                    kind,
                    new JsonObject
                    {
                        ["query"] = query,
                        ["size"] = Math.Min(limit, MostHits),
                        ["sort"] = sort,
                        ["_source"] = Source(fields),
                        ["seq_no_primary_term"] = true,
                    }
                )
                .GetField("hits")
                .GetList("hits")
                .Select(ReadHit),
        ];

    /// <summary>How many a question finds.</summary>
    public long Count(IndexKind kind, JsonObject query) =>
        Search(
                kind,
                new JsonObject
                {
                    ["query"] = query,
                    ["size"] = 0,
                    ["track_total_hits"] = true,
                }
            )
            .GetField("hits")
            .GetField("total")
            .GetNumber("value");

    /// <summary>
    /// All documents that a question finds, however many, of one moment: a point in time is held open while they are
    /// read.
    /// </summary>
    public IEnumerable<StoredDocument> ReadAll(
        IndexKind kind,
        JsonObject query,
        IReadOnlyList<string> sort,
        params string[] fields
    )
    {
        Refresh(kind);
        var moment = client
            .SendExpectingSuccess(HttpMethod.Post, $"/{Alias(kind)}/_pit?keep_alive={KeepAlive}")
            .GetText("id")!;
        try
        {
            for (JsonNode? after = null; ; )
            {
                var question = new JsonObject
                {
                    ["query"] = query.DeepClone(),
                    ["size"] = PageSize,
                    ["sort"] = ElasticQuery.Sort(sort),
                    ["_source"] = Source(fields),
                    ["track_total_hits"] = false,
                    ["seq_no_primary_term"] = true,
                    ["pit"] = new JsonObject { ["id"] = moment, ["keep_alive"] = KeepAlive },
                };
                if (after is not null)
                    question["search_after"] = after;
                var answer = client.SendExpectingSuccess(HttpMethod.Post, "/_search", ElasticJson.ToBytes(question));
                moment = answer.GetText("pit_id") ?? moment;
                var last = default(JsonElement);
                var count = 0;
                foreach (var hit in answer.GetField("hits").GetList("hits"))
                {
                    (last, count) = (hit, count + 1);
                    yield return ReadHit(hit);
                }
                if (count < PageSize)
                    break;
                after = JsonNode.Parse(last.GetField("sort").GetRawText());
            }
        }
        finally
        {
            client.Send(HttpMethod.Delete, "/_pit", ElasticJson.ToBytes(new JsonObject { ["id"] = moment }));
        }
    }

    /// <summary>All values of a field that a question's documents hold, in order.</summary>
    public IEnumerable<(string Value, long Count)> ReadValues(IndexKind kind, JsonObject query, string field)
    {
        for (JsonNode? after = null; ; )
        {
            var composite = new JsonObject
            {
                ["size"] = PageSize,
                ["sources"] = new JsonArray(
                    new JsonObject { ["v"] = new JsonObject { ["terms"] = new JsonObject { ["field"] = field } } }
                ),
            };
            if (after is not null)
                composite["after"] = after;
            var answer = Search(
                    kind,
                    new JsonObject
                    {
                        ["query"] = query.DeepClone(),
                        ["size"] = 0,
                        ["aggs"] = new JsonObject { ["values"] = new JsonObject { ["composite"] = composite } },
                    }
                )
                .GetField("aggregations")
                .GetField("values");
            foreach (var bucket in answer.GetList("buckets"))
                yield return (bucket.GetField("key").GetText("v")!, bucket.GetNumber("doc_count"));
            if (answer.GetField("after_key") is not { ValueKind: JsonValueKind.Object } key)
                yield break;
            after = JsonNode.Parse(key.GetRawText());
        }
    }

    /// <summary>Makes what was written visible to searches.</summary>
    public void Refresh(IndexKind kind)
    {
        lock (_refreshing)
        {
            if (_fresh.GetValueOrDefault(Alias(kind)))
                return;
            client.SendExpectingSuccess(HttpMethod.Post, $"/{Alias(kind)}/_refresh");
            _fresh[Alias(kind)] = true;
        }
    }

    private static JsonNode Source(string[] fields) =>
        fields.Length == 0 ? JsonValue.Create(true) : ElasticQuery.Texts(fields);

    private static StoredDocument ReadHit(JsonElement hit) =>
        new(hit.GetField("_source"), new DocumentRevision(hit.GetNumber("_seq_no"), hit.GetNumber("_primary_term")));
}
