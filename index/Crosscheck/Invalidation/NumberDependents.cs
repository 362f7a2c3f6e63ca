using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>
/// Who cites a number that a record carries or carried, or one near it, and finds another paper by it, or another
/// verdict, than before.
/// </summary>
internal sealed class NumberDependents(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(RecordDelta change)
    {
        var scene = new ArchiveBeforeChange(records, lookup, change);
        var citing = change
            .AllTold.Where(m => m.Index is null)
            .DistinctBy(m => (m.Fold, m.Date))
            .SelectMany(FindCiting)
            .DistinctBy(m => (m.Id, m.Index));
        return CitationGroup
            .FromMentions(citing, change.Ids)
            .Where(a => DescribeVerdict(a.Citation, lookup) != DescribeVerdict(a.Citation, scene))
            .SelectMany(a => a.Ids);
    }

    // Near numbers are taken for a paper's only where their date is the same.
    private IEnumerable<NumberMention> FindCiting(NumberMention own) =>
        own.Date is not { } date || NumberParts.Parse(own.Fold).Serial is not { } serial
            ? records.FindCitations(own.Fold)
            : records
                .FindCitations(own.Fold)
                .Concat(
                    records
                        .SameSerial(SerialNeighbours.Enumerate(serial), date)
                        .Where(m => m.Index is not null && NearNumberComparison.IsNear(m.Fold, own.Fold))
                );

    // As much of a verdict as any finding tells.
    private static string DescribeVerdict(Citation citation, ICitationLookup scene)
    {
        var verdict = CitationResolver.ResolveOne(citation, 0, scene);
        if (verdict.Verdict == "not-held")
            return "";
        var meant = verdict.Candidates.FirstOrDefault(c => c.Id == verdict.Resolved);
        return $"{verdict.Verdict}|{verdict.Resolved}|{meant?.Date}|{verdict.Why}|"
            + $"{(verdict.Resolved is null ? verdict.Candidates.FirstOrDefault()?.Key : "")}|"
            + $"{(verdict.Verdict == "date-conflict" ? verdict.Candidates.FirstOrDefault(c => c.Date is not null)?.Date : "")}";
    }
}
