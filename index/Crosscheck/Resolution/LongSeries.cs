using System.Globalization;
using Pipeline.Crosscheck.Rules.Citations;
using Pipeline.Index.Model;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// Series of bodies that issue thousands of numbers a year: the serials near a cited one are rarely known, but those of
/// the same weeks are.
/// A number is judged by what was numbered in the days around its date: all of one year that came well before it must
/// be smaller, all that
/// came well after it greater.
/// </summary>
internal static class LongSeries
{
    private const int WindowDays = 75;

    /// <summary>Papers are numbered and dated a few days apart.</summary>
    private const int SlackDays = 10;
    private const int FewestInYear = 7;
    private const int FewestAgainst = 4;

    /// <summary>More numbers of one year than this are not compared one by one.</summary>
    internal const int MostInYear = 3000;

    /// <summary>
    /// True for a series that is surely one body's: that of a national body, or of the citing paper's own issuer. The
    /// Party's numbers
    /// restart with its congresses, not with the year, and are left out.
    /// </summary>
    public static bool IsJudged(string symbol, string? issuer, string? own)
    {
        if (
            issuer is null
            || symbol.Split('-', '/').Any(p => p is "TW" or "TU" or "VPTW" or "HU" or "BTGTW" or "BTCTW")
        )
            return false;
        return issuer == own || IsNational(issuer);
    }

    // Of these there is one in the country, whatever else the name says; "Bộ Chỉ huy Quân sự tỉnh" is no ministry.
    private static bool IsNational(string issuer)
    {
        var fold = Folding.FoldLower(issuer);
        foreach (var level in new[] { " tinh", " huyen", " thanh pho", " quan ", " xa ", " phuong" })
            if (fold.Contains(level, StringComparison.Ordinal))
                return false;
        foreach (
            var body in new[]
            {
                "bo ",
                "thu tuong",
                "chinh phu",
                "van phong chinh phu",
                "tong lien doan",
                "ban thi dua - khen thuong trung uong",
                "thanh tra chinh phu",
            }
        )
            if (fold.StartsWith(body, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The numbers of one year as a series; null where too few or too many are known.</summary>
    public static IssuerNumberSeries? Year(IEnumerable<NumberCount> counts, string year)
    {
        var own = counts.Where(c => c.Date.StartsWith(year, StringComparison.Ordinal)).ToList();
        return own.Count is < FewestInYear or > MostInYear ? null : IssuerNumberSeries.From(own);
    }

    /// <summary>
    /// What the year says against a number with its date; null where it fits, or too little is known.
    /// </summary>
    public static SeriesOutlier? Find(IssuerNumberSeries year, int serial, string date)
    {
        if (year.Chain.Count < FewestInYear || year.Chain.Count * 5 < year.Count * 4 || !TryDay(date, out var day))
            return null;
        var all = year.Chain;
        var (earlier, later) = ((For: 0, Against: 0), (For: 0, Against: 0));
        foreach (var point in all)
        {
            if (
                !TryDay(point.Date, out var other)
                || Math.Abs(other - day) > WindowDays
                || Math.Abs(other - day) < SlackDays
            )
                continue;
            if (other < day)
                earlier =
                    point.Serial > serial ? (earlier.For, earlier.Against + 1) : (earlier.For + 1, earlier.Against);
            else
                later = point.Serial < serial ? (later.For, later.Against + 1) : (later.For + 1, later.Against);
        }
        if (!Speaks(earlier) && !Speaks(later))
            return null;
        var before = all.Where(p => p.Serial < serial).MaxBy(p => p.Serial);
        var after = all.Where(p => p.Serial > serial).MinBy(p => p.Serial);
        return before is null || after is null || TooNear(before, after, day)
            ? null
            : new SeriesOutlier(before, after, SeriesOutlier.Proposal(date, before.Date, after.Date));
    }

    // A wrong date agrees with what lies on its one side; on the other nearly all speak against it.
    private static bool Speaks((int For, int Against) side) =>
        side.Against >= FewestAgainst && side.Against >= 3 * side.For;

    private static bool TooNear(SeriesPoint before, SeriesPoint after, int day) =>
        TryDay(before.Date, out var low)
        && TryDay(after.Date, out var high)
        && day >= low - SlackDays
        && day <= high + SlackDays;

    private static bool TryDay(string date, out int day)
    {
        var read = DateOnly.TryParseExact(
            date,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var value
        );
        day = read ? value.DayNumber : 0;
        return read;
    }
}
