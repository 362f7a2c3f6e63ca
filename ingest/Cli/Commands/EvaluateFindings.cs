using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Crosscheck;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>Cross-checks what was extracted from a generated corpus and scores the findings against the planted errors.</summary>
internal static class EvaluateFindings
{
    /// <summary>Cases of all files; none where the folder lists no planted errors.</summary>
    public static IEnumerable<ScoreCase> Score(string folder, GoldDocument[] gold, IReadOnlyDictionary<string, DocumentRecord[]> records, CancellationToken cancel)
    {
        if (FindingScorer.Read(folder) is not { } planted) return [];
        using var temporary = new EvaluateArchive(records);
        var archive = temporary.Archive;
        new Checker(archive, archive, OfficeScope.Unknown).CheckAll(cancel);
        var files = records.SelectMany(r => r.Value.Select(v => (v.Id, r.Key))).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Key, StringComparer.Ordinal);
        var findings = archive.Findings(new FindingQuery()).ToLookup(f => files.GetValueOrDefault(f.Id, ""));
        return [.. gold.Where(g => g.Part == 0).SelectMany(g => FindingScorer.Score(g, planted.Where(p => p.File == g.File), findings[g.File]))];
    }
}
