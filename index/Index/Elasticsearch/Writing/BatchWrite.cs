using System.Buffers;
using System.Collections.Immutable;
using Pipeline.Index.Amendments;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch.Writing;

/// <summary>
/// One batch, in steps that may end anywhere and be done again: what is known is read; names, stage results, records
/// and their groups
/// of copies are written; then the files are marked done and their claims end. Where records are amended, they are
/// written over the
/// states that they were read in, and how far their files are stays.
/// </summary>
internal sealed class BatchWrite(
    ElasticStore store,
    CopyGroupReconciler copies,
    IReadOnlyList<ArchiveWrite> batch,
    Func<long> order,
    IReadOnlyDictionary<string, DocumentRevision>? amended = null
)
{
    // Bytes that are sent while the next are made.
    private const int Ahead = 4 << 20;

    private readonly string _ledger = store.Alias(IndexMappings.Ledger);
    private readonly string _records = store.Alias(IndexMappings.Records);
    private readonly Dictionary<string, LedgerDocument> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _attempts = new(StringComparer.Ordinal);
    private readonly BatchCopyGroups _groups = new(store, copies);
    private readonly Dictionary<string, ImmutableArray<Amendment>> _said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);
    private SecretList _secret = SecretList.FromDocument(null);
    private readonly HashSet<string> _named = batch
        .OfType<NameWrite>()
        .Select(n => n.Hash)
        .ToHashSet(StringComparer.Ordinal);
    private List<IncomingRecord> _new = [];
    private ILookup<string, IncomingRecord> _byFile = Enumerable.Empty<IncomingRecord>().ToLookup(n => n.File);
    private ILookup<string, IncomingRecord> _byCopy = Enumerable.Empty<IncomingRecord>().ToLookup(n => n.File);
    private HashSet<string> _ids = [];

    /// <summary>Files whose records the server did not take, once it is done.</summary>
    public IReadOnlyList<FileFailure> Refused =>
        [
            .. _refused.Select(r =>
                LedgerWriter.CreateRefusal(r.Key, _new.First(n => n.File == r.Key).Record.Source.Path, r.Value)
            ),
        ];

    /// <summary>
    /// Does it. False where someone changed what it was made from meanwhile: then it is to be done again.
    /// </summary>
    public bool Run()
    {
        Read();
        Announce();
        if (
            _new.Any(n =>
                n.Record.Document.Secrecy is not null
                || (n.Copy is { } c && _secret.Copies.Contains(c) && !_secret.Ids.Contains(n.Record.Id))
            )
        )
            SecretList.ReplaceMarked(store, marked => marked.Concat(Marked()), AtHand());
        if (!Keep() || !Settle())
            return false;
        if (_new.Any(n => n.Copy is { } c && _secret.Copies.Contains(c) && !_secret.Ids.Contains(n.Record.Id)))
            SecretList.ReplaceMarked(store, marked => marked, AtHand());
        Finish();
        var gone = Gone().Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        if (_secret.Ids.Count > 0 && (gone.Overlaps(_secret.Ids) || _ids.Overlaps(_secret.Ids)))
            SecretList.ReplaceMarked(
                store,
                marked => marked.Where(m => !gone.Contains(m.Id) && !_ids.Contains(m.Id)).Concat(Marked()),
                AtHand()
            );
        return true;
    }

    private IEnumerable<SecretPaperEntry> Marked() =>
        _new.Where(n => n.Record.Document.Secrecy is not null)
            .Select(n => new SecretPaperEntry(n.Record.Id, n.File, n.Copy));

    private IEnumerable<(string, string?)> AtHand() => _new.Select(n => (n.Record.Id, n.Copy));

    private void Read()
    {
        var writes = batch.OfType<RecordsWrite>().ToArray();
        string[] targets =
        [
            .. batch.OfType<FailureWrite>().Select(w => Target(w.Failure)).Distinct(StringComparer.Ordinal),
        ];
        if (writes.Length + targets.Length == 0)
            return;
        var about = new Queue<StoredDocument?>(
            store.Get(
                IndexMappings.Ledger,
                [
                    ElasticIds.Secret,
                    .. writes.Select(w => ElasticIds.File(w.Hash)),
                    .. writes.Select(w => ElasticIds.Said(w.Hash)),
                    .. targets.Select(ElasticIds.Failure),
                ]
            )
        );
        _secret = SecretList.FromDocument(about.Dequeue());
        foreach (var write in writes)
            if (about.Dequeue() is { } file)
                _files[write.Hash] = LedgerDocument.Read(file.Source);
        foreach (var write in writes)
            _said[write.Hash] = ElasticAmendmentLog.FromDocument(about.Dequeue());
        foreach (var target in targets)
            _attempts[target] = about.Dequeue()?.Source.GetNumber("attempts") ?? 0;
        _new =
        [
            .. writes.SelectMany(w =>
                AmendmentApplier
                    .Apply(w.Records, _said[w.Hash])
                    .Where(r => !IsRemoved(w.Hash, r.Id))
                    .Select(r => new IncomingRecord(r, w.Hash, RecordDocument.CopyOf(r)))
            ),
        ];
        _byFile = _new.ToLookup(n => n.File, StringComparer.Ordinal);
        _byCopy = _new.Where(n => n.Copy is not null).ToLookup(n => n.Copy!, StringComparer.Ordinal);
        _ids = _new.Select(n => n.Record.Id).ToHashSet(StringComparer.Ordinal);
        _groups.Read(_byCopy);
    }

    private bool IsRemoved(string hash, string id) =>
        _files.TryGetValue(hash, out var file) && file.Tombstones.Any(t => t.Id == id);

    // A file's first record has the file's own id. Others are written down before they are kept, so that what an ended
    // process left is found.
    private void Announce()
    {
        var bulk = new BulkWrites();
        foreach (var file in _new.GroupBy(n => n.File))
        {
            var known = Known(file.Key);
            var unknown = file.Where(n => n.Record.Id != file.Key && known.All(k => k.Id != n.Record.Id)).ToArray();
            if (unknown.Length == 0)
                continue;
            var write = batch.OfType<RecordsWrite>().First(w => w.Hash == file.Key);
            foreach (var name in batch.OfType<NameWrite>().Where(w => w.Hash == file.Key))
                LedgerWriter.AddName(bulk, _ledger, name);
            bulk.Upsert(
                _ledger,
                ElasticIds.File(file.Key),
                json =>
                    LedgerWriter.WriteRecords(
                        json,
                        write,
                        [.. known, .. unknown.Select(n => new LedgerRecordEntry(n.Record.Id, n.Copy))],
                        IsKnown(file.Key)
                    )
            );
        }
        store.SendAll(bulk, outcome => outcome.Status is BulkOutcome.Conflict or BulkOutcome.Absent);
    }

    private bool Keep()
    {
        var bulk = new BulkWrites();
        foreach (var write in batch)
            switch (write)
            {
                case NameWrite name:
                    LedgerWriter.AddName(bulk, _ledger, name);
                    break;
                case StageWrite stage:
                    LedgerWriter.AddStage(bulk, store.Alias(IndexMappings.Stages), stage);
                    break;
                case FailureWrite { Failure.Hash: null } failure:
                    LedgerWriter.AddFailure(bulk, _ledger, failure.Failure, ++_attempts[Target(failure.Failure)]);
                    break;
                case RecordsWrite or FailureWrite:
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(batch), write, "no such write");
            }
        var way = new BulkPipeline(store);
        try
        {
            // Words are split and JSON is printed on all cores, in the order of the batch, while what is made already
            // is on its way.
            foreach (
                var (made, bytes) in _new.Select(n => (New: n, Order: order()))
                    .ToArray()
                    .AsParallel()
                    .AsOrdered()
                    .Select(n => (n.New, n.New.ToBulkLines(_records, n.Order, _groups.FindLead(n.New), Over(n.New))))
            )
            {
                made.Kept = (bulk, bulk.AddRaw(_records, made.Record.Id, bytes));
                if (bulk.All.Length < Ahead)
                    continue;
                way.Send(bulk);
                bulk = new BulkWrites();
            }
            foreach (var gone in Gone())
                bulk.Delete(_records, gone.Id);
            way.Send(bulk);
        }
        finally
        {
            way.WaitForAll();
        }
        if (amended is not null && _new.Any(n => way.GetOutcome(n.Kept).Status == BulkOutcome.Conflict))
            return false;
        foreach (var made in _new)
            if (way.GetOutcome(made.Kept) is { Ok: false } outcome)
                _refused[made.File] = outcome.Reason ?? "the server refuses it";
        foreach (var (item, outcome) in way.Outcomes)
            if (
                item.Index == _ledger
                && outcome is { Ok: false, Status: not (BulkOutcome.Conflict or BulkOutcome.Absent) }
            )
                throw new ArchiveException(
                    $"Elasticsearch at {store.Client.Shown} refuses {item.Id}: {outcome.Reason}",
                    "report this with the command that you gave"
                );
        return true;
    }

    // What was said of the files, the groups of copies and the list of secret papers may have changed while the records
    // were written.
    private bool Settle()
    {
        if (_said.Count == 0)
            return true;
        string[] hashes = [.. _said.Keys];
        var (same, asLeft) = (_groups.Same, _groups.Put().ToHashSet(StringComparer.Ordinal));
        var now = new Queue<StoredDocument?>(
            store.Get(
                IndexMappings.Ledger,
                [.. hashes.Select(ElasticIds.Said), .. same.Select(ElasticIds.Copies), ElasticIds.Secret]
            )
        );
        foreach (var hash in hashes)
            if (!ElasticAmendmentLog.AreEqual(ElasticAmendmentLog.FromDocument(now.Dequeue()), _said[hash]))
                return false;
        foreach (var copy in same)
            if (_groups.IsAsLeft(copy, now.Dequeue()))
                asLeft.Add(copy);
        _secret = SecretList.FromDocument(now.Dequeue());
        _groups.Reconcile(_byCopy, asLeft, _refused);
        foreach (
            var left in batch
                .OfType<RecordsWrite>()
                .SelectMany(w => Known(w.Hash))
                .Where(k => k.Copy is not null && !_byCopy[k.Copy].Any(n => n.Record.Id == k.Id))
                .GroupBy(k => k.Copy!)
        )
            copies.Reconcile(left.Key, [], left.Select(l => l.Id).ToHashSet(StringComparer.Ordinal));
        return true;
    }

    private void Finish()
    {
        var bulk = new BulkWrites();
        foreach (var write in batch)
            if (write is RecordsWrite same && amended is not null)
                bulk.Upsert(
                    _ledger,
                    ElasticIds.File(same.Hash),
                    json =>
                        LedgerWriter.WriteRecords(
                            json,
                            same,
                            _byFile[same.Hash].Select(n => new LedgerRecordEntry(n.Record.Id, n.Copy)),
                            IsKnown(same.Hash)
                        )
                );
            else if (write is RecordsWrite records && !_refused.ContainsKey(records.Hash))
            {
                bulk.Upsert(
                    _ledger,
                    ElasticIds.File(records.Hash),
                    json =>
                        LedgerWriter.WriteDone(
                            json,
                            records,
                            _byFile[records.Hash].Select(n => new LedgerRecordEntry(n.Record.Id, n.Copy)),
                            IsKnown(records.Hash)
                        )
                );
                bulk.Delete(_ledger, ElasticIds.Failure(records.Hash));
                bulk.Delete(_ledger, ElasticIds.Claim(records.Hash));
            }
            else if (write is FailureWrite { Failure.Hash: not null } failure)
                LedgerWriter.FailFile(bulk, _ledger, failure.Failure, ++_attempts[Target(failure.Failure)]);
        foreach (var failure in Refused)
            LedgerWriter.FailFile(bulk, _ledger, failure, 1);
        store.SendAll(bulk, outcome => outcome.Status == BulkOutcome.Absent);
    }

    private DocumentRevision? Over(IncomingRecord made) =>
        amended is not null && amended.TryGetValue(made.Record.Id, out var state) ? state : null;

    private ImmutableArray<LedgerRecordEntry> Known(string hash) =>
        _files.TryGetValue(hash, out var file) ? file.Records : [];

    private bool IsKnown(string hash) => _files.ContainsKey(hash) || _named.Contains(hash);

    /// <summary>Records that the files gave before and give no more.</summary>
    private IEnumerable<LedgerRecordEntry> Gone() =>
        batch
            .OfType<RecordsWrite>()
            .SelectMany(w => Known(w.Hash).Append(new LedgerRecordEntry(w.Hash, null)))
            .Where(k => !_ids.Contains(k.Id))
            .DistinctBy(k => k.Id);

    private static string Target(FileFailure failure) => failure.Hash ?? failure.Path;
}

/// <summary>A record on its way into the index.</summary>
internal sealed record IncomingRecord(DocumentRecord Record, string File, string? Copy)
{
    /// <summary>The write that it became, and what that went with.</summary>
    public (BulkWrites Bulk, BulkItem Item) Kept { get; set; }

    /// <summary>The record in its group of copies.</summary>
    public CopyMember Member => new(Record.Id, CopyGrouping.RankForLead(Record));

    /// <summary>The lines of a bulk that write it.</summary>
    public ReadOnlyMemory<byte> ToBulkLines(string index, long order, string? lead, DocumentRevision? over)
    {
        var buffer = new ArrayBufferWriter<byte>((4 * (Record.Text?.Length ?? 0)) + 4096);
        BulkWrites.Write(
            buffer,
            "index",
            index,
            Record.Id,
            json => RecordDocument.Write(json, Record, File, order, lead),
            over
        );
        return buffer.WrittenMemory;
    }
}
