using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Who cites a number that a record carries or carried, or one near it, and finds another paper by it, or another verdict, than before.</summary>
internal sealed class ByNumber(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(Change change)
    {
        var scene = new Scene(records, lookup, change);
        var citing = change.AllTold.Where(m => m.Index is null).DistinctBy(m => (m.Fold, m.Date)).SelectMany(Citing).DistinctBy(m => (m.Id, m.Index));
        return Alike.Of(citing, change.Ids).Where(a => Told(a.Citation, lookup) != Told(a.Citation, scene)).SelectMany(a => a.Ids);
    }

    // Near numbers are taken for a paper's only where their date is the same.
    private IEnumerable<NumberMention> Citing(NumberMention own) => own.Date is not { } date || NumberParts.Of(own.Fold).Serial is not { } serial ? records.Citing(own.Fold)
        : records.Citing(own.Fold).Concat(records.SameSerial(NearSerials.Of(serial), date).Where(m => m.Index is not null && NearNumber.Is(m.Fold, own.Fold)));

    // As much of a verdict as any finding tells.
    private static string Told(Citation citation, ICitationLookup scene)
    {
        var verdict = CitationResolver.One(citation, 0, scene);
        if (verdict.Verdict == "not-held") return "";
        var meant = verdict.Candidates.FirstOrDefault(c => c.Id == verdict.Resolved);
        return $"{verdict.Verdict}|{verdict.Resolved}|{meant?.Date}|{verdict.Why}|{(verdict.Resolved is null ? verdict.Candidates.FirstOrDefault()?.Key : "")}|{(verdict.Verdict == "date-conflict" ? verdict.Candidates.FirstOrDefault(c => c.Date is not null)?.Date : "")}";
    }
}
