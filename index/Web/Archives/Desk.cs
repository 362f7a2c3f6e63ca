using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.ReviewQueue;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Output;
using Pipeline.Output.Exports;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;
using Pipeline.Records;
using Pipeline.Web.Security;

namespace Pipeline.Web.Archives;

/// <summary>
/// All that the pages ask of the archive, in one place. It is opened without secret papers, and what open papers say of
/// secret ones
/// is left out: to these pages such papers do not exist.
/// </summary>
public sealed class Desk : IDisposable
{
    private const int MostSiblings = 500;
    private static readonly TimeSpan MarksHold = TimeSpan.FromSeconds(2);
    private readonly IArchive _engine,
        _secret;
    private readonly Lock _lock = new();
    private readonly IHttpContextAccessor _asking;
    private IArchive _shown;
    private string _stamp = "";
    private DateTime _asked = DateTime.MinValue;

    /// <summary>Opens the archive; it is made where there is none.</summary>
    public Desk(WebSettings settings, IHttpContextAccessor asking)
    {
        _asking = asking;
        (Office, Blobs) = (settings.Office, ArchiveFactory.OpenBlobs(settings.Index, settings.Blobs));
        _shown = _engine = ArchiveFactory.Open(settings.Index, create: true);
        _secret = ArchiveFactory.Open(settings.Index, secret: true);
    }

    /// <summary>The own office.</summary>
    public OfficeScope Office { get; }

    /// <summary>Original bytes.</summary>
    public IBlobStore Blobs { get; }

    /// <summary>The archive as whoever asks may see it: with secret papers for those alone who are cleared.</summary>
    public IArchive Shown => AccessGate.IsCleared(_asking.HttpContext?.User) ? _secret : Open;

    /// <summary>
    /// The archive without secret papers, whoever asks: what is shared by several persons is made of it. Which papers are secret may change while this runs: it is asked again every few
    /// seconds.
    /// </summary>
    public IArchive Open
    {
        get
        {
            lock (_lock)
            {
                if (DateTime.UtcNow - _asked < MarksHold)
                    return _shown;
                var marks = _engine.SecretMarks();
                var stamp = Stamp(marks);
                if (stamp != _stamp)
                    (_shown, _stamp) = (
                        marks.Count > 0 ? new RedactingArchive(_engine, new SecretReferences(marks)) : _engine,
                        stamp
                    );
                _asked = DateTime.UtcNow;
                return _shown;
            }
        }
    }

    /// <summary>
    /// Tells papers that are blotted from those that are not: part of the name of every kept picture of such a paper.
    /// </summary>
    public string BlotStamp(string id) =>
        Shown is RedactingArchive discreet && discreet.BlotOf(id) is not null ? _stamp : "";

    /// <summary>
    /// The pages of a record's file on which secret papers stand: first and last. A file may hold several documents,
    /// and a page two.
    /// This alone asks for secret papers, and nothing of them is shown.
    /// </summary>
    public Task<IReadOnlyList<(int First, int Last)>> SecretPagesAsync(string id)
    {
        if (AccessGate.IsCleared(_asking.HttpContext?.User))
            return Task.FromResult<IReadOnlyList<(int First, int Last)>>([]);
        var hash = id.Split('#')[0];
        var siblings = _secret
            .ReadPage(hash, MostSiblings)
            .Where(r => r.Id.StartsWith(hash + "#", StringComparison.Ordinal))
            .Prepend(_secret.Get(hash))
            .OfType<DocumentRecord>();
        return Task.FromResult<IReadOnlyList<(int, int)>>([
            .. siblings
                .Where(r => r.Id != id && _engine.Get(r.Id) is null)
                .Select(r => (r.Source.FirstPage ?? 1, (r.Source.FirstPage ?? 1) + (r.Source.Pages ?? 1) - 1)),
        ]);
    }

    /// <summary>After a change: which papers are secret is asked again at once.</summary>
    public void Changed()
    {
        lock (_lock)
            _asked = DateTime.MinValue;
    }

    /// <summary>Asks the archive something.</summary>
    public Task<T> AskAsync<T>(Func<IArchive, T> question) => Task.FromResult(question(Shown));

    /// <summary>A record without its text; null where none is held.</summary>
    public Task<DocumentRecord?> GetAsync(string id) => AskAsync(a => a.Get(id));

    /// <summary>Its plain text.</summary>
    public Task<string?> TextAsync(string id) => AskAsync(a => a.GetText(id));

    /// <summary>A record with all that the archive knows of it; null where none is held.</summary>
    public Task<RecordDetails?> ShowAsync(string id) =>
        AskAsync(a => RecordDetails.Gather(a, new ArchiveLookup(a, Office, whole: false), id));

    /// <summary>
    /// The record that is meant by an id, its first characters or a number that only one carries; null where there is
    /// none.
    /// </summary>
    public Task<string?> MeantAsync(string name) =>
        AskAsync(a =>
            a.Get(name) is not null ? name
            : RecordSelector.Select(a, name) is var found
            && (found.Count == 1 ? found : [.. found.Where(r => r.Lead is null)]) is [var one]
                ? one.Id
            : null
        );

    /// <summary>What persons said of a record, newest last.</summary>
    public Task<IReadOnlyList<Amendment>> HistoryAsync(string id) =>
        AskAsync<IReadOnlyList<Amendment>>(a => [.. a.ListAmendments(id.Split('#')[0]).Where(m => m.Id == id)]);

    /// <summary>Hits, best first.</summary>
    public Task<IReadOnlyList<SearchHit>> FindAsync(FindQuery query) => AskAsync(a => a.Find(query));

    /// <summary>Summaries, in the order asked; those not held are left out.</summary>
    public Task<IReadOnlyList<RecordSummary>> SummariesAsync(IReadOnlyList<string> ids) =>
        AskAsync(a => a.GetSummaries(ids));

    /// <summary>Findings.</summary>
    public Task<IReadOnlyList<Finding>> FindingsAsync(FindingQuery query) => AskAsync(a => a.FindFindings(query));

    /// <summary>All that waits for a person, without secret papers: the list is shared.</summary>
    public Task<IReadOnlyList<ReviewItem>> WaitingAsync() => Task.FromResult(ReviewItemList.Find(Open, Office));

    /// <summary>What of one record waits, likewise.</summary>
    public Task<IReadOnlyList<ReviewItem>> WaitingAsync(string id) =>
        Task.FromResult(ReviewItemList.Find(Open, Office, id));

    /// <summary>
    /// Tells a record as it can be changed here from the same record after a change; empty for a secret one, which is
    /// changed by the commands.
    /// </summary>
    public string VersionOf(string id) => Open.Get(id) is { } record ? Changes.VersionOf(record) : "";

    /// <summary>Deadlines with what answers them, earliest first.</summary>
    public Task<IReadOnlyList<DocumentDeadline>> DeadlinesAsync(string? from, string? to) =>
        AskAsync<IReadOnlyList<DocumentDeadline>>(a =>
            [
                .. DeadlineList
                    .Find(new RecordEnumerator(a), from, to)
                    .Select(d => DeadlineList.WithAnswers(d, a, Office)),
            ]
        );

    /// <summary>The register of one direction, and how many papers stand in none.</summary>
    public Task<(ExportSheet Sheet, int Unknown)> RegisterAsync(bool incoming, int? year) =>
        AskAsync(a =>
        {
            var directions = new PaperDirections(a, Office);
            var sheet = RegisterExport.CreateSheet(
                directions.Select(new RecordEnumerator(a).EnumerateLeads(), incoming),
                incoming,
                year
            );
            return (sheet with { Rows = [.. sheet.Rows] }, directions.Unknown);
        });

    /// <summary>One indicator across units and periods.</summary>
    public Task<ComparisonResult> CompareAsync(string indicator, bool byYear) =>
        AskAsync(a =>
            IndicatorComparison.Compare(
                new RecordEnumerator(a).EnumerateLeads().SelectMany(FigureStatement.FromRecord),
                indicator,
                byYear,
                new NameLinkIndex(a.ListLinks())
            )
        );

    /// <summary>What can be compared.</summary>
    public Task<IReadOnlyList<IndicatorGroup>> IndicatorsAsync() =>
        AskAsync<IReadOnlyList<IndicatorGroup>>(a =>
            [
                .. new IndicatorGroups(
                    new RecordEnumerator(a).EnumerateLeads().SelectMany(FigureStatement.FromRecord),
                    new NameLinkIndex(a.ListLinks())
                ).Groups,
            ]
        );

    /// <summary>Papers with scoring tables, newest first, with what does not hold in their scores.</summary>
    public Task<IReadOnlyList<ScoredPaper>> ScoredAsync() =>
        AskAsync<IReadOnlyList<ScoredPaper>>(a =>
        {
            var findings = a.FindFindings(new FindingQuery { RulePrefix = "score.", Dismissed = false })
                .Concat(a.FindFindings(new FindingQuery { RulePrefix = "criteria.", Dismissed = false }))
                .Where(f => f.Severity != "info")
                .ToLookup(f => f.Id, StringComparer.Ordinal);
            return
            [
                .. new RecordEnumerator(a)
                    .EnumerateLeads()
                    .Where(r => r.ScoringTables.Length > 0)
                    .Select(r => new ScoredPaper(r, [.. findings[r.Id]]))
                    .OrderByDescending(p => p.Record.Document.Date, StringComparer.Ordinal)
                    .ThenBy(p => p.Record.Id, StringComparer.Ordinal),
            ];
        });

    /// <summary>What a paper carries out and what carries it out; null where it is not held.</summary>
    public Task<DirectiveChain?> ChainAsync(string id) => AskAsync(a => DirectiveChain.Gather(a, Office, id));

    /// <summary>Counts.</summary>
    public Task<ArchiveStatus> StatusAsync() => AskAsync(a => a.GetStatus());

    /// <inheritdoc/>
    public void Dispose()
    {
        _secret.Dispose();
        _engine.Dispose();
    }

    private static string Stamp(IReadOnlyList<SecretPaperIdentity> marks) =>
        marks.Count == 0
            ? ""
            : Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join(
                            '\n',
                            marks.Select(m => $"{m.Fold}|{m.Date}|{m.Subject}").Order(StringComparer.Ordinal)
                        )
                    )
                )
            );
}

/// <summary>A paper with scoring tables.</summary>
/// <param name="Record">It.</param>
/// <param name="Findings">What does not hold in its scores; notes and what was dismissed left out.</param>
public sealed record ScoredPaper(DocumentRecord Record, IReadOnlyList<Finding> Findings);
