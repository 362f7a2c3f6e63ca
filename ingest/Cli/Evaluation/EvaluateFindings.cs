using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.ReviewQueue;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Cli.Evaluation;

/// <summary>
/// Cross-checks what was extracted, and scores it: citations by the paper of the folder that they were resolved to,
/// findings by the planted errors.
/// </summary>
internal static class EvaluateFindings
{
    /// <summary>Cases of all files; findings only where the folder lists planted errors.</summary>
    public static IEnumerable<ScoreCase> Score(
        string folder,
        GoldDocument[] gold,
        IReadOnlyDictionary<string, DocumentRecord[]> records,
        CancellationToken cancel
    )
    {
        using var temporary = new EvaluateArchive(records);
        var archive = temporary.Archive;
        var names = Names(gold, records);
        var told = new Dictionary<string, List<ResolvedCitation>>(StringComparer.Ordinal);
        new CrossChecker(archive, archive, OfficeScope.Unknown).CheckAll(
            cancel,
            (record, verdicts) =>
            {
                if (!names.TryGetValue(record.Id, out var name))
                    return;
                if (!told.TryGetValue(name, out var of))
                    told.Add(name, of = []);
                of.AddRange(
                    verdicts
                        .Select(v => (Cited: record.Citations[v.Index], Verdict: v))
                        .Where(c => c.Cited is { Short: false, Key: not null })
                        .Select(c => new ResolvedCitation(
                            c.Cited.Key!,
                            c.Verdict.Resolved is { } id ? names.GetValueOrDefault(id, id) : null,
                            c.Verdict.Verdict
                        ))
                );
            }
        );
        var resolution = new ResolutionScorer(gold);
        var cases = gold.Where(g => told.ContainsKey(g.Name)).SelectMany(g => resolution.Score(g, told[g.Name]));
        if (FindingScorer.Read(folder) is not { } planted)
            return [.. cases];
        var files = records
            .SelectMany(r => r.Value.Select(v => (v.Id, r.Key)))
            .DistinctBy(p => p.Id)
            .ToDictionary(p => p.Id, p => p.Key, StringComparer.Ordinal);
        var findings = archive.FindFindings(new FindingQuery()).ToLookup(f => files.GetValueOrDefault(f.Id, ""));
        return
        [
            .. cases,
            .. gold.Where(g => g.Part == 0)
                .SelectMany(g => FindingScorer.Score(g, planted.Where(p => p.File == g.File), findings[g.File])),
        ];
    }

    // A gold of the whole file stands for all its records, one of a part for its own.
    private static Dictionary<string, string> Names(
        GoldDocument[] gold,
        IReadOnlyDictionary<string, DocumentRecord[]> records
    )
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var g in gold)
        {
            var own = records.GetValueOrDefault(g.File, []);
            foreach (var record in g.Part is { } part ? own.Skip(part).Take(1) : own)
                names.TryAdd(record.Id, g.Name);
        }
        return names;
    }
}

/// <summary>An archive for as long as an evaluation asks it, filled with what was extracted.</summary>
internal sealed class EvaluateArchive : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluate-").FullName;

    /// <summary>Fills it.</summary>
    /// <param name="records">Records by file.</param>
    public EvaluateArchive(IReadOnlyDictionary<string, DocumentRecord[]> records)
    {
        Archive = ArchiveFactory.Open($"sqlite:{Path.Combine(_folder, "archive.db")}", create: true, secret: true);
        Archive.Write([
            .. records
                .Where(r => r.Value.Length > 0)
                .SelectMany(r =>
                    new ArchiveWrite[]
                    {
                        new NameWrite("/" + r.Key, r.Key, Hash(r.Value), r.Value[0].Source.Bytes, 1),
                        new RecordsWrite(Hash(r.Value), [.. r.Value], new StageVersions(1, 1)),
                    }
                ),
        ]);
    }

    /// <summary>The archive.</summary>
    public IArchive Archive { get; }

    public void Dispose()
    {
        Archive.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Hash(DocumentRecord[] records) => records[0].Id.Split('#')[0];
}

/// <summary>
/// Scores what is suggested first for numbers and dates in ink that were left unread: nothing suggested is missed,
/// another value is wrong.
/// </summary>
internal static class EvaluateSuggestions
{
    /// <summary>Cases "suggestion.number" and "suggestion.date" of all files.</summary>
    public static IEnumerable<ScoreCase> Score(
        GoldDocument[] gold,
        IReadOnlyDictionary<string, DocumentRecord[]> records
    )
    {
        if (!gold.Any(g => g.Values.Any(v => v is { Ink: true, Field: "number" or "date" })))
            return [];
        using var temporary = new EvaluateArchive(records);
        var list = new ReviewItemFinder(new ArchiveLookup(temporary.Archive, OfficeScope.Unknown, whole: false));
        foreach (var (file, held) in records)
            if (held.Length > 0)
                list.Learn(held[0], [file]);
        return
        [
            .. gold.Where(g => g.Part is null or 0)
                .SelectMany(g => Score(g, records.GetValueOrDefault(g.File, []), list)),
        ];
    }

    private static IEnumerable<ScoreCase> Score(GoldDocument gold, DocumentRecord[] records, ReviewItemFinder list)
    {
        if (records.Length == 0)
            yield break;
        var waiting = list.Find(records[0], [gold.File]);
        foreach (var value in gold.Values.Where(v => v is { Ink: true, Field: "number" or "date", Value: not null }))
            if (waiting.FirstOrDefault(w => w.Code == value.Field + ".unread") is { } unread)
            {
                var first = unread.Suggestions.Length > 0 ? unread.Suggestions[0].Value : null;
                var outcome =
                    first is null ? Outcome.Missed
                    : first == value.Value || value.Also.Contains(first) ? Outcome.Right
                    : Outcome.Wrong;
                yield return new ScoreCase(
                    gold.Name,
                    gold.Format,
                    string.Join(' ', gold.Tags),
                    "suggestion." + value.Field,
                    "",
                    outcome,
                    value.Value,
                    first
                );
            }
    }
}
