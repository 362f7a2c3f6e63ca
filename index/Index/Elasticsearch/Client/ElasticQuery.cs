using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>Parts of questions. Whatever a person typed goes in as a value, never as syntax.</summary>
internal static class ElasticQuery
{
    public static JsonObject Term(string field, JsonNode value) =>
        new() { ["term"] = new JsonObject { [field] = value } };

    public static JsonObject Terms(string field, IEnumerable<string> values) =>
        new() { ["terms"] = new JsonObject { [field] = Texts(values) } };

    public static JsonObject Prefix(string field, string value) =>
        new() { ["prefix"] = new JsonObject { [field] = value } };

    public static JsonObject Exists(string field) => new() { ["exists"] = new JsonObject { ["field"] = field } };

    /// <summary>Tokens that stand together.</summary>
    public static JsonObject Phrase(string field, IEnumerable<string> tokens) =>
        new() { ["match_phrase"] = new JsonObject { [field] = string.Join(' ', tokens) } };

    /// <summary>From and to, both within; null where there is no such end.</summary>
    public static JsonObject Range(string field, JsonNode? from, JsonNode? to)
    {
        var range = new JsonObject();
        if (from is not null)
            range["gte"] = from;
        if (to is not null)
            range["lte"] = to;
        return new JsonObject { ["range"] = new JsonObject { [field] = range } };
    }

    /// <summary>A value of the list that a document holds: read by the server as the question is asked.</summary>
    public static JsonObject TermsOf(string field, string index, string id, string path) =>
        new()
        {
            ["terms"] = new JsonObject
            {
                [field] = new JsonObject
                {
                    ["index"] = index,
                    ["id"] = id,
                    ["path"] = path,
                },
            },
        };

    /// <summary>All of the one and none of the other; nothing is scored.</summary>
    public static JsonObject All(IEnumerable<JsonObject> all, IEnumerable<JsonObject>? none = null)
    {
        var asked = new JsonObject { ["filter"] = new JsonArray([.. all]) };
        if (none is not null)
            asked["must_not"] = new JsonArray([.. none]);
        return new JsonObject { ["bool"] = asked };
    }

    /// <summary>One of these.</summary>
    public static JsonObject Any(params JsonObject[] any) =>
        new()
        {
            ["bool"] = new JsonObject { ["should"] = new JsonArray([.. any]), ["minimum_should_match"] = 1 },
        };

    /// <summary>Orders: a field up, or with "-" before it down; documents without it come last.</summary>
    public static JsonArray Sort(params IEnumerable<string> fields) =>
        new([
            .. fields.Select(f =>
                (JsonNode)(
                    f[0] == '-'
                        ? new JsonObject { [f[1..]] = new JsonObject { ["order"] = "desc" } }
                        : new JsonObject { [f] = "asc" }
                )
            ),
        ]);

    public static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);
}
