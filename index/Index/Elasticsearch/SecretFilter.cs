using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch;

/// <summary>
/// Leaves secret papers out within the question: those that are marked, and every copy of one. Which copies those are the server
/// reads from a list as the question is asked (a list that is written before any marked paper is), so nothing shows in between.
/// </summary>
internal sealed class SecretFilter(ElasticIndices indices, bool secret)
{
    /// <summary>Secret papers are asked for too.</summary>
    public bool Secret => secret;

    /// <summary>Records that answer all of these and may be seen.</summary>
    public JsonObject Records(params IEnumerable<JsonObject> asked) => secret
        ? Ask.All(asked)
        : Ask.All(asked, [Ask.Term("secret", true), Listed("copy", "secret.copies")]);

    /// <summary>
    /// Findings that answer all of these and may be seen. What was found with secret papers in sight may hold their words, so it is
    /// kept apart (sight 1) and read with them in sight only, in place of what was found without.
    /// </summary>
    public JsonObject Findings(params IEnumerable<JsonObject> asked) => secret
        ? Ask.All(asked, [Ask.Term("shadowed", true)])
        : Ask.All([.. asked, Ask.Term("sight", 0)], [Listed("id", "secret.ids")]);

    /// <summary>Failures that answer all of these and may be seen.</summary>
    public JsonObject Failures(params IEnumerable<JsonObject> asked) => secret ? Ask.All(asked) : Ask.All(asked, [Listed("hash", "secret.files")]);

    private JsonObject Listed(string field, string path) => Ask.TermsOf(field, indices.Alias(Mappings.Ledger), ElasticIds.Secret, path);
}
