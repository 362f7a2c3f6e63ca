using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Elasticsearch.Writing;

namespace Pipeline.Index.Elasticsearch;

/// <summary>A paper that is marked secret.</summary>
internal sealed record SecretPaperEntry(string Id, string File, string? Copy);

/// <summary>
/// The list that questions leave secret papers out by: those that are marked, and what is a copy of one. It grows
/// before a record
/// is written and shrinks only after, so a secret paper is never seen in between.
/// </summary>
internal sealed record SecretList(
    IReadOnlyList<SecretPaperEntry> Marked,
    IReadOnlySet<string> Ids,
    DocumentRevision? State
)
{
    /// <summary>Groups of copies that hold a marked paper.</summary>
    public IReadOnlySet<string> Copies { get; } =
        Marked.Select(m => m.Copy).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Documents that are secret; copies count once.</summary>
    public long Documents => Marked.Select(m => m.Copy ?? m.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The list as it is now.</summary>
    public static SecretList Read(ElasticStore store) =>
        FromDocument(store.Get(IndexMappings.Ledger, ElasticIds.Secret));

    /// <summary>The list of a document that may be absent.</summary>
    public static SecretList FromDocument(StoredDocument? held) =>
        new(
            [
                .. (held?.Source.GetField("secret") ?? default)
                    .GetList("marked")
                    .Select(m => new SecretPaperEntry(m.GetText("id")!, m.GetText("file")!, m.GetText("copy"))),
            ],
            (held?.Source.GetField("secret") ?? default)
                .GetList("ids")
                .Select(i => i.GetString()!)
                .ToHashSet(StringComparer.Ordinal),
            held?.State
        );

    /// <summary>
    /// Puts another list of marked papers in place; what is a copy of one follows from the groups and from the records
    /// at hand.
    /// </summary>
    public static void ReplaceMarked(
        ElasticStore store,
        Func<IReadOnlyList<SecretPaperEntry>, IEnumerable<SecretPaperEntry>> change,
        IEnumerable<(string Id, string? Copy)> atHand
    )
    {
        var near = atHand.ToArray();
        while (true)
        {
            var held = Read(store);
            var next = new SecretList(
                [.. change(held.Marked).DistinctBy(m => m.Id).OrderBy(m => m.Id, StringComparer.Ordinal)],
                held.Ids,
                held.State
            );
            var copies = near.Where(n => n.Copy is { } copy && next.Copies.Contains(copy)).Select(n => n.Id);
            var ids = next
                .Marked.Select(m => m.Id)
                .Concat(copies)
                .Concat(CopyGroup.Read(store, [.. next.Copies]).SelectMany(g => g.Members.Select(m => m.Id)))
                .ToHashSet(StringComparer.Ordinal);
            if (ids.SetEquals(held.Ids) && next.Marked.SequenceEqual(held.Marked))
                return;
            var bulk = new BulkWrites();
            var index = store.Alias(IndexMappings.Ledger);
            void Body(Utf8JsonWriter json) => Write(json, next with { Ids = ids });
            if (held.State is { } state)
                bulk.Index(index, ElasticIds.Secret, Body, state);
            else
                bulk.Create(index, ElasticIds.Secret, Body);
            var outcome = store.Send(bulk)[0];
            if (outcome.Ok)
            {
                // What was found while a paper could be seen may hold its words; one that is not written yet was never
                // seen.
                if (
                    store
                        .Get(IndexMappings.Records, [.. ids.Where(i => !held.Ids.Contains(i))], "id")
                        .Any(r => r is not null)
                )
                    ElasticFindingStore.ForgetOpen(store);
                // Until the groups are those of the list: a copy that was kept meanwhile is on it too.
                continue;
            }
            // Another process has changed it: what is to be changed is looked at anew.
            if (outcome.Status != BulkOutcome.Conflict)
                throw new ArchiveException(
                    $"the list of secret papers cannot be written: {outcome.Reason}",
                    "report this with the command that you gave"
                );
        }
    }

    private static void Write(Utf8JsonWriter json, SecretList list)
    {
        json.WriteStartObject();
        json.WriteString("kind", "secret");
        json.WriteStartObject("secret");
        json.WriteStartArray("marked");
        foreach (var paper in list.Marked)
        {
            json.WriteStartObject();
            json.WriteString("id", paper.Id);
            json.WriteString("file", paper.File);
            json.Add("copy", paper.Copy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteAll(json, "ids", list.Ids);
        WriteAll(json, "copies", list.Copies);
        WriteAll(json, "files", list.Marked.Select(m => m.File).Distinct(StringComparer.Ordinal));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, string field, IEnumerable<string> values)
    {
        json.WriteStartArray(field);
        foreach (var value in values.Order(StringComparer.Ordinal))
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
