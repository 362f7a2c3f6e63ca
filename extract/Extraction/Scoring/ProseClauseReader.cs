using System.Text.RegularExpressions;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// The points that one paragraph tells, each by the word before it: "điểm chuẩn 20, cộng 2, tự chấm 22, thống nhất đạt
/// 22 điểm".
/// </summary>
internal sealed partial record ProseClauseReader
{
    private const string Points = @"(\d{1,4}(?:[.,]\d{1,2})?)";

    [GeneratedRegex(
        @"(?<![\p{L}])(?:(?<max>điểm\s+chuẩn|điểm\s+tối\s+đa|điểm\s+quy\s+định|thang\s+điểm|khung\s+điểm|mức\s+điểm|tối\s+đa|chuẩn)"
            + @"|(?<bonus>điểm\s+thưởng|điểm\s+cộng|thưởng(?:\s+thêm)?|cộng(?:\s+thêm)?)"
            + @"|(?<deduct>điểm\s+trừ|(?:bị\s+)?trừ)"
            + @"|(?<judged>(?:hội\s+đồng|cụm|khối|tổ|đoàn|ban)(?:\s+[\p{L}]+){0,3}?\s+(?:chấm|đánh\s+giá|thẩm\s+định|thống\s+nhất)|thẩm\s+định|thống\s+nhất(?:\s+(?:chấm|cho|đạt))?)"
            + @"|(?<self>(?:điểm\s+)?tự\s+(?:chấm|đánh\s+giá|cho|nhận|xếp|tính))|(?<got>điểm\s+đạt|chấm|đạt))"
            + @"\s*(?:điểm)?\s*[:=]?\s*(?:là|được|đạt|tối\s+đa)?\s*"
            + Points
            + @"(?:\s*(?:điểm|đ))?(?:\s*/\s*"
            + Points
            + @")?(?:\s*(?:điểm|đ)(?!\p{L})|(?=\s*[,;.)\]]\s)|(?=\s*[,;.)\]]?\s*$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Clause();

    [GeneratedRegex(
        Points + @"\s*(?:điểm)?\s*/\s*" + Points + @"\s*(?:điểm|đ)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Pair();

    [GeneratedRegex(
        @"^\s*\+\s*" + Points + @"\s*(?:điểm|đ)\s*(?:cộng|thưởng)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Plus();

    public decimal? Max { get; private set; }
    public decimal? Bonus { get; private set; }
    public decimal? Deduct { get; private set; }
    public decimal? Score { get; private set; }
    public decimal? ScoreBonus { get; private set; }
    public decimal? Appraised { get; private set; }

    /// <summary>Where the first clause begins.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>One past the last clause.</summary>
    public int End { get; private set; }

    /// <summary>The unit says that it scored itself, or a council that it agreed.</summary>
    public bool Told { get; private set; }

    /// <summary>A score over its maximum without a word before it.</summary>
    public bool Bare { get; private set; }

    /// <summary>A sum behind a label: "05 điểm + 0,5 điểm cộng = 5,5 điểm".</summary>
    [GeneratedRegex(
        @":\s*(?<n>\d{1,4}(?:[.,]\d{1,2})?)\s*điểm\s*\+\s*(?<more>\d{1,4}(?:[.,]\d{1,2})?)\s*điểm(?:\s+(?:cộng|thưởng))?(?:\s*=\s*(?<all>\d{1,4}(?:[.,]\d{1,2})?)\s*điểm)?\s*[.;]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Sum();

    /// <summary>The points of a paragraph that ends in such a sum; null for any other.</summary>
    public static ProseClauseReader? ReadSum(string text)
    {
        if (
            Sum().Match(text) is not { Success: true } match
            || !PointValue.TryNumber(match.Groups["n"].ValueSpan, out var own)
            || !PointValue.TryNumber(match.Groups["more"].ValueSpan, out var more)
        )
            return null;
        var told =
            match.Groups["all"].Success && PointValue.TryNumber(match.Groups["all"].ValueSpan, out var all)
                ? all
                : own + more;
        return new ProseClauseReader
        {
            Score = told,
            Bonus = more,
            Index = match.Index + 1,
            End = match.Index + match.Length,
        };
    }

    /// <summary>The clauses of a paragraph; null where it tells no points.</summary>
    public static ProseClauseReader? Read(string text)
    {
        var found = new ProseClauseReader();
        decimal? got = null;
        foreach (Match match in Clause().Matches(text))
        {
            if (!PointValue.TryNumber(match.Groups[1].ValueSpan, out var value))
                continue;
            decimal? second =
                match.Groups[2].Success && PointValue.TryNumber(match.Groups[2].ValueSpan, out var of) && of > 0
                    ? of
                    : null;
            // Without "điểm" a small word before a number is no clause of points, unless it stands among such.
            if (
                found.Index < 0
                && !match.Value.Contains("điểm", StringComparison.OrdinalIgnoreCase)
                && !match.Groups["self"].Success
                && !match.Groups["judged"].Success
            )
                continue;
            if (match.Groups["max"].Success)
                found.Max ??= value;
            else if (match.Groups["bonus"].Success)
                found.Bonus ??= value;
            else if (match.Groups["deduct"].Success)
                found.Deduct ??= -value;
            else
            {
                if (match.Groups["self"].Success)
                    found.Score ??= value;
                else if (match.Groups["judged"].Success)
                    found.Appraised ??= value;
                else
                    got ??= value;
                found.Told |= !match.Groups["got"].Success;
                found.Max ??= second;
                if (
                    Plus().Match(text[(match.Index + match.Length)..]) is { Success: true } plus
                    && PointValue.TryNumber(plus.Groups[1].ValueSpan, out var more)
                )
                {
                    (found.ScoreBonus, found.Bonus) = (more, found.Bonus ?? more);
                    found.End = match.Index + match.Length + plus.Length;
                }
            }
            if (found.Index < 0)
                found.Index = match.Index;
            found.End = Math.Max(found.End, match.Index + match.Length);
        }
        found.Score ??= got;
        if (
            found is { Score: null, Appraised: { } agreed }
            && !text.Contains("tự chấm", StringComparison.OrdinalIgnoreCase)
            && Folding.FoldLower(text).Contains("thong nhat", StringComparison.Ordinal)
        )
            (found.Score, found.Appraised) = (agreed, null);
        if (
            found.Score is null
            && found.Appraised is null
            && Pair().Match(text) is { Success: true } pair
            && PointValue.TryNumber(pair.Groups[1].ValueSpan, out var score)
            && PointValue.TryNumber(pair.Groups[2].ValueSpan, out var max)
            && max > 0
        )
        {
            (found.Score, found.Max, found.Bare) = (score, found.Max ?? max, true);
            found.Index = found.Index < 0 ? pair.Index : Math.Min(found.Index, pair.Index);
            found.End = Math.Max(found.End, pair.Index + pair.Length);
        }
        return found.Index < 0 ? null : found;
    }
}
