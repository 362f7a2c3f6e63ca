using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Elasticsearch.Writing;
using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch;

/// <summary>The archive in Elasticsearch, asked over REST; safe for several threads, processes and machines.</summary>
public sealed class ElasticArchive : IArchive
{
    private readonly ElasticClient _client;
    private readonly ElasticStore _store;
    private readonly SecretFilter _seen;
    private readonly ElasticArchiveWriter _writer;
    private readonly ElasticLedger _ledger;
    private readonly ElasticClaims _claims;
    private readonly ElasticRecordStore _records;
    private readonly ElasticFindingStore _findings;
    private readonly ElasticLinkStore _links;
    private readonly ElasticAmendmentLog _amendments;
    private readonly ElasticContents _contents;

    private ElasticArchive(ElasticClient client, ElasticIndices indices, bool secret)
    {
        _client = client;
        _store = new ElasticStore(client, indices);
        _seen = new SecretFilter(indices, secret);
        _writer = new ElasticArchiveWriter(_store);
        _ledger = new ElasticLedger(_store, _seen);
        _claims = new ElasticClaims(_store);
        _records = new ElasticRecordStore(_store, _seen);
        _findings = new ElasticFindingStore(_store, _seen);
        _links = new ElasticLinkStore(_store);
        _amendments = new ElasticAmendmentLog(_store, _seen);
        _contents = new ElasticContents(_store, _writer, _findings);
    }

    /// <summary>Opens or creates the archive; an older one is brought up to date.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="create">Make it where there is none; else its absence is an error.</param>
    /// <param name="secret">Secret papers are in the answers too; else no question finds them.</param>
    /// <param name="upgrade">Hears how far that is.</param>
    /// <exception cref="ArchiveException">It cannot be reached, is another program's, or a newer program made
    /// it.</exception>
    public static ElasticArchive Open(
        ElasticAddress address,
        bool create = false,
        bool secret = false,
        IProgress<UpgradeProgress>? upgrade = null
    ) => Open(address, create, secret, null, upgrade);

    /// <summary>The same; <paramref name="watch"/> hears the path and the body of every request.</summary>
    internal static ElasticArchive Open(
        ElasticAddress address,
        bool create,
        bool secret,
        Action<string, ReadOnlyMemory<byte>>? watch,
        IProgress<UpgradeProgress>? upgrade = null
    )
    {
        var client = new ElasticClient(address) { Watch = watch };
        try
        {
            var indices = new ElasticIndices(client, address.Name);
            indices.EnsureIndices(create, upgrade);
            return new ElasticArchive(client, indices, secret);
        }
        catch
        {
            client.Dispose();
            throw;
        }
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
    public bool TryClaim(string hash, string owner, TimeSpan lease) => _claims.TryClaim(hash, owner, lease);

    /// <inheritdoc/>
    public string? GetClaimOwner(string hash) => _claims.GetClaimOwner(hash);

    /// <inheritdoc/>
    public void RenewClaims(string owner, TimeSpan lease) => _claims.RenewClaims(owner, lease);

    /// <inheritdoc/>
    public void ReleaseClaim(string hash, string owner) => _claims.ReleaseClaim(hash, owner);

    /// <inheritdoc/>
    public void ReleaseAllClaims(string owner) => _claims.ReleaseAllClaims(owner);

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
    public ArchiveStatus GetStatus() =>
        new ElasticStatus(_store, _seen).Read() with
        {
            Health = new ElasticHealth(_client, _store).Read(),
        };

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
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(
        string symbol,
        int from,
        int to,
        Func<string?, bool> issuer
    ) => _records.FindNumbersOfSymbol(symbol, from, to, issuer);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) =>
        _records.SameSerial(serials, date);

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> IssuedMarks() => _records.IssuedMarks();

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> ScoredMarks(IReadOnlyList<string> marks) => _records.ScoredMarks(marks);

    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) => _records.WithMarks(marks, limit);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) => _records.SameSerial(serial, date);

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
        RecordSearch.Find(new ElasticSearchIndex(_store, _seen, _records), query);

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
    public void Dispose() => _client.Dispose();
}
