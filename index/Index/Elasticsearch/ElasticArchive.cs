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
    /// <exception cref="ArchiveException">It cannot be reached, is another program's, or a newer program made it.</exception>
    public static ElasticArchive Open(ElasticAddress address, bool create = false, bool secret = false, IProgress<UpgradeProgress>? upgrade = null) => Open(address, create, secret, null, upgrade);

    /// <summary>The same; <paramref name="watch"/> hears the path and the body of every request.</summary>
    internal static ElasticArchive Open(ElasticAddress address, bool create, bool secret, Action<string, ReadOnlyMemory<byte>>? watch, IProgress<UpgradeProgress>? upgrade = null)
    {
        var client = new ElasticClient(address) { Watch = watch };
        try
        {
            var indices = new ElasticIndices(client, address.Name);
            indices.Keep(create, upgrade);
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
    public bool Claim(string hash, string owner, TimeSpan lease) => _claims.Claim(hash, owner, lease);
    /// <inheritdoc/>
    public string? Holder(string hash) => _claims.Holder(hash);
    /// <inheritdoc/>
    public void Renew(string owner, TimeSpan lease) => _claims.Renew(owner, lease);
    /// <inheritdoc/>
    public void Unclaim(string hash, string owner) => _claims.Unclaim(hash, owner);
    /// <inheritdoc/>
    public void Release(string owner) => _claims.Release(owner);
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
    public ArchiveStatus Status() => new ElasticStatus(_store, _seen).Read() with { Health = new ElasticHealth(_client, _store).Read() };
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
    public IReadOnlyList<NumberMention> Series(string symbol, int from, int to, Func<string?, bool> issuer) => _records.Series(symbol, from, to, issuer);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) => _records.SameSerial(serials, date);
    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> IssuedMarks() => _records.IssuedMarks();
    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> ScoredMarks(IReadOnlyList<string> marks) => _records.ScoredMarks(marks);
    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) => _records.WithMarks(marks, limit);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) => _records.SameSerial(serial, date);
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
    public IReadOnlyList<Hit> Find(FindQuery query) => RecordSearch.Find(new ElasticSearchIndex(_store, _seen, _records), query);
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
    public void Dispose() => _client.Dispose();
}
