using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Output.Changes;
using Pipeline.Records;

namespace Pipeline.Web.Archives;

/// <summary>What became of a change.</summary>
public enum ChangeState
{
    /// <summary>It is kept.</summary>
    Done,

    /// <summary>No such record or finding is held.</summary>
    NotHeld,

    /// <summary>The record was changed since it was shown: nothing is written.</summary>
    Stale,

    /// <summary>The value or the field cannot be used.</summary>
    Refused,
}

/// <summary>What became of a change, and why.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Why">For a refused one: what is wrong with it.</param>
public sealed record ChangeOutcome(ChangeState State, string? Why = null);

/// <summary>
/// What persons fill in, judge and pair. Changes of this application happen one after another, so that what was looked
/// at is what
/// is changed: whoever sends the version that was shown is told where somebody else was quicker.
/// </summary>
public sealed class Changes(Desk desk) : IDisposable
{
    private const int MostChecked = 500,
        LongestValue = 2000,
        LongestNote = 1000;
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Tells a record as it is shown from the same record after a change.</summary>
    public static string VersionOf(DocumentRecord record) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RecordJson.Print(record))))[..16];

    /// <summary>Fills in or takes back.</summary>
    /// <param name="id">The record.</param>
    /// <param name="said">Fields as set names them; null for what is taken back.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">Why; null where not told.</param>
    /// <param name="version">What was shown; null where that does not matter.</param>
    public Task<ChangeOutcome> SetAsync(
        string id,
        IReadOnlyList<(string Field, string? Value)> said,
        string by,
        string? note,
        string? version
    ) => AloneAsync(() => Set(id, said, by, note, version));

    private ChangeOutcome Set(
        string id,
        IReadOnlyList<(string Field, string? Value)> said,
        string by,
        string? note,
        string? version
    )
    {
        var archive = desk.Open;
        if (archive.Get(id) is not { } shown)
            return new(ChangeState.NotHeld);
        if (version is not null && version != VersionOf(shown))
            return new(ChangeState.Stale);
        if (Refused(said.Select(s => s.Value), note) is { } refused)
            return refused;
        // What is said is set beside what was read, all of it; what is shown leaves out what others say of secret
        // papers.
        var whole = RedactingArchive.Unwrap(archive);
        var office = new AmendmentService(whole, whole.Get(id)! with { Text = whole.GetText(id) }, by, note);
        var amendments = new List<Amendment>();
        foreach (var (field, value) in said)
        {
            var amendment = value is null ? office.TakeBack(field) : office.CreateAmendment(field, value);
            if (!amendment.TryGet(out var one))
                return new(ChangeState.Refused, amendment.Error);
            amendments.Add(one);
        }
        office.SaveAll(amendments, desk.Office);
        desk.Changed();
        // What was found while a paper could be seen is forgotten when it is marked secret.
        if (amendments.Any(a => a.Field == "secrecy") && archive.GetStatus().Records <= MostChecked)
            new CrossChecker(desk.Open, desk.Open, desk.Office).CheckAll();
        return new(ChangeState.Done);
    }

    /// <summary>Judges a finding.</summary>
    /// <param name="findingId">Its id.</param>
    /// <param name="verdict">accept or dismiss.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">Why; null where not told.</param>
    public Task<ChangeOutcome> DecideAsync(string findingId, string verdict, string by, string? note) =>
        AloneAsync(() =>
        {
            if (verdict is not ("accept" or "dismiss"))
                return new(ChangeState.Refused, "verdict is accept or dismiss");
            if (Refused([], note) is { } refused)
                return refused;
            var archive = desk.Open;
            // Asked first: a finding about a secret paper is none to whoever may not see it.
            var held = archive.FindFindings(new FindingQuery { FindingId = findingId }).Count > 0;
            return new(
                held && archive.Decide(findingId, new Decision(verdict, by, Now(), note))
                    ? ChangeState.Done
                    : ChangeState.NotHeld
            );
        });

    /// <summary>Says that two names are one, or two.</summary>
    /// <param name="kind">indicator or organisation.</param>
    /// <param name="one">A name.</param>
    /// <param name="other">The other name.</param>
    /// <param name="same">They are one.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">Why; null where not told.</param>
    public Task<ChangeOutcome> LinkAsync(string kind, string one, string other, bool same, string by, string? note) =>
        AloneAsync(() =>
        {
            if (kind is not (NameLinkIndex.Indicator or NameLinkIndex.Organisation))
                return new(ChangeState.Refused, "kind is indicator or organisation");
            if (Refused([one, other], note) is { } refused)
                return refused;
            var link = new NameLink(kind, one.Trim(), other.Trim(), same, by, Now(), note);
            string Key(string name) =>
                kind == NameLinkIndex.Indicator
                    ? new IndicatorKey(name).Text
                    : OrganisationNameMatcher.ComputeKey(name);
            if (link.One.Length == 0 || link.Other.Length == 0)
                return new(ChangeState.Refused, "both names need words");
            if (Key(link.One) == Key(link.Other))
                return new(ChangeState.Refused, "these are read as one name already");
            desk.Open.PutLink(link);
            return new(ChangeState.Done);
        });

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<ChangeOutcome> AloneAsync(Func<ChangeOutcome> change)
    {
        await _one.WaitAsync();
        try
        {
            return change();
        }
        finally
        {
            _one.Release();
        }
    }

    private static ChangeOutcome? Refused(IEnumerable<string?> values, string? note) =>
        values.Any(v => v?.Length > LongestValue)
            ? new(ChangeState.Refused, $"a value is longer than {LongestValue} characters")
        : note?.Length > LongestNote ? new(ChangeState.Refused, $"the note is longer than {LongestNote} characters")
        : null;

    private static string Now() => DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
