using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>
/// score.unsupported: points claimed, no document cited. Never an error: papers may lie beside the table.
/// </summary>
public sealed class ScoreUnsupportedRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var table = record.ScoringTables[t];
            if (!table.Columns.Any(c => c.Role == "evidence"))
                continue;
            var parents = table.Rows.Select(r => r.Parent).OfType<int>().ToHashSet();
            var claiming = Enumerable
                .Range(0, table.Rows.Length)
                .Where(i => !parents.Contains(i) && (table.Rows[i].Score ?? table.Rows[i].ScoreBonus ?? 0) > 0)
                .ToList();
            if (claiming.Count < 3)
                continue;
            var citing = claiming.Count(i => HasCitation(table, i));
            if (citing == 0)
                yield return FindingFactory.CreateFinding(
                    record,
                    "score.unsupported",
                    "info",
                    $"{t}",
                    $"Bảng có cột minh chứng nhưng không dòng nào trong {claiming.Count} dòng có điểm dẫn số văn bản.",
                    null,
                    claiming.Count,
                    table.Anchor
                );
            else if (citing * 2 > claiming.Count)
                foreach (var i in claiming.Where(i => !HasCitation(table, i)))
                    yield return FindingFactory.CreateFinding(
                        record,
                        "score.unsupported",
                        "warning",
                        $"{t}/{i}",
                        $"{FindingFactory.DescribeRow(table, i)}: tự chấm "
                            + $"{FindingFactory.FormatPoints(table.Rows[i].Score ?? table.Rows[i].ScoreBonus ?? 0)}"
                            + $" điểm nhưng không dẫn văn bản nào, trong khi {citing}/{claiming.Count} dòng có "
                            + $"điểm đều dẫn.",
                        null,
                        table.Rows[i].Score ?? table.Rows[i].ScoreBonus,
                        table.Rows[i].Anchor
                    );
        }
    }

    // The level that a row chose is proved where its criterion cites.
    private static bool HasCitation(ScoringTable table, int i) =>
        table.Rows[i].Citations.Length > 0
        || table.Rows[i] is { Choice: not null, Parent: { } over } && over < i && table.Rows[over].Citations.Length > 0;
}
