using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>score.exceeds-max: a score above its maximum. A bonus that lawfully lifts it accuses nobody.</summary>
public sealed partial class ScoreExceedsMaxRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var table = record.ScoringTables[t];
            if (IsMisread(table))
            {
                yield return FindingFactory.CreateFinding(
                    record,
                    "score.exceeds-max",
                    "info",
                    $"{t}",
                    "Phần lớn các dòng có điểm tự chấm cao hơn cột được đọc là điểm chuẩn: có thể cột ấy "
                        + "không phải điểm chuẩn, cần người xem.",
                    null,
                    null,
                    table.Anchor
                );
                continue;
            }
            // A parent's score is a sum: where it is too high, a part of it is, or the sum is wrong. Both are found
            // there.
            var flagged = table
                .Rows.Where(r => r.Score is not null || r.Appraised is not null)
                .Select(r => r.Parent)
                .OfType<int>()
                .ToHashSet();
            for (var i = table.Rows.Length - 1; i >= 0; i--)
            {
                var row = table.Rows[i];
                var max = row.Max ?? (row.MaxSpan is { } span && span < i ? table.Rows[span].Max : null);
                foreach (var (name, value) in new[] { ("tự chấm", row.Score), ("thẩm định", row.Appraised) })
                {
                    if (value is not { } score || max is not { } limit || score <= limit || limit <= 0)
                        continue;
                    if (row.Parent is { } parent)
                        flagged.Add(parent);
                    if (flagged.Contains(i))
                        continue;
                    if (LiftedLimit(row, limit) >= score)
                        continue;
                    var lifts = row.Bonus is { } bonus && score <= limit + bonus && row.ScoreBonus is null;
                    if (lifts)
                        continue;
                    var mentions = row.Bonus is not null || Lawful(table, i);
                    yield return FindingFactory.CreateFinding(
                        record,
                        "score.exceeds-max",
                        mentions ? "warning" : SeverityPolicy.ChooseSeverity(record, table, [i]),
                        $"{t}/{i}/{name}",
                        $"{FindingFactory.DescribeRow(table, i)}: điểm {name} "
                            + $"{FindingFactory.FormatPoints(score)} vượt điểm chuẩn "
                            + $"{FindingFactory.FormatPoints(limit)}"
                            + (
                                mentions
                                    ? "; tiêu chí có nói đến điểm thưởng, cần xem có được cộng vào đây không."
                                    : "."
                            ),
                        limit,
                        score,
                        row.Anchor
                    );
                }
                if (row is { ScoreBonus: { } given, Bonus: { } allowed } && given > allowed && !flagged.Contains(i))
                {
                    if (row.Parent is { } parent)
                        flagged.Add(parent);
                    yield return FindingFactory.CreateFinding(
                        record,
                        "score.exceeds-max",
                        SeverityPolicy.ChooseSeverity(record, table, [i]),
                        $"{t}/{i}/bonus",
                        $"{FindingFactory.DescribeRow(table, i)}: điểm thưởng tự chấm "
                            + $"{FindingFactory.FormatPoints(given)} vượt điểm thưởng tối đa "
                            + $"{FindingFactory.FormatPoints(allowed)}.",
                        allowed,
                        given,
                        row.Anchor
                    );
                }
            }
        }
    }

    [GeneratedRegex(
        @"(?:thưởng|cộng|vượt)\s+(?:thêm\s+|điểm\s+)?(?:tối đa\s+|là\s+|được\s+)?(?:không quá\s+)?(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:điểm|đ\b)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Adds();

    // The most that the wording allows where it grants more itself: "được thưởng thêm 5 điểm".
    private static decimal LiftedLimit(ScoringRow row, decimal limit)
    {
        var most = limit;
        foreach (Match match in Adds().Matches($"{row.Criterion}\n{row.Evidence}"))
            if (
                decimal.TryParse(
                    match.Groups[1].Value.Replace(',', '.'),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var more
                )
            )
                most = Math.Max(most, limit + more);
        return most;
    }

    // Words of a bonus in the row, in what stands above it, in the table's title or over its scores.
    private static bool Lawful(ScoringTable table, int i)
    {
        for (int? at = i; at is { } row; at = table.Rows[row].Parent)
            if (MentionsBonus(table.Rows[row].Criterion) || MentionsBonus(table.Rows[row].Evidence))
                return true;
        return MentionsBonus(table.Title) || table.Columns.Any(c => c.Role == "score" && MentionsBonus(c.Header));
    }

    // Where most scores pass what should bound them, the column is another one.
    private static bool IsMisread(ScoringTable table)
    {
        var both = table.Rows.Where(r => r is { Score: not null, Max: not null }).ToList();
        return both.Count >= 3 && both.Count(r => r.Score > r.Max) * 2 > both.Count;
    }

    // "Khen thưởng" is what a criterion may be about, no bonus.
    private static bool MentionsBonus(string? text) =>
        text is not null
        && (
            text.Replace("khen thưởng", "", StringComparison.OrdinalIgnoreCase)
                .Contains("thưởng", StringComparison.OrdinalIgnoreCase)
            || text.Contains("cộng thêm", StringComparison.OrdinalIgnoreCase)
            || text.Contains("được cộng", StringComparison.OrdinalIgnoreCase)
            || text.Contains("cộng điểm", StringComparison.OrdinalIgnoreCase)
            || text.Contains("vượt", StringComparison.OrdinalIgnoreCase)
        );
}
