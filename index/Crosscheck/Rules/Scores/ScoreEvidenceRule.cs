using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>
/// score.evidence: points whose cited documents do not resolve. A conflict warns, a document that is not held informs.
/// </summary>
public sealed class ScoreEvidenceRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (record.ScoringTables.Length == 0 || record.Citations.Length == 0)
            yield break;
        var verdicts = archive.ResolveCitations(record);
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var table = record.ScoringTables[t];
            for (var i = 0; i < table.Rows.Length; i++)
            {
                var row = table.Rows[i];
                if ((row.Score ?? row.ScoreBonus ?? 0) <= 0)
                    continue;
                var cited = row
                    .Citations.Where(c => c >= 0 && c < verdicts.Length)
                    .Select(c => verdicts[c])
                    .Where(v => v.Verdict != "outside-scope" && record.Citations[v.Index].Fold is not null)
                    .ToList();
                if (cited.Count == 0 || cited.Any(v => v.Verdict == "resolved"))
                    continue;
                var conflict = cited.FirstOrDefault(v => v.Verdict is "date-conflict" or "issuer-conflict");
                var names = string.Join(
                    "; ",
                    cited.Select(v => record.Citations[v.Index].Printed).Distinct(StringComparer.Ordinal).Take(5)
                );
                yield return FindingFactory.CreateFinding(
                    record,
                    "score.evidence",
                    conflict is null ? "info" : "warning",
                    $"{t}/{i}",
                    $"{FindingFactory.DescribeRow(table, i)}: "
                        + $"{FindingFactory.FormatPoints(row.Score ?? row.ScoreBonus ?? 0)} điểm dựa vào {names}, "
                        + (
                            conflict is null
                                ? "kho chưa đối chiếu được văn bản nào trong số này."
                                : $"nhưng {record.Citations[conflict.Index].Printed}: {conflict.Why}"
                        ),
                    null,
                    names,
                    [row.Anchor, .. cited.Take(5).Select(v => record.Citations[v.Index].Anchor)]
                );
            }
        }
    }
}
