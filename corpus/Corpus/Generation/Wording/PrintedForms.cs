using System.Globalization;

namespace Pipeline.Corpus.Generation.Wording;

/// <summary>How authors print numbers and dates.</summary>
internal static class PrintedForms
{
    /// <summary>Dot groups thousands: 5.311.896.</summary>
    public static string FormatGrouped(long value) =>
        value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    /// <summary>Counts below ten have a leading zero in official papers.</summary>
    public static string Count(long value) => value is > 0 and < 10 ? $"0{value}" : FormatGrouped(value);

    /// <summary>Decimal comma: 8,04.</summary>
    public static string FormatDecimal(decimal value) =>
        value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>"ngày 04 tháng 11 năm 2022": days below 10 and January and February have a leading zero.</summary>
    public static string LongDate(DateOnly date) =>
        $"ngày {date.Day:00} tháng {(date.Month < 3 ? $"0{date.Month}" : $"{date.Month}")} năm {date.Year}";

    /// <summary>One of the short forms: 4/11/2022, 04/11/2022, 04-11-2022, 4.11.2022.</summary>
    public static string ShortDate(SeededRandom dice, DateOnly d) =>
        dice.NextInRange(0, 9) switch
        {
            <= 4 => $"{d.Day:00}/{d.Month}/{d.Year}",
            5 or 6 => $"{d.Day:00}/{d.Month:00}/{d.Year}",
            7 => $"{d.Day}/{d.Month}/{d.Year}",
            8 => $"{d.Day:00}-{d.Month}-{d.Year}",
            _ => $"{d.Day}.{d.Month}.{d.Year}",
        };

    /// <summary>ISO 8601.</summary>
    public static string FormatIsoDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>First letter in upper case.</summary>
    public static string CapitalizeFirst(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>First letter in lower case.</summary>
    public static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
