using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>score.heading-mismatch: a heading prints 37/40, the rows that it covers say otherwise.</summary>
public sealed class ScoreHeadingMismatchRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var table = record.ScoringTables[t];
            foreach (var finding in CheckNumbered(record, table, t))
                yield return finding;
            for (var h = 0; h < table.Headings.Length; h++)
            {
                var heading = table.Headings[h];
                if (
                    heading.EndRow <= heading.FirstRow
                    || heading.EndRow > table.Rows.Length
                    || heading.Score is not { } claim
                )
                    continue;
                var rows = Enumerable
                    .Range(heading.FirstRow, heading.EndRow - heading.FirstRow)
                    .Where(i => table.Rows[i].Parent is not { } p || p < heading.FirstRow)
                    .ToList();
                var maxima = rows.Select(i => table.Rows[i].Max).OfType<decimal>().ToList();
                var scores = rows.Select(i => table.Rows[i].Score).OfType<decimal>().ToList();
                if (maxima.Count == 0 && scores.Count == 0)
                    continue;
                var (max, score) = (maxima.Sum(), scores.Sum());
                if (heading.Max is null)
                {
                    // One number alone may be the maximum or the claim.
                    if (claim == max || claim == score)
                        continue;
                    yield return FindingFactory.CreateFinding(
                        record,
                        "score.heading-mismatch",
                        "warning",
                        $"{t}/{h}",
                        $"Đề mục “{FindingFactory.Truncate(heading.Title, 60)}” ghi "
                            + $"{FindingFactory.FormatPoints(claim)} điểm, các dòng của đề mục có điểm chuẩn "
                            + $"{FindingFactory.FormatPoints(max)} và điểm tự chấm "
                            + $"{FindingFactory.FormatPoints(score)}.",
                        score,
                        claim,
                        heading.Anchor
                    );
                    continue;
                }
                if (scores.Count == 0 || claim == score && heading.Max == max)
                    continue;
                if (heading.Max != max && Wider(table, h, claim, heading.Max.Value))
                    continue;
                var whole = heading.Max == max && scores.Count == rows.Count;
                var message =
                    claim == score
                        ? $"Đề mục “{FindingFactory.Truncate(heading.Title, 60)}” ghi "
                            + $"{FindingFactory.FormatPoints(claim)}/"
                            + $"{FindingFactory.FormatPoints(heading.Max.Value)} điểm, điểm chuẩn các dòng cộng "
                            + $"lại {FindingFactory.FormatPoints(max)}."
                        : $"Đề mục “{FindingFactory.Truncate(heading.Title, 60)}” ghi "
                            + $"{FindingFactory.FormatPoints(claim)}/"
                            + $"{FindingFactory.FormatPoints(heading.Max.Value)} điểm, các dòng cộng lại "
                            + $"{FindingFactory.FormatPoints(score)}/{FindingFactory.FormatPoints(max)} "
                            + $"({FindingFactory.FormatSum(scores)}).";
                yield return FindingFactory.CreateFinding(
                    record,
                    "score.heading-mismatch",
                    whole ? SeverityPolicy.SeverityOfAgreed(record, table, rows) : "warning",
                    $"{t}/{h}",
                    message,
                    claim == score ? max : score,
                    claim == score ? heading.Max.Value : claim,
                    [heading.Anchor, .. rows.Take(12).Select(i => table.Rows[i].Anchor)]
                );
            }
        }
    }

    // "I | Công tác tuyên giáo (27/30 điểm)": a numbered row that heads others and has its points in its wording alone.
    private static IEnumerable<Finding> CheckNumbered(DocumentRecord record, ScoringTable table, int t)
    {
        var tree = new ScoreTree(table);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var row = table.Rows[i];
            if (
                row is not { No: not null, Max: null, Score: null }
                || tree.GetChildren(i).Count == 0
                || ScoreTextMismatchRule.ReadClaims(row.Criterion).ToList() is not [var told]
            )
                continue;
            if (
                tree.SumOfChildren(i, ScoreField.Max) is not { } max
                || tree.SumOfChildren(i, ScoreField.Score) is not { } score
                || told.Score == score && told.Max == max
            )
                continue;
            var whole =
                told.Max == max && tree.GetChildren(i).All(c => tree.EffectiveValue(c, ScoreField.Score) is not null);
            yield return FindingFactory.CreateFinding(
                record,
                "score.heading-mismatch",
                whole ? SeverityPolicy.ChooseSeverity(record, table, [i, .. tree.GetChildren(i)]) : "warning",
                $"{t}/row/{i}",
                $"{FindingFactory.DescribeRow(table, i)} ghi “{told.Words}”, các mục con cộng lại "
                    + $"{FindingFactory.FormatPoints(score)}/{FindingFactory.FormatPoints(max)}.",
                score,
                told.Score,
                [row.Anchor, .. tree.GetChildren(i).Take(12).Select(c => table.Rows[c].Anchor)]
            );
        }
    }

    // A heading may cover the headings below it too.
    private static bool Wider(ScoringTable table, int h, decimal claim, decimal max)
    {
        for (var next = h + 1; next < table.Headings.Length; next++)
        {
            var rows = table.Rows.AsSpan()[table.Headings[h].FirstRow..table.Headings[next].EndRow];
            var (sumMax, sumScore) = (0m, 0m);
            foreach (var row in rows)
                if (row.Parent is not { } p || p < table.Headings[h].FirstRow)
                    (sumMax, sumScore) = (sumMax + (row.Max ?? 0), sumScore + (row.Score ?? 0));
            if (sumMax == max && sumScore == claim)
                return true;
        }
        return false;
    }
}
