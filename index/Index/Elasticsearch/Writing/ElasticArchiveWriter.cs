using System.Collections.Immutable;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch.Writing;

/// <summary>The writes: a batch is a few requests; a file is done only after its records are kept.</summary>
internal sealed class ElasticArchiveWriter(ElasticStore store) : IArchiveWriter
{
    private readonly CopyGroupReconciler _copies = new(store);
    private readonly Lock _lock = new();
    private long _order;

    public IReadOnlyList<FileFailure> Write(IReadOnlyList<ArchiveWrite> batch)
    {
        var refused = new List<FileFailure>();
        // The writes of a process keep their order; one batch makes room for the next.
        lock (_lock)
        {
            foreach (var part in Parts(batch))
                if (part is [AmendmentWrite said])
                    refused.AddRange(Amend(said.Amendment));
                else
                    refused.AddRange(Run(() => new BatchWrite(store, _copies, part, Next)));
        }
        return refused;
    }

    /// <summary>Puts the records of files in, each with the place among all that it had elsewhere.</summary>
    public void Put(IReadOnlyList<FileContent> files)
    {
        ArchiveWrite[] writes =
        [
            .. files.Select(f => new RecordsWrite(
                f.State.Hash,
                [.. f.Records.Select(r => r.Record)],
                f.State.Versions
            )),
        ];
        lock (_lock)
            if (
                Run(() =>
                    new BatchWrite(
                        store,
                        _copies,
                        writes,
                        new Queue<long>(files.SelectMany(f => f.Records).Select(r => r.Order)).Dequeue
                    )
                )
                is [var refused, ..]
            )
                throw new ArchiveException(
                    $"{refused.Path}: {refused.Message}",
                    "have the server's limit raised, then do it again; nothing is lost where it is copied from"
                )
                {
                    Full = true,
                };
    }

    /// <summary>
    /// Does a batch until nobody changed meanwhile what it was made from; tells whose records are not taken.
    /// </summary>
    private static IReadOnlyList<FileFailure> Run(Func<BatchWrite> make)
    {
        while (true)
        {
            var write = make();
            if (write.Run())
                return write.Refused;
        }
    }

    public RemovalSummary? Remove(string id, Tombstone tombstone)
    {
        if (store.Get(IndexMappings.Records, id) is not { } held)
            return null;
        var hash = held.Source.GetText("file")!;
        // The tombstone first: whatever happens then, the record does not come back.
        var last =
            Change(
                hash,
                file =>
                {
                    var records = file.Records.RemoveAll(r => r.Id == id);
                    return file with
                    {
                        Records = records,
                        Tombstones = file.Tombstones.RemoveAll(t => t.Id == id).Add((id, tombstone)),
                        Progress = records.IsEmpty ? FileProgress.Removed : file.Progress,
                    };
                }
            )?.Records.IsEmpty
            ?? true;
        var bulk = new BulkWrites();
        bulk.Delete(store.Alias(IndexMappings.Records), id);
        foreach (
            var finding in store.ReadAll(
                IndexMappings.Findings,
                ElasticQuery.Term("id", id),
                ["finding"],
                "finding",
                "sight"
            )
        )
            bulk.Delete(
                store.Alias(IndexMappings.Findings),
                ElasticIds.Finding(finding.Source.GetText("finding")!, (int)finding.Source.GetNumber("sight"))
            );
        if (last)
            foreach (
                var stage in store.ReadAll(
                    IndexMappings.Stages,
                    ElasticQuery.Term("hash", hash),
                    ["stage"],
                    "hash",
                    "stage",
                    "version",
                    "options"
                )
            )
                bulk.Delete(
                    store.Alias(IndexMappings.Stages),
                    ElasticIds.Stage(ElasticLedger.ReadStageKey(stage.Source))
                );
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
        ElasticAmendmentLog.RemoveOfRecord(store, id);
        if (RecordDocument.CopyOf(RecordDocument.ReadRecord(held.Source)) is { } copy)
            _copies.Reconcile(copy, [], ImmutableHashSet.Create(id));
        SecretList.ReplaceMarked(store, marked => marked.Where(m => m.Id != id), []);
        return new RemovalSummary(hash, last);
    }

    public bool Forget(string target)
    {
        var ledger = store.Alias(IndexMappings.Ledger);
        var bulk = new BulkWrites();
        if (store.Get(IndexMappings.Ledger, ElasticIds.Failure(target)) is null)
            return false;
        bulk.Delete(ledger, ElasticIds.Failure(target));
        if (
            store.Get(IndexMappings.Ledger, ElasticIds.File(target)) is { } held
            && LedgerDocument.Read(held.Source) is { Progress: FileProgress.Failed } file
        )
            if (file.Records.IsEmpty)
            {
                bulk.Delete(ledger, ElasticIds.File(target));
                foreach (
                    var name in store.ReadAll(
                        IndexMappings.Ledger,
                        ElasticQuery.All([ElasticLedger.KindQuery("name"), ElasticQuery.Term("hash", target)]),
                        ["path"],
                        "path"
                    )
                )
                    bulk.Delete(ledger, ElasticIds.Name(name.Source.GetText("path")!));
                foreach (
                    var stage in store.ReadAll(
                        IndexMappings.Stages,
                        ElasticQuery.Term("hash", target),
                        ["stage"],
                        "hash",
                        "stage",
                        "version",
                        "options"
                    )
                )
                    bulk.Delete(
                        store.Alias(IndexMappings.Stages),
                        ElasticIds.Stage(ElasticLedger.ReadStageKey(stage.Source))
                    );
            }
            else
                Change(target, f => f with { Progress = FileProgress.Done });
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
        return true;
    }

    public void Restore(string hash) =>
        Change(hash, file => file with { Tombstones = [], Progress = FileProgress.Pending });

    /// <summary>
    /// Keeps what is said, then writes the file's records anew, over the very states that they were read in.
    /// </summary>
    private IReadOnlyList<FileFailure> Amend(Amendment said)
    {
        ElasticAmendmentLog.AddAmendment(store, said);
        while (store.Get(IndexMappings.Ledger, ElasticIds.File(said.Hash)) is { } file)
        {
            var known = LedgerDocument.Read(file.Source);
            var held = store
                .Get(IndexMappings.Records, [.. known.Records.Select(r => r.Id).Order(StringComparer.Ordinal)])
                .OfType<StoredDocument>()
                .ToArray();
            if (held.Length == 0)
                break;
            var write = new RecordsWrite(
                said.Hash,
                [.. held.Select(h => RecordDocument.ReadRecord(h.Source) with { Text = h.Source.GetText("text") })],
                known.Versions
            );
            var anew = new BatchWrite(
                store,
                _copies,
                [write],
                Next,
                held.ToDictionary(h => h.Source.GetText("id")!, h => h.State, StringComparer.Ordinal)
            );
            if (anew.Run())
                return anew.Refused;
        }
        return [];
    }

    private LedgerDocument? Change(string hash, Func<LedgerDocument, LedgerDocument> change)
    {
        while (store.Get(IndexMappings.Ledger, ElasticIds.File(hash)) is { } held)
        {
            var changed = change(LedgerDocument.Read(held.Source));
            var bulk = new BulkWrites();
            bulk.Index(store.Alias(IndexMappings.Ledger), ElasticIds.File(hash), changed.Write, held.State);
            var outcome = store.Send(bulk)[0];
            if (outcome.Ok)
                return changed;
            if (outcome.Status != BulkOutcome.Conflict)
                throw new ArchiveException(
                    $"the file {hash} cannot be written: {outcome.Reason}",
                    "report this with the command that you gave"
                );
        }
        return null;
    }

    /// <summary>
    /// Parts in which no file's records come twice: the second must find the first. An amendment stands alone.
    /// </summary>
    private static IEnumerable<List<ArchiveWrite>> Parts(IReadOnlyList<ArchiveWrite> batch)
    {
        var (part, seen) = (new List<ArchiveWrite>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var write in batch)
        {
            if (
                part is [AmendmentWrite]
                || write is AmendmentWrite
                || (write is RecordsWrite again && seen.Contains(again.Hash))
            )
            {
                if (part.Count > 0)
                    yield return part;
                (part, seen) = ([], new HashSet<string>(StringComparer.Ordinal));
            }
            if (write is RecordsWrite records)
                seen.Add(records.Hash);
            part.Add(write);
        }
        if (part.Count > 0)
            yield return part;
    }

    /// <summary>Grows with the time, and with each record.</summary>
    private long Next() => _order = Math.Max(_order + 1, DateTime.UtcNow.Ticks);
}
