using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>The embedded archive: one SQLite file with FTS5 (the system's library), safe for several threads and processes.</summary>
public sealed class SqliteArchive : IArchive
{
    private readonly SqliteDatabase _database;
    private readonly SqliteArchiveWriter _writer;
    private readonly SqliteLedger _ledger;
    private readonly SqliteRecordStore _records;
    private readonly SqliteSearchIndex _search;
    private readonly SqliteFindingStore _findings;
    private readonly SqliteLinkStore _links;
    private readonly SqliteAmendmentLog _amendments;
    private readonly SqliteContents _contents;

    /// <summary>Opens or creates the archive; an older one is brought up to date.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="secret">Secret papers are in the answers too; else no question finds them.</param>
    /// <exception cref="ArchiveException">It cannot be opened, or a newer program made it.</exception>
    public SqliteArchive(string path, bool secret = false)
    {
        _database = new SqliteDatabase(path, secret);
        try
        {
            SqliteSchema.Apply(_database, path);
            // What a reader finds out of date its keeper's next command puts right.
            if (!_database.ReadOnly)
            {
                SqliteWordIndex.Keep(_database);
                SqliteCriteria.Keep(_database);
            }
        }
        catch
        {
            _database.Dispose();
            throw;
        }
        _amendments = new SqliteAmendmentLog(_database);
        _writer = new SqliteArchiveWriter(_database, _amendments);
        _ledger = new SqliteLedger(_database);
        _records = new SqliteRecordStore(_database);
        _search = new SqliteSearchIndex(_database, _records);
        _findings = new SqliteFindingStore(_database);
        _links = new SqliteLinkStore(_database);
        _contents = new SqliteContents(_database, new SqliteRecordWriter(_database), _amendments);
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileFailure> Write(IReadOnlyList<ArchiveWrite> batch) => _writer.Write(batch);
    /// <inheritdoc/>
    public Removal? Remove(string id, Tombstone tombstone) => _writer.Remove(id, tombstone);
    /// <inheritdoc/>
    public bool Forget(string target) => _writer.Forget(target);
    /// <inheritdoc/>
    public void Restore(string hash) => _writer.Restore(hash);
    /// <inheritdoc/>
    public IReadOnlyList<KnownFile?> Known(IReadOnlyList<string> paths) => _ledger.Known(paths);
    /// <inheritdoc/>
    public FileState? File(string hash) => _ledger.File(hash);
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string hash) => _ledger.Names(hash);
    /// <inheritdoc/>
    public bool Claim(string hash, string owner, TimeSpan lease) => _ledger.Claim(hash, owner, lease);
    /// <inheritdoc/>
    public string? Holder(string hash) => _ledger.Holder(hash);
    /// <inheritdoc/>
    public void Renew(string owner, TimeSpan lease) => _ledger.Renew(owner, lease);
    /// <inheritdoc/>
    public void Unclaim(string hash, string owner) => _ledger.Unclaim(hash, owner);
    /// <inheritdoc/>
    public void Release(string owner) => _ledger.Release(owner);
    /// <inheritdoc/>
    public IReadOnlyList<FileState> Pending(string after, int limit) => _ledger.Pending(after, limit);
    /// <inheritdoc/>
    public byte[]? Stage(StageKey key) => _ledger.Stage(key);
    /// <inheritdoc/>
    public IReadOnlyList<FileFailure> Failures(string? kind = null) => _ledger.Failures(kind);
    /// <inheritdoc/>
    public int Requeue(string? kind) => _ledger.Requeue(kind);
    /// <inheritdoc/>
    public int RequeueStale(StageVersions current) => _ledger.RequeueStale(current);
    /// <inheritdoc/>
    public ArchiveStatus Status() => _ledger.Status();
    /// <inheritdoc/>
    public DocumentRecord? Get(string id) => _records.Get(id);
    /// <inheritdoc/>
    public string? Text(string id) => _records.Text(id);
    /// <inheritdoc/>
    public IReadOnlyList<DocumentRecord> Page(string after, int limit) => _records.Page(after, limit);
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Carriers(string fold) => _records.Carriers(fold);
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Summaries(IReadOnlyList<string> ids) => _records.Summaries(ids);
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Copies(string id) => _records.Copies(id);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Citing(string fold) => _records.Citing(fold);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Series(string symbol) => _records.Series(symbol);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) => _records.SameSerial(serial, date);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) => _records.SameSerial(serials, date);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Series(string symbol, int from, int to, Func<string?, bool> issuer) => _records.Series(symbol, from, to, issuer);
    /// <inheritdoc/>
    public IReadOnlyList<NumberCount> Counts(string symbol, int from, int to, Func<string?, bool> issuer) => _records.Counts(symbol, from, to, issuer);
    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> IssuedMarks() => _records.IssuedMarks();
    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> ScoredMarks(IReadOnlyList<string> marks) => _records.ScoredMarks(marks);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Held(string symbol) => _records.Held(symbol);
    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) => _records.WithMarks(marks, limit);
    /// <inheritdoc/>
    public IReadOnlyList<string> Symbols() => _records.Symbols();
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Near(string fold, int limit) => _records.Near(fold, limit);
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Lost(int limit) => _records.Lost(limit);
    /// <inheritdoc/>
    public long Hidden() => _records.Hidden();
    /// <inheritdoc/>
    public IReadOnlyList<SecretMark> SecretMarks() => _records.SecretMarks();
    /// <inheritdoc/>
    public IReadOnlyList<Hit> Find(FindQuery query) => _database.Reading(() => RecordSearch.Find(_search, query));
    /// <inheritdoc/>
    public void PutFindings(IReadOnlyList<string> recordIds, string rulePrefix, IReadOnlyList<Finding> findings) => _findings.PutFindings(recordIds, rulePrefix, findings);
    /// <inheritdoc/>
    public void PutFindings(IReadOnlyList<string> recordIds, IReadOnlyList<string> rulePrefixes, IReadOnlyList<Finding> findings) => _findings.PutFindings(recordIds, rulePrefixes, findings);
    /// <inheritdoc/>
    public IReadOnlyList<Finding> Findings(FindingQuery query) => _findings.Findings(query);
    /// <inheritdoc/>
    public bool Decide(string findingId, Decision decision) => _findings.Decide(findingId, decision);
    /// <inheritdoc/>
    public void PutLink(NameLink link) => _links.PutLink(link);
    /// <inheritdoc/>
    public IReadOnlyList<NameLink> Links() => _links.Links();
    /// <inheritdoc/>
    public IReadOnlyList<Amendment> Amendments(string hash) => _amendments.Amendments(hash);
    /// <inheritdoc/>
    public IReadOnlyList<FileContent> Contents(string after, int limit) => _contents.Contents(after, limit);
    /// <inheritdoc/>
    public IReadOnlyList<FileContent> Contents(IReadOnlyList<string> hashes) => _contents.Contents(hashes);
    /// <inheritdoc/>
    public LooseContent Loose() => _contents.Loose();
    /// <inheritdoc/>
    public void Put(IReadOnlyList<FileContent> files) => _contents.Put(files);
    /// <inheritdoc/>
    public void Put(LooseContent loose) => _contents.Put(loose);
    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
