using System.Collections.Immutable;

namespace Pipeline.Extraction.Scoring.Columns;

/// <summary>Meaning of a column, as CONTRACT "scoring_tables" names it.</summary>
internal enum ColumnRole
{
    Other,
    No,
    Group,
    Criterion,
    Evidence,
    Max,
    Bonus,
    Deduct,
    Score,
    ScoreBonus,
    Appraised,
    Total,
    Note,
}

/// <summary>Names and kinds of roles.</summary>
internal static class ColumnRoleNames
{
    /// <summary>The name in records.</summary>
    public static string ToRecordName(this ColumnRole role) =>
        role switch
        {
            ColumnRole.No => "no",
            ColumnRole.Group => "group",
            ColumnRole.Criterion => "criterion",
            ColumnRole.Evidence => "evidence",
            ColumnRole.Max => "max",
            ColumnRole.Bonus => "bonus",
            ColumnRole.Deduct => "deduct",
            ColumnRole.Score => "score",
            ColumnRole.ScoreBonus => "score_bonus",
            ColumnRole.Appraised => "appraised",
            ColumnRole.Total => "total",
            ColumnRole.Note => "note",
            _ => "other",
        };

    /// <summary>True for columns whose cells hold points.</summary>
    public static bool IsPoints(this ColumnRole role) =>
        role
            is ColumnRole.Max
                or ColumnRole.Bonus
                or ColumnRole.Deduct
                or ColumnRole.Score
                or ColumnRole.ScoreBonus
                or ColumnRole.Appraised
                or ColumnRole.Total;

    /// <summary>True for columns whose cells hold words.</summary>
    public static bool IsText(this ColumnRole role) =>
        role is ColumnRole.Group or ColumnRole.Criterion or ColumnRole.Evidence or ColumnRole.Note;
}

/// <summary>A column with its meaning and the headers above it.</summary>
internal sealed record TableColumn(ColumnRole Role, string Header)
{
    /// <summary>Its meaning comes from its values, not from its header.</summary>
    public bool Inferred { get; init; }

    /// <summary>It and the column before it share their role: a row has its points in one of the two.</summary>
    public bool Divided { get; init; }
}

/// <summary>The columns of a table and the rows that are its header.</summary>
/// <param name="Columns">From left to right, one a column of the grid.</param>
/// <param name="FirstRow">First row of the header; rows before it are titles.</param>
/// <param name="EndRow">One past the last row of the header.</param>
/// <param name="Names">Folded texts of all header cells: by them the header is known again on later pages.</param>
internal sealed record TableHeaderModel(
    ImmutableArray<TableColumn> Columns,
    int FirstRow,
    int EndRow,
    ImmutableHashSet<string> Names
)
{
    /// <summary>Index of the first column with this role, or -1.</summary>
    public int IndexOf(ColumnRole role)
    {
        for (var i = 0; i < Columns.Length; i++)
            if (Columns[i].Role == role)
                return i;
        return -1;
    }

    /// <summary>True where a column has this role.</summary>
    public bool HasRole(ColumnRole role) => IndexOf(role) >= 0;

    /// <summary>Role of a column of the grid; other beyond the last.</summary>
    public ColumnRole RoleAt(int column) =>
        column >= 0 && column < Columns.Length ? Columns[column].Role : ColumnRole.Other;
}
