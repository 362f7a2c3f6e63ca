using System.Globalization;
using System.Text;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Sheets;

/// <summary>
/// Writes numbers as a sheet shows them in Vietnam: the file tells the pattern ("#,##0.00", "dd/mm/yyyy", "0%"), not the signs;
/// the dot groups thousands and the comma is the decimal mark.
/// </summary>
internal static class SheetNumberFormat
{
    /// <summary>Patterns of the built-in formats (ECMA-376 Part 1, 18.8.30); dates as Vietnamese settings show them.</summary>
    public static string BuiltIn(int id) => id switch
    {
        1 => "0", 2 => "0.00", 3 or 37 or 38 => "#,##0", 4 or 39 or 40 => "#,##0.00", 9 => "0%", 10 => "0.00%", 11 or 48 => "0.00E+00",
        14 => "dd/mm/yyyy", 15 => "d-mm-yy", 16 => "d-mm", 17 => "mm-yy", 18 or 20 => "h:mm", 19 or 21 => "h:mm:ss", 22 => "dd/mm/yyyy h:mm",
        41 or 42 => "#,##0;-#,##0;-", 43 or 44 => "#,##0.00;-#,##0.00;-", 45 => "mm:ss", 46 => "[h]:mm:ss", 47 => "mm:ss", 49 => "@",
        _ => "General",
    };

    public static string Write(double value, string pattern, bool date1904 = false)
    {
        var sections = Sections(pattern);
        var section = value < 0 && sections.Count > 1 ? sections[1] : value == 0 && sections.Count > 2 ? sections[2] : sections[0];
        if (value < 0 && sections.Count > 1) value = -value;
        if (section.Contains("General", StringComparison.OrdinalIgnoreCase) || section is "@" or "") return General(value);
        var parts = new FormatParts(section);
        if (parts.IsDate) return SheetDateFormat.Write(value, parts, date1904) ?? General(value);
        return parts.Digits.Length == 0 ? parts.Before + parts.After : parts.Before + Number(value, parts) + parts.After;
    }

    /// <summary>A number without a format.</summary>
    public static string General(double value)
    {
        var size = Math.Abs(value);
        if (size is not 0 and (< 1e-9 or >= 1e15)) return value.ToString("0.#####E+0", NumberPrint.Marks);
        return Math.Round(value, 10).ToString("0.##########", NumberPrint.Marks);
    }

    private static string Number(double value, FormatParts parts)
    {
        if (parts.Digits.Contains('E', StringComparison.OrdinalIgnoreCase) || parts.Digits.Contains('/')) return General(value);
        if (parts.Percent) value *= 100;
        var digits = parts.Digits;
        while (digits.EndsWith(',')) (digits, value) = (digits[..^1], value / 1000);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var grouped = whole.Contains(',');
        var least = Math.Max(whole.Count(c => c == '0'), 1);
        var decimals = point < 0 ? "" : digits[(point + 1)..].Replace(",", "").Replace('?', '0');
        var net = (grouped ? "#,##" : "") + new string('0', Math.Min(least, 30)) + (decimals.Length > 0 ? "." + decimals[..Math.Min(decimals.Length, 30)] : "");
        return Round(value, decimals.Length).ToString(net, NumberPrint.Marks);
    }

    // Sheets round halves away from zero, on the decimal digits that they show.
    private static double Round(double value, int digits) =>
        Math.Abs(value) < 1e13 && digits <= 10 ? (double)Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero) : value;

    private static List<string> Sections(string pattern)
    {
        var sections = new List<string>();
        var section = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length) { section.Append(pattern[i]).Append(pattern[++i]); continue; }
            if (pattern[i] == '"') quoted = !quoted;
            if (pattern[i] == ';' && !quoted) { sections.Add(section.ToString()); section.Clear(); }
            else section.Append(pattern[i]);
        }
        sections.Add(section.ToString());
        return sections;
    }
}
