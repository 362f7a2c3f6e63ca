using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>
/// Whose findings may change when a record comes, changes or goes: only those are checked again. Each rule that looks beyond its paper is
/// asked by what it keys on (number, date, serial, series, marks) for those to whom the archive says other now than before.
/// </summary>
internal sealed class Touched(IRecordStore records, ICitationLookup lookup)
{
    private readonly ByNumber _number = new(records, lookup);
    private readonly ByCitation _citation = new(records, lookup);
    private readonly BySeries _series = new(records, lookup);
    private readonly ByYear _year = new(records);
    private readonly ByCriteria _criteria = new(records);

    /// <summary>Ids of other records.</summary>
    public IEnumerable<string> By(Change change) =>
        change.Ids.SelectMany(records.Copies).Select(c => c.Id).Concat(change.Before.SelectMany(r => Scene.CopiesNow(lookup, r)))
            .Concat(_number.Find(change)).Concat(_citation.Find(change)).Concat(_series.Find(change)).Concat(_year.Find(change)).Concat(change.After.Concat(change.Before).SelectMany(Reported))
            .Concat(change.After.Select(r => lookup.Outgoing.After(r.Id)).OfType<string>()).Where(id => !change.Ids.Contains(id));

    /// <summary>Ids of records whose own scores stand against the criteria that this one issues: of them nothing else may change.</summary>
    public IEnumerable<string> ByCriteria(Change change) => change.After.Concat(change.Before).SelectMany(_criteria.Find);

    // A paper tells the plan that it cites who has reported.
    private IEnumerable<string> Reported(DocumentRecord record) => lookup.Today is null ? []
        : record.Citations.Where(c => c.Fold is not null).SelectMany(c => lookup.Carriers(c.Fold!).Where(p => c.Date is null || c.Date == p.Date)).Select(p => p.Id).Distinct(StringComparer.Ordinal)
            .Where(id => lookup.Get(id) is { Deadlines.Length: > 0 });
}
