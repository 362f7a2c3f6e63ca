using System.Globalization;

namespace Pipeline.Output.Exports;

/// <summary>
/// The first day of a recurring duty: the first after the paper's date that its rule names ("ngày 20 hằng tháng", "thứ
/// Hai hằng tuần").
/// </summary>
public static class RecurrenceStart
{
    private const int LongestWait = 370;

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>The day; null where the rule names none ("hằng tháng") or the paper has no date.</summary>
    /// <param name="rule">A recurrence rule of RFC 5545.</param>
    /// <param name="issued">Date of the paper, ISO.</param>
    public static DateOnly? Find(string rule, string? issued)
    {
        if (
            !DateOnly.TryParseExact(
                issued,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return null;
        var (weekdays, monthDays, months) = (
            Values(rule, "BYDAY"),
            Values(rule, "BYMONTHDAY"),
            Values(rule, "BYMONTH")
        );
        if (weekdays.Length == 0 && monthDays.Length == 0)
            return null;
        for (var i = 0; i < LongestWait; i++)
        {
            day = day.AddDays(1);
            if (
                (weekdays.Length == 0 || weekdays.Contains(Days[(int)day.DayOfWeek], StringComparer.Ordinal))
                && Has(monthDays, day.Day)
                && Has(months, day.Month)
            )
                return day;
        }
        return null;
    }

    private static bool Has(string[] values, int value) =>
        values.Length == 0 || values.Contains(value.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static string[] Values(string rule, string part) =>
        rule.Split(';').FirstOrDefault(p => p.StartsWith(part + "=", StringComparison.Ordinal)) is { } found
            ? found[(part.Length + 1)..].Split(',')
            : [];
}
