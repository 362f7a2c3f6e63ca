using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Index.Amendments;

/// <summary>
/// A record as a tree of JSON, read and changed by paths with dots between: "document.signer.name", "citations.3.key".
/// </summary>
internal sealed class RecordJsonTree
{
    private readonly JsonObject _root;

    private RecordJsonTree(JsonObject root) => _root = root;

    /// <summary>The tree of a record; its text is left out.</summary>
    public static RecordJsonTree FromRecord(DocumentRecord record) =>
        new(JsonNode.Parse(RecordJson.Print(record with { Text = null }))!.AsObject());

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
        if (parent is JsonArray list)
            list[int.Parse(name, CultureInfo.InvariantCulture)] = value;
        else if (parent is JsonObject thing)
            thing[name] = value;
    }

    /// <summary>A value as one text: of a number of a document its key, or what is printed where it has none.</summary>
    public static string? ToDisplayText(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonObject thing => ToDisplayText(thing["key"] ?? thing["printed"] ?? thing["name"]),
            JsonArray list => list.Count == 0 ? null : string.Join("; ", list.Select(ToDisplayText)),
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            _ => node.ToJsonString(),
        };

    private static JsonNode? Step(JsonNode? node, string name) =>
        node switch
        {
            JsonObject thing => thing[name],
            JsonArray list => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && i < list.Count
                ? list[i]
                : null,
            _ => null,
        };
}

/// <summary>A field as a person names it ("number", "citations.3.key"), and where it stands in the record.</summary>
/// <param name="Name">As people name it, without "document.".</param>
/// <param name="Full">The path in the record.</param>
internal sealed record FieldPath(string Name, string Full)
{
    private const string Heading = "document.";

    /// <summary>Reads a name; brackets may stand for dots ("rows[12]").</summary>
    public static ParseResult<FieldPath> Parse(string typed)
    {
        var name = typed
            .Trim()
            .Replace("[", ".", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal)
            .ToLowerInvariant();
        if (name.StartsWith(Heading, StringComparison.Ordinal))
            name = name[Heading.Length..];
        if (
            name.StartsWith("citations.", StringComparison.Ordinal)
            && name.EndsWith(".number", StringComparison.Ordinal)
        )
            name = name[..^6] + "key";
        var pattern = WithoutIndices(name);
        return FieldGrammar.IsKnown(pattern)
            ? ParseResult<FieldPath>.FromValue(
                new FieldPath(name, FieldGrammar.IsOfHeading(pattern) ? Heading + name : name)
            )
            : ParseResult<FieldPath>.Fail($"no field is named '{typed}'{FieldGrammar.SuggestNames(pattern)}");
    }

    /// <summary>"scoring_tables.*.rows.*.score".</summary>
    public string Pattern => WithoutIndices(Name);

    /// <summary>
    /// The paths of the items of lists on the way to the field, outermost first: "scoring_tables.0",
    /// "scoring_tables.0.rows.12".
    /// </summary>
    public IEnumerable<string> ItemPaths()
    {
        var parts = Full.Split('.');
        for (var i = 0; i < parts.Length; i++)
            if (IsIndex(parts[i]))
                yield return string.Join('.', parts[..(i + 1)]);
    }

    /// <summary>The same field of another item of the list.</summary>
    public FieldPath WithItem(string item, int index)
    {
        var moved =
            item[..(item.LastIndexOf('.') + 1)]
            + index.ToString(System.Globalization.CultureInfo.InvariantCulture)
            + Full[item.Length..];
        return new FieldPath(
            moved.StartsWith(Heading, StringComparison.Ordinal) ? moved[Heading.Length..] : moved,
            moved
        );
    }

    private static string WithoutIndices(string name) =>
        string.Join('.', name.Split('.').Select(p => IsIndex(p) ? "*" : p));

    private static bool IsIndex(string part) => part.Length is > 0 and < 8 && part.All(char.IsAsciiDigit);
}
