namespace Pipeline.Extraction.Scoring;

/// <summary>Meaning of a column, as CONTRACT "scoring_tables" names it.</summary>
internal enum ColumnRole
{
    Other, No, Group, Criterion, Evidence, Max, Bonus, Deduct, Score, ScoreBonus, Appraised, Total, Note,
}

/// <summary>Names and kinds of roles.</summary>
internal static class ColumnRoles
{
    /// <summary>The name in records.</summary>
    public static string Name(this ColumnRole role) => role switch
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
    public static bool IsPoints(this ColumnRole role) => role is ColumnRole.Max or ColumnRole.Bonus or ColumnRole.Deduct
        or ColumnRole.Score or ColumnRole.ScoreBonus or ColumnRole.Appraised or ColumnRole.Total;

    /// <summary>True for columns whose cells hold words.</summary>
    public static bool IsText(this ColumnRole role) => role is ColumnRole.Group or ColumnRole.Criterion or ColumnRole.Evidence or ColumnRole.Note;
}
