using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;

namespace Pipeline.Index.Elasticsearch.Writing;

/// <summary>A record in a group of copies.</summary>
internal readonly record struct CopyMember(string Id, int Rank);

/// <summary>Copies of one document, as one small document: who leads is told from it.</summary>
internal sealed record CopyGroup(string Copy, IReadOnlyList<CopyMember> Members, DocumentRevision? State)
{
    /// <summary>Id of the copy that leads; null in an empty group.</summary>
    public string? Lead => Members.Count == 0 ? null : Members[0].Id;

    /// <summary>Groups by their keys, in the order asked; those that are not held are empty.</summary>
    public static CopyGroup[] Read(ElasticStore store, IReadOnlyList<string> copies) =>
        [
            .. store
                .Get(IndexMappings.Ledger, [.. copies.Select(ElasticIds.Copies)])
                .Select((held, i) => FromDocument(copies[i], held)),
        ];

    /// <summary>The group of a document that may be absent.</summary>
    public static CopyGroup FromDocument(string copy, StoredDocument? held) =>
        new(
            copy,
            [
                .. (held?.Source ?? default)
                    .GetList("members")
                    .Select(m => new CopyMember(m.GetText("id")!, (int)m.GetNumber("rank"))),
            ],
            held?.State
        );

    /// <summary>The group with some members taken out and others put in; best first.</summary>
    public CopyGroup With(IEnumerable<CopyMember> add, IReadOnlySet<string> remove)
    {
        var added = add.ToDictionary(m => m.Id, StringComparer.Ordinal);
        return this with
        {
            Members =
            [
                .. Members
                    .Where(m => !remove.Contains(m.Id) && !added.ContainsKey(m.Id))
                    .Concat(added.Values)
                    .OrderBy(m => m.Rank)
                    .ThenBy(m => m.Id, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>
    /// Writes it over the state that it was read in; fails where another process has changed it since.
    /// </summary>
    public BulkItem Put(BulkWrites bulk, string index) =>
        State is not { } state ? bulk.Create(index, ElasticIds.Copies(Copy), Write)
        : Members.Count == 0 ? bulk.Delete(index, ElasticIds.Copies(Copy), state)
        : bulk.Index(index, ElasticIds.Copies(Copy), Write, state);

    /// <summary>Whether two groups hold the same.</summary>
    public bool HasSameMembers(CopyGroup other) => Members.SequenceEqual(other.Members);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", "copies");
        json.WriteStartArray("members");
        foreach (var member in Members)
        {
            json.WriteStartObject();
            json.WriteString("id", member.Id);
            json.WriteNumber("rank", member.Rank);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>
/// Brings a group of copies and the leads of its records into accord, whoever else works at the same group.
/// </summary>
internal sealed class CopyGroupReconciler(ElasticStore store)
{
    /// <summary>
    /// Puts members in and takes others out, then tells every member who leads; until nobody has changed the group
    /// meanwhile.
    /// </summary>
    public void Reconcile(string copy, IReadOnlyCollection<CopyMember> add, IReadOnlySet<string> remove)
    {
        while (true)
        {
            var held = CopyGroup.Read(store, [copy])[0];
            var group = held.With(add, remove);
            if (!group.HasSameMembers(held) && !Put(group))
                continue;
            foreach (var member in group.Members)
                WriteLead(member.Id, member.Id == group.Lead ? null : group.Lead);
            if (CopyGroup.Read(store, [copy])[0].HasSameMembers(group))
                return;
        }
    }

    private bool Put(CopyGroup group)
    {
        var bulk = new BulkWrites();
        group.Put(bulk, store.Alias(IndexMappings.Ledger));
        var outcome = store.Send(bulk)[0];
        if (!outcome.Ok && outcome.Status is not (BulkOutcome.Conflict or BulkOutcome.Absent))
            throw new ArchiveException(
                $"a group of copies cannot be written: {outcome.Reason}",
                "report this with the command that you gave"
            );
        return outcome.Ok;
    }

    // What is searched by is not kept, so a record is written whole: from what is kept of it, over the state in which
    // that was read.
    private void WriteLead(string id, string? lead)
    {
        while (
            store.Get(IndexMappings.Records, [id], "summary")[0] is { } known
            && known.Source.GetField("summary").GetText("lead") != lead
        )
        {
            if (store.Get(IndexMappings.Records, id) is not { } held)
                return;
            var record = RecordDocument.ReadRecord(held.Source) with { Text = held.Source.GetText("text") };
            var bulk = new BulkWrites();
            bulk.Index(
                store.Alias(IndexMappings.Records),
                id,
                json =>
                    RecordDocument.Write(
                        json,
                        record,
                        held.Source.GetText("file")!,
                        held.Source.GetNumber("order"),
                        lead
                    ),
                held.State
            );
            if (store.Send(bulk)[0] is { Ok: false, Status: not BulkOutcome.Conflict } outcome)
                throw new ArchiveException(
                    $"the record {id} cannot be written: {outcome.Reason}",
                    "report this with the command that you gave"
                );
        }
    }
}
