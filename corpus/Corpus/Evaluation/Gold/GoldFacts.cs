using System.Collections.Immutable;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>The facts of a document, complete for the judged pages.</summary>
/// <param name="Items">All facts.</param>
/// <param name="Traps">Phrases that hold no fact.</param>
/// <param name="Pages">Judged pages; empty for all.</param>
public sealed record GoldFacts(ImmutableArray<GoldFact> Items, ImmutableArray<string> Traps, ImmutableArray<int> Pages)
{
    /// <summary>Cells of tables are judged too, not only where annotated.</summary>
    public bool TableCellsJudged { get; init; }
}

/// <summary>One fact.</summary>
/// <param name="Kind">figure, award, target, deadline, programme.</param>
/// <param name="Printed">As printed, white space as one blank.</param>
/// <param name="Accepted">Right values by attribute (as in the record's JSON), the leading one first; null is
/// "none".</param>
/// <param name="Optional">Right if found, no loss if not.</param>
public sealed record GoldFact(
    string Kind,
    string Printed,
    ImmutableSortedDictionary<string, ImmutableArray<string?>> Accepted,
    bool Optional
);
