using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>score.text-mismatch: the row's text prints "(9/10 điểm)", its column says 10.</summary>
public sealed partial class ScoreTextMismatchRule : IRule
{
    [GeneratedRegex(
        @"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:điểm\s*)?/\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*điểm",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Claims();

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var t = 0; t < record.ScoringTables.Length; t++)
        {
            var table = record.ScoringTables[t];
            for (var i = 0; i < table.Rows.Length; i++)
            {
                var row = table.Rows[i];
                if (row.Score is not { } score)
                    continue;
                var told = new List<(decimal Score, string Text)>();
                foreach (var text in new[] { row.Criterion, row.Evidence })
                {
                    foreach (var (claimed, most, words) in ReadClaims(text))
                        if (row.Max is null || most == row.Max)
                            told.Add((claimed, words));
                }
                if (told.Count == 0 || told.Any(c => c.Score == score))
                    continue;
                var alone = told.Count == 1 && row.Max is not null;
                yield return FindingFactory.CreateFinding(
                    record,
                    "score.text-mismatch",
                    alone ? SeverityPolicy.SeverityOfAgreed(record, table, [i]) : "warning",
                    $"{t}/{i}",
                    $"{FindingFactory.DescribeRow(table, i)}: nội dung ghi “{told[^1].Text}”, cột điểm tự "
                        + $"chấm ghi {FindingFactory.FormatPoints(score)}.",
                    told[^1].Score,
                    score,
                    row.Anchor
                );
            }
        }
    }

    /// <summary>What a text tells of score and maximum, "9/10 điểm", with its words.</summary>
    internal static IEnumerable<(decimal Score, decimal Max, string Words)> ReadClaims(string? text)
    {
        if (text is null || !text.Contains('/', StringComparison.Ordinal))
            yield break;
        foreach (Match match in Claims().Matches(text))
            if (Number(match.Groups[1].Value) is { } score && Number(match.Groups[2].Value) is { } max)
                yield return (score, max, match.Value);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;
}
