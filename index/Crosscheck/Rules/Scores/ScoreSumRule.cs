using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>score.sum: a parent is not the sum of its parts. Where a second reading holds, both are told.</summary>
public sealed class ScoreSumRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var tree = new ScoreTree(record.ScoringTables[t]);
            for (var i = 0; i < tree.Table.Rows.Length; i++)
            {
                if (tree.GetChildren(i).Count == 0)
                    continue;
                foreach (
                    var field in new[]
                    {
                        ScoreField.Max,
                        ScoreField.Bonus,
                        ScoreField.Score,
                        ScoreField.ScoreBonus,
                        ScoreField.Appraised,
                        ScoreField.Sum,
                    }
                )
                    if (CheckOne(record, tree, t, i, field) is { } finding)
                        yield return finding;
            }
        }
    }

    private static Finding? CheckOne(DocumentRecord record, ScoreTree tree, int t, int i, ScoreField field)
    {
        var table = tree.Table;
        if (field.Of(table.Rows[i]) is not { } printed)
            return null;
        var children = tree.GetChildren(i);
        var parts = tree.ListParts(children, field, tree.EffectiveValue);
        if (parts.Count == 0)
            return null;
        var sum = parts.Sum(p => p.Value);
        // Parts that are worded alike may have been taken for alternatives: what adds up either way accuses nobody.
        if (sum == printed || tree.Makes(children, field, printed))
            return null;
        if (field == ScoreField.Score && SeverityPolicy.IsWeighted(table))
            return null;
        var reading = SecondReading(tree, i, field, printed, parts);
        if (reading is "")
            return null;
        var severity = reading is null
            ? SeverityPolicy.ChooseSeverity(record, table, parts.Select(p => p.Row).Append(i))
            : "warning";
        // A single part below a larger whole is a part, not the sum; so are rows of which some say nothing.
        if (parts.Count == 1 && table.Rows[i].Formula is null)
            return null;
        if (severity == "error" && Silent(tree, children, field) && sum < printed)
            severity = "warning";
        if (severity == "error" && table.Rows[i].Formula is null && children.All(c => table.Rows[c].No is null))
            severity = "warning";
        if (severity == "error" && MissesParts(table, i, children))
            severity = "warning";
        var gap = severity == "warning" && reading is null && sum < printed && HasNumberGap(table, children);
        if (gap)
            (severity, reading) = ("info", "số thứ tự các mục con không liền nhau, có thể thiếu dòng");
        else if (Unclaimed(tree, field, printed, parts))
            (severity, reading) = ("info", "nếu chỉ tính các mục có tự chấm (đơn vị được chọn mục) thì khớp");
        var message =
            $"{FindingFactory.DescribeRow(table, i)} ghi {field.Name} {FindingFactory.FormatPoints(printed)}"
            + $", các mục con cộng lại {FindingFactory.FormatPoints(sum)} "
            + $"({FindingFactory.FormatSum([.. parts.Select(p => p.Value)])})"
            + (reading is null ? "." : $"; {reading}.");
        return FindingFactory.CreateFinding(
            record,
            "score.sum",
            severity,
            $"{t}/{i}/{field.Name}",
            message,
            sum,
            printed,
            [table.Rows[i].Anchor, .. parts.Take(12).Select(p => table.Rows[p.Row].Anchor)]
        );
    }

    /// <summary>
    /// Null where no other reading holds; "" where the other reading is the table's own way; else how it reads.
    /// </summary>
    private static string? SecondReading(
        ScoreTree tree,
        int i,
        ScoreField field,
        decimal printed,
        List<(int Row, decimal Value)> parts
    )
    {
        var rows = tree.Table.Rows;
        var children = tree.GetChildren(i);
        var sum = parts.Sum(p => p.Value);
        // A section that says the most it may give is no average of what stands below it.
        if (field == ScoreField.Max && sum > printed && parts.All(p => p.Value <= printed) && HasCap(rows[i], printed))
            return "";
        if (parts.Count > 1 && Math.Abs(sum / parts.Count - printed) < 0.01m)
            return ContainsAnyWord(rows[i], "bình quân", "trung bình")
                ? ""
                : "nếu mục này lấy bình quân các mục con thì khớp";
        if (ContainsAnyWord(rows[i], "bình quân", "trung bình"))
            return "";
        if (field == ScoreField.Score || field == ScoreField.Appraised || field == ScoreField.Sum)
        {
            var deducted = children.Sum(c => tree.EffectiveValue(c, Deduct) ?? 0);
            if (deducted < 0 && sum + deducted == printed)
                return "";
        }
        if (field == ScoreField.Score || field == ScoreField.Max)
        {
            var bonus = field == ScoreField.Max ? ScoreField.Bonus : ScoreField.ScoreBonus;
            var extra = children.Sum(c => tree.EffectiveValue(c, bonus) ?? 0);
            if (extra > 0 && sum + extra == printed)
                return $"nếu tính cả điểm thưởng {FindingFactory.FormatPoints(extra)} thì khớp";
            if (extra > 0 && field.Of(rows[i]) is { } p && bonus.Of(rows[i]) is { } own && p - own == sum)
                return "";
        }
        if (field == ScoreField.Max || field == ScoreField.Bonus)
        {
            var largest = parts.Max(p => p.Value);
            if (
                parts.Count > 1
                && largest == printed
                && parts.All(p => rows[p.Row].No is null || p.Value <= printed)
                && sum > printed
                && Distinct(parts)
            )
                return "nếu các mục con là các mức để chọn một thì khớp";
        }
        if (field == ScoreField.Score && sum > printed && rows[i].Max == printed && HasCap(rows[i], printed))
            return "";
        if (field == ScoreField.Score && sum > printed && rows[i].Max == printed)
            return $"nếu điểm của mục không vượt điểm chuẩn {FindingFactory.FormatPoints(printed)} thì khớp";
        foreach (var part in parts)
            if (
                rows[part.Row].No is null
                && part.Value != 0
                && sum - part.Value == printed
                && children.Any(c => rows[c].No is not null)
            )
                return $"nếu không tính dòng “{FindingFactory.Truncate(rows[part.Row].Criterion, 40)}” "
                    + $"({FindingFactory.FormatPoints(part.Value)}) thì khớp";
        return null;
    }

    private static bool ContainsAnyWord(ScoringRow row, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (row.Criterion.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // What nobody claims may be what was not chosen.
    private static bool Unclaimed(
        ScoreTree tree,
        ScoreField field,
        decimal printed,
        List<(int Row, decimal Value)> parts
    )
    {
        if (field != ScoreField.Max || !parts.Any(p => tree.EffectiveValue(p.Row, ScoreField.Score) is not null))
            return false;
        var claimed = parts.Where(p => tree.EffectiveValue(p.Row, ScoreField.Score) is not null).Sum(p => p.Value);
        return claimed == printed;
    }

    private static readonly ScoreField Deduct = new("điểm trừ", r => r.Deduct, _ => null);

    private static bool Distinct(List<(int Row, decimal Value)> parts) =>
        parts.Select(p => p.Value).Distinct().Count() == parts.Count;

    private static bool HasCap(ScoringRow row, decimal printed) =>
        row.Rules.Any(r => r.Kind == "cap" && r.Values.Contains(printed));

    private static bool Silent(ScoreTree tree, IReadOnlyList<int> children, ScoreField field) =>
        field == ScoreField.Score
        && children.Any(c =>
            tree.Table.Rows[c].Max is not null
            && tree.EffectiveValue(c, field) is null
            && tree.Table.Rows[c].Choice is null
        );

    // The formula names more parts than were found, or the numbers leave one out: a row may be lost.
    private static bool MissesParts(ScoringTable table, int i, IReadOnlyList<int> children)
    {
        var numbered = children.Count(c => table.Rows[c].No is not null);
        if (
            table.Rows[i].Formula is { } formula
            && !formula.Contains('…', StringComparison.Ordinal)
            && !formula.Contains("..", StringComparison.Ordinal)
            && formula.Count(c => c == '+') + 1 != numbered
        )
            return true;
        return HasNumberGap(table, children);
    }

    private static bool HasNumberGap(ScoringTable table, IReadOnlyList<int> children)
    {
        var last = 0;
        foreach (var c in children)
        {
            if (table.Rows[c].No is not { } no)
                continue;
            var tail = no.Split('.', ')', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
            if (!int.TryParse(tail, out var n))
                continue;
            if (last > 0 && n > last + 1)
                return true;
            last = n;
        }
        return false;
    }
}
