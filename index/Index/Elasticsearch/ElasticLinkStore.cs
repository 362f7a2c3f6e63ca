using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch;

/// <summary>What persons said of names, one document for each two.</summary>
internal sealed class ElasticLinkStore(ElasticStore store) : ILinkStore
{
    /// <inheritdoc/>
    public void PutLink(NameLink link)
    {
        var bulk = new BulkWrites();
        bulk.Index(store.Alias(IndexMappings.Ledger), ElasticIds.Link(link.Key), json => Write(json, link));
        store.SendAll(bulk);
    }

    /// <inheritdoc/>
    public IReadOnlyList<NameLink> ListLinks() =>
        [
            .. store
                .ReadAll(IndexMappings.Ledger, ElasticLedger.KindQuery("link"), ["_shard_doc"], "link")
                .Select(h => Read(h.Source.GetField("link")))
                .OrderBy(l => l.Key, StringComparer.Ordinal),
        ];

    private static NameLink Read(JsonElement link) =>
        new(
            link.GetText("kind")!,
            link.GetText("one")!,
            link.GetText("other")!,
            link.GetField("same").GetBoolean(),
            link.GetText("by")!,
            link.GetText("at")!,
            link.GetText("note")
        );

    private static void Write(Utf8JsonWriter json, NameLink link)
    {
        json.WriteStartObject();
        json.WriteString("kind", "link");
        json.WriteStartObject("link");
        json.WriteString("kind", link.Kind);
        json.WriteString("one", link.One);
        json.WriteString("other", link.Other);
        json.WriteBoolean("same", link.Same);
        json.WriteString("by", link.By);
        json.WriteString("at", link.At);
        json.Add("note", link.Note);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
