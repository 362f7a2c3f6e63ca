using System.Globalization;

namespace Pipeline.Crosscheck.Figures;

/// <summary>Figures as Vietnamese prints them.</summary>
internal static class FigureText
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>"5.311.896.000", "8,04".</summary>
    public static string Of(decimal value) => value.ToString("#,0.####", Format);

    /// <summary>"726 + 12 = 738".</summary>
    public static string Sum(IReadOnlyCollection<decimal> parts) => $"{string.Join(" + ", parts.Take(12).Select(Of))}{(parts.Count > 12 ? " + …" : "")} = {Of(parts.Sum())}";
}
