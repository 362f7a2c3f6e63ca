using System.Globalization;
using Pipeline.Crosscheck.Resolution;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>A number whose date contradicts several neighbours of its series.</summary>
/// <param name="Before">The nearest number below it.</param>
/// <param name="After">The nearest number above it.</param>
/// <param name="Proposed">The one date that would fit and differs in year or month only; null where none or several
/// do.</param>
internal sealed record SeriesOutlier(SeriesPoint Before, SeriesPoint After, string? Proposed)
{
    private const int FewestInChain = 4;
    private const int FewestAgainst = 3;

    /// <summary>
    /// What a series says against a number with its date; null where it fits, or too little is known to tell.
    /// </summary>
    public static SeriesOutlier? Find(IssuerNumberSeries known, int serial, string date)
    {
        if (
            known.Count < FewestInChain + 1
            || known.Chain.Count < FewestInChain
            || known.Chain.Count * 3 < known.Count * 2
            || known.FitsSeries(serial, date)
        )
            return null;
        var comparable = known.RunsThrough ? known.Chain : [.. known.Chain.Where(p => p.Date[..4] == date[..4])];
        var before = comparable
            .Where(p => p.Serial < serial)
            .OrderByDescending(p => p.Serial)
            .ThenByDescending(p => p.Date, StringComparer.Ordinal)
            .FirstOrDefault();
        var after = comparable
            .Where(p => p.Serial > serial)
            .OrderBy(p => p.Serial)
            .ThenBy(p => p.Date, StringComparer.Ordinal)
            .FirstOrDefault();
        if (before is null || after is null)
            return null;
        // Out of order it is only where it contradicts several neighbours.
        var against = comparable.Count(p =>
            p.Serial < serial && string.CompareOrdinal(p.Date, date) > 0
            || p.Serial > serial && string.CompareOrdinal(p.Date, date) < 0
        );
        return against < FewestAgainst
            ? null
            : new SeriesOutlier(before, after, ProposeDates(date, before.Date, after.Date) is [var only] ? only : null);
    }

    /// <summary>
    /// The one date that fits between two and differs from a date in year or month only; null where none or several do.
    /// </summary>
    internal static string? Proposal(string date, string low, string high) =>
        ProposeDates(date, low, high) is [var only] ? only : null;

    /// <summary>The same, as one text that can be compared.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Before.Serial}|{Before.Date}|{After.Serial}|{After.Date}|{Proposed}"
        );

    // The same day with another year or month, which fits between the neighbours.
    private static List<string> ProposeDates(string date, string low, string high)
    {
        var found = new List<string>();
        for (
            var year = int.Parse(low.AsSpan(0, 4), CultureInfo.InvariantCulture);
            year <= int.Parse(high.AsSpan(0, 4), CultureInfo.InvariantCulture);
            year++
        )
            Try($"{year:0000}{date[4..]}");
        if (found.Count > 0)
            return found;
        for (var month = 1; month <= 12; month++)
            Try($"{date[..4]}-{month:00}{date[7..]}");
        return found;
        void Try(string candidate)
        {
            if (
                string.CompareOrdinal(candidate, low) >= 0
                && string.CompareOrdinal(candidate, high) <= 0
                && DateOnly.TryParseExact(
                    candidate,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                )
            )
                found.Add(candidate);
        }
    }
}
