using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.World;

/// <summary>Criteria as they were issued; units score themselves by them.</summary>
/// <param name="Bonus">With a column of bonuses.</param>
/// <param name="Sections">Sections in order.</param>
public sealed record ScoreTemplate(bool Bonus, ImmutableArray<ScoreTemplate.Section> Sections)
{
    /// <summary>A section.</summary>
    public sealed record Section(string Title, ImmutableArray<Part> Parts);

    /// <summary>A criterion.</summary>
    public sealed record Part(string Wording, decimal Max, decimal? Bonus);
}
