using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>
/// The embedded archive: one SQLite file with FTS5 (the system's library), safe for several threads and processes.
/// </summary>
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
                SqliteWordIndex.EnsureCurrent(_database);
                SqliteCriteriaWriter.EnsureCurrent(_database);
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
    public RemovalSummary? Remove(string id, Tombstone tombstone) => _writer.Remove(id, tombstone);

    /// <inheritdoc/>
    public bool Forget(string target) => _writer.Forget(target);

    /// <inheritdoc/>
    public void Restore(string hash) => _writer.Restore(hash);

    /// <inheritdoc/>
    public IReadOnlyList<KnownFile?> FindKnownFiles(IReadOnlyList<string> paths) => _ledger.FindKnownFiles(paths);

    /// <inheritdoc/>
    public FileState? GetFile(string hash) => _ledger.GetFile(hash);

    /// <inheritdoc/>
    public IReadOnlyList<string> GetNames(string hash) => _ledger.GetNames(hash);

    /// <inheritdoc/>
    public bool TryClaim(string hash, string owner, TimeSpan lease) => _ledger.TryClaim(hash, owner, lease);

    /// <inheritdoc/>
    public string? GetClaimOwner(string hash) => _ledger.GetClaimOwner(hash);

    /// <inheritdoc/>
    public void RenewClaims(string owner, TimeSpan lease) => _ledger.RenewClaims(owner, lease);

    /// <inheritdoc/>
    public void ReleaseClaim(string hash, string owner) => _ledger.ReleaseClaim(hash, owner);

    /// <inheritdoc/>
    public void ReleaseAllClaims(string owner) => _ledger.ReleaseAllClaims(owner);

    /// <inheritdoc/>
    public IReadOnlyList<FileState> ListPending(string after, int limit) => _ledger.ListPending(after, limit);

    /// <inheritdoc/>
    public byte[]? GetStageResult(StageKey key) => _ledger.GetStageResult(key);

    /// <inheritdoc/>
    public IReadOnlyList<FileFailure> ListFailures(string? kind = null) => _ledger.ListFailures(kind);

    /// <inheritdoc/>
    public int RequeueFailures(string? kind) => _ledger.RequeueFailures(kind);

    /// <inheritdoc/>
    public int RequeueStale(StageVersions current) => _ledger.RequeueStale(current);

    /// <inheritdoc/>
    public ArchiveStatus GetStatus() => _ledger.GetStatus();

    /// <inheritdoc/>
    public DocumentRecord? Get(string id) => _records.Get(id);

    /// <inheritdoc/>
    public string? GetText(string id) => _records.GetText(id);

    /// <inheritdoc/>
    public IReadOnlyList<DocumentRecord> ReadPage(string after, int limit) => _records.ReadPage(after, limit);

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindByNumber(string fold) => _records.FindByNumber(fold);

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> GetSummaries(IReadOnlyList<string> ids) => _records.GetSummaries(ids);

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindCopies(string id) => _records.FindCopies(id);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindCitations(string fold) => _records.FindCitations(fold);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) => _records.FindNumbersOfSymbol(symbol);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) => _records.SameSerial(serial, date);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) =>
        _records.SameSerial(serials, date);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(
        string symbol,
        int from,
        int to,
        Func<string?, bool> issuer
    ) => _records.FindNumbersOfSymbol(symbol, from, to, issuer);

    /// <inheritdoc/>
    public IReadOnlyList<NumberCount> CountNumbersOfSymbol(
        string symbol,
        int from,
        int to,
        Func<string?, bool> issuer
    ) => _records.CountNumbersOfSymbol(symbol, from, to, issuer);

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> IssuedMarks() => _records.IssuedMarks();

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> ScoredMarks(IReadOnlyList<string> marks) => _records.ScoredMarks(marks);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) => _records.FindHeldNumbers(symbol);

    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) => _records.WithMarks(marks, limit);

    /// <inheritdoc/>
    public IReadOnlyList<string> ListSymbols() => _records.ListSymbols();

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindNearNumbers(string fold, int limit) =>
        _records.FindNearNumbers(fold, limit);

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Lost(int limit) => _records.Lost(limit);

    /// <inheritdoc/>
    public long CountHiddenDocuments() => _records.CountHiddenDocuments();

    /// <inheritdoc/>
    public IReadOnlyList<SecretPaperIdentity> SecretMarks() => _records.SecretMarks();

    /// <inheritdoc/>
    public IReadOnlyList<SearchHit> Find(FindQuery query) =>
        _database.ReadConsistently(() => RecordSearch.Find(_search, query));

    /// <inheritdoc/>
    public void PutFindings(IReadOnlyList<string> recordIds, string rulePrefix, IReadOnlyList<Finding> findings) =>
        _findings.PutFindings(recordIds, rulePrefix, findings);

    /// <inheritdoc/>
    public void PutFindings(
        IReadOnlyList<string> recordIds,
        IReadOnlyList<string> rulePrefixes,
        IReadOnlyList<Finding> findings
    ) => _findings.PutFindings(recordIds, rulePrefixes, findings);

    /// <inheritdoc/>
    public IReadOnlyList<Finding> FindFindings(FindingQuery query) => _findings.FindFindings(query);

    /// <inheritdoc/>
    public bool Decide(string findingId, Decision decision) => _findings.Decide(findingId, decision);

    /// <inheritdoc/>
    public void PutLink(NameLink link) => _links.PutLink(link);

    /// <inheritdoc/>
    public IReadOnlyList<NameLink> ListLinks() => _links.ListLinks();

    /// <inheritdoc/>
    public IReadOnlyList<Amendment> ListAmendments(string hash) => _amendments.ListAmendments(hash);

    /// <inheritdoc/>
    public IReadOnlyList<FileContent> ReadContents(string after, int limit) => _contents.ReadContents(after, limit);

    /// <inheritdoc/>
    public IReadOnlyList<FileContent> ReadContents(IReadOnlyList<string> hashes) => _contents.ReadContents(hashes);

    /// <inheritdoc/>
    public UnattachedContent ReadUnattachedContent() => _contents.ReadUnattachedContent();

    /// <inheritdoc/>
    public void Put(IReadOnlyList<FileContent> files) => _contents.Put(files);

    /// <inheritdoc/>
    public void Put(UnattachedContent loose) => _contents.Put(loose);

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
