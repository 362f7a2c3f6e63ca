using System.Buffers;
using System.Text.Json;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>Writes that go together: what they are, and what became of each.</summary>
internal sealed class BulkWrites
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly List<BulkItem> _items = [];

    /// <summary>The writes, in their order.</summary>
    public IReadOnlyList<BulkItem> Items => _items;

    /// <summary>Bytes of all.</summary>
    public ReadOnlyMemory<byte> All => _buffer.WrittenMemory;

    /// <summary>Bytes of a write.</summary>
    public ReadOnlyMemory<byte> Bytes(BulkItem item) => _buffer.WrittenMemory.Slice(item.Start, item.Length);

    /// <summary>
    /// A whole document, in place of what is held. <paramref name="over"/> is the state that it may replace; another
    /// makes it fail.
    /// </summary>
    public BulkItem Index(string index, string id, Action<Utf8JsonWriter> body, DocumentRevision? over = null) =>
        Add("index", index, id, body, over);

    /// <summary>
    /// A whole document of another index in the version that it had there; it fails where a later one is held, whoever
    /// wrote it.
    /// </summary>
    public BulkItem ImportVersion(string index, string id, Action<Utf8JsonWriter> body, long version)
    {
        var start = _buffer.WrittenCount;
        using (var json = ElasticJson.CreateWriter(_buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("index");
            json.WriteString("_index", index);
            json.WriteString("_id", id);
            json.WriteNumber("version", version);
            json.WriteString("version_type", "external_gte");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        _buffer.Write("\n"u8);
        using (var json = ElasticJson.CreateWriter(_buffer))
            body(json);
        _buffer.Write("\n"u8);
        return Keep(index, id, start);
    }

    /// <summary>A whole document where none is held; else it fails.</summary>
    public BulkItem Create(string index, string id, Action<Utf8JsonWriter> body) =>
        Add("create", index, id, body, null);

    /// <summary>Some fields of a document; the same fields make a new one where none is held.</summary>
    public BulkItem Upsert(string index, string id, Action<Utf8JsonWriter> fields) =>
        Add(
            "update",
            index,
            id,
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("doc");
                fields(json);
                json.WriteBoolean("doc_as_upsert", true);
                json.WriteEndObject();
            },
            null
        );

    /// <summary>Some fields of a document that is held.</summary>
    public BulkItem Update(string index, string id, Action<Utf8JsonWriter> fields, DocumentRevision? over = null) =>
        Add(
            "update",
            index,
            id,
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("doc");
                fields(json);
                json.WriteEndObject();
            },
            over
        );

    /// <summary>Takes a document out; nothing where none is held.</summary>
    public BulkItem Delete(string index, string id, DocumentRevision? over = null) =>
        Add("delete", index, id, null, over);

    /// <summary>A write whose bytes were made before.</summary>
    public BulkItem AddRaw(string index, string id, ReadOnlyMemory<byte> bytes)
    {
        var start = _buffer.WrittenCount;
        _buffer.Write(bytes.Span);
        return Keep(index, id, start);
    }

    private BulkItem Add(string action, string index, string id, Action<Utf8JsonWriter>? body, DocumentRevision? over)
    {
        var start = _buffer.WrittenCount;
        Write(_buffer, action, index, id, body, over);
        return Keep(index, id, start);
    }

    private BulkItem Keep(string index, string id, int start)
    {
        var item = new BulkItem(_items.Count, index, id, start, _buffer.WrittenCount - start);
        _items.Add(item);
        return item;
    }

    /// <summary>Writes the lines of one write.</summary>
    public static void Write(
        IBufferWriter<byte> buffer,
        string action,
        string index,
        string id,
        Action<Utf8JsonWriter>? body,
        DocumentRevision? over = null
    )
    {
        using (var json = ElasticJson.CreateWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(action);
            json.WriteString("_index", index);
            json.WriteString("_id", id);
            if (over is { } known)
            {
                json.WriteNumber("if_seq_no", known.Number);
                json.WriteNumber("if_primary_term", known.Term);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        if (body is null)
            return;
        using (var json = ElasticJson.CreateWriter(buffer))
            body(json);
        buffer.Write("\n"u8);
    }
}

/// <summary>One write of a bulk.</summary>
/// <param name="Number">Its place.</param>
/// <param name="Index">Where it goes.</param>
/// <param name="Id">Of what.</param>
/// <param name="Start">First byte of its lines.</param>
/// <param name="Length">Bytes of them.</param>
internal sealed record BulkItem(int Number, string Index, string Id, int Start, int Length);

/// <summary>State of a document: what is written over it may ask that it be still the same.</summary>
internal readonly record struct DocumentRevision(long Number, long Term);
