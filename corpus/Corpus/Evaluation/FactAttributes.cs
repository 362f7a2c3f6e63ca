using System.Collections.Immutable;
using Pipeline.Corpus.Evaluation.Gold;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Which attributes make a fact the same fact, and how attributes are compared.</summary>
internal static class FactAttributes
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> CoreByKind = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["figure"] = ["value", "of"], ["award"] = ["collectives", "individuals"], ["target"] = ["value", "comparator"], ["deadline"] = ["date"], ["programme"] = ["name"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> Texts = ["indicator", "measure", "form", "grantor", "task", "actor", "name", "occasion", "launched_by"];

    /// <summary>Names of bodies: abbreviations are the same body.</summary>
    private static readonly ImmutableHashSet<string> Bodies = ["grantor", "launched_by"];

    /// <summary>Not judged on their own: gold words them freely, or they are said in another form.</summary>
    private static readonly ImmutableHashSet<string> Free = ["recurring", "occasion", "of_is"];

    /// <summary>Attributes that decide whether a found fact is the gold's.</summary>
    public static ImmutableArray<string> Core(string kind) => CoreByKind[kind];

    /// <summary>Attributes that are judged one by one once the fact is found.</summary>
    public static IEnumerable<string> Judged(GoldFact gold) => gold.Accepted.Keys.Where(a => !Free.Contains(a) && !Core(gold.Kind).Contains(a));

    /// <summary>True where all core attributes agree.</summary>
    public static bool SameCore(GoldFact gold, FoundFact found) => Core(gold.Kind).All(a =>
        !gold.Accepted.TryGetValue(a, out var accepted) || Compare(a, accepted, found.Attributes.GetValueOrDefault(a)) is Outcome.Right or Outcome.Near);

    /// <summary>How a found value stands to the accepted ones.</summary>
    public static Outcome Compare(string attribute, ImmutableArray<string?> accepted, string? found)
    {
        if (accepted.Contains(found)) return Outcome.Right;
        if (found is null) return Outcome.Missed;
        if (!Texts.Contains(attribute)) return Outcome.Wrong;
        var texts = accepted.OfType<string>().ToArray();
        if (texts.Any(t => TextSimilarity.Normalise(t) == TextSimilarity.Normalise(found))) return Outcome.Right;
        if (Bodies.Contains(attribute) && texts.Any(t => IssuerNames.Near(t, found))) return Outcome.Near;
        return texts.Any(t => TextSimilarity.NearOrWithin(t, found) || (attribute is "indicator" or "task" && TextSimilarity.Overlap(t, found) >= 0.6)) ? Outcome.Near
            : texts.Length == 0 ? Outcome.Spurious : Outcome.Wrong;
    }
}
