using System.Collections.Immutable;
using Pipeline.Extraction.Scoring.Columns;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// Puts shifted cells back under their columns. Separated text loses merged first cells, so a row may begin one or two
/// columns early; the least costly order-keeping placement by what cells hold and columns ask is taken.
/// </summary>
internal static class RowAligner
{
    /// <summary>Cells with the columns they belong to; cells keep their order.</summary>
    public static ImmutableArray<(ScoringGridCell Cell, int Column)> Align(ScoringGridRow row, TableHeaderModel model)
    {
        var cells = row.Filled;
        var width = model.Columns.Length;
        if (!row.Shifted || cells.Length == 0 || cells.Length > width || width > 24)
            return [.. cells.Select(c => (c, c.Column))];
        if (Fits(cells, model))
            return [.. cells.Select(c => (c, c.Column))];
        var cost = new double[cells.Length, width];
        var from = new int[cells.Length, width];
        for (var i = 0; i < cells.Length; i++)
        for (var j = 0; j < width; j++)
        {
            cost[i, j] = double.PositiveInfinity;
            var own = MismatchCost(cells[i], model.Columns[j].Role);
            if (i == 0)
            {
                cost[i, j] = own + 0.3 * Math.Abs(j - cells[i].Column);
                continue;
            }
            for (var k = 0; k < j; k++)
            {
                var total = cost[i - 1, k] + own + Math.Abs(j - k - (cells[i].Column - cells[i - 1].Column));
                if (total < cost[i, j])
                    (cost[i, j], from[i, j]) = (total, k);
            }
        }
        var best = 0;
        for (var j = 1; j < width; j++)
            if (cost[cells.Length - 1, j] < cost[cells.Length - 1, best])
                best = j;
        var placed = new (ScoringGridCell, int)[cells.Length];
        for (var i = cells.Length - 1; i >= 0; best = from[i, best], i--)
            placed[i] = (cells[i], best);
        return [.. placed];
    }

    // Every cell is what its own column asks, or stands in a column of unknown meaning: nothing is shifted.
    private static bool Fits(ImmutableArray<ScoringGridCell> cells, TableHeaderModel model)
    {
        const double Bearable = 1;
        foreach (var cell in cells)
            if (
                cell.Column >= model.Columns.Length
                || model.Columns[cell.Column].Role is var role
                    && role is not (ColumnRole.Other or ColumnRole.Note)
                    && MismatchCost(cell, role) > Bearable
            )
                return false;
        // What only an unknown column bears may as well be shifted: one column that is known must hold a number or
        // points.
        return cells.Any(c => model.Columns[c.Column].Role is var role && (role == ColumnRole.No || role.IsPoints()));
    }

    private static double MismatchCost(ScoringGridCell cell, ColumnRole role)
    {
        var number = cell.Points.FitsPoints;
        var mark = cell.Points.Kind == PointKind.Mark;
        if (role == ColumnRole.No)
            return RowNumberParser.LooksLikeNumber(cell.Text) ? 0 : 6;
        if (role.IsPoints())
            return number ? 0
                : mark ? 0.5
                : 8;
        if (role == ColumnRole.Group)
            return number ? 8
                : PointClaimReader.Read(cell.Text) is not null || RowNumberParser.IsSection(cell.Text) ? 0
                : 2;
        if (role.IsText())
            return number ? 5
                : RowNumberParser.LooksLikeNumber(cell.Text) && cell.Text.Length < 6 ? 3
                : 0;
        return 1.5;
    }
}
