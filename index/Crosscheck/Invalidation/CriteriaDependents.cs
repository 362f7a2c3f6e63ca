using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules.Criteria;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>
/// Whose own scores are measured by the criteria that a record issues: of them nothing else may change.
/// </summary>
internal sealed class CriteriaDependents(IRecordStore records)
{
    public IEnumerable<string> Find(DocumentRecord record)
    {
        var marks = record
            .ScoringTables.Where(CriteriaFingerprints.IsIssued)
            .SelectMany(t => CriteriaFingerprints.Compute(t, issued: true))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (marks.Count == 0)
            return [];
        var others = records.IssuedMarks().Where(r => r.Id != record.Id);
        var issued = new IssuedCriteriaIndex(others.Append(new CriteriaRecord(record.Id, marks)));
        var nearest = new Dictionary<string, bool>(StringComparer.Ordinal);
        return records
            .ScoredMarks(CriteriaFingerprints.AsScored(marks))
            .Where(s => s.Id != record.Id && IsMeasured(s))
            .Select(s => s.Id);

        // Units score themselves by few sets, hundreds by the same.
        bool IsMeasured(CriteriaRecord scored)
        {
            // Which marks are whose is not known of several tables together.
            if (scored.Marks.Count > CriteriaFingerprints.OfTable)
                return true;
            var asked = string.Join(' ', scored.Marks.Order(StringComparer.Ordinal));
            return nearest.TryGetValue(asked, out var known)
                ? known
                : nearest[asked] = issued
                    .WithMarks(CriteriaFingerprints.AsIssued(scored.Marks), ArchiveLookup.MostCriteria)
                    .Contains(record.Id, StringComparer.Ordinal);
        }
    }
}
