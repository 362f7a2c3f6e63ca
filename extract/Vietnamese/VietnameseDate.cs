using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Vietnamese;

/// <summary>A date as documents print it. The day may lack (a month), never the month or year.</summary>
/// <param name="Year">Four digits.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">Null for a month alone.</param>
public readonly record struct VietnameseDate(int Year, int Month, int? Day)
{
    /// <summary>ISO 8601: "2020-11-19" or "2021-02".</summary>
    public override string ToString() => Day is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{day:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}

/// <summary>Reads a date as printed.</summary>
public static partial class VietnameseDateParser
{
    [GeneratedRegex(@"^(?:ngày\s*)?(\d{1,2})\s*(?:tháng|[/.\-])\s*(\d{1,2})\s*(?:năm|[/.\-])\s*(\d{4})$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    /// <summary>Parses "ngày 04 tháng 11 năm 2022", 02/11/2022, 30.4.1975, 06-4-2023.</summary>
    public static ParseResult<VietnameseDate> Parse(string printed)
    {
        if (Full().Match(printed.Trim()) is not { Success: true } match) return ParseResult<VietnameseDate>.Fail($"'{printed}' is not a date.");
        int Part(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var (day, month, year) = (Part(1), Part(2), Part(3));
        if (year is < 1900 or > 2100) return ParseResult<VietnameseDate>.Fail($"'{printed}' has an impossible year.");
        if (month is < 1 or > 12) return ParseResult<VietnameseDate>.Fail($"'{printed}' has an impossible month.");
        if (day < 1 || day > DateTime.DaysInMonth(year, month)) return ParseResult<VietnameseDate>.Fail($"'{printed}' has an impossible day.");
        return ParseResult<VietnameseDate>.Of(new VietnameseDate(year, month, day));
    }
}
