using System.Globalization;

namespace Pipeline.Vietnamese.Dates;

/// <summary>Reads a date as printed. Two-digit years are read where they can mean only one (00–40 and 45–99).</summary>
public static class VietnameseDateParser
{
    /// <summary>
    /// Parses a day or a month: "ngày 04 tháng 11 năm 2022", 02/11/2022, 30.4.1975, 06-4-2023, 5/2/20, "tháng 5 năm
    /// 2020", "02/2021".
    /// </summary>
    public static ParseResult<VietnameseDate> Parse(string printed)
    {
        var partial = ParsePartial(printed);
        if (!partial.TryGet(out var value))
            return ParseResult<VietnameseDate>.Fail(partial.Error!);
        if (value.LacksYear)
            return ParseResult<VietnameseDate>.Fail($"'{printed}' has no year.");
        return value.ToDate() is { } date
            ? ParseResult<VietnameseDate>.FromValue(date)
            : ParseResult<VietnameseDate>.Fail($"'{printed}' has no month.");
    }

    /// <summary>
    /// Parses also what is less than a month or lacks its year: "ngày 27/9", "quý IV năm 2025", "quý 3/2020", "năm
    /// 2020", "2020".
    /// </summary>
    public static ParseResult<PartialDate> ParsePartial(string printed)
    {
        var text = printed.AsSpan();
        var start = VietnameseDateScanner.SkipBlanks(text, 0);
        if (
            !VietnameseDateScanner.TryScan(text, start, out var found)
            || VietnameseDateScanner.SkipBlanks(text, found.End) != text.Length
        )
            return ParseResult<PartialDate>.Fail($"'{printed}' is not a date.");
        return found.Error is { } error
            ? ParseResult<PartialDate>.Fail($"'{printed}' {error}.")
            : ParseResult<PartialDate>.FromValue(found.Date);
    }
}

/// <summary>A date as documents print it. The day may lack (a month), never the month or year.</summary>
/// <param name="Year">Four digits.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">Null for a month alone.</param>
public readonly record struct VietnameseDate(int Year, int Month, int? Day)
{
    /// <summary>ISO 8601: "2020-11-19" or "2021-02".</summary>
    public override string ToString() =>
        Day is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{day:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>As running text prints it: "19/11/2020", "02/2021".</summary>
    public string ToPrinted() =>
        Day is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"{day:00}/{Month:00}/{Year:0000}")
            : string.Create(CultureInfo.InvariantCulture, $"{Month:00}/{Year:0000}");

    /// <summary>
    /// As headings print it (Decree 30/2020/NĐ-CP, Annex I): two digits for days below 10 and for January and February.
    /// </summary>
    public string ToHeading() =>
        Day is { } day
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"ngày {day:00} tháng {(Month < 3 ? "0" : "")}{Month} năm {Year:0000}"
            )
            : string.Create(CultureInfo.InvariantCulture, $"tháng {(Month < 3 ? "0" : "")}{Month} năm {Year:0000}");
}
