using System.Text.RegularExpressions;

namespace Pipeline.Extraction.Scoring;

/// <summary>A claim that a text prints in brackets or at its end: "(37/40 điểm)", "(20 điểm)".</summary>
/// <param name="Title">The text without the claim.</param>
/// <param name="Score">The first number.</param>
/// <param name="Max">The second; null where one number stands alone.</param>
/// <param name="Index">Where the claim begins in the text.</param>
internal sealed record Claim(string Title, decimal Score, decimal? Max, int Index);

/// <summary>Finds claims.</summary>
internal static partial class ClaimReader
{
    [GeneratedRegex(@"[(\[]\s*(?:đạt|tự chấm|tự đánh giá|điểm)?\s*:?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:điểm|đ)?\s*(?:/\s*(\d{1,4}(?:[.,]\d{1,2})?))?\s*(?:điểm|đ)\s*[.;]?\s*[)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex InBrackets();

    /// <summary>The last claim of a text; null where there is none.</summary>
    public static Claim? Read(string text)
    {
        if (text.IndexOf('(', StringComparison.Ordinal) < 0 && text.IndexOf('[', StringComparison.Ordinal) < 0) return null;
        Match? last = null;
        foreach (Match match in InBrackets().Matches(text)) last = match;
        if (last is null || !PointValue.TryNumber(last.Groups[1].Value, out var score)) return null;
        decimal? max = last.Groups[2].Success && PointValue.TryNumber(last.Groups[2].Value, out var m) ? m : null;
        return new Claim(text.Remove(last.Index, last.Length).TrimAny(" :-."), score, max, last.Index);
    }
}
