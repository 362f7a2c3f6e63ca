using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Criteria;

/// <summary>criteria.mismatch: a self-scored table differs from the criteria that were issued: missing, added, changed, another maximum.</summary>
public sealed class MismatchRule : IArchiveRule
{
    private const double Recognised = 0.7;
    private const double RecognisedUncited = 0.85;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var scored = record.ScoringTables.Select((table, index) => (table, index)).Where(t => CriteriaMarks.IsScored(t.table)).ToList();
        if (scored.Count == 0) yield break;
        // Asked only where the likeness alone does not decide.
        var cited = new Lazy<HashSet<string>>(() => archive.Verdicts(record).Select(v => v.Resolved).OfType<string>().ToHashSet(StringComparer.Ordinal));
        foreach (var (table, t) in scored)
        {
            var sources = archive.CriteriaSets(table).Where(id => id != record.Id).Select(archive.Get).OfType<DocumentRecord>();
            var best = sources.SelectMany(s => s.ScoringTables.Where(CriteriaMarks.IsIssued).Select(issued => (Source: s, Issued: issued, Match: CriteriaMatcher.Match(issued, table))))
                .Where(m => Same(m.Issued, table, m.Match.Pairs, m.Match.Share, () => cited.Value.Contains(m.Source.Id)) && (table.Year is null || m.Issued.Year is null || table.Year == m.Issued.Year || record.Citations.Any(c => c.Fold == m.Source.Document.Number?.Fold)))
                .OrderByDescending(m => m.Match.Share).FirstOrDefault();
            if (best.Source is null) continue;
            foreach (var finding in Compare(record, t, table, best.Source, best.Issued, best.Match.Pairs)) yield return finding;
        }
    }

    // Other criteria of the same office share many sentences: one set it is only where most of both sides pair and their maxima mostly agree.
    private static bool Same(ScoringTable issued, ScoringTable scored, IReadOnlyList<CriterionPair> pairs, double share, Func<bool> cited)
    {
        if (!Reach(Recognised) || !Reach(RecognisedUncited) && !cited()) return false;
        var valued = pairs.Where(p => issued.Rows[p.Issued].Max is not null && scored.Rows[p.Scored].Max is not null).ToList();
        return valued.Count > 0 && valued.Count(p => issued.Rows[p.Issued].Max == scored.Rows[p.Scored].Max) >= valued.Count * 0.7;
        bool Reach(double least) => share >= least && pairs.Count >= scored.Rows.Length * least;
    }

    private static IEnumerable<Finding> Compare(DocumentRecord record, int t, ScoringTable table, DocumentRecord source, ScoringTable issued, IReadOnlyList<CriterionPair> pairs)
    {
        var name = source.Document.Number?.Key ?? source.Source.Path;
        foreach (var pair in pairs)
        {
            var (theirs, ours) = (issued.Rows[pair.Issued], table.Rows[pair.Scored]);
            if (theirs.Max is { } max && ours.Max is { } own && max != own)
                yield return Say.Finding(record, "criteria.mismatch", "warning", $"{t}/max/{pair.Scored}",
                    $"{Say.Row(table, pair.Scored)}: điểm chuẩn {Say.Points(own)}, tiêu chí ban hành tại {name} là {Say.Points(max)}.", max, own, ours.Anchor);
        }
        var missing = Enumerable.Range(0, issued.Rows.Length).Where(i => issued.Rows[i].Max is not null && pairs.All(p => p.Issued != i)).ToList();
        var added = Enumerable.Range(0, table.Rows.Length).Where(j => table.Rows[j].Max is not null && pairs.All(p => p.Scored != j)).ToList();
        foreach (var i in missing.Take(20))
            yield return Say.Finding(record, "criteria.mismatch", "warning", $"{t}/missing/{issued.Rows[i].Path}/{i}",
                $"Thiếu tiêu chí “{Say.Cut(issued.Rows[i].Criterion, 80)}” ({Say.Points(issued.Rows[i].Max ?? 0)} điểm) đã ban hành tại {name}.", issued.Rows[i].Criterion, null, table.Anchor);
        foreach (var j in added.Take(20))
            yield return Say.Finding(record, "criteria.mismatch", "warning", $"{t}/added/{j}",
                $"{Say.Row(table, j)}: “{Say.Cut(table.Rows[j].Criterion, 80)}” không có trong tiêu chí ban hành tại {name}, hoặc đã đổi lời văn.", null, table.Rows[j].Criterion, table.Rows[j].Anchor);
    }
}
