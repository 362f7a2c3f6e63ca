using System.Collections.Immutable;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Scoring;

/// <summary>A table of ranks: "Xuất sắc: từ 90 đến 100 điểm". Its points are bounds of sums; nothing in it is scored.</summary>
internal static class RankScale
{
    /// <summary>True where most cells of points are bounds and nobody's score stands beside them.</summary>
    public static bool Is(ImmutableArray<Column> columns, ImmutableArray<GridRow> body)
    {
        if (columns.Any(c => c.Role is ColumnRole.Score or ColumnRole.Deduct or ColumnRole.Bonus)) return false;
        var (bounds, filled) = (0, 0);
        foreach (var row in body)
            foreach (var cell in row.Filled)
                if (cell.Column < columns.Length && columns[cell.Column].Role.IsPoints())
                {
                    filled++;
                    if (IsBound(cell)) bounds++;
                }
        return bounds >= 2 && bounds * 2 >= filled;
    }

    // A range from 0 up is a maximum with its least; one between two other numbers is a rank.
    private static bool IsBound(GridCell cell)
    {
        if (cell.Points.Kind == PointKind.Range) return cell.Points.Value > 0;
        if (cell.Points.Kind != PointKind.Text || cell.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0) return false;
        var fold = Folding.FoldLower(cell.Text);
        return fold.StartsWith("tu ", StringComparison.Ordinal) || fold.StartsWith("duoi ", StringComparison.Ordinal) || fold.StartsWith("tren ", StringComparison.Ordinal)
            || fold[0] is '<' or '>' or '≥' or '≤' || fold.EndsWith("tro len", StringComparison.Ordinal) || fold.EndsWith("tro xuong", StringComparison.Ordinal);
    }
}
