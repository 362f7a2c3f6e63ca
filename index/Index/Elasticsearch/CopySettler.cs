using System.Text.Json;

namespace Pipeline.Index.Elasticsearch;

/// <summary>Brings a group of copies and the leads of its records into accord, whoever else works at the same group.</summary>
internal sealed class CopySettler(ElasticStore store)
{
    /// <summary>Puts members in and takes others out, then tells every member who leads; until nobody has changed the group meanwhile.</summary>
    public void Settle(string copy, IReadOnlyCollection<CopyMember> add, IReadOnlySet<string> remove)
    {
        while (true)
        {
            var held = CopyGroup.Read(store, [copy])[0];
            var group = held.With(add, remove);
            if (!group.Same(held) && !Put(group)) continue;
            foreach (var member in group.Members) Tell(member.Id, member.Id == group.Lead ? null : group.Lead);
            if (CopyGroup.Read(store, [copy])[0].Same(group)) return;
        }
    }

    private bool Put(CopyGroup group)
    {
        var bulk = new Bulk();
        group.Put(bulk, store.Alias(Mappings.Ledger));
        var outcome = store.Send(bulk)[0];
        if (!outcome.Ok && outcome.Status is not (BulkOutcome.Conflict or BulkOutcome.Absent)) throw new ArchiveException($"a group of copies cannot be written: {outcome.Reason}", "report this with the command that you gave");
        return outcome.Ok;
    }

    // What is searched by is not kept, so a record is written whole: from what is kept of it, over the state in which that was read.
    private void Tell(string id, string? lead)
    {
        while (store.Get(Mappings.Records, [id], "summary")[0] is { } known && known.Source.Field("summary").Text("lead") != lead)
        {
            if (store.Get(Mappings.Records, id) is not { } held) return;
            var record = RecordDocument.Record(held.Source) with { Text = held.Source.Text("text") };
            var bulk = new Bulk();
            bulk.Index(store.Alias(Mappings.Records), id, json => RecordDocument.Write(json, record, held.Source.Text("file")!, held.Source.Number("order"), lead), held.State);
            if (store.Send(bulk)[0] is { Ok: false, Status: not BulkOutcome.Conflict } outcome) throw new ArchiveException($"the record {id} cannot be written: {outcome.Reason}", "report this with the command that you gave");
        }
    }
}
