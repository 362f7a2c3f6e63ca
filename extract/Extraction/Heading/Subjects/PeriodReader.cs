using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Subjects;

/// <summary>The reporting period that a subject names.</summary>
internal static partial class PeriodReader
{
    [GeneratedRegex(
        @"QUY\s+(?<q>IV|III|II|I|[1-4])\s*(?:[/\-,]|NAM)?\s*(?:NAM\s*)?(?<y>(?:19|20)\d\d)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"0?6\s+THANG\s+(?<half>DAU|CUOI)\s+NAM\s*(?<y>(?:19|20)\d\d)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Half();

    [GeneratedRegex(
        @"(?:DEN|NGAY)\s+(?:NGAY\s+)?(?<d>\d{1,2})\s*[/.\-]\s*(?<m>\d{1,2})\s*[/.\-]\s*(?<y>(?:19|20)\d\d)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex AsOf();

    [GeneratedRegex(
        @"THANG\s+(?<m>\d{1,2})\s*(?:[/\-.,]|NAM)\s*(?:NAM\s*)?(?<y>(?:19|20)\d\d)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Month();

    [GeneratedRegex(
        @"NAM\s+HOC\s*:?\s*(?<a>(?:19|20)\d\d)\s*[-–—/]\s*(?<b>(?:19|20)\d\d)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex School();

    [GeneratedRegex(
        @"(?:GIAI DOAN|NHIEM KY|TU NAM|CAC NAM|NAM|)\s*(?<a>(?:19|20)\d\d)\s*(?:[-–—]|DEN|DEN NAM)\s*(?<b>(?:19|20)\d\d)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Years();

    [GeneratedRegex(@"NAM\s+(?<y>(?:19|20)\d\d)\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Year();

    // "tháng 5, phương hướng nhiệm vụ tháng 6 năm 2021": what is reported comes first, the year stands behind what is
    // planned.
    [GeneratedRegex(
        @"(?:THANG\s+(?<m>\d{1,2})|QUY\s+(?<q>IV|III|II|I|[1-4])|0?6\s+THANG\s+(?<half>DAU)\s+NAM)\s*[,;]?\s*(?:VA\s+|-\s*)?(?:PHUONG HUONG|NHIEM VU|KE HOACH|CHUONG TRINH|TRONG TAM)[^\d]{0,50}(?:(?:THANG|QUY)\s+(?:\d{1,2}|IV|III|II)|0?6\s+THANG\s+CUOI(?:\s+NAM)?)\s*(?:[/\-.,]|NAM)?\s*(?:NAM\s*)?(?<y>(?:19|20)\d\d)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Behind();

    private static string Reported(Match match)
    {
        var year = match.Groups["y"].Value;
        if (match.Groups["half"].Success)
            return $"{year}-H1";
        if (match.Groups["q"].Success)
            return $"{year}-Q{QuarterOf(match.Groups["q"].Value)}";
        var month = Two(match.Groups["m"].Value);
        return month is > 0 and < 13 ? string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}") : year;
    }

    /// <summary>2020, 2020-H1, 2020-Q3, 2020-10, 2018/2020, 2019-2020, or null.</summary>
    public static string? Read(string? subject)
    {
        if (subject is null)
            return null;
        var fold = Pipeline.Vietnamese.Characters.Folding.FoldUpper(subject);
        if (Behind().Match(fold) is { Success: true } behind)
            return Reported(behind);
        if (Quarter().Match(fold) is { Success: true } quarter)
            return $"{quarter.Groups["y"].Value}-Q{QuarterOf(quarter.Groups["q"].Value)}";
        if (Half().Match(fold) is { Success: true } half)
            return $"{half.Groups["y"].Value}-H{(half.Groups["half"].Value == "DAU" ? 1 : 2)}";
        if (School().Match(fold) is { Success: true } school)
            return $"{school.Groups["a"].Value}-{school.Groups["b"].Value}";
        if (
            Month().Match(fold) is { Success: true } month
            && !InDay(fold, month.Index)
            && Two(month.Groups["m"].Value) is var m
            && m is > 0 and < 13
        )
            return string.Create(CultureInfo.InvariantCulture, $"{month.Groups["y"].Value}-{m:00}");
        if (
            Years().Match(fold) is { Success: true } years
            && string.CompareOrdinal(years.Groups["a"].Value, years.Groups["b"].Value) < 0
        )
            return $"{years.Groups["a"].Value}/{years.Groups["b"].Value}";
        if (Year().Match(fold) is { Success: true } year && !IsCitation(fold, year.Index))
            return year.Groups["y"].Value;
        return null;
    }

    /// <summary>The day up to which figures count, "tính đến ngày 30/10/2020"; null where none is named.</summary>
    public static string? FindDay(string subject) =>
        AsOf().Match(Pipeline.Vietnamese.Characters.Folding.FoldUpper(subject)) is { Success: true } day
        && Two(day.Groups["m"].Value) is > 0 and < 13 and var m
        && Two(day.Groups["d"].Value) is > 0 and < 32 and var d
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Groups["y"].Value}-{m:00}-{d:00}")
            : null;

    // "ngày 25 tháng 02 năm 2025" dates another paper.
    private static bool IsCitation(string fold, int at) =>
        at > 4
        && fold[..at].TrimEnd() is { Length: > 2 } before
        && char.IsAsciiDigit(before[^1])
        && before.Contains("THANG", StringComparison.Ordinal)
        && before.Contains("NGAY", StringComparison.Ordinal);

    private static bool InDay(string fold, int at) =>
        at > 2
        && char.IsAsciiDigit(fold[..at].TrimEnd()[^1])
        && fold[..at].LastIndexOf("NGAY", StringComparison.Ordinal) is var day
        && day >= 0
        && at - day < 12;

    private static int Two(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int QuarterOf(string text) =>
        text switch
        {
            "I" or "1" => 1,
            "II" or "2" => 2,
            "III" or "3" => 3,
            _ => 4,
        };
}
