using Pipeline.Crosscheck.Numbers;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>Citations of a number that the rules cannot tell apart, in whatever records: what is found of one is found of all.</summary>
/// <param name="Citation">What they say.</param>
/// <param name="Relation">How they cite.</param>
/// <param name="Ids">Their records.</param>
internal sealed record Alike(Citation Citation, string? Relation, IReadOnlyList<string> Ids)
{
    private static readonly Anchor Nowhere = new();

    /// <summary>The citations among mentions that others than one record make.</summary>
    public static IEnumerable<Alike> Of(IEnumerable<NumberMention> mentions, string except) =>
        mentions.Where(m => m.Index is not null && m.Id != except).GroupBy(m => (m.Fold, m.Date, m.Issuer, m.Title, m.Relation))
            .Select(g => new Alike(new Citation { Printed = g.Key.Fold, Key = g.Key.Fold, Fold = g.Key.Fold, Date = g.Key.Date, Issuer = g.Key.Issuer, Title = g.Key.Title, Anchor = Nowhere }, g.Key.Relation, [.. g.Select(m => m.Id).Distinct(StringComparer.Ordinal)]));

    /// <summary>The numbers that a record tells: its own and those that it cites.</summary>
    public static IEnumerable<NumberMention> Told(DocumentRecord record)
    {
        if (record.Document is { Number.Fold: { } own } heading) yield return new NumberMention(own, record.Id, null, heading.Date, heading.Type, heading.Issuer, heading.Subject, null);
        for (var i = 0; i < record.Citations.Length; i++)
            if (record.Citations[i] is { Fold: { } fold } c) yield return new NumberMention(fold, record.Id, i, c.Date, c.Type, c.Issuer, c.Title, c.Relation);
    }

    /// <summary>Voices as they are with a record and without it; those of the record itself come last.</summary>
    /// <param name="voices">As the archive has them.</param>
    /// <param name="told">What the record tells among them.</param>
    /// <param name="id">The record.</param>
    /// <param name="held">The archive holds it so.</param>
    public static (IReadOnlyList<NumberMention> With, IReadOnlyList<NumberMention> Without, IReadOnlyList<NumberMention> Own) Voices(IReadOnlyList<NumberMention> voices, IEnumerable<NumberMention> told, string id, bool held)
    {
        var without = voices.Where(v => v.Id != id).ToList();
        var with = held ? voices : Numbers.Voices.Of(without.Concat(told));
        return (with, without, [.. with.Where(v => v.Id == id)]);
    }
}
