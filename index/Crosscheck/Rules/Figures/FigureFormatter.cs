using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Crosscheck.Rules.Figures;

/// <summary>Figures as Vietnamese prints them.</summary>
internal static class FigureFormatter
{
    /// <summary>"5.311.896.000", "8,04".</summary>
    public static string Format(decimal value) => NumberFormatter.FormatGrouped(value);

    /// <summary>"726 + 12 = 738".</summary>
    public static string FormatSum(IReadOnlyCollection<decimal> parts) =>
        $"{string.Join(" + ", parts.Take(12).Select(Format))}{(parts.Count > 12 ? " + …" : "")} = "
        + $"{Format(parts.Sum())}";
}
