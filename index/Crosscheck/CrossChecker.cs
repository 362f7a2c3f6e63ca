using System.Collections.Immutable;
using Pipeline.Crosscheck.Invalidation;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules;
using Pipeline.Crosscheck.Rules.Criteria;
using Pipeline.Crosscheck.Rules.Figures;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck;

/// <summary>Runs the rules over everything or over some, and keeps the findings. Decisions of persons stay.</summary>
/// <param name="records">What is held.</param>
/// <param name="findings">Where findings are kept.</param>
/// <param name="office">What the office says of itself.</param>
/// <param name="today">The day against which dates are past, ISO; without it nobody is said to be late.</param>
public sealed class CrossChecker(IRecordStore records, IFindingStore findings, OfficeScope office, string? today = null)
{
    private const int PageSize = 256;
    private const int KeptAtOnce = 4096;

    /// <summary>The prefixes of the rules that this checker runs: their old findings are replaced.</summary>
    public static ImmutableArray<string> Prefixes { get; } =
    ["score.", "criteria.", "citation.", "date.", "figure.", "register.", "target.", "outline.", "report."];

    // Without a day what was found late stays as it is.
    private IReadOnlyList<string> Replaced => today is null ? Prefixes.Remove("report.") : Prefixes;

    /// <summary>Checks all records; gives their number.</summary>
    /// <param name="cancel">Stops between pages; what was checked is kept.</param>
    /// <param name="told">Is given each record by id, with the verdicts of its citations, once its findings are
    /// kept.</param>
    public int CheckAll(
        CancellationToken cancel = default,
        Action<DocumentRecord, ImmutableArray<CitationVerdict>>? told = null
    )
    {
        var lookup = new ArchiveLookup(records, office, whole: true) { Today = today };
        var outliers = new FigureOutlierSearch();
        var count = 0;
        var (ids, found) = (new List<string>(), new List<Finding>());
        // The next page is read while this one is checked; the rules are pure and run on all cores.
        for (var next = Read(""); ; )
        {
            cancel.ThrowIfCancellationRequested();
            var page = next.GetAwaiter().GetResult();
            if (page.Count == 0)
            {
                SaveFindings(ids, found);
                var far = outliers.CollectFindings(lookup.Get).ToList();
                findings.PutFindings(
                    [.. far.Select(f => f.Id).Distinct(StringComparer.Ordinal)],
                    "figure.outlier",
                    far
                );
                return count;
            }
            next = Read(page[^1].Id);
            ids.AddRange(page.Select(r => r.Id));
            var leads = SelectLeads(page);
            foreach (var record in leads)
                outliers.Add(record);
            found.AddRange(Check(leads, lookup));
            if (ids.Count >= KeptAtOnce || told is not null)
            {
                SaveFindings(ids, found);
                ids.Clear();
                found.Clear();
            }
            if (told is not null)
                foreach (var record in leads)
                    told(record, lookup.ResolveCitations(record));
            count += page.Count;
        }

        Task<IReadOnlyList<DocumentRecord>> Read(string after) =>
            Task.Run(() => records.ReadPage(after, PageSize), cancel);
    }

    /// <summary>Checks these records and those whose findings they may change.</summary>
    /// <param name="ids">Records that came or changed.</param>
    /// <param name="before">Records as they were before they changed or went: what they told others is taken
    /// back.</param>
    /// <returns>Ids of all that were checked.</returns>
    public IReadOnlyList<string> CheckTouched(IReadOnlyList<string> ids, params IReadOnlyList<DocumentRecord> before)
    {
        var lookup = new ArchiveLookup(records, office, whole: false) { Today = today };
        var touching = new AffectedRecords(records, lookup);
        var change = new RecordDelta(
            [.. ids.Distinct(StringComparer.Ordinal).Select(lookup.Get).OfType<DocumentRecord>()],
            before
        );
        HashSet<string> touched = [.. ids, .. touching.FindAffected(change)],
            measured = [.. touching.ByCriteria(change)];
        measured.ExceptWith(touched);
        // One set of criteria may touch hundreds of units: of each only what it is measured by is asked again.
        foreach (var some in measured.Order(StringComparer.Ordinal).Chunk(PageSize))
        {
            var page = some.AsParallel().AsOrdered().Select(lookup.Get).OfType<DocumentRecord>().ToList();
            findings.PutFindings(
                [.. page.Select(r => r.Id)],
                "criteria.",
                [
                    .. SelectLeads(page)
                        .AsParallel()
                        .AsOrdered()
                        .SelectMany(r => Measure.Check(r, lookup))
                        .DistinctBy(f => f.FindingId),
                ]
            );
        }
        foreach (var some in touched.Order(StringComparer.Ordinal).Chunk(PageSize))
        {
            var page = some.AsParallel().AsOrdered().Select(lookup.Get).OfType<DocumentRecord>().ToList();
            // What lies far from its peers is known when all are checked; until then it stands as long as its paper
            // says so.
            var far = page.SelectMany(r =>
                findings
                    .FindFindings(new FindingQuery { RecordId = r.Id, RulePrefix = "figure.outlier" })
                    .Where(f => FigureOutlierSearch.StillTells(r, f))
            );
            SaveFindings([.. page.Select(r => r.Id)], [.. Check(SelectLeads(page), lookup), .. far]);
        }
        return [.. touched, .. measured];
    }

    private static readonly CriteriaMismatchRule Measure = new();

    /// <summary>Findings of one record, without keeping them.</summary>
    public static ImmutableArray<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var rule in RuleCatalogue.Local)
            found.AddRange(rule.Check(record));
        foreach (var rule in RuleCatalogue.Archive)
            found.AddRange(rule.Check(record, archive));
        return [.. found.Select(f => OcrDoubt.Weigh(record, f)).OfType<Finding>().DistinctBy(f => f.FindingId)];
    }

    // Only the lead of copies is checked: what it says, it says once.
    private IReadOnlyList<DocumentRecord> SelectLeads(IReadOnlyList<DocumentRecord> page)
    {
        var copies = records
            .GetSummaries([.. page.Select(r => r.Id)])
            .Where(s => s.Lead is not null)
            .Select(s => s.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. page.Where(r => !copies.Contains(r.Id))];
    }

    // One array for each record: nothing is handed over piece by piece between threads.
    private static IEnumerable<Finding> Check(IReadOnlyList<DocumentRecord> page, ArchiveLookup lookup)
    {
        var found = new ImmutableArray<Finding>[page.Count];
        Parallel.For(0, page.Count, i => found[i] = Check(page[i], lookup));
        return found.SelectMany(f => f);
    }

    private void SaveFindings(IReadOnlyList<string> ids, IReadOnlyList<Finding> found)
    {
        if (ids.Count == 0)
            return;
        findings.PutFindings(ids, Replaced, found);
    }
}
