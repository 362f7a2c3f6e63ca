using System.Text.Json.Nodes;
using Pipeline.Index.Model;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Redaction;

/// <summary>
/// An archive that was opened without secret papers, as it is shown: its engine leaves those papers out of every
/// question, and this
/// leaves out what the others say of them. What is written goes through as it is.
/// </summary>
/// <param name="archive">Opened without secret papers.</param>
/// <param name="secrets">What must not be named.</param>
public sealed class RedactingArchive(IArchive archive, SecretReferences secrets) : IArchive
{
    private readonly Dictionary<string, Redactor?> _blots = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>
    /// The archive as it is shown to those who did not ask for secret papers; itself where it holds none, or was opened
    /// with them.
    /// </summary>
    public static IArchive Wrap(IArchive archive) =>
        archive.SecretMarks() is { Count: > 0 } marks
            ? new RedactingArchive(archive, new SecretReferences(marks))
            : archive;

    /// <summary>The archive whose records are whole: for what is computed and written, not for what is shown.</summary>
    public static IArchive Unwrap(IArchive archive) =>
        archive is RedactingArchive discreet ? discreet.Beneath : archive;

    /// <summary>The archive as its engine gives it.</summary>
    public IArchive Beneath => archive;

    /// <summary>What must not be named.</summary>
    public SecretReferences Secrets => secrets;

    /// <summary>What must be blotted out of a record; null for most.</summary>
    public Redactor? BlotOf(string id)
    {
        lock (_lock)
            if (_blots.TryGetValue(id, out var known))
                return known;
        return archive.Get(id) is { } record ? LoadRedactor(record) : null;
    }

    /// <inheritdoc/>
    public DocumentRecord? Get(string id) => archive.Get(id) is { } record ? RedactShown(record) : null;

    /// <inheritdoc/>
    public string? GetText(string id) => archive.GetText(id) is { } text ? BlotOf(id)?.Redact(text) ?? text : null;

    /// <inheritdoc/>
    public IReadOnlyList<DocumentRecord> ReadPage(string after, int limit) =>
        [.. archive.ReadPage(after, limit).Select(RedactShown)];

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindByNumber(string fold) => RedactShown(archive.FindByNumber(fold));

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> GetSummaries(IReadOnlyList<string> ids) =>
        RedactShown(archive.GetSummaries(ids));

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindCopies(string id) => RedactShown(archive.FindCopies(id));

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> FindNearNumbers(string fold, int limit) =>
        RedactShown(archive.FindNearNumbers(fold, limit));

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindCitations(string fold) => RedactShown(archive.FindCitations(fold));

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) =>
        RedactShown(archive.SameSerial(serials, date));

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) =>
        RedactShown(archive.FindNumbersOfSymbol(symbol));

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(
        string symbol,
        int from,
        int to,
        Func<string?, bool> issuer
    ) => RedactShown(archive.FindNumbersOfSymbol(symbol, from, to, issuer));

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> IssuedMarks() => archive.IssuedMarks();

    /// <inheritdoc/>
    public IReadOnlyList<CriteriaRecord> ScoredMarks(IReadOnlyList<string> marks) => archive.ScoredMarks(marks);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) =>
        RedactShown(archive.SameSerial(serial, date));

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) => archive.FindHeldNumbers(symbol);

    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) => archive.WithMarks(marks, limit);

    /// <inheritdoc/>
    public IReadOnlyList<string> ListSymbols() => archive.ListSymbols();

    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Lost(int limit) => RedactShown(archive.Lost(limit));

    /// <inheritdoc/>
    public long CountHiddenDocuments() => archive.CountHiddenDocuments();

    /// <inheritdoc/>
    public IReadOnlyList<SecretPaperIdentity> SecretMarks() => archive.SecretMarks();

    /// <inheritdoc/>
    public IReadOnlyList<SearchHit> Find(FindQuery query) => archive.Find(query with { BlotOf = BlotOf });

    /// <inheritdoc/>
    public IReadOnlyList<Finding> FindFindings(FindingQuery query) =>
        [.. archive.FindFindings(query).Select(RedactShown).OfType<Finding>()];

    /// <inheritdoc/>
    public IReadOnlyList<Amendment> ListAmendments(string hash) =>
        [
            .. archive
                .ListAmendments(hash)
                .Select(a =>
                    BlotOf(a.Id) is { } blot
                        ? a with
                        {
                            Value = a.Value is { } value ? blot.Redact(value) : null,
                            Note = a.Note is { } note ? blot.Redact(note) : null,
                        }
                        : a
                ),
        ];

    private DocumentRecord RedactShown(DocumentRecord record) =>
        LoadRedactor(record) is null ? record : secrets.Redact(record, record.Text ?? archive.GetText(record.Id) ?? "");

    private Redactor? LoadRedactor(DocumentRecord record)
    {
        var blot = secrets.BlotOf(record);
        lock (_lock)
            return _blots[record.Id] = blot;
    }

    private RecordSummary[] RedactShown(IReadOnlyList<RecordSummary> summaries) => [.. summaries.Select(RedactShown)];

    private RecordSummary RedactShown(RecordSummary summary) =>
        summary.Subject is { } subject && BlotOf(summary.Id) is { } blot
            ? summary with
            {
                Subject = blot.Redact(subject),
            }
            : summary;

    private NumberMention[] RedactShown(IReadOnlyList<NumberMention> mentions) =>
        [.. mentions.Where(m => m.Index is null || !secrets.NamesSecretPaper(m.Fold, m.Date, m.Title))];

    /// <summary>
    /// What is found of a mention of a secret paper is not told: to whoever may not see that paper it would say that it
    /// lacks.
    /// </summary>
    private Finding? RedactShown(Finding finding)
    {
        var blot = BlotOf(finding.Id);
        if (
            blot is not null
            && finding.Rule.StartsWith("citation.", StringComparison.Ordinal)
            && finding.Anchors.Any(a => blot.FindPlaces(a.Text).Count > 0)
        )
            return null;
        var numbers = finding
            .Message.Split([' ', ',', ';', ':', '(', ')', '“', '”'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w =>
                w.Contains('/', StringComparison.Ordinal)
                && secrets.IsNumber(Pipeline.Vietnamese.Characters.Folding.FoldUpper(w.TrimEnd('.')))
            )
            .Select(w => w.TrimEnd('.'))
            .ToArray();
        if (blot is null && numbers.Length == 0)
            return finding;
        var json = JsonNode.Parse(RecordJson.Print(finding))!;
        if (blot is not null)
        {
            SecretReferences.Redact(json, blot);
            if (archive.GetText(finding.Id) is { } text)
                new AnchorShifter(text, blot.FindPlaces(text)).Move(json);
        }
        if (numbers.Length > 0)
            SecretReferences.Redact(json, new Redactor(numbers));
        return RecordJson.ParseFinding(json.ToJsonString());
    }

    /// <inheritdoc/>
    public void PutFindings(IReadOnlyList<string> recordIds, string rulePrefix, IReadOnlyList<Finding> findings) =>
        archive.PutFindings(recordIds, rulePrefix, findings);

    /// <inheritdoc/>
    public void PutFindings(
        IReadOnlyList<string> recordIds,
        IReadOnlyList<string> rulePrefixes,
        IReadOnlyList<Finding> findings
    ) => archive.PutFindings(recordIds, rulePrefixes, findings);

    /// <inheritdoc/>
    public bool Decide(string findingId, Decision decision) => archive.Decide(findingId, decision);

    /// <inheritdoc/>
    public IReadOnlyList<FileFailure> Write(IReadOnlyList<ArchiveWrite> batch) => archive.Write(batch);

    /// <inheritdoc/>
    public RemovalSummary? Remove(string id, Tombstone tombstone) => archive.Remove(id, tombstone);

    /// <inheritdoc/>
    public bool Forget(string target) => archive.Forget(target);

    /// <inheritdoc/>
    public void Restore(string hash) => archive.Restore(hash);

    /// <inheritdoc/>
    public IReadOnlyList<KnownFile?> FindKnownFiles(IReadOnlyList<string> paths) => archive.FindKnownFiles(paths);

    /// <inheritdoc/>
    public FileState? GetFile(string hash) => archive.GetFile(hash);

    /// <inheritdoc/>
    public IReadOnlyList<string> GetNames(string hash) => archive.GetNames(hash);

    /// <inheritdoc/>
    public bool TryClaim(string hash, string owner, TimeSpan lease) => archive.TryClaim(hash, owner, lease);

    /// <inheritdoc/>
    public string? GetClaimOwner(string hash) => archive.GetClaimOwner(hash);

    /// <inheritdoc/>
    public void RenewClaims(string owner, TimeSpan lease) => archive.RenewClaims(owner, lease);

    /// <inheritdoc/>
    public void ReleaseClaim(string hash, string owner) => archive.ReleaseClaim(hash, owner);

    /// <inheritdoc/>
    public void ReleaseAllClaims(string owner) => archive.ReleaseAllClaims(owner);

    /// <inheritdoc/>
    public IReadOnlyList<FileState> ListPending(string after, int limit) => archive.ListPending(after, limit);

    /// <inheritdoc/>
    public byte[]? GetStageResult(StageKey key) => archive.GetStageResult(key);

    /// <inheritdoc/>
    public IReadOnlyList<FileFailure> ListFailures(string? kind = null) => archive.ListFailures(kind);

    /// <inheritdoc/>
    public int RequeueFailures(string? kind) => archive.RequeueFailures(kind);

    /// <inheritdoc/>
    public int RequeueStale(StageVersions current) => archive.RequeueStale(current);

    /// <inheritdoc/>
    public ArchiveStatus GetStatus() => archive.GetStatus();

    /// <inheritdoc/>
    public void PutLink(NameLink link) => archive.PutLink(link);

    /// <inheritdoc/>
    public IReadOnlyList<NameLink> ListLinks() => archive.ListLinks();

    /// <inheritdoc/>
    public IReadOnlyList<FileContent> ReadContents(string after, int limit) => archive.ReadContents(after, limit);

    /// <inheritdoc/>
    public IReadOnlyList<FileContent> ReadContents(IReadOnlyList<string> hashes) => archive.ReadContents(hashes);

    /// <inheritdoc/>
    public UnattachedContent ReadUnattachedContent() => archive.ReadUnattachedContent();

    /// <inheritdoc/>
    public void Put(IReadOnlyList<FileContent> files) => archive.Put(files);

    /// <inheritdoc/>
    public void Put(UnattachedContent loose) => archive.Put(loose);

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();
}
