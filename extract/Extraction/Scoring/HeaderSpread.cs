using System.Collections.Immutable;
using Pipeline.Extraction.Scoring.Columns;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// A header of two levels whose spans were lost in separated text: the second line begins at the first column, though
/// its headers stand
/// below one of the first line. The rows below are wider than the first line by what the second fills in.
/// </summary>
internal static class HeaderSpread
{
    private const int FewestLeaves = 2;

    /// <summary>The rows with both header lines in their columns; the same rows where no span was lost.</summary>
    /// <param name="rows">The rows of the table.</param>
    /// <param name="first">The first line of the header.</param>
    public static ImmutableArray<ScoringGridRow> Mend(ImmutableArray<ScoringGridRow> rows, int first)
    {
        if (first + 2 >= rows.Length || !rows[first].Shifted)
            return rows;
        var (top, leaves) = (rows[first].Filled, rows[first + 1].Filled);
        if (
            leaves.Length < FewestLeaves
            || leaves[0].Column != 0
            || leaves.Any(c => c.Points.FitsPoints || c.Text.Length > 80 || RowNumberParser.LooksLikeNumber(c.Text))
        )
            return rows;
        if (top.Where((c, i) => c.Column != i).Any() || leaves.Where((c, i) => c.Column != i).Any())
            return rows;
        var width = WidthOf(rows.AsSpan()[(first + 2)..]);
        // So many headers of the first line stand over those of the second, each over as many.
        var over = top.Length + leaves.Length - width;
        if (over < 1 || over >= top.Length || leaves.Length % over != 0)
            return rows;
        var each = leaves.Length / over;
        var at = Place(top, leaves, over, each);
        return at < 0
            ? rows
            : rows.SetItem(first, Above(rows[first], top, at, over, each))
                .SetItem(first + 1, Below(rows[first + 1], leaves, at));
    }

    // The width of the widest row: blank cells at the end of others are lost.
    private static int WidthOf(ReadOnlySpan<ScoringGridRow> body)
    {
        var width = 0;
        foreach (var row in body)
            if (row.Cells.Length > 0)
                width = Math.Max(width, row.Cells[^1].EndColumn);
        return width;
    }

    /// <summary>
    /// The first of the headers over the leaves: all of them name points, with each leaf below them too; the last such
    /// place counts.
    /// </summary>
    private static int Place(
        ImmutableArray<ScoringGridCell> top,
        ImmutableArray<ScoringGridCell> leaves,
        int over,
        int each
    )
    {
        for (var at = top.Length - over; at >= 0; at--)
        {
            var fits = true;
            for (var i = 0; fits && i < leaves.Length; i++)
                fits =
                    HeaderClassifier.ClassifyRole(top[at + (i / each)].Text)?.IsPoints() == true
                    && HeaderClassifier.ClassifyRole(leaves[i].Text, top[at + (i / each)].Text) is { } role
                    && (role.IsPoints() || role == ColumnRole.Other);
            if (fits)
                return at;
        }
        return -1;
    }

    private static ScoringGridRow Above(
        ScoringGridRow row,
        ImmutableArray<ScoringGridCell> top,
        int at,
        int over,
        int each
    )
    {
        var column = 0;
        var cells = ImmutableArray.CreateBuilder<ScoringGridCell>(top.Length);
        for (var i = 0; i < top.Length; i++)
        {
            var span = i >= at && i < at + over ? each : 1;
            cells.Add(top[i] with { Column = column, ColumnSpan = span });
            column += span;
        }
        var placed = cells.MoveToImmutable();
        return row with { Cells = placed, Filled = placed };
    }

    private static ScoringGridRow Below(ScoringGridRow row, ImmutableArray<ScoringGridCell> leaves, int at)
    {
        ImmutableArray<ScoringGridCell> cells = [.. leaves.Select((c, i) => c with { Column = at + i })];
        return row with { Cells = cells, Filled = cells };
    }
}
