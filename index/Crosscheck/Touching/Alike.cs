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

    /// <summary>The citations among mentions that others than some records make.</summary>
    public static IEnumerable<Alike> Of(IEnumerable<NumberMention> mentions, IReadOnlySet<string> except) =>
        mentions.Where(m => m.Index is not null && !except.Contains(m.Id)).GroupBy(m => (m.Fold, m.Date, m.Issuer, m.Title, m.Relation))
            .Select(g => new Alike(new Citation { Printed = g.Key.Fold, Key = g.Key.Fold, Fold = g.Key.Fold, Date = g.Key.Date, Issuer = g.Key.Issuer, Title = g.Key.Title, Anchor = Nowhere }, g.Key.Relation, [.. g.Select(m => m.Id).Distinct(StringComparer.Ordinal)]));
}
