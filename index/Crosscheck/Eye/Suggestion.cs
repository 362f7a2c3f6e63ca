using System.Collections.Immutable;

namespace Pipeline.Crosscheck.Eye;

/// <summary>A value that may be the right one. It is never taken by itself: a person looks at the page and says so.</summary>
/// <param name="Value">The value, as set takes it.</param>
/// <param name="Score">0 to 1; several independent reasons for one value raise it.</param>
/// <param name="Reasons">What speaks for it; Vietnamese.</param>
public sealed record Suggestion(string Value, double Score, ImmutableArray<string> Reasons)
{
    private const double Certain = 0.99;

    /// <summary>One suggestion for each value, the likeliest first; reasons for one value speak together.</summary>
    internal static ImmutableArray<Suggestion> Merge(IEnumerable<Suggestion> all) =>
        [.. all.GroupBy(s => s.Value, StringComparer.Ordinal)
            .Select(g => new Suggestion(g.Key, Math.Round(Math.Min(Certain, 1 - g.Aggregate(1.0, (doubt, s) => doubt * (1 - s.Score))), 2), [.. g.SelectMany(s => s.Reasons).Distinct(StringComparer.Ordinal)]))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Value, StringComparer.Ordinal)];
}
