using System.Collections.Immutable;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Criteria;

/// <summary>
/// criteria.mismatch: a self-scored table differs from the criteria that were issued: missing, added, changed, another
/// maximum.
/// </summary>
public sealed class CriteriaMismatchRule : IArchiveRule
{
    private const double Recognised = 0.7;
    private const double RecognisedUncited = 0.85;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var scored = record
            .ScoringTables.Select((table, index) => (table, index))
            .Where(t => CriteriaFingerprints.IsScored(t.table))
            .ToList();
        if (scored.Count == 0)
            yield break;
        // Asked only where the likeness alone does not decide.
        var cited = new Lazy<HashSet<string>>(() =>
            archive.ResolveCitations(record).Select(v => v.Resolved).OfType<string>().ToHashSet(StringComparer.Ordinal)
        );
        foreach (var (table, t) in scored)
        {
            var sources = archive
                .CriteriaSets(table)
                .Where(id => id != record.Id)
                .Select(archive.Get)
                .OfType<DocumentRecord>();
            var best = sources
                .SelectMany(s =>
                    s.ScoringTables.Where(CriteriaFingerprints.IsIssued)
                        .Select(issued => (Source: s, Issued: issued, Match: CriteriaMatcher.Match(issued, table)))
                )
                .Where(m =>
                    IsSameCriteria(
                        m.Issued,
                        table,
                        m.Match.Pairs,
                        m.Match.Share,
                        () => cited.Value.Contains(m.Source.Id)
                    )
                    && (
                        table.Year is null
                        || m.Issued.Year is null
                        || table.Year == m.Issued.Year
                        || record.Citations.Any(c => c.Fold == m.Source.Document.Number?.Fold)
                    )
                )
                .OrderByDescending(m => m.Match.Share)
                .FirstOrDefault();
            if (best.Source is null)
                continue;
            foreach (var finding in Compare(record, t, table, best.Source, best.Issued, best.Match.Pairs))
                yield return finding;
        }
    }

    // Other criteria of the same office share many sentences: one set it is only where most of both sides pair and
    // their maxima mostly agree.
    private static bool IsSameCriteria(
        ScoringTable issued,
        ScoringTable scored,
        IReadOnlyList<MatchedCriteria> pairs,
        double share,
        Func<bool> cited
    )
    {
        if (!Reach(Recognised) || !Reach(RecognisedUncited) && !cited())
            return false;
        var valued = pairs
            .Where(p => issued.Rows[p.Issued].Max is not null && scored.Rows[p.Scored].Max is not null)
            .ToList();
        return valued.Count > 0
            && valued.Count(p => issued.Rows[p.Issued].Max == scored.Rows[p.Scored].Max) >= valued.Count * 0.7;
        bool Reach(double least) => share >= least && pairs.Count >= scored.Rows.Length * least;
    }

    private static IEnumerable<Finding> Compare(
        DocumentRecord record,
        int t,
        ScoringTable table,
        DocumentRecord source,
        ScoringTable issued,
        IReadOnlyList<MatchedCriteria> pairs
    )
    {
        var name = source.Document.Number?.Key ?? source.Source.Path;
        foreach (var pair in pairs)
        {
            var (theirs, ours) = (issued.Rows[pair.Issued], table.Rows[pair.Scored]);
            if (theirs.Max is { } max && ours.Max is { } own && max != own)
                yield return FindingFactory.CreateFinding(
                    record,
                    "criteria.mismatch",
                    "warning",
                    $"{t}/max/{pair.Scored}",
                    $"{FindingFactory.DescribeRow(table, pair.Scored)}: điểm chuẩn "
                        + $"{FindingFactory.FormatPoints(own)}, tiêu chí ban hành tại {name} là "
                        + $"{FindingFactory.FormatPoints(max)}.",
                    max,
                    own,
                    ours.Anchor
                );
        }
        var missing = Enumerable
            .Range(0, issued.Rows.Length)
            .Where(i => issued.Rows[i].Max is not null && pairs.All(p => p.Issued != i))
            .ToList();
        var added = Enumerable
            .Range(0, table.Rows.Length)
            .Where(j => table.Rows[j].Max is not null && pairs.All(p => p.Scored != j))
            .ToList();
        foreach (var i in missing.Take(20))
            yield return FindingFactory.CreateFinding(
                record,
                "criteria.mismatch",
                "warning",
                $"{t}/missing/{issued.Rows[i].Path}/{i}",
                $"Thiếu tiêu chí “{FindingFactory.Truncate(issued.Rows[i].Criterion, 80)}” "
                    + $"({FindingFactory.FormatPoints(issued.Rows[i].Max ?? 0)} điểm) đã ban hành tại {name}.",
                issued.Rows[i].Criterion,
                null,
                table.Anchor
            );
        foreach (var j in added.Take(20))
            yield return FindingFactory.CreateFinding(
                record,
                "criteria.mismatch",
                "warning",
                $"{t}/added/{j}",
                $"{FindingFactory.DescribeRow(table, j)}: "
                    + $"“{FindingFactory.Truncate(table.Rows[j].Criterion, 80)}” không có trong tiêu chí ban hành "
                    + $"tại {name}, hoặc đã đổi lời văn.",
                null,
                table.Rows[j].Criterion,
                table.Rows[j].Anchor
            );
    }
}

/// <summary>A pair of rows that state the same criterion.</summary>
internal readonly record struct MatchedCriteria(int Issued, int Scored);

/// <summary>
/// Recognises issued criteria in a self-scored table although wording, numbering and OCR differ a little: rows are
/// paired by
/// the words of their wording, each at most once, in the order of likeness.
/// </summary>
internal static class CriteriaMatcher
{
    /// <summary>Pairs, and the share of issued rows with points that were found.</summary>
    public static (ImmutableArray<MatchedCriteria> Pairs, double Share) Match(ScoringTable issued, ScoringTable scored)
    {
        var (theirs, ours) = (Words(issued), Words(scored));
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var j = 0; j < ours.Length; j++)
            foreach (var word in ours[j])
                (index.TryGetValue(word, out var at) ? at : index[word] = []).Add(j);
        var found = new List<(double Likeness, int Distance, MatchedCriteria Pair)>();
        for (var i = 0; i < theirs.Length; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var word in theirs[i])
                if (index.TryGetValue(word, out var at) && at.Count <= 60)
                    foreach (var j in at)
                        shared[j] = shared.GetValueOrDefault(j) + 1;
            foreach (var (j, count) in shared)
            {
                var likeness = 2.0 * count / (theirs[i].Count + ours[j].Count);
                if (likeness >= 0.55)
                    found.Add((likeness, Math.Abs(i - j), new MatchedCriteria(i, j)));
            }
        }
        var (usedI, usedJ, pairs) = (new HashSet<int>(), new HashSet<int>(), new List<MatchedCriteria>());
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

    private static HashSet<string>[] Words(ScoringTable table) =>
        [.. table.Rows.Select(r => CriteriaFingerprints.SplitWords(r.Criterion))];
}

/// <summary>
/// All issued criteria of an archive by their marks. Offices issue the same criteria again and again: what bears the
/// same marks is counted once.
/// </summary>
internal sealed class IssuedCriteriaIndex
{
    private readonly string[][] _ids;
    private readonly Dictionary<string, List<int>> _byMark = new(StringComparer.Ordinal);

    public IssuedCriteriaIndex(IEnumerable<CriteriaRecord> issued)
    {
        var alike = issued
            .GroupBy(r => string.Join(' ', r.Marks.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .ToArray();
        _ids = [.. alike.Select(g => g.Select(r => r.Id).Order(StringComparer.Ordinal).ToArray())];
        for (var i = 0; i < alike.Length; i++)
            foreach (var mark in alike[i].Key.Split(' '))
                (_byMark.TryGetValue(mark, out var with) ? with : _byMark[mark] = []).Add(i);
    }

    /// <summary>
    /// Records that bear any of these marks, those with most of them first, then by id: as the archive itself would
    /// answer.
    /// </summary>
    public IReadOnlyList<string> WithMarks(IEnumerable<string> marks, int limit)
    {
        var shared = new Dictionary<int, int>();
        foreach (var mark in marks.Distinct(StringComparer.Ordinal))
            if (_byMark.TryGetValue(mark, out var with))
                foreach (var set in with)
                    shared[set] = shared.GetValueOrDefault(set) + 1;
        var found = new List<string>();
        foreach (var alike in shared.GroupBy(s => s.Value).OrderByDescending(g => g.Key))
        {
            if (found.Count >= limit)
                break;
            found.AddRange(
                alike.SelectMany(s => _ids[s.Key].Take(limit)).Order(StringComparer.Ordinal).Take(limit - found.Count)
            );
        }
        return found;
    }
}
