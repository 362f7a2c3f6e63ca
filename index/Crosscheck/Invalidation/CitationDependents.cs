using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules.Citations;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>
/// Who cites what a record cites or cited, and hears something else by it than before: another date, another symbol, or
/// that it was replaced.
/// </summary>
internal sealed class CitationDependents(IRecordStore records, ICitationLookup lookup)
{
    public IEnumerable<string> Find(RecordDelta change) =>
        change
            .AllTold.Where(m => m.Index is not null)
            .Select(m => m.Fold)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(f => OtherDate(change, f))
            .Concat(
                change
                    .AllTold.SelectMany(m =>
                        KeyOfMention(m) is { } key ? [key] : Array.Empty<(string, string, string)>()
                    )
                    .Distinct()
                    .SelectMany(k => OtherSymbol(change, k))
            );

    private IEnumerable<string> OtherDate(RecordDelta change, string fold)
    {
        var now = lookup.FindCitations(fold);
        var before = change.VoicesBefore(now, t => t.Index is not null && t.Fold == fold);
        // What others say alike, and somebody before it by id, is heard already.
        var own = now.Concat(before).Where(v => change.Ids.Contains(v.Id)).ToList();
        if (own.Count == 0)
            yield break;
        // A held paper whose date the citations outweigh, and all that cite it.
        var held = lookup.FindByNumber(fold);
        foreach (var carrier in held)
            yield return carrier.Id;
        // Where dates differ, the number of papers for each decides who is told.
        if (
            now.Concat(before)
                .Select(v => v.Date)
                .Concat(held.Select(c => c.Date))
                .Where(d => d is { Length: 10 })
                .Distinct(StringComparer.Ordinal)
                .Count() > 1
        )
            foreach (var citing in records.FindCitations(fold))
                yield return citing.Id;
        var since = change
            .After.Concat(change.Before)
            .Select(r => r.Document.Date)
            .Where(d => d is { Length: 10 })
            .Min(StringComparer.Ordinal);
        foreach (var alike in CitationGroup.FromMentions(records.FindCitations(fold), change.Ids))
            if (
                own.Any(v => Bears(alike.Citation, v))
                && ConflictingDates.Find(alike.Citation, now)?.Text
                    != ConflictingDates.Find(alike.Citation, before)?.Text
            )
                foreach (var id in alike.Ids)
                    yield return id;
            else if (
                since is not null
                && CitationSupersededRule.ReliesOnCited(alike.Relation)
                && own.Any(v => CitationSupersededRule.EndsSameDocument(alike.Citation, v))
            )
                foreach (
                    var later in records.GetSummaries(alike.Ids).Where(s => string.CompareOrdinal(s.Date, since) > 0)
                )
                    yield return later.Id;
    }

    private static bool Bears(Citation citation, NumberMention voice) =>
        voice.Date == citation.Date
        || voice.Date is { Length: 10 } date
            && citation.Date is { Length: 10 }
            && CitationDateConflictRule.MayMeanCited(citation, voice.Title, voice.Issuer, date);

    private IEnumerable<string> OtherSymbol(RecordDelta change, (string Serial, string Type, string Date) key)
    {
        var now = lookup.SameSerial(key.Serial, key.Type, key.Date);
        var before = change.VoicesBefore(now, t => KeyOfMention(t) == key);
        if (
            !now.Concat(before).Any(v => change.Ids.Contains(v.Id))
            || now.Concat(before).Select(v => v.Fold).Distinct(StringComparer.Ordinal).Count() < 2
        )
            yield break;
        foreach (
            var alike in CitationGroup.FromMentions(
                records.SameSerial(key.Serial, key.Date).Where(m => KeyOfMention(m) == key),
                change.Ids
            )
        )
            if (
                ConflictingSymbols.Find(alike.Citation, now)?.Text
                != ConflictingSymbols.Find(alike.Citation, before)?.Text
            )
                foreach (var id in alike.Ids)
                    yield return id;
    }

    private static (string Serial, string Type, string Date)? KeyOfMention(NumberMention mention) =>
        mention is { Date: { Length: 10 } date, Title: not null }
        && NumberParts.Parse(mention.Fold) is { Serial: { } serial, Parts: { Count: > 1 } parts }
            ? (serial, parts[0], date)
            : null;
}

/// <summary>
/// Citations of a number that the rules cannot tell apart, in whatever records: what is found of one is found of all.
/// </summary>
/// <param name="Citation">What they say.</param>
/// <param name="Relation">How they cite.</param>
/// <param name="Ids">Their records.</param>
internal sealed record CitationGroup(Citation Citation, string? Relation, IReadOnlyList<string> Ids)
{
    private static readonly Anchor Nowhere = new();

    /// <summary>The citations among mentions that others than some records make.</summary>
    public static IEnumerable<CitationGroup> FromMentions(
        IEnumerable<NumberMention> mentions,
        IReadOnlySet<string> except
    ) =>
        mentions
            .Where(m => m.Index is not null && !except.Contains(m.Id))
            .GroupBy(m => (m.Fold, m.Date, m.Issuer, m.Title, m.Relation))
            .Select(g => new CitationGroup(
                new Citation
                {
                    Printed = g.Key.Fold,
                    Key = g.Key.Fold,
                    Fold = g.Key.Fold,
                    Date = g.Key.Date,
                    Issuer = g.Key.Issuer,
                    Title = g.Key.Title,
                    Anchor = Nowhere,
                },
                g.Key.Relation,
                [.. g.Select(m => m.Id).Distinct(StringComparer.Ordinal)]
            ));
}
