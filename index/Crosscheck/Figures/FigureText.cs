using Pipeline.Vietnamese;

namespace Pipeline.Crosscheck.Figures;

/// <summary>Figures as Vietnamese prints them.</summary>
internal static class FigureText
{
    /// <summary>"5.311.896.000", "8,04".</summary>
    public static string Of(decimal value) => NumberPrint.Grouped(value);

    /// <summary>"726 + 12 = 738".</summary>
    public static string Sum(IReadOnlyCollection<decimal> parts) => $"{string.Join(" + ", parts.Take(12).Select(Of))}{(parts.Count > 12 ? " + …" : "")} = {Of(parts.Sum())}";
}
