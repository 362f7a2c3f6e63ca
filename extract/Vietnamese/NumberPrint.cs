using System.Globalization;

namespace Pipeline.Vietnamese;

/// <summary>Numbers as Vietnamese prints them: the dot groups thousands, the comma is the decimal mark.</summary>
public static class NumberPrint
{
    /// <summary>The marks, for patterns of one's own.</summary>
    public static NumberFormatInfo Marks { get; } = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = "-" });

    /// <summary>Ungrouped, as points are printed: "4,5", "1950"; at most four decimals.</summary>
    public static string Plain(decimal value) => value.ToString("0.####", Marks);

    /// <summary>Grouped: "5.311.896.000", "8,04"; at most four decimals.</summary>
    public static string Grouped(decimal value) => value.ToString("#,0.####", Marks);
}
