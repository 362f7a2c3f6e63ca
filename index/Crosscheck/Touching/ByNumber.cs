using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Who cites the number that a record carries, or one near it, and finds another paper by it, or another verdict, than without the record.</summary>
internal sealed class ByNumber(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(DocumentRecord record, bool held)
    {
        if (record.Document.Number?.Fold is not { } own) return [];
        IEnumerable<NumberMention> citing = records.Citing(own);
        // Near numbers are taken for this one only where their date is the same.
        if (record.Document.Date is { } date && NumberParts.Of(own).Serial is { } serial)
            citing = citing.Concat(records.SameSerial(NearSerials.Of(serial), date).Where(m => m.Index is not null && NearNumber.Is(m.Fold, own)));
        var (with, without) = (new Scene(lookup, record, held, present: true), new Scene(lookup, record, held, present: false));
        return Alike.Of(citing, record.Id).Where(a => Told(a.Citation, with) != Told(a.Citation, without)).SelectMany(a => a.Ids);
    }

    // As much of a verdict as any finding tells.
    private static string Told(Citation citation, Scene scene)
    {
        var verdict = CitationResolver.One(citation, 0, scene);
        if (verdict.Verdict == "not-held") return "";
        var meant = verdict.Candidates.FirstOrDefault(c => c.Id == verdict.Resolved);
        return $"{verdict.Verdict}|{verdict.Resolved}|{meant?.Date}|{verdict.Why}|{(verdict.Resolved is null ? verdict.Candidates.FirstOrDefault()?.Key : "")}|{(verdict.Verdict == "date-conflict" ? verdict.Candidates.FirstOrDefault(c => c.Date is not null)?.Date : "")}";
    }
}
