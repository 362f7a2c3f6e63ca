using System.Globalization;

namespace Pipeline.Vietnamese.Dates;

/// <summary>What a text tells of a date: a year, a quarter, a month, a day, or a day without its year.</summary>
/// <param name="Year">Four digits; null where it stands elsewhere ("ngày 27/9").</param>
/// <param name="Quarter">1 to 4 for a quarter alone.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
public readonly record struct PartialDate(int? Year, int? Quarter = null, int? Month = null, int? Day = null)
{
    /// <summary>True where only the year lacks.</summary>
    public bool LacksYear => Year is null;

    /// <summary>
    /// The same with the year that the context tells; a printed year stays. Null where no such day is in that year.
    /// </summary>
    public PartialDate? WithYear(int year)
    {
        var whole = this with { Year = Year ?? year };
        return whole.Day is { } day && whole.Month is { } month && day > DateTime.DaysInMonth(whole.Year!.Value, month)
            ? null
            : whole;
    }

    /// <summary>As a date or month; null for a year, a quarter, or where the year lacks.</summary>
    public VietnameseDate? ToDate() =>
        Year is { } year && Month is { } month ? new VietnameseDate(year, month, Day) : null;

    /// <summary>
    /// ISO 8601 and the house's quarter: "2020-11-19", "2021-02", "2025-Q4", "2020"; without a year "--09-27".
    /// </summary>
    public override string ToString()
    {
        var year = Year is { } y ? y.ToString("0000", CultureInfo.InvariantCulture) : "-";
        if (Quarter is { } quarter)
            return string.Create(CultureInfo.InvariantCulture, $"{year}-Q{quarter}");
        if (Month is not { } month)
            return year;
        return Day is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}");
    }
}
