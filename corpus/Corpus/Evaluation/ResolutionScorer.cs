using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Corpus.Evaluation;

/// <summary>What an archive of the whole folder made of one citation.</summary>
/// <param name="Key">The cited number.</param>
/// <param name="File">The gold document that it was resolved to, by <see cref="GoldDocument.Name"/>; null where it
/// stayed open.</param>
/// <param name="Verdict">resolved, ambiguous, not-held …</param>
public sealed record ResolvedCitation(string Key, string? File, string Verdict);

/// <summary>
/// Scores which document each citation was resolved to: the gold tells numbers and dates of the folder's papers, and
/// with them which
/// of them a citation means. Where number and date do not single out one paper, nothing is judged.
/// </summary>
public sealed class ResolutionScorer
{
    private const string Field = "citation.resolved";
    private readonly ILookup<string, (string Name, string? Date)> _papers;

    /// <summary>Learns the papers of a folder.</summary>
    public ResolutionScorer(IEnumerable<GoldDocument> gold) =>
        _papers = gold.Select(g => (g.Name, Number: FindValue(g, "number"), Date: FindValue(g, "date")?.Value))
            .Where(g => g.Number is { Value: not null, Ink: false })
            .ToLookup(g => Folding.FoldUpper(g.Number!.Value!), g => (g.Name, g.Date), StringComparer.Ordinal);

    /// <summary>
    /// Cases of one document: what was left open for a person (ambiguous, in conflict) is unread, what was said not to
    /// be held is missed. Each cited paper that the folder holds, then
    /// citations that were resolved though it does not hold theirs.
    /// </summary>
    /// <param name="gold">The document.</param>
    /// <param name="found">All full citations of its records, with what became of them.</param>
    public IEnumerable<ScoreCase> Score(GoldDocument gold, IReadOnlyList<ResolvedCitation> found)
    {
        if (gold.Citations is not { } cited)
            yield break;
        foreach (var citation in cited)
        {
            if (Meant(gold, citation) is not { Length: > 0 } meant)
                continue;
            var same = found.Where(f => Folding.FoldUpper(f.Key) == Folding.FoldUpper(citation.Key)).ToArray();
            var files = same.Select(f => f.File).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
            var outcome =
                files.Except(meant).Any() ? Outcome.Wrong
                : files.Length > 0 ? Outcome.Right
                : same.Any(f => f.Verdict != "not-held") ? Outcome.Unread
                : Outcome.Missed;
            yield return Make(
                gold,
                citation.Key,
                outcome,
                string.Join(", ", meant),
                files.Length > 0 ? string.Join(", ", files) : same.FirstOrDefault()?.Verdict
            );
        }
        foreach (
            var f in found
                .Where(f => f.File is not null && !_papers.Contains(Folding.FoldUpper(f.Key)))
                .DistinctBy(f => f.Key)
        )
            yield return Make(gold, f.Key, Outcome.Spurious, null, f.File);
    }

    /// <summary>
    /// The files of the one paper that is meant; none where several may be, or where its date is not that of any.
    /// </summary>
    private string[] Meant(GoldDocument gold, GoldCitation citation)
    {
        if (citation.Dates.Length > 1)
            return [];
        var date = citation.Dates.Length == 1 ? citation.Dates[0] : null;
        var papers = _papers[Folding.FoldUpper(citation.Key)].Where(p => date is null || p.Date == date).ToArray();
        return
            papers.Select(p => p.Date).Distinct(StringComparer.Ordinal).Count() == 1
            && papers.All(p => p.Name != gold.Name)
            ? [.. papers.Select(p => p.Name)]
            : [];
    }

    private static GoldValue? FindValue(GoldDocument gold, string field) =>
        gold.Values.FirstOrDefault(v => v.Field == field);

    private static ScoreCase Make(GoldDocument gold, string item, Outcome outcome, string? expected, string? found) =>
        new(gold.Name, gold.Format, string.Join(' ', gold.Tags), Field, item, outcome, expected, found);
}
