using Pipeline.Records;

namespace Pipeline.Extraction.Facts;

/// <summary>Names a part by its whole where its own words are few: of "1.632 đoàn viên, trong đó nữ 1.288" the second is "đoàn viên nữ".</summary>
internal static class PartIndicator
{
    private const int FewWords = 3;
    private const int MostWordsOfWhole = 10;

    /// <summary>The part with the indicator that tells it from parts of other wholes.</summary>
    public static Figure Of(Figure part, Figure whole)
    {
        var own = part.Indicator;
        if (part.Measure is { } measure && own.Length > measure.Length)
        {
            if (own.EndsWith(" " + measure, StringComparison.OrdinalIgnoreCase)) own = own[..^(measure.Length + 1)];
            else if (own.StartsWith(measure + " ", StringComparison.OrdinalIgnoreCase)) own = own[(measure.Length + 1)..];
        }
        if (Words(own) > FewWords || Words(whole.Indicator) > MostWordsOfWhole) return part;
        if (part.Indicator.Contains(whole.Indicator, StringComparison.OrdinalIgnoreCase) || whole.Indicator.Contains(own, StringComparison.OrdinalIgnoreCase)) return part;
        return part with { Indicator = $"{whole.Indicator} {(own.Length > 1 && char.IsUpper(own[0]) && char.IsLower(own[1]) ? char.ToLowerInvariant(own[0]) + own[1..] : own)}" };
    }

    private static int Words(string text) => text.Count(c => c == ' ') + 1;
}
