using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>
/// What the parts of a row add up to, alternatives counted once; null in a column where no part has a value. In points.
/// </summary>
public sealed record RowSums(decimal? Max, decimal? Score, decimal? Appraised);

/// <summary>The sums of a scoring table as a reader would add them, to stand beside the printed ones.</summary>
public static class ScoreSums
{
    /// <summary>Sums of the parts of each row, in the order of the rows; a row without parts has none.</summary>
    public static ImmutableArray<RowSums> SumRows(ScoringTable table)
    {
        var tree = new ScoreTree(table);
        return
        [
            .. table.Rows.Select(
                (_, i) =>
                    new RowSums(
                        tree.SumOfChildren(i, ScoreField.Max),
                        tree.SumOfChildren(i, ScoreField.Score),
                        tree.SumOfChildren(i, ScoreField.Appraised)
                    )
            ),
        ];
    }

    /// <summary>Sums of the topmost rows.</summary>
    public static RowSums SumTable(ScoringTable table)
    {
        var tree = new ScoreTree(table);
        decimal? Sum(ScoreField field) =>
            tree.ListParts(tree.Top, field, tree.EffectiveValue) is { Count: > 0 } parts
                ? parts.Sum(p => p.Value)
                : null;
        return new RowSums(Sum(ScoreField.Max), Sum(ScoreField.Score), Sum(ScoreField.Appraised));
    }
}
