using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>
/// Whose findings may change when a record comes, changes or goes: only those are checked again. Each rule that looks beyond its paper is
/// asked by what it keys on (number, date, serial, series, marks) for those to whom the archive with the record says other than without it.
/// </summary>
internal sealed class Touched(IRecordStore records, ICitationLookup lookup)
{
    private readonly ByNumber _number = new(records, lookup);
    private readonly ByCitation _citation = new(records, lookup);
    private readonly BySeries _series = new(records, lookup.Office);
    private readonly ByCriteria _criteria = new(records);

    /// <summary>Ids of other records.</summary>
    /// <param name="record">The record.</param>
    /// <param name="held">The archive holds it so; false where it held it so before.</param>
    public IEnumerable<string> By(DocumentRecord record, bool held)
    {
        var ids = records.Copies(record.Id).Select(c => c.Id).Concat(_number.Find(record, held)).Concat(_citation.Find(record, held)).Concat(_series.Find(record, held)).Concat(Reported(record));
        if (lookup.Outgoing.After(record.Id) is { } next) ids = ids.Append(next);
        return ids.Where(id => id != record.Id);
    }

    /// <summary>Ids of records whose own scores stand against the criteria that this one issues: of them nothing else may change.</summary>
    public IEnumerable<string> ByCriteria(DocumentRecord record) => _criteria.Find(record);

    // A paper tells the plan that it cites who has reported.
    private IEnumerable<string> Reported(DocumentRecord record) => lookup.Today is null ? []
        : record.Citations.Where(c => c.Fold is not null).SelectMany(c => lookup.Carriers(c.Fold!).Where(p => c.Date is null || c.Date == p.Date)).Select(p => p.Id).Distinct(StringComparer.Ordinal)
            .Where(id => lookup.Get(id) is { Deadlines.Length: > 0 });
}
