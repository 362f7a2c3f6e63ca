using System.Collections.Immutable;

namespace Pipeline.Records;

/// <summary>A scoring table: criteria with maxima, and scores where a unit filled it in.</summary>
public sealed record ScoringTable
{
    /// <summary>Title from the annex line.</summary>
    public string? Title { get; init; }

    /// <summary>The unit that is scored.</summary>
    public string? Unit { get; init; }

    /// <summary>The year that is scored.</summary>
    public int? Year { get; init; }

    /// <summary>Columns from left to right.</summary>
    public ImmutableArray<ScoringColumn> Columns { get; init; } = [];

    /// <summary>Rows in reading order, the total row left out.</summary>
    public ImmutableArray<ScoringRow> Rows { get; init; } = [];

    /// <summary>Group headings that print their own claim.</summary>
    public ImmutableArray<ScoringHeading> Headings { get; init; } = [];

    /// <summary>The printed totals.</summary>
    public ScoringTotals? Totals { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where it begins.</summary>
    public Anchor? Anchor { get; init; }
}

/// <summary>A column with its meaning.</summary>
/// <param name="Role">no, group, criterion, evidence, max, bonus, deduct, score, score_bonus, appraised, total, note,
/// other.</param>
/// <param name="Header">The header as printed, levels joined by " / "; null where none stands.</param>
public sealed record ScoringColumn(string Role, string? Header);

/// <summary>A row of a scoring table.</summary>
public sealed record ScoringRow
{
    /// <summary>Number as it should read; null where unnumbered.</summary>
    public string? No { get; init; }

    /// <summary>Number as printed, where it was put right; else null.</summary>
    public string? NoPrinted { get; init; }

    /// <summary>Number with those above it, "I.4.1".</summary>
    public string? Path { get; init; }

    /// <summary>Depth, from 1 for the topmost.</summary>
    public int Level { get; init; }

    /// <summary>Index of the parent in rows.</summary>
    public int? Parent { get; init; }

    /// <summary>Wording.</summary>
    public required string Criterion { get; init; }

    /// <summary>Text of the evidence column.</summary>
    public string? Evidence { get; init; }

    /// <summary>Maximum.</summary>
    public decimal? Max { get; init; }

    /// <summary>Maximum bonus.</summary>
    public decimal? Bonus { get; init; }

    /// <summary>Deduction, negative.</summary>
    public decimal? Deduct { get; init; }

    /// <summary>The unit's own score.</summary>
    public decimal? Score { get; init; }

    /// <summary>The unit's own bonus.</summary>
    public decimal? ScoreBonus { get; init; }

    /// <summary>What the group or the level above scored.</summary>
    public decimal? Appraised { get; init; }

    /// <summary>The printed sum of the row.</summary>
    public decimal? Total { get; init; }

    /// <summary>Index of the row whose merged maximum covers this one.</summary>
    public int? MaxSpan { get; init; }

    /// <summary>Number of the choice that this row is an alternative of.</summary>
    public int? Choice { get; init; }

    /// <summary>Formula as printed, "(1+2+3+4)".</summary>
    public string? Formula { get; init; }

    /// <summary>Rules in the wording.</summary>
    public ImmutableArray<ScoringRule> Rules { get; init; } = [];

    /// <summary>Indices into the record's citations.</summary>
    public ImmutableArray<int> Citations { get; init; } = [];

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}

/// <summary>A rule that the wording states.</summary>
/// <param name="Kind">allowed, deduction, cap, threshold.</param>
/// <param name="Values">Its points (allowed: all allowed values; cap: one; threshold: the figure, then the
/// points).</param>
/// <param name="Sentence">The sentence that it came from.</param>
public sealed record ScoringRule(string Kind, ImmutableArray<decimal> Values, string Sentence);

/// <summary>A group heading with its claim, "Công tác tuyên giáo (37/40 điểm)".</summary>
/// <param name="Title">Without the claim.</param>
/// <param name="Score">The claim.</param>
/// <param name="Max">The maximum; null where none is printed.</param>
/// <param name="Anchor">Where.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ScoringHeading(string Title, decimal? Score, decimal? Max, Anchor Anchor, double Confidence)
{
    /// <summary>Index of the first row that the heading covers.</summary>
    public int FirstRow { get; init; }

    /// <summary>One past the last row that the heading covers.</summary>
    public int EndRow { get; init; }
}

/// <summary>The printed totals of a table.</summary>
public sealed record ScoringTotals
{
    /// <summary>Sum of maxima.</summary>
    public decimal? Max { get; init; }

    /// <summary>Sum of bonuses.</summary>
    public decimal? Bonus { get; init; }

    /// <summary>Sum of own scores.</summary>
    public decimal? Score { get; init; }

    /// <summary>Sum of own bonuses.</summary>
    public decimal? ScoreBonus { get; init; }

    /// <summary>Everything.</summary>
    public decimal? Total { get; init; }

    /// <summary>Where.</summary>
    public Anchor? Anchor { get; init; }
}
