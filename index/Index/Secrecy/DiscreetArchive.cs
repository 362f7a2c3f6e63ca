using System.Text.Json.Nodes;
using Pipeline.Records;

namespace Pipeline.Index;

/// <summary>
/// An archive that was opened without secret papers, as it is shown: its engine leaves those papers out of every question, and this
/// leaves out what the others say of them. What is written goes through as it is.
/// </summary>
/// <param name="archive">Opened without secret papers.</param>
/// <param name="secrets">What must not be named.</param>
public sealed class DiscreetArchive(IArchive archive, CitedSecrets secrets) : IArchive
{
    private readonly Dictionary<string, Blot?> _blots = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The archive as it is shown to those who did not ask for secret papers; itself where it holds none, or was opened with them.</summary>
    public static IArchive Of(IArchive archive) => archive.SecretMarks() is { Count: > 0 } marks ? new DiscreetArchive(archive, new CitedSecrets(marks)) : archive;

    /// <summary>The archive whose records are whole: for what is computed and written, not for what is shown.</summary>
    public static IArchive Whole(IArchive archive) => archive is DiscreetArchive discreet ? discreet.Beneath : archive;

    /// <summary>The archive as its engine gives it.</summary>
    public IArchive Beneath => archive;

    /// <summary>What must not be named.</summary>
    public CitedSecrets Secrets => secrets;

    /// <summary>What must be blotted out of a record; null for most.</summary>
    public Blot? BlotOf(string id)
    {
        lock (_lock) if (_blots.TryGetValue(id, out var known)) return known;
        return archive.Get(id) is { } record ? Learn(record) : null;
    }

    /// <inheritdoc/>
    public DocumentRecord? Get(string id) => archive.Get(id) is { } record ? Shown(record) : null;
    /// <inheritdoc/>
    public string? Text(string id) => archive.Text(id) is { } text ? BlotOf(id)?.Hide(text) ?? text : null;
    /// <inheritdoc/>
    public IReadOnlyList<DocumentRecord> Page(string after, int limit) => [.. archive.Page(after, limit).Select(Shown)];
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Carriers(string fold) => Shown(archive.Carriers(fold));
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Summaries(IReadOnlyList<string> ids) => Shown(archive.Summaries(ids));
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Copies(string id) => Shown(archive.Copies(id));
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Near(string fold, int limit) => Shown(archive.Near(fold, limit));
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Citing(string fold) => Shown(archive.Citing(fold));
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) => Shown(archive.SameSerial(serials, date));
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Series(string symbol) => Shown(archive.Series(symbol));
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Series(string symbol, int from, int to, Func<string?, bool> issuer) => Shown(archive.Series(symbol, from, to, issuer));
    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> IssuedMarks() => archive.IssuedMarks();
    /// <inheritdoc/>
    public IReadOnlyList<MarkedRecord> ScoredMarks(IReadOnlyList<string> marks) => archive.ScoredMarks(marks);
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> SameSerial(string serial, string date) => Shown(archive.SameSerial(serial, date));
    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Held(string symbol) => archive.Held(symbol);
    /// <inheritdoc/>
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) => archive.WithMarks(marks, limit);
    /// <inheritdoc/>
    public IReadOnlyList<string> Symbols() => archive.Symbols();
    /// <inheritdoc/>
    public IReadOnlyList<RecordSummary> Lost(int limit) => Shown(archive.Lost(limit));
    /// <inheritdoc/>
    public long Hidden() => archive.Hidden();
    /// <inheritdoc/>
    public IReadOnlyList<SecretMark> SecretMarks() => archive.SecretMarks();

    /// <inheritdoc/>
    public IReadOnlyList<Hit> Find(FindQuery query) =>
        archive.Find(query with { BlotOf = BlotOf });

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Findings(FindingQuery query) => [.. archive.Findings(query).Select(Shown).OfType<Finding>()];

    /// <inheritdoc/>
    public IReadOnlyList<Amendment> Amendments(string hash) =>
        [.. archive.Amendments(hash).Select(a => BlotOf(a.Id) is { } blot ? a with { Value = a.Value is { } value ? blot.Hide(value) : null, Note = a.Note is { } note ? blot.Hide(note) : null } : a)];

    private DocumentRecord Shown(DocumentRecord record) => Learn(record) is null ? record : secrets.Hide(record, record.Text ?? archive.Text(record.Id) ?? "");

    private Blot? Learn(DocumentRecord record)
    {
        var blot = secrets.BlotOf(record);
        lock (_lock) return _blots[record.Id] = blot;
    }

    private RecordSummary[] Shown(IReadOnlyList<RecordSummary> summaries) => [.. summaries.Select(Shown)];

    private RecordSummary Shown(RecordSummary summary) => summary.Subject is { } subject && BlotOf(summary.Id) is { } blot ? summary with { Subject = blot.Hide(subject) } : summary;

    private NumberMention[] Shown(IReadOnlyList<NumberMention> mentions) => [.. mentions.Where(m => m.Index is null || !secrets.Is(m.Fold, m.Date, m.Title))];

    /// <summary>What is found of a mention of a secret paper is not told: to whoever may not see that paper it would say that it lacks.</summary>
    private Finding? Shown(Finding finding)
    {
        var blot = BlotOf(finding.Id);
        if (blot is not null && finding.Rule.StartsWith("citation.", StringComparison.Ordinal) && finding.Anchors.Any(a => blot.Places(a.Text).Count > 0)) return null;
        var numbers = finding.Message.Split([' ', ',', ';', ':', '(', ')', '“', '”'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Contains('/', StringComparison.Ordinal) && secrets.IsNumber(Vietnamese.Folding.FoldUpper(w.TrimEnd('.')))).Select(w => w.TrimEnd('.')).ToArray();
        if (blot is null && numbers.Length == 0) return finding;
        var json = JsonNode.Parse(RecordJson.Print(finding))!;
        if (blot is not null)
        {
            CitedSecrets.Hide(json, blot);
            if (archive.Text(finding.Id) is { } text) new ShiftedPlaces(text, blot.Places(text)).Move(json);
        }
        if (numbers.Length > 0) CitedSecrets.Hide(json, new Blot(numbers));
        return RecordJson.ParseFinding(json.ToJsonString());
    }

    /// <inheritdoc/>
    public void PutFindings(IReadOnlyList<string> recordIds, string rulePrefix, IReadOnlyList<Finding> findings) => archive.PutFindings(recordIds, rulePrefix, findings);
    /// <inheritdoc/>
    public void PutFindings(IReadOnlyList<string> recordIds, IReadOnlyList<string> rulePrefixes, IReadOnlyList<Finding> findings) => archive.PutFindings(recordIds, rulePrefixes, findings);
    /// <inheritdoc/>
    public bool Decide(string findingId, Decision decision) => archive.Decide(findingId, decision);
    /// <inheritdoc/>
    public IReadOnlyList<FileFailure> Write(IReadOnlyList<ArchiveWrite> batch) => archive.Write(batch);
    /// <inheritdoc/>
    public Removal? Remove(string id, Tombstone tombstone) => archive.Remove(id, tombstone);
    /// <inheritdoc/>
    public bool Forget(string target) => archive.Forget(target);
    /// <inheritdoc/>
    public void Restore(string hash) => archive.Restore(hash);
    /// <inheritdoc/>
    public IReadOnlyList<KnownFile?> Known(IReadOnlyList<string> paths) => archive.Known(paths);
    /// <inheritdoc/>
    public FileState? File(string hash) => archive.File(hash);
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string hash) => archive.Names(hash);
    /// <inheritdoc/>
    public bool Claim(string hash, string owner, TimeSpan lease) => archive.Claim(hash, owner, lease);
    /// <inheritdoc/>
    public string? Holder(string hash) => archive.Holder(hash);
    /// <inheritdoc/>
    public void Renew(string owner, TimeSpan lease) => archive.Renew(owner, lease);
    /// <inheritdoc/>
    public void Unclaim(string hash, string owner) => archive.Unclaim(hash, owner);
    /// <inheritdoc/>
    public void Release(string owner) => archive.Release(owner);
    /// <inheritdoc/>
    public IReadOnlyList<FileState> Pending(string after, int limit) => archive.Pending(after, limit);
    /// <inheritdoc/>
    public byte[]? Stage(StageKey key) => archive.Stage(key);
    /// <inheritdoc/>
    public IReadOnlyList<FileFailure> Failures(string? kind = null) => archive.Failures(kind);
    /// <inheritdoc/>
    public int Requeue(string? kind) => archive.Requeue(kind);
    /// <inheritdoc/>
    public int RequeueStale(StageVersions current) => archive.RequeueStale(current);
    /// <inheritdoc/>
    public ArchiveStatus Status() => archive.Status();
    /// <inheritdoc/>
    public void PutLink(NameLink link) => archive.PutLink(link);
    /// <inheritdoc/>
    public IReadOnlyList<NameLink> Links() => archive.Links();
    /// <inheritdoc/>
    public IReadOnlyList<FileContent> Contents(string after, int limit) => archive.Contents(after, limit);
    /// <inheritdoc/>
    public IReadOnlyList<FileContent> Contents(IReadOnlyList<string> hashes) => archive.Contents(hashes);
    /// <inheritdoc/>
    public LooseContent Loose() => archive.Loose();
    /// <inheritdoc/>
    public void Put(IReadOnlyList<FileContent> files) => archive.Put(files);
    /// <inheritdoc/>
    public void Put(LooseContent loose) => archive.Put(loose);
    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();
}
