using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>The upper end of a span that begins with a quantity: "70% đến 80%", "3 - 4%", "20.000 đến 25.000 đồng".</summary>
/// <param name="End">Where the second number ends, its unit with it.</param>
/// <param name="Unit">The unit of both.</param>
internal readonly record struct QuantitySpan(int End, string? Unit)
{
    /// <summary>The span that the quantity at <paramref name="range"/> begins; null where it stands alone.</summary>
    public static QuantitySpan? Read(string text, TextRange range, Quantity first, int end)
    {
        if (first.Length == 0 || first.Value is not { } low || first.Of is not null) return null;
        var at = Skip(text, range.End, end);
        if (at >= end) return null;
        var dash = text[at] is '-' or '–';
        var word = text.AsSpan(at, end - at).StartsWith("đến ", StringComparison.Ordinal);
        if (!dash && !word) return null;
        at = Skip(text, at + (dash ? 1 : 4), end);
        if (at >= end || !char.IsAsciiDigit(text[at])) return null;
        var second = Quantity.Read(text.AsSpan(at, end - at));
        // Years, numbers of papers and dates have no unit; what rises in words ("từ 70% lên 80%") is two results.
        if (second.Length == 0 || second.Of is not null || second.Unit is null && !IsCount(text, range.Start, second, at) || second.Value is not { } high || (first.Unit ?? second.Unit) != second.Unit) return null;
        return low < high ? new QuantitySpan(at + second.Length, second.Unit) : null;
    }

    /// <summary>"từ 8.000 – 11.000 đoàn viên": counts in groups of three digits, or with "từ" before them and a noun behind.</summary>
    private static bool IsCount(string text, int start, Quantity second, int at) =>
        WordsAround.Before(text, start, Math.Max(0, start - 12), 1) is [(_, var from)] && TonedWords.Same(text.AsSpan(from.Start, from.Length), "từ") && second.WellFormed && second.Value is < 1900 or > 2100
        && WordsAround.After(text, at + second.Length, Math.Min(text.Length, at + second.Length + 40), 4) is { Count: > 0 } after && !MeasureWords.IsDuration(text, after) && MeasureWords.IsKnown(text, after);

    private static int Skip(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\n') at++;
        return at;
    }
}
