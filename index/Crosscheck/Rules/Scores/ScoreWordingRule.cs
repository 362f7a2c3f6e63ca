using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>score.rule: a score that the criterion's own wording does not allow.</summary>
public sealed partial class ScoreWordingRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var table = record.ScoringTables[t];
            var parents = table.Rows.Select(r => r.Parent).OfType<int>().ToHashSet();
            for (var i = 0; i < table.Rows.Length; i++)
            {
                var row = table.Rows[i];
                if (row.Rules.Length == 0)
                    continue;
                if (!parents.Contains(i) && CheckAllowed(record, table, t, i) is { } wrong)
                    yield return wrong;
                foreach (var cap in row.Rules.Where(r => r.Kind == "cap"))
                {
                    var bonus =
                        cap.Sentence.Contains("thưởng", StringComparison.OrdinalIgnoreCase)
                        || cap.Sentence.Contains("cộng", StringComparison.OrdinalIgnoreCase);
                    var deduction = cap.Sentence.Contains("trừ", StringComparison.OrdinalIgnoreCase);
                    if (deduction || cap.Values.Length == 0)
                        continue;
                    var (value, name) = bonus ? (row.ScoreBonus, "điểm thưởng tự chấm") : (row.Score, "điểm tự chấm");
                    if (value is not { } v || v <= cap.Values[0] || !bonus && row.Max is { } max && max > cap.Values[0])
                        continue;
                    yield return FindingFactory.CreateFinding(
                        record,
                        "score.rule",
                        SeverityPolicy.ChooseSeverity(record, table, [i]),
                        $"{t}/{i}/cap",
                        $"{FindingFactory.DescribeRow(table, i)}: {name} {FindingFactory.FormatPoints(v)} "
                            + $"vượt mức tối đa {FindingFactory.FormatPoints(cap.Values[0])} mà tiêu chí cho phép "
                            + $"(“{FindingFactory.Truncate(cap.Sentence, 120)}”).",
                        cap.Values[0],
                        v,
                        row.Anchor
                    );
                }
            }
        }
    }

    // Words after which the levels that are named are not all that may be given.
    private static readonly string[] Open =
    [
        "mỗi",
        "cứ ",
        "tương ứng",
        "theo tỷ lệ",
        "nhân với",
        "nội suy",
        "điểm lẻ",
        "bình quân",
        "trung bình cộng",
        "trung bình các",
        "điểm trung bình",
        "theo mức độ",
        "tùy mức độ",
        "tuỳ mức độ",
        "tùy theo",
        "tuỳ theo",
    ];

    // "từ 5 đến 9 điểm", "6 - 10 điểm", "dưới 5 điểm": anything between is allowed, and what is between is not listed.
    [GeneratedRegex(
        @"\d\s*(?:điểm\s*)?(?:đến|-|–)\s*(?:dưới\s+)?\d{1,4}(?:[.,]\d{1,2})?\s*(?:điểm|đ\b)|(?:dưới|trên|tối thiểu|ít nhất|khoảng|nhỏ hơn|lớn hơn)\s+\d{1,4}(?:[.,]\d{1,2})?\s*(?:điểm|đ\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Span();

    // "vi phạm 01 lần trừ 3 điểm": as many times as it happened.
    [GeneratedRegex(
        @"(?:\b0?1|một)\s+\p{L}[^.,;]{0,60}trừ\s+\d|trừ\s+\d[^.,;]{0,12}điểm\s*/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex EachCase();

    private static Finding? CheckAllowed(DocumentRecord record, ScoringTable table, int t, int i)
    {
        var row = table.Rows[i];
        if (row.Score is not { } score || row.Choice is not null)
            return null;
        var lists = row.Rules.Where(r => r.Kind == "allowed").ToList();
        if (lists.Count == 0)
            return null;
        var allowed = lists
            .SelectMany(r => r.Values)
            .Concat(row.Rules.Where(r => r.Kind == "threshold" && r.Values.Length > 1).Select(r => r.Values[^1]))
            .ToHashSet();
        if (row.Max is { } max)
            allowed.Add(max);
        var largest = lists.SelectMany(r => r.Values).Max();
        var deductions = row
            .Rules.Where(r => r.Kind == "deduction")
            .SelectMany(r => r.Values)
            .Where(v => v > 0)
            .ToList();
        var open =
            Open.Any(w => row.Criterion.Contains(w, StringComparison.OrdinalIgnoreCase))
            || row.Rules.Any(r => r.Kind == "cap")
            || Span().IsMatch(row.Criterion);
        if (allowed.Contains(score) || deductions.Any(d => allowed.Contains(score + d)) || open)
            return null;
        if (
            score >= 0
            && EachCase().IsMatch(row.Criterion)
            && deductions.Any(d => allowed.Any(a => a > score && (a - score) % d == 0))
        )
            return null;
        // Who claims nothing, claims nothing that is not allowed: none of the levels was reached.
        if (score == 0)
            return null;
        // Where the whole is more than the greatest of them, they are parts that add up, not levels of which one is
        // given.
        if (deductions.Count == 0 && row.Max > largest && score <= row.Max)
            return null;
        // One value alone names a case, not all cases.
        if (allowed.Count < 2 && deductions.Count == 0)
            return null;
        var listed = lists.Max(r => r.Values.Length);
        // A level a sentence: "Không có: 5 điểm. Có 01 trường hợp: 3 điểm. Từ 02 trường hợp: 0 điểm."
        if (
            listed < 2
            && lists.Count > 2
            && row.Max == largest
            && lists.SelectMany(r => r.Values).Distinct().Count() == lists.Count
            && lists.All(r => r.Sentence.Length < 70)
        )
            listed = 2;
        if (listed < 2 && deductions.Count == 0)
            return null;
        var severity =
            listed >= 3 && score <= (row.Max ?? score) ? SeverityPolicy.ChooseSeverity(record, table, [i]) : "warning";
        var values = allowed
            .Concat(
                deductions.Count == 0
                    ? []
                    : allowed.Where(a => a == (row.Max ?? a)).SelectMany(a => deductions.Select(d => a - d))
            )
            .Distinct()
            .OrderDescending()
            .ToList();
        return FindingFactory.CreateFinding(
            record,
            "score.rule",
            severity,
            $"{t}/{i}/allowed",
            $"{FindingFactory.DescribeRow(table, i)}: điểm tự chấm {FindingFactory.FormatPoints(score)} "
                + $"không có trong các mức mà tiêu chí cho phép "
                + $"({string.Join("; ", values.Select(FindingFactory.FormatPoints))}): "
                + $"“{FindingFactory.Truncate(lists[0].Sentence, 160)}”.",
            new JsonArray([.. values.Select(v => (JsonNode)v)]),
            score,
            row.Anchor
        );
    }
}
