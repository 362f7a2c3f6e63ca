using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch;

/// <summary>
/// What persons said of values, one document for each file, so that a writer of its records reads it as it is this
/// moment.
/// </summary>
internal sealed class ElasticAmendmentLog(ElasticStore store, SecretFilter seen) : IAmendmentLog
{
    /// <inheritdoc/>
    public IReadOnlyList<Amendment> ListAmendments(string hash) =>
        !seen.Secret
        && store.Count(
            IndexMappings.Records,
            ElasticQuery.All([ElasticQuery.Term("file", hash)], [seen.VisibleRecords()])
        ) > 0
            ? []
            : FromDocument(store.Get(IndexMappings.Ledger, ElasticIds.Said(hash)));

    /// <summary>The amendments of a document that may be absent, oldest first.</summary>
    public static ImmutableArray<Amendment> FromDocument(StoredDocument? held) =>
        [
            .. (held?.Source ?? default)
                .GetList("said")
                .Select(s => Amendment.Parse(s.GetString()!))
                .OrderBy(a => a.At, StringComparer.Ordinal)
                .ThenBy(a => a.Id, StringComparer.Ordinal)
                .ThenBy(a => a.Field, StringComparer.Ordinal),
        ];

    /// <summary>Whether two lists say the same.</summary>
    public static bool AreEqual(ImmutableArray<Amendment> one, ImmutableArray<Amendment> other) =>
        one.Select(a => a.Print()).SequenceEqual(other.Select(a => a.Print()), StringComparer.Ordinal);

    /// <summary>Writes all of a file's, in place of what is held.</summary>
    public static void Put(BulkWrites bulk, string index, string hash, ImmutableArray<Amendment> all)
    {
        if (all.IsEmpty)
            bulk.Delete(index, ElasticIds.Said(hash));
        else
            bulk.Index(index, ElasticIds.Said(hash), json => Write(json, hash, all));
    }

    /// <summary>Keeps one.</summary>
    public static void AddAmendment(ElasticStore store, Amendment said) =>
        Change(
            store,
            said.Hash,
            held => [.. held.Where(a => a.Id != said.Id || a.At != said.At || a.Field != said.Field), said]
        );

    /// <summary>Forgets those of a removed record.</summary>
    public static void RemoveOfRecord(ElasticStore store, string id) =>
        Change(store, id.Split('#')[0], held => held.RemoveAll(a => a.Id == id));

    private static void Change(
        ElasticStore store,
        string hash,
        Func<ImmutableArray<Amendment>, ImmutableArray<Amendment>> change
    )
    {
        while (true)
        {
            var held = store.Get(IndexMappings.Ledger, ElasticIds.Said(hash));
            var (before, after) = (FromDocument(held), change(FromDocument(held)));
            if (AreEqual(after, before))
                return;
            var bulk = new BulkWrites();
            var index = store.Alias(IndexMappings.Ledger);
            if (held is null)
                bulk.Create(index, ElasticIds.Said(hash), json => Write(json, hash, after));
            else
                bulk.Index(index, ElasticIds.Said(hash), json => Write(json, hash, after), held.State);
            var outcome = store.Send(bulk)[0];
            if (outcome.Ok)
                return;
            if (outcome.Status != BulkOutcome.Conflict)
                throw new ArchiveException(
                    $"what was said cannot be kept: {outcome.Reason}",
                    "report this with the command that you gave"
                );
        }
    }

    private static void Write(Utf8JsonWriter json, string hash, ImmutableArray<Amendment> all)
    {
        json.WriteStartObject();
        json.WriteString("kind", "said");
        json.WriteString("hash", hash);
        json.WriteStartArray("said");
        foreach (var said in all)
            json.WriteStringValue(said.Print());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
