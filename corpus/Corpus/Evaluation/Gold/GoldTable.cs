using System.Collections.Immutable;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>A scoring table.</summary>
/// <param name="Title">For messages.</param>
/// <param name="HasNumbers">It has a number column, so that numbers are judged.</param>
/// <param name="Rows">Rows without the total row.</param>
/// <param name="TotalRows">Beginnings of the rows that print totals: none may stand among the rows.</param>
/// <param name="TotalMax">Printed sum of maxima; null where none.</param>
/// <param name="TotalScore">Printed sum of scores; null where none.</param>
public sealed record GoldTable(
    string? Title,
    bool HasNumbers,
    ImmutableArray<GoldRow> Rows,
    ImmutableArray<string> TotalRows,
    decimal? TotalMax,
    decimal? TotalScore
);

/// <summary>A row of a scoring table; null cells are blank.</summary>
public sealed record GoldRow
{
    /// <summary>Number as printed.</summary>
    public string? No { get; init; }

    /// <summary>Number of a merged cell that covers this row; it may be given or not.</summary>
    public string? NoSpan { get; init; }

    /// <summary>Wording, its first 60 characters or more.</summary>
    public required string Criterion { get; init; }

    /// <summary>Points by column: max, bonus, deduct, score, score_bonus, appraised, total.</summary>
    public ImmutableSortedDictionary<string, decimal?> Points { get; init; } =
        ImmutableSortedDictionary<string, decimal?>.Empty;

    /// <summary>A merged maximum above covers this row.</summary>
    public bool MaxSpanned { get; init; }
}
