using System.Collections.Immutable;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Criteria;

/// <summary>A pair of rows that state the same criterion.</summary>
internal readonly record struct CriterionPair(int Issued, int Scored);

/// <summary>
/// Recognises issued criteria in a self-scored table although wording, numbering and OCR differ a little: rows are paired by
/// the words of their wording, each at most once, in the order of likeness.
/// </summary>
internal static class CriteriaMatcher
{
    /// <summary>Pairs, and the share of issued rows with points that were found.</summary>
    public static (ImmutableArray<CriterionPair> Pairs, double Share) Match(ScoringTable issued, ScoringTable scored)
    {
        var (theirs, ours) = (Words(issued), Words(scored));
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var j = 0; j < ours.Length; j++)
            foreach (var word in ours[j])
                (index.TryGetValue(word, out var at) ? at : index[word] = []).Add(j);
        var found = new List<(double Likeness, int Distance, CriterionPair Pair)>();
        for (var i = 0; i < theirs.Length; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var word in theirs[i])
                if (index.TryGetValue(word, out var at) && at.Count <= 60)
                    foreach (var j in at) shared[j] = shared.GetValueOrDefault(j) + 1;
            foreach (var (j, count) in shared)
            {
                var likeness = 2.0 * count / (theirs[i].Count + ours[j].Count);
                if (likeness >= 0.55) found.Add((likeness, Math.Abs(i - j), new CriterionPair(i, j)));
            }
        }
        var (usedI, usedJ, pairs) = (new HashSet<int>(), new HashSet<int>(), new List<CriterionPair>());
        foreach (var (_, _, pair) in found.OrderByDescending(f => f.Likeness).ThenBy(f => f.Distance))
            if (!usedI.Contains(pair.Issued) && !usedJ.Contains(pair.Scored))
            {
                usedI.Add(pair.Issued);
                usedJ.Add(pair.Scored);
                pairs.Add(pair);
            }
        var counted = Enumerable.Range(0, issued.Rows.Length).Count(i => theirs[i].Count >= 2);
        return ([.. pairs.OrderBy(p => p.Issued)], counted == 0 ? 0 : (double)pairs.Count / counted);
    }

    private static HashSet<string>[] Words(ScoringTable table) => [.. table.Rows.Select(r => CriteriaMarks.Words(r.Criterion))];
}
