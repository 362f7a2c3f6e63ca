using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Records;

namespace Pipeline.Index.Amending;

/// <summary>A record as a tree of JSON, read and changed by paths with dots between: "document.signer.name", "citations.3.key".</summary>
internal sealed class RecordTree
{
    private readonly JsonObject _root;

    private RecordTree(JsonObject root) => _root = root;

    /// <summary>The tree of a record; its text is left out.</summary>
    public static RecordTree Of(DocumentRecord record) => new(JsonNode.Parse(RecordJson.Print(record with { Text = null }))!.AsObject());

    /// <summary>The record of the tree.</summary>
    public DocumentRecord ToRecord(string? text) => RecordJson.ParseRecord(_root.ToJsonString()) with { Text = text };

    /// <summary>What stands there; null where nothing does.</summary>
    public JsonNode? Get(string path) => path.Split('.').Aggregate((JsonNode?)_root, Step);

    /// <summary>Puts a value there; the way to it must be there.</summary>
    public void Set(string path, JsonNode? value)
    {
        var cut = path.LastIndexOf('.');
        var parent = cut < 0 ? _root : Get(path[..cut]);
        var name = path[(cut + 1)..];
        if (parent is JsonArray list) list[int.Parse(name, CultureInfo.InvariantCulture)] = value;
        else if (parent is JsonObject thing) thing[name] = value;
    }

    /// <summary>A value as one text: of a number of a document its key, or what is printed where it has none.</summary>
    public static string? Show(JsonNode? node) => node switch
    {
        null => null,
        JsonObject thing => Show(thing["key"] ?? thing["printed"] ?? thing["name"]),
        JsonArray list => list.Count == 0 ? null : string.Join("; ", list.Select(Show)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    private static JsonNode? Step(JsonNode? node, string name) => node switch
    {
        JsonObject thing => thing[name],
        JsonArray list => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Count ? list[i] : null,
        _ => null,
    };
}
