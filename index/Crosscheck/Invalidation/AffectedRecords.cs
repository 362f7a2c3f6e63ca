using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>
/// Whose findings may change when a record comes, changes or goes: only those are checked again. Each rule that looks
/// beyond its paper is
/// asked by what it keys on (number, date, serial, series, marks) for those to whom the archive says other now than
/// before.
/// </summary>
internal sealed class AffectedRecords(IRecordStore records, ICitationLookup lookup)
{
    private readonly NumberDependents _number = new(records, lookup);
    private readonly CitationDependents _citation = new(records, lookup);
    private readonly SeriesDependents _series = new(records, lookup);
    private readonly ByYear _year = new(records);
    private readonly CriteriaDependents _criteria = new(records);

    /// <summary>Ids of other records.</summary>
    public IEnumerable<string> FindAffected(RecordDelta change) =>
        change
            .Ids.SelectMany(records.FindCopies)
            .Select(c => c.Id)
            .Concat(change.Before.SelectMany(r => ArchiveBeforeChange.CopiesNow(lookup, r)))
            .Concat(_number.Find(change))
            .Concat(_citation.Find(change))
            .Concat(_series.Find(change))
            .Concat(_year.Find(change))
            .Concat(change.After.Concat(change.Before).SelectMany(FindReportedPlans))
            .Concat(change.After.Select(r => lookup.Outgoing.NextInSeries(r.Id)).OfType<string>())
            .Where(id => !change.Ids.Contains(id));

    /// <summary>
    /// Ids of records whose own scores stand against the criteria that this one issues: of them nothing else may
    /// change.
    /// </summary>
    public IEnumerable<string> ByCriteria(RecordDelta change) =>
        change.After.Concat(change.Before).SelectMany(_criteria.Find);

    // A paper tells the plan that it cites who has reported.
    private IEnumerable<string> FindReportedPlans(DocumentRecord record) =>
        lookup.Today is null
            ? []
            : record
                .Citations.Where(c => c.Fold is not null)
                .SelectMany(c => lookup.FindByNumber(c.Fold!).Where(p => c.Date is null || c.Date == p.Date))
                .Select(p => p.Id)
                .Distinct(StringComparer.Ordinal)
                .Where(id => lookup.Get(id) is { Deadlines.Length: > 0 });
}
