using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>JSON as the server is sent it and gives it back.</summary>
internal static class ElasticJson
{
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
    private static readonly JsonSerializerOptions PlainNodes = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A writer that leaves Vietnamese letters as they are.</summary>
    public static Utf8JsonWriter CreateWriter(IBufferWriter<byte> buffer) => new(buffer, Plain);

    /// <summary>A request's body.</summary>
    public static ReadOnlyMemory<byte> ToBytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString(PlainNodes));

    /// <summary>A text field; null where it is not there or null.</summary>
    public static string? GetText(this JsonElement from, string field) =>
        from.ValueKind == JsonValueKind.Object
        && from.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A number; 0 where it is not there.</summary>
    public static long GetNumber(this JsonElement from, string field) =>
        from.ValueKind == JsonValueKind.Object
        && from.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.Number
            ? value.GetInt64()
            : 0;

    /// <summary>Elements of a list; none where it is not there.</summary>
    public static IEnumerable<JsonElement> GetList(this JsonElement from, string field) =>
        from.ValueKind == JsonValueKind.Object
        && from.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    /// <summary>A field; undefined where it is not there.</summary>
    public static JsonElement GetField(this JsonElement from, string field) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(field, out var value) ? value : default;

    /// <summary>Writes a text where there is one.</summary>
    public static void Add(this Utf8JsonWriter json, string field, string? value)
    {
        if (value is not null)
            json.WriteString(field, value);
    }

    /// <summary>Writes a list of texts where it holds any.</summary>
    public static void Add(this Utf8JsonWriter json, string field, IEnumerable<string> values)
    {
        var started = false;
        foreach (var value in values)
        {
            if (!started)
                json.WriteStartArray(field);
            started = true;
            json.WriteStringValue(value);
        }
        if (started)
            json.WriteEndArray();
    }
}
