using System.Globalization;
using System.Text;

namespace Pipeline.Reading.Sheets;

/// <summary>Writes serial dates by a pattern of letters.</summary>
internal static class SheetDateFormat
{
    /// <summary>The date as shown; null where the number is no date.</summary>
    public static string? Write(double serial, FormatParts parts, bool date1904)
    {
        if (date1904) serial += 1462;
        // The first sheets took 1900 for a leap year: before March 1900 serials are one less than the days since.
        if (serial is >= 0 and < 60) serial += 1;
        if (serial is < 0 or > 2958465.99999) return null;
        var time = DateTime.FromOADate(serial);
        time = new DateTime((time.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        var text = new StringBuilder();
        for (var i = 0; i < parts.Dates.Count; i++)
            text.Append(parts.Dates[i].Letter ? Part(parts.Dates, i, time) : parts.Dates[i].Text);
        return text.ToString();
    }

    private static string Part(List<(string Text, bool Letter)> parts, int i, DateTime time)
    {
        var letters = parts[i].Text;
        string Two(int value) => value.ToString(letters.Length > 1 ? "00" : "0", CultureInfo.InvariantCulture);
        return letters[0] switch
        {
            'y' => letters.Length > 2 ? time.Year.ToString("0000", CultureInfo.InvariantCulture) : (time.Year % 100).ToString("00", CultureInfo.InvariantCulture),
            'd' => letters.Length > 2 ? time.DayOfWeek == DayOfWeek.Sunday ? "Chủ nhật" : $"Thứ {(int)time.DayOfWeek + 1}" : Two(time.Day),
            'm' when IsMinute(parts, i) => Two(time.Minute),
            'm' => Two(time.Month),
            'h' => Two(time.Hour),
            's' => Two(time.Second),
            'a' => time.Hour < 12 ? "SA" : "CH",
            _ => "",
        };
    }

    // "m" beside hours or seconds means minutes.
    private static bool IsMinute(List<(string Text, bool Letter)> parts, int i)
    {
        var before = parts.Take(i).LastOrDefault(p => p.Letter).Text;
        var after = parts.Skip(i + 1).FirstOrDefault(p => p.Letter).Text;
        return before?[0] == 'h' || after?[0] == 's';
    }
}
