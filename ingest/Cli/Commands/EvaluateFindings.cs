using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Crosscheck;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>Cross-checks what was extracted, and scores it: citations by the paper of the folder that they were resolved to, findings by the planted errors.</summary>
internal static class EvaluateFindings
{
    /// <summary>Cases of all files; findings only where the folder lists planted errors.</summary>
    public static IEnumerable<ScoreCase> Score(string folder, GoldDocument[] gold, IReadOnlyDictionary<string, DocumentRecord[]> records, CancellationToken cancel)
    {
        using var temporary = new EvaluateArchive(records);
        var archive = temporary.Archive;
        var names = Names(gold, records);
        var told = new Dictionary<string, List<ResolvedCitation>>(StringComparer.Ordinal);
        new Checker(archive, archive, OfficeScope.Unknown).CheckAll(cancel, (record, verdicts) =>
        {
            if (!names.TryGetValue(record.Id, out var name)) return;
            if (!told.TryGetValue(name, out var of)) told.Add(name, of = []);
            of.AddRange(verdicts.Select(v => (Cited: record.Citations[v.Index], Verdict: v)).Where(c => c.Cited is { Short: false, Key: not null })
                .Select(c => new ResolvedCitation(c.Cited.Key!, c.Verdict.Resolved is { } id ? names.GetValueOrDefault(id, id) : null, c.Verdict.Verdict)));
        });
        var resolution = new ResolutionScorer(gold);
        var cases = gold.Where(g => told.ContainsKey(g.Name)).SelectMany(g => resolution.Score(g, told[g.Name]));
        if (FindingScorer.Read(folder) is not { } planted) return [.. cases];
        var files = records.SelectMany(r => r.Value.Select(v => (v.Id, r.Key))).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Key, StringComparer.Ordinal);
        var findings = archive.Findings(new FindingQuery()).ToLookup(f => files.GetValueOrDefault(f.Id, ""));
        return [.. cases, .. gold.Where(g => g.Part == 0).SelectMany(g => FindingScorer.Score(g, planted.Where(p => p.File == g.File), findings[g.File]))];
    }

    // A gold of the whole file stands for all its records, one of a part for its own.
    private static Dictionary<string, string> Names(GoldDocument[] gold, IReadOnlyDictionary<string, DocumentRecord[]> records)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var g in gold)
        {
            var own = records.GetValueOrDefault(g.File, []);
            foreach (var record in g.Part is { } part ? own.Skip(part).Take(1) : own) names.TryAdd(record.Id, g.Name);
        }
        return names;
    }
}
