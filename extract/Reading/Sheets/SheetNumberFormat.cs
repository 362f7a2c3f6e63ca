using System.Globalization;
using System.Text;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Reading.Sheets;

/// <summary>
/// Writes numbers as a sheet shows them in Vietnam: the file tells the pattern ("#,##0.00", "dd/mm/yyyy", "0%"), not
/// the signs;
/// the dot groups thousands and the comma is the decimal mark.
/// </summary>
internal static class SheetNumberFormat
{
    /// <summary>
    /// Patterns of the built-in formats (ECMA-376 Part 1, 18.8.30); dates as Vietnamese settings show them.
    /// </summary>
    public static string BuiltIn(int id) =>
        id switch
        {
            1 => "0",
            2 => "0.00",
            3 or 37 or 38 => "#,##0",
            4 or 39 or 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 or 48 => "0.00E+00",
            14 => "dd/mm/yyyy",
            15 => "d-mm-yy",
            16 => "d-mm",
            17 => "mm-yy",
            18 or 20 => "h:mm",
            19 or 21 => "h:mm:ss",
            22 => "dd/mm/yyyy h:mm",
            41 or 42 => "#,##0;-#,##0;-",
            43 or 44 => "#,##0.00;-#,##0.00;-",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            47 => "mm:ss",
            49 => "@",
            _ => "General",
        };

    public static string Write(double value, string pattern, bool date1904 = false)
    {
        var sections = Sections(pattern);
        var section =
            value < 0 && sections.Count > 1 ? sections[1]
            : value == 0 && sections.Count > 2 ? sections[2]
            : sections[0];
        if (value < 0 && sections.Count > 1)
            value = -value;
        if (section.Contains("General", StringComparison.OrdinalIgnoreCase) || section is "@" or "")
            return FormatGeneral(value);
        var parts = new NumberFormatSection(section);
        if (parts.IsDate)
            return SheetDateFormat.Write(value, parts, date1904) ?? FormatGeneral(value);
        return parts.Digits.Length == 0
            ? parts.Before + parts.After
            : parts.Before + Number(value, parts) + parts.After;
    }

    /// <summary>A number without a format.</summary>
    public static string FormatGeneral(double value)
    {
        var size = Math.Abs(value);
        if (size is not 0 and (< 1e-9 or >= 1e15))
            return value.ToString("0.#####E+0", NumberFormatter.Marks);
        return Math.Round(value, 10).ToString("0.##########", NumberFormatter.Marks);
    }

    private static string Number(double value, NumberFormatSection parts)
    {
        if (parts.Digits.Contains('E', StringComparison.OrdinalIgnoreCase) || parts.Digits.Contains('/'))
            return FormatGeneral(value);
        if (parts.Percent)
            value *= 100;
        var digits = parts.Digits;
        while (digits.EndsWith(','))
            (digits, value) = (digits[..^1], value / 1000);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var grouped = whole.Contains(',');
        var least = Math.Max(whole.Count(c => c == '0'), 1);
        var decimals = point < 0 ? "" : digits[(point + 1)..].Replace(",", "").Replace('?', '0');
        var net =
            (grouped ? "#,##" : "")
            + new string('0', Math.Min(least, 30))
            + (decimals.Length > 0 ? "." + decimals[..Math.Min(decimals.Length, 30)] : "");
        return Round(value, decimals.Length).ToString(net, NumberFormatter.Marks);
    }

    // Sheets round halves away from zero, on the decimal digits that they show.
    private static double Round(double value, int digits) =>
        Math.Abs(value) < 1e13 && digits <= 10
            ? (double)Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero)
            : value;

    private static List<string> Sections(string pattern)
    {
        var sections = new List<string>();
        var section = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                section.Append(pattern[i]).Append(pattern[++i]);
                continue;
            }
            if (pattern[i] == '"')
                quoted = !quoted;
            if (pattern[i] == ';' && !quoted)
            {
                sections.Add(section.ToString());
                section.Clear();
            }
            else
                section.Append(pattern[i]);
        }
        sections.Add(section.ToString());
        return sections;
    }
}

/// <summary>
/// One section of a number format taken apart: what stands before and after the digits, and the letters of dates.
/// </summary>
internal sealed class NumberFormatSection
{
    public NumberFormatSection(string section)
    {
        var (before, digits, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < section.Length; i++)
        {
            var c = section[i];
            switch (c)
            {
                case '"':
                    var end = section.IndexOf('"', i + 1);
                    Literal(section[(i + 1)..(end < 0 ? section.Length : end)]);
                    i = end < 0 ? section.Length : end;
                    break;
                case '\\' when i + 1 < section.Length:
                    Literal(section[++i].ToString());
                    break;
                case '_' when i + 1 < section.Length:
                    i++;
                    break; // A blank as wide as a sign.
                case '*' when i + 1 < section.Length:
                    i++;
                    break; // A sign that fills the cell.
                case '[':
                    var close = section.IndexOf(']', i);
                    var inside = section[(i + 1)..(close < 0 ? section.Length : close)];
                    if (inside.StartsWith('$'))
                        Literal(inside[1..].Split('-')[0]);
                    else if (inside.Trim('h', 'm', 's', 'H', 'M', 'S').Length == 0)
                        Dates.Add((inside.ToLowerInvariant(), true));
                    i = close < 0 ? section.Length : close;
                    break;
                case '0' or '#' or '?' or '.' or ',':
                    digits.Append(c);
                    break;
                case 'E' or 'e' when i + 1 < section.Length && section[i + 1] is '+' or '-':
                    digits.Append("E");
                    i++;
                    break;
                case '%':
                    Percent = true;
                    Literal("%");
                    break;
                case 'y' or 'm' or 'd' or 'h' or 's' or 'Y' or 'M' or 'D' or 'H' or 'S':
                    var from = i;
                    while (i + 1 < section.Length && char.ToLowerInvariant(section[i + 1]) == char.ToLowerInvariant(c))
                        i++;
                    Dates.Add((section[from..(i + 1)].ToLowerInvariant(), true));
                    break;
                case 'A' or 'a' when section.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase):
                    Dates.Add(("am/pm", true));
                    i += 4;
                    break;
                case '/' when digits.Length > 0 && !IsDate:
                    digits.Append(c);
                    break;
                default:
                    Literal(c.ToString());
                    break;
            }
        }
        (Before, Digits, After) = (before.ToString(), digits.ToString(), after.ToString());

        void Literal(string text)
        {
            (digits.Length > 0 ? after : before).Append(text);
            Dates.Add((text, false));
        }
    }

    public string Before { get; }
    public string Digits { get; }
    public string After { get; }
    public bool Percent { get; }

    /// <summary>Letters of dates ("dd", "yyyy") and the text between them.</summary>
    public List<(string Text, bool Letter)> Dates { get; } = [];
    public bool IsDate => Dates.Any(d => d.Letter);
}

/// <summary>Writes serial dates by a pattern of letters.</summary>
internal static class SheetDateFormat
{
    /// <summary>The date as shown; null where the number is no date.</summary>
    public static string? Write(double serial, NumberFormatSection parts, bool date1904)
    {
        if (date1904)
            serial += 1462;
        // The first sheets took 1900 for a leap year: before March 1900 serials are one less than the days since.
        if (serial is >= 0 and < 60)
            serial += 1;
        if (serial is < 0 or > 2958465.99999)
            return null;
        var time = DateTime.FromOADate(serial);
        time = new DateTime(
            (time.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond
        );
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
            'y' => letters.Length > 2
                ? time.Year.ToString("0000", CultureInfo.InvariantCulture)
                : (time.Year % 100).ToString("00", CultureInfo.InvariantCulture),
            'd' => letters.Length > 2
                ? time.DayOfWeek == DayOfWeek.Sunday
                    ? "Chủ nhật"
                    : $"Thứ {(int)time.DayOfWeek + 1}"
                : Two(time.Day),
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
