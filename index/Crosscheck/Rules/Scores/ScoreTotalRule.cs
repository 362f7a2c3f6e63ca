using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>
/// score.total: the printed total is not the sum of the sections. Where the sections' own parts give it, that is told
/// too.
/// </summary>
public sealed class ScoreTotalRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var table = record.ScoringTables[t];
            if (table.Totals is not { } totals || table.Rows.Length == 0)
                continue;
            if (
                totals is { Total: { } all, Score: { } score }
                && CheckAll(record, table, t, totals, all, score) is { } wrong
            )
                yield return wrong;
            if (Headed(record, table, t, totals) is { } headed)
                yield return headed;
            if (!Whole(table))
                continue;
            var tree = new ScoreTree(table);
            foreach (var field in new[] { ScoreField.Max, ScoreField.Bonus, ScoreField.Score, ScoreField.ScoreBonus })
                if (field.Total(totals) is { } printed && CheckOne(record, tree, t, field, printed) is { } finding)
                    yield return finding;
            if (totals is { Total: { } sum, Score: null } && CheckOne(record, tree, t, ScoreField.Sum, sum) is { } last)
                yield return last;
        }
    }

    private static Finding? CheckOne(DocumentRecord record, ScoreTree tree, int t, ScoreField field, decimal printed)
    {
        var table = tree.Table;
        var parts = tree.ListParts(tree.Top, field, tree.EffectiveValue);
        if (parts.Count == 0)
            return null;
        var sum = parts.Sum(p => p.Value);
        if (sum == printed || tree.Makes(tree.Top, field, printed))
            return null;
        if (field == ScoreField.Score)
        {
            var bonus = tree.Top.Sum(i => tree.EffectiveValue(i, ScoreField.ScoreBonus) ?? 0);
            var deducted =
                tree.Top.Sum(i => table.Rows[i].Deduct ?? 0)
                + table.Rows.Where(r => r.Parent is not null).Sum(r => r.Score is null ? r.Deduct ?? 0 : 0);
            if (
                sum + bonus == printed
                || deducted < 0 && (sum + deducted == printed || sum + bonus + deducted == printed)
            )
                return null;
        }
        if (field == ScoreField.Score && SeverityPolicy.IsWeighted(table))
            return null;
        if (Apart(tree, field, printed, parts))
            return null;
        if (
            field == ScoreField.Max
            && sum + tree.Top.Sum(i => tree.EffectiveValue(i, ScoreField.Bonus) ?? 0) == printed
        )
            return null;
        var anew = tree.ListParts(tree.Top, field, tree.SumOfLeaves);
        var again = anew.Sum(p => p.Value);
        // A printed total of bonuses may be the most that all of them together may give.
        var capped = field == ScoreField.Bonus && printed < sum;
        var message =
            $"Tổng {field.Name} ghi {FindingFactory.FormatPoints(printed)}, các phần đã ghi cộng lại "
            + $"{FindingFactory.FormatPoints(sum)} ({FindingFactory.FormatSum([.. parts.Select(p => p.Value)])}"
            + $")";
        var severity = SeverityPolicy.ChooseSeverity(record, table, parts.Select(p => p.Row));
        if (again == printed)
        {
            message +=
                $"; nếu tính lại các phần theo mục con thì được {FindingFactory.FormatPoints(again)} "
                + $"({FindingFactory.FormatSum([.. anew.Select(p => p.Value)])}), khớp với tổng đã ghi";
            severity = "warning";
        }
        else if (sum + Beside(tree, field) == printed)
        {
            message += "; nếu các dòng không đánh số là mục riêng, không phải phần của mục đứng trên, thì khớp";
            severity = "info";
        }
        else if (field == ScoreField.Max && Alternatives(parts, printed))
        {
            message += "; nếu có phần là lựa chọn thay thế nhau thì tổng có thể khớp";
            severity = "warning";
        }
        else if (
            field == ScoreField.Score
            && tree.Top.Any(i => tree.EffectiveValue(i, field) is null && table.Rows[i].Max is not null)
        )
            severity = "warning";
        if (
            field == ScoreField.Max
            && parts.Where(p => tree.EffectiveValue(p.Row, ScoreField.Score) is not null).Sum(p => p.Value) == printed
        )
        {
            message += "; nếu chỉ tính các mục có tự chấm (đơn vị được chọn mục) thì khớp";
            severity = "info";
        }
        if (
            field == ScoreField.Score
            && sum < printed
            && Unread(tree) is { Count: > 0 } unread
            && printed - sum <= unread.Room
        )
        {
            message += $"; còn {unread.Count} mục chưa đọc được điểm, nếu các mục ấy bù được phần thiếu thì khớp";
            severity = "info";
        }
        if (field == ScoreField.Bonus)
            severity = capped ? "info" : "warning";
        if (capped)
            message += "; tổng đã ghi có thể là mức khống chế điểm thưởng";
        return FindingFactory.CreateFinding(
            record,
            "score.total",
            severity,
            $"{t}/{field.Name}",
            message + ".",
            sum,
            printed,
            [table.Totals!.Anchor, .. parts.Take(12).Select(p => table.Rows[p.Row].Anchor)]
        );
    }

    /// <summary>
    /// The total against the claims that the headings print: what they fall short of their maxima adds up though rows
    /// are missing, and
    /// may be no more than the total falls short of its own.
    /// </summary>
    private static Finding? Headed(DocumentRecord record, ScoringTable table, int t, ScoringTotals totals)
    {
        if (
            totals is not { Max: { } most, Score: { } score }
            || score > most
            || totals.Bonus is > 0
            || totals.ScoreBonus is > 0
        )
            return null;
        if (table.Columns.Any(c => c.Role is "bonus" or "score_bonus" or "deduct"))
            return null;
        var claims = table
            .Headings.Where(h =>
                h is { Score: { } s, Max: { } m } && s <= m && !table.Headings.Any(o => o != h && Covers(o, h))
            )
            .ToList();
        if (claims.Count < 2)
            return null;
        var (max, sum) = (claims.Sum(h => h.Max!.Value), claims.Sum(h => h.Score!.Value));
        var (lacking, told) = (max - sum, most - score);
        if (max > most || max == most ? max != most || sum == score : lacking <= told)
            return null;
        var names = string.Join(
            "; ",
            claims
                .Where(h => max == most || h.Score < h.Max)
                .Take(8)
                .Select(h =>
                    $"“{FindingFactory.Truncate(h.Title, 50)}” {FindingFactory.FormatPoints(h.Score!.Value)}/"
                    + $"{FindingFactory.FormatPoints(h.Max!.Value)}"
                )
        );
        return FindingFactory.CreateFinding(
            record,
            "score.total",
            "warning",
            $"{t}/headings",
            max == most
                ? $"Tổng ghi {FindingFactory.FormatPoints(score)}/{FindingFactory.FormatPoints(most)} điểm, "
                    + $"các đề mục tự ghi cộng lại {FindingFactory.FormatPoints(sum)}/"
                    + $"{FindingFactory.FormatPoints(max)}: {names}."
                : $"Tổng ghi {FindingFactory.FormatPoints(score)}/{FindingFactory.FormatPoints(most)} điểm, "
                    + $"tức thiếu {FindingFactory.FormatPoints(told)} điểm, nhưng riêng các đề mục đọc được đã "
                    + $"thiếu {FindingFactory.FormatPoints(lacking)} điểm: {names}.",
            max == most ? sum : most - lacking,
            score,
            [totals.Anchor, .. claims.Take(12).Select(h => h.Anchor)]
        );
    }

    // "Mục II (69/70)" over "Công tác thi đua (49/50)".
    private static bool Covers(ScoringHeading outer, ScoringHeading inner) =>
        outer.Max is { } whole
        && outer.Score is not null
        && outer.FirstRow <= inner.FirstRow
        && outer.EndRow >= inner.EndRow
        && outer.Anchor.Start <= inner.Anchor.Start
        && (
            outer.EndRow - outer.FirstRow > inner.EndRow - inner.FirstRow
            || whole >= inner.Max && outer.Anchor.Start < inner.Anchor.Start
        );

    // Sections without a readable score, and what they may give together.
    private static (int Count, decimal Room) Unread(ScoreTree tree)
    {
        var open = tree
            .Top.Where(i =>
                tree.EffectiveValue(i, ScoreField.Score) is null && tree.EffectiveValue(i, ScoreField.Max) is not null
            )
            .ToList();
        return (
            open.Count,
            open.Sum(i =>
                tree.EffectiveValue(i, ScoreField.Max)!.Value + (tree.EffectiveValue(i, ScoreField.Bonus) ?? 0)
            )
        );
    }

    // "Điểm thưởng" and "Điểm trừ" as rows of their own: a total may leave them out, and what is taken off may be
    // printed without its sign.
    private static bool Apart(ScoreTree tree, ScoreField field, decimal printed, List<(int Row, decimal Value)> parts)
    {
        var (plain, added, taken, signed) = (0m, 0m, 0m, false);
        foreach (var (row, value) in parts)
            if (Begins(tree.Table.Rows[row].Criterion, "thưởng", "cộng"))
                added += value;
            else if (Begins(tree.Table.Rows[row].Criterion, "trừ"))
                (taken, signed) = (taken + Math.Abs(value), signed || value < 0);
            else
                plain += value;
        // What stands there with its sign is meant to be counted.
        return (added > 0 || taken > 0)
            && field != ScoreField.Bonus
            && (
                printed == plain
                || printed == plain + added - taken
                || printed == plain - taken
                || !signed && printed == plain + added
            );
    }

    // Rows without a number below one that has points of its own, and is not their sum, may stand beside it.
    private static decimal Beside(ScoreTree tree, ScoreField field)
    {
        var beside = 0m;
        foreach (var i in tree.Top)
        {
            if (
                field.Of(tree.Table.Rows[i]) is not { } own
                || tree.GetChildren(i).Any(c => tree.Table.Rows[c] is { No: not null } or { Choice: not null })
            )
                continue;
            if (tree.SumOfChildren(i, field) is { } below && below != own)
                beside += below;
        }
        return beside;
    }

    private static bool Begins(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (
                text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("điểm " + word, StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("phần điểm " + word, StringComparison.OrdinalIgnoreCase)
            )
                return true;
        return false;
    }

    private static Finding? CheckAll(
        DocumentRecord record,
        ScoringTable table,
        int t,
        ScoringTotals totals,
        decimal all,
        decimal score
    )
    {
        var sum = score + (totals.ScoreBonus ?? 0);
        if (all == sum || all == score || totals.ScoreBonus is null && all == score + (totals.Bonus ?? 0))
            return null;
        // What was taken off stands in a column of its own, which no total of the record holds.
        var tree = new ScoreTree(table);
        if (
            all == sum + tree.Top.Sum(i => table.Rows[i].Deduct ?? 0)
            || all
                == sum
                    + Enumerable
                        .Range(0, table.Rows.Length)
                        .Where(i => !tree.Top.Contains(i))
                        .Sum(i => table.Rows[i].Deduct ?? 0)
        )
            return null;
        if (totals.ScoreBonus is null && table.Rows.Any(r => r.ScoreBonus is not null || r.Deduct is not null))
            return null;
        return FindingFactory.CreateFinding(
            record,
            "score.total",
            SeverityPolicy.ChooseSeverity(record, table),
            $"{t}/all",
            $"Tổng điểm ghi {FindingFactory.FormatPoints(all)}, điểm thực hiện "
                + $"{FindingFactory.FormatPoints(score)} và điểm thưởng "
                + $"{FindingFactory.FormatPoints(totals.ScoreBonus ?? 0)} cộng lại "
                + $"{FindingFactory.FormatPoints(sum)}.",
            sum,
            all,
            totals.Anchor
        );
    }

    // A table that begins in the middle has sections that nobody sees.
    private static bool Whole(ScoringTable table)
    {
        if (table.Columns.All(c => string.IsNullOrEmpty(c.Header)) && table.Columns.Any(c => c.Role == "no"))
            return false;
        var first = table.Rows.FirstOrDefault(r => r.Parent is null && r.No is not null)?.No?.Trim('.', ')', ' ');
        return first is null or "1" or "01" or "I" or "A" or "a" or "1.1" or "I.1" or "1.0";
    }

    private static bool Alternatives(List<(int Row, decimal Value)> parts, decimal printed)
    {
        foreach (var group in parts.GroupBy(p => p.Value).Where(g => g.Count() > 1))
            if (parts.Sum(p => p.Value) - group.Key * (group.Count() - 1) == printed)
                return true;
        return false;
    }
}
