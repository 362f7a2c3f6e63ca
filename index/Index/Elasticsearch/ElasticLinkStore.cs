using System.Text.Json;

namespace Pipeline.Index.Elasticsearch;

/// <summary>What persons said of names, one document for each two.</summary>
internal sealed class ElasticLinkStore(ElasticStore store) : ILinkStore
{
    /// <inheritdoc/>
    public void PutLink(NameLink link)
    {
        var bulk = new Bulk();
        bulk.Index(store.Alias(Mappings.Ledger), ElasticIds.Link(link.Key), json => Write(json, link));
        store.SendAll(bulk);
    }

    /// <inheritdoc/>
    public IReadOnlyList<NameLink> Links() =>
        [.. store.All(Mappings.Ledger, ElasticLedger.Kind("link"), ["_shard_doc"], "link").Select(h => Read(h.Source.Field("link"))).OrderBy(l => l.Key, StringComparer.Ordinal)];

    private static NameLink Read(JsonElement link) =>
        new(link.Text("kind")!, link.Text("one")!, link.Text("other")!, link.Field("same").GetBoolean(), link.Text("by")!, link.Text("at")!, link.Text("note"));

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
