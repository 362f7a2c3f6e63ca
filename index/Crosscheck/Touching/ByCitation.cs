using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Who cites what a record cites, and hears something else by it: another date, another symbol, or that it was replaced.</summary>
internal sealed class ByCitation(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(DocumentRecord record, bool held)
    {
        var told = Alike.Told(record).ToList();
        return told.Where(m => m.Index is not null).GroupBy(m => m.Fold, StringComparer.Ordinal).SelectMany(cited => OtherDate(record, held, cited.Key, [.. cited]))
            .Concat(told.SelectMany(m => OtherSymbol(record, held, m, told)));
    }

    private IEnumerable<string> OtherDate(DocumentRecord record, bool held, string fold, List<NumberMention> told)
    {
        var (with, without, own) = Alike.Voices(lookup.Citing(fold), told, record.Id, held);
        // What others say alike, and somebody before it by id, is heard already.
        if (own.Count == 0) yield break;
        foreach (var alike in Alike.Of(records.Citing(fold), record.Id))
            if (own.Any(v => v.Date == alike.Citation.Date || v.Date is { Length: 10 } date && alike.Citation.Date is { Length: 10 } && DateConflictRule.Same(alike.Citation, v.Title, v.Issuer, date))
                && OtherDates.Of(alike.Citation, with)?.Text != OtherDates.Of(alike.Citation, without)?.Text)
                foreach (var id in alike.Ids) yield return id;
            else if (record.Document.Date is { Length: 10 } since && SupersededRule.Relies(alike.Relation) && own.Any(v => SupersededRule.Meets(alike.Citation, v)))
                foreach (var later in records.Summaries(alike.Ids).Where(s => string.CompareOrdinal(s.Date, since) > 0)) yield return later.Id;
    }

    private IEnumerable<string> OtherSymbol(DocumentRecord record, bool held, NumberMention mention, List<NumberMention> told)
    {
        var number = NumberParts.Of(mention.Fold);
        if (mention is not { Date: { Length: 10 } date, Title: not null } || number.Serial is not { } serial || number.Parts.Count < 2) yield break;
        var type = number.Parts[0];
        var (with, without, own) = Alike.Voices(lookup.SameSerial(serial, type, date), told.Where(t => t.Date == date && t.Title is not null && IsOf(t.Fold)), record.Id, held);
        if (own.Count == 0 || with.Select(v => v.Fold).Distinct(StringComparer.Ordinal).Count() < 2) yield break;
        foreach (var alike in Alike.Of(records.SameSerial(serial, date).Where(m => m.Title is not null && IsOf(m.Fold)), record.Id))
            if (OtherSymbols.Of(alike.Citation, with)?.Text != OtherSymbols.Of(alike.Citation, without)?.Text)
                foreach (var id in alike.Ids) yield return id;

        bool IsOf(string fold) => NumberParts.Of(fold) is { Parts.Count: > 1 } parts && parts.Serial == serial && parts.Parts[0] == type;
    }
}
