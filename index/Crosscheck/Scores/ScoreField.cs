using Pipeline.Records;

namespace Pipeline.Crosscheck.Scores;

/// <summary>A column of points, with its name to people.</summary>
internal sealed record ScoreField(string Name, Func<ScoringRow, decimal?> Of, Func<ScoringTotals, decimal?> Total)
{
    public static ScoreField Max { get; } = new("điểm chuẩn", r => r.Max, t => t.Max);
    public static ScoreField Bonus { get; } = new("điểm thưởng tối đa", r => r.Bonus, t => t.Bonus);
    public static ScoreField Score { get; } = new("điểm tự chấm", r => r.Score, t => t.Score);
    public static ScoreField ScoreBonus { get; } = new("điểm thưởng tự chấm", r => r.ScoreBonus, t => t.ScoreBonus);
    public static ScoreField Appraised { get; } = new("điểm thẩm định", r => r.Appraised, _ => null);
    public static ScoreField Sum { get; } = new("tổng điểm", r => r.Total, t => t.Total);
}
