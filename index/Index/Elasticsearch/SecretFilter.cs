using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;

namespace Pipeline.Index.Elasticsearch;

/// <summary>
/// Leaves secret papers out within the question: those that are marked, and every copy of one. Which copies those are
/// the server
/// reads from a list as the question is asked (a list that is written before any marked paper is), so nothing shows in
/// between.
/// </summary>
internal sealed class SecretFilter(ElasticIndices indices, bool secret)
{
    /// <summary>Secret papers are asked for too.</summary>
    public bool Secret => secret;

    /// <summary>Records that answer all of these and may be seen.</summary>
    public JsonObject VisibleRecords(params IEnumerable<JsonObject> asked) =>
        secret
            ? ElasticQuery.All(asked)
            : ElasticQuery.All(asked, [ElasticQuery.Term("secret", true), Listed("copy", "secret.copies")]);

    /// <summary>
    /// Findings that answer all of these and may be seen. What was found with secret papers in sight may hold their
    /// words, so it is
    /// kept apart (sight 1) and read with them in sight only, in place of what was found without.
    /// </summary>
    public JsonObject VisibleFindings(params IEnumerable<JsonObject> asked) =>
        secret
            ? ElasticQuery.All(asked, [ElasticQuery.Term("shadowed", true)])
            : ElasticQuery.All([.. asked, ElasticQuery.Term("sight", 0)], [Listed("id", "secret.ids")]);

    /// <summary>Failures that answer all of these and may be seen.</summary>
    public JsonObject VisibleFailures(params IEnumerable<JsonObject> asked) =>
        secret ? ElasticQuery.All(asked) : ElasticQuery.All(asked, [Listed("hash", "secret.files")]);

    private JsonObject Listed(string field, string path) =>
        ElasticQuery.TermsOf(field, indices.Alias(IndexMappings.Ledger), ElasticIds.Secret, path);
}
