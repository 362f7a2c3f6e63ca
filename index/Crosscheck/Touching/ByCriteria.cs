using Pipeline.Crosscheck.Criteria;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Whose own scores are measured by the criteria that a record issues: of them nothing else may change.</summary>
internal sealed class ByCriteria(IRecordStore records)
{
    public IEnumerable<string> Find(DocumentRecord record)
    {
        var marks = record.ScoringTables.Where(CriteriaMarks.IsIssued).SelectMany(t => CriteriaMarks.Of(t, issued: true)).Distinct(StringComparer.Ordinal).ToList();
        if (marks.Count == 0) return [];
        var others = records.IssuedMarks().Where(r => r.Id != record.Id);
        var issued = new IssuedCriteria(others.Append(new MarkedRecord(record.Id, marks)));
        var nearest = new Dictionary<string, bool>(StringComparer.Ordinal);
        return records.ScoredMarks(CriteriaMarks.AsScored(marks)).Where(s => s.Id != record.Id && IsMeasured(s)).Select(s => s.Id);

        // Units score themselves by few sets, hundreds by the same.
        bool IsMeasured(MarkedRecord scored)
        {
            // Which marks are whose is not known of several tables together.
            if (scored.Marks.Count > CriteriaMarks.OfTable) return true;
            var asked = string.Join(' ', scored.Marks.Order(StringComparer.Ordinal));
            return nearest.TryGetValue(asked, out var known) ? known
                : nearest[asked] = issued.WithMarks(CriteriaMarks.AsIssued(scored.Marks), ArchiveLookup.MostCriteria).Contains(record.Id, StringComparer.Ordinal);
        }
    }
}
