using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck;

/// <summary>Whose findings may change when a record comes, changes or goes: only those are checked again.</summary>
internal sealed class Touched(IRecordStore records, ICitationLookup lookup)
{
    private const int MostOfOneKind = 500;

    /// <summary>Ids of other records.</summary>
    public IEnumerable<string> By(DocumentRecord record)
    {
        if (lookup.Outgoing.After(record.Id) is { } next) yield return next;
        if (record.Document.Number?.Fold is { } own)
            foreach (var mention in records.Citing(own))
                if (MayMean(record, mention)) yield return mention.Id;
        var told = new HashSet<string>(StringComparer.Ordinal);
        // A report tells the plan that it carries out who has reported.
        if (record.Document.Type == "Báo cáo")
            foreach (var fold in record.Citations.Where(c => c.Relation is "thực hiện" or "căn cứ" or "phúc đáp").Select(c => c.Fold).OfType<string>().Distinct(StringComparer.Ordinal))
                foreach (var plan in lookup.Carriers(fold)) yield return plan.Id;
        foreach (var citation in record.Citations)
        {
            if (citation.Fold is not { } fold || !told.Add($"{fold}|{citation.Date}")) continue;
            foreach (var id in Cited(record, citation, fold)) yield return id;
        }
    }

    /// <summary>Ids of records whose own scores stand against the criteria that this one issues: of them nothing else may change.</summary>
    public IEnumerable<string> ByCriteria(DocumentRecord record) =>
        record.ScoringTables.Where(CriteriaMarks.IsIssued).SelectMany(t => records.WithMarks(CriteriaMarks.Of(t, issued: false), MostOfOneKind));

    // Serials restart: another date and another matter are another paper, whatever is held.
    private static bool MayMean(DocumentRecord record, NumberMention mention) => mention.Date is null || record.Document.Date is not { } own
        || mention.Date.StartsWith(own, StringComparison.Ordinal) || own.StartsWith(mention.Date, StringComparison.Ordinal)
        || Matter.Same(mention.Title, record.Document.Subject) || mention.Date[..4] == own[..4] && Matter.IssuersAgree(mention.Issuer, record.Document.Issuer);

    private static bool Contradicts(Citation citation, NumberMention mention) =>
        citation.Date is { Length: 10 } own && mention.Date is { Length: 10 } date && date != own && DateConflictRule.Same(citation, mention.Title, mention.Issuer, date);

    private IEnumerable<string> Cited(DocumentRecord record, Citation citation, string fold)
    {
        // Who relies on what this one replaces; who cites the paper with another date; who gives it another symbol.
        var replaces = citation.Relation is "thay thế" or "bãi bỏ";
        if (replaces || lookup.Citing(fold).Any(m => Contradicts(citation, m)))
            foreach (var mention in records.Citing(fold).Where(m => replaces || Contradicts(citation, m)).Take(MostOfOneKind)) yield return mention.Id;
        var number = NumberParts.Of(fold);
        if (citation is not { Date: { Length: 10 } date, Title: not null } || number.Serial is null || number.Parts.Count < 2) yield break;
        foreach (var mention in lookup.SameSerial(number.Serial, number.Parts[0], date))
            if (mention.Id != record.Id && mention.Fold != fold) yield return mention.Id;
    }
}
