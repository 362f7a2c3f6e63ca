using System.Collections.Immutable;

namespace Pipeline.Index.Elasticsearch;

/// <summary>The writes: a batch is a few requests; a file is done only after its records are kept.</summary>
internal sealed class ElasticArchiveWriter(ElasticStore store) : IArchiveWriter
{
    private readonly CopySettler _copies = new(store);
    private readonly Lock _lock = new();
    private long _order;

    public IReadOnlyList<FileFailure> Write(IReadOnlyList<ArchiveWrite> batch)
    {
        var refused = new List<FileFailure>();
        // The writes of a process keep their order; one batch makes room for the next.
        lock (_lock)
        {
            foreach (var part in Parts(batch))
                if (part is [AmendmentWrite said]) refused.AddRange(Amend(said.Amendment));
                else refused.AddRange(Run(() => new BatchWrite(store, _copies, part, Next)));
        }
        return refused;
    }

    /// <summary>Puts the records of files in, each with the place among all that it had elsewhere.</summary>
    public void Put(IReadOnlyList<FileContent> files)
    {
        ArchiveWrite[] writes = [.. files.Select(f => new RecordsWrite(f.State.Hash, [.. f.Records.Select(r => r.Record)], f.State.Versions))];
        lock (_lock)
            if (Run(() => new BatchWrite(store, _copies, writes, new Queue<long>(files.SelectMany(f => f.Records).Select(r => r.Order)).Dequeue)) is [var refused, ..])
                throw new ArchiveException($"{refused.Path}: {refused.Message}", "have the server's limit raised, then do it again; nothing is lost where it is copied from") { Full = true };
    }

    /// <summary>Does a batch until nobody changed meanwhile what it was made from; tells whose records are not taken.</summary>
    private static IReadOnlyList<FileFailure> Run(Func<BatchWrite> make)
    {
        while (true)
        {
            var write = make();
            if (write.Run()) return write.Refused;
        }
    }

    public Removal? Remove(string id, Tombstone tombstone)
    {
        if (store.Get(Mappings.Records, id) is not { } held) return null;
        var hash = held.Source.Text("file")!;
        // The tombstone first: whatever happens then, the record does not come back.
        var last = Change(hash, file =>
        {
            var records = file.Records.RemoveAll(r => r.Id == id);
            return file with { Records = records, Tombstones = file.Tombstones.RemoveAll(t => t.Id == id).Add((id, tombstone)), Progress = records.IsEmpty ? FileProgress.Removed : file.Progress };
        })?.Records.IsEmpty ?? true;
        var bulk = new Bulk();
        bulk.Delete(store.Alias(Mappings.Records), id);
        foreach (var finding in store.All(Mappings.Findings, Ask.Term("id", id), ["finding"], "finding", "sight"))
            bulk.Delete(store.Alias(Mappings.Findings), ElasticIds.Finding(finding.Source.Text("finding")!, (int)finding.Source.Number("sight")));
        if (last)
            foreach (var stage in store.All(Mappings.Stages, Ask.Term("hash", hash), ["stage"], "hash", "stage", "version", "options"))
                bulk.Delete(store.Alias(Mappings.Stages), ElasticIds.Stage(ElasticLedger.Key(stage.Source)));
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
        ElasticAmendmentLog.Forget(store, id);
        if (RecordDocument.CopyOf(RecordDocument.Record(held.Source)) is { } copy) _copies.Settle(copy, [], ImmutableHashSet.Create(id));
        SecretList.Change(store, marked => marked.Where(m => m.Id != id), []);
        return new Removal(hash, last);
    }

    public bool Forget(string target)
    {
        var ledger = store.Alias(Mappings.Ledger);
        var bulk = new Bulk();
        if (store.Get(Mappings.Ledger, ElasticIds.Failure(target)) is null) return false;
        bulk.Delete(ledger, ElasticIds.Failure(target));
        if (store.Get(Mappings.Ledger, ElasticIds.File(target)) is { } held && FileDocument.Read(held.Source) is { Progress: FileProgress.Failed } file)
            if (file.Records.IsEmpty)
            {
                bulk.Delete(ledger, ElasticIds.File(target));
                foreach (var name in store.All(Mappings.Ledger, Ask.All([ElasticLedger.Kind("name"), Ask.Term("hash", target)]), ["path"], "path")) bulk.Delete(ledger, ElasticIds.Name(name.Source.Text("path")!));
                foreach (var stage in store.All(Mappings.Stages, Ask.Term("hash", target), ["stage"], "hash", "stage", "version", "options")) bulk.Delete(store.Alias(Mappings.Stages), ElasticIds.Stage(ElasticLedger.Key(stage.Source)));
            }
            else Change(target, f => f with { Progress = FileProgress.Done });
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
        return true;
    }

    public void Restore(string hash) => Change(hash, file => file with { Tombstones = [], Progress = FileProgress.Pending });

    /// <summary>Keeps what is said, then writes the file's records anew, over the very states that they were read in.</summary>
    private IReadOnlyList<FileFailure> Amend(Amendment said)
    {
        ElasticAmendmentLog.Keep(store, said);
        while (store.Get(Mappings.Ledger, ElasticIds.File(said.Hash)) is { } file)
        {
            var known = FileDocument.Read(file.Source);
            var held = store.Get(Mappings.Records, [.. known.Records.Select(r => r.Id).Order(StringComparer.Ordinal)]).OfType<Held>().ToArray();
            if (held.Length == 0) break;
            var write = new RecordsWrite(said.Hash, [.. held.Select(h => RecordDocument.Record(h.Source) with { Text = h.Source.Text("text") })], known.Versions);
            var anew = new BatchWrite(store, _copies, [write], Next, held.ToDictionary(h => h.Source.Text("id")!, h => h.State, StringComparer.Ordinal));
            if (anew.Run()) return anew.Refused;
        }
        return [];
    }

    private FileDocument? Change(string hash, Func<FileDocument, FileDocument> change)
    {
        while (store.Get(Mappings.Ledger, ElasticIds.File(hash)) is { } held)
        {
            var changed = change(FileDocument.Read(held.Source));
            var bulk = new Bulk();
            bulk.Index(store.Alias(Mappings.Ledger), ElasticIds.File(hash), changed.Write, held.State);
            var outcome = store.Send(bulk)[0];
            if (outcome.Ok) return changed;
            if (outcome.Status != BulkOutcome.Conflict) throw new ArchiveException($"the file {hash} cannot be written: {outcome.Reason}", "report this with the command that you gave");
        }
        return null;
    }

    /// <summary>Parts in which no file's records come twice: the second must find the first. An amendment stands alone.</summary>
    private static IEnumerable<List<ArchiveWrite>> Parts(IReadOnlyList<ArchiveWrite> batch)
    {
        var (part, seen) = (new List<ArchiveWrite>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var write in batch)
        {
            if (part is [AmendmentWrite] || write is AmendmentWrite || (write is RecordsWrite again && seen.Contains(again.Hash)))
            {
                if (part.Count > 0) yield return part;
                (part, seen) = ([], new HashSet<string>(StringComparer.Ordinal));
            }
            if (write is RecordsWrite records) seen.Add(records.Hash);
            part.Add(write);
        }
        if (part.Count > 0) yield return part;
    }

    /// <summary>Grows with the time, and with each record.</summary>
    private long Next() => _order = Math.Max(_order + 1, DateTime.UtcNow.Ticks);
}
