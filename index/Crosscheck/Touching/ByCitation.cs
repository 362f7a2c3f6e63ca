using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Who cites what a record cites or cited, and hears something else by it than before: another date, another symbol, or that it was replaced.</summary>
internal sealed class ByCitation(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(Change change) =>
        change.AllTold.Where(m => m.Index is not null).Select(m => m.Fold).Distinct(StringComparer.Ordinal).SelectMany(f => OtherDate(change, f))
            .Concat(change.AllTold.SelectMany(m => Keyed(m) is { } key ? [key] : Array.Empty<(string, string, string)>()).Distinct().SelectMany(k => OtherSymbol(change, k)));

    private IEnumerable<string> OtherDate(Change change, string fold)
    {
        var now = lookup.Citing(fold);
        var before = change.VoicesBefore(now, t => t.Index is not null && t.Fold == fold);
        // What others say alike, and somebody before it by id, is heard already.
        var own = now.Concat(before).Where(v => change.Ids.Contains(v.Id)).ToList();
        if (own.Count == 0) yield break;
        // A held paper whose date the citations outweigh, and all that cite it.
        var held = lookup.Carriers(fold);
        foreach (var carrier in held) yield return carrier.Id;
        // Where dates differ, the number of papers for each decides who is told.
        if (now.Concat(before).Select(v => v.Date).Concat(held.Select(c => c.Date)).Where(d => d is { Length: 10 }).Distinct(StringComparer.Ordinal).Count() > 1)
            foreach (var citing in records.Citing(fold)) yield return citing.Id;
        var since = change.After.Concat(change.Before).Select(r => r.Document.Date).Where(d => d is { Length: 10 }).Min(StringComparer.Ordinal);
        foreach (var alike in Alike.Of(records.Citing(fold), change.Ids))
            if (own.Any(v => Bears(alike.Citation, v)) && OtherDates.Of(alike.Citation, now)?.Text != OtherDates.Of(alike.Citation, before)?.Text)
                foreach (var id in alike.Ids) yield return id;
            else if (since is not null && SupersededRule.Relies(alike.Relation) && own.Any(v => SupersededRule.Meets(alike.Citation, v)))
                foreach (var later in records.Summaries(alike.Ids).Where(s => string.CompareOrdinal(s.Date, since) > 0)) yield return later.Id;
    }

    private static bool Bears(Citation citation, NumberMention voice) =>
        voice.Date == citation.Date || voice.Date is { Length: 10 } date && citation.Date is { Length: 10 } && DateConflictRule.Same(citation, voice.Title, voice.Issuer, date);

    private IEnumerable<string> OtherSymbol(Change change, (string Serial, string Type, string Date) key)
    {
        var now = lookup.SameSerial(key.Serial, key.Type, key.Date);
        var before = change.VoicesBefore(now, t => Keyed(t) == key);
        if (!now.Concat(before).Any(v => change.Ids.Contains(v.Id)) || now.Concat(before).Select(v => v.Fold).Distinct(StringComparer.Ordinal).Count() < 2) yield break;
        foreach (var alike in Alike.Of(records.SameSerial(key.Serial, key.Date).Where(m => Keyed(m) == key), change.Ids))
            if (OtherSymbols.Of(alike.Citation, now)?.Text != OtherSymbols.Of(alike.Citation, before)?.Text)
                foreach (var id in alike.Ids) yield return id;
    }

    private static (string Serial, string Type, string Date)? Keyed(NumberMention mention) =>
        mention is { Date: { Length: 10 } date, Title: not null } && NumberParts.Of(mention.Fold) is { Serial: { } serial, Parts: { Count: > 1 } parts } ? (serial, parts[0], date) : null;
}
