using System.Collections.Immutable;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>A row of a comparison.</summary>
/// <param name="Statement">The figure.</param>
/// <param name="Likeness">How like its wording is to what was asked, 0 to 1.</param>
/// <param name="Share">Part of the sum over all units in its period, 0 to 1; null for shares and lone rows.</param>
/// <param name="Change">Against the same unit's period of the same length before: 0.1 is ten percent more; null where
/// there is none.</param>
/// <param name="Outlier">Far from its peers by robust statistics.</param>
public sealed record ComparedFigure(
    FigureStatement Statement,
    double Likeness,
    double? Share,
    double? Change,
    bool Outlier
);

/// <summary>What a comparison gives.</summary>
/// <param name="Rows">By unit then period, or by period then unit.</param>
/// <param name="OtherMeasures">Matches that were left out because they are of another kind of measure.</param>
/// <param name="Suggestions">Wordings and names that may belong to it, for a person to say with link or unlink.</param>
/// <param name="Candidates">Where there are no rows: indicators that say all that was asked and more ("ủng hộ": "Vận
/// động ủng hộ"), those of most units first.</param>
public sealed record ComparisonResult(
    ImmutableArray<ComparedFigure> Rows,
    int OtherMeasures,
    ImmutableArray<NameSuggestion> Suggestions,
    ImmutableArray<IndicatorGroup> Candidates
);

/// <summary>One indicator across units and periods, like with like.</summary>
public static class IndicatorComparison
{
    private const double Enough = 0.75;
    private const int MostSuggestions = 8;

    /// <summary>Compares.</summary>
    /// <param name="statements">All statements; read once.</param>
    /// <param name="indicator">What is asked, in words.</param>
    /// <param name="byYear">Order by period first.</param>
    /// <param name="book">What persons said of names.</param>
    public static ComparisonResult Compare(
        IEnumerable<FigureStatement> statements,
        string indicator,
        bool byYear,
        NameLinkIndex book
    )
    {
        var asked = new IndicatorKey(indicator);
        var wordings = new Dictionary<string, (double Likeness, NameSuggestion? Unsure)>(StringComparer.Ordinal);
        var linked = book.FindLinked(NameLinkIndex.Indicator, indicator).ToHashSet(StringComparer.Ordinal);
        (double Likeness, NameSuggestion? Unsure) Judge(string wording, string? measure)
        {
            if (wordings.TryGetValue($"{wording}|{measure}", out var known))
                return known;
            return wordings[$"{wording}|{measure}"] = MeasureSimilarity(
                asked,
                indicator,
                wording,
                measure,
                linked,
                book
            );
        }
        var holding = new List<FigureStatement>();
        FigureStatement Look(FigureStatement statement)
        {
            if (asked.IsWithin(statement.Indicator))
                holding.Add(statement);
            return statement;
        }
        var seen = statements
            .Select(Look)
            .Select(s => (Statement: s, Judged: Judge(s.Indicator, s.Measure)))
            .Where(m => m.Judged.Likeness > 0 || m.Judged.Unsure is not null)
            .ToList();
        var found = seen.Where(m => m.Judged.Likeness >= Enough).Select(m => (m.Statement, m.Judged.Likeness)).ToList();
        // Wordings that a person made one with a wording that fits, fit too.
        var also = found
            .Select(m => m.Statement.Indicator)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(w => book.FindLinked(NameLinkIndex.Indicator, w))
            .ToHashSet(StringComparer.Ordinal);
        found.AddRange(
            seen.Where(m =>
                    m.Judged.Likeness < Enough
                    && also.Contains(new IndicatorKey(m.Statement.Indicator).Text)
                    && book.FindJudgement(NameLinkIndex.Indicator, indicator, m.Statement.Indicator) != false
                )
                .Select(m => (m.Statement, 1.0))
        );
        var unsure = seen.Where(m => m.Judged is { Likeness: < Enough, Unsure: not null })
            .Select(m => m.Judged.Unsure!)
            .DistinctBy(s => s.Other)
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Other, StringComparer.Ordinal)
            .Take(MostSuggestions);
        if (found.Count == 0)
            return new ComparisonResult(
                [],
                0,
                [.. unsure],
                [.. new IndicatorGroups(holding, book).Groups.Take(MostSuggestions)]
            );
        // One kind of measure: that of the best matches.
        var dimension = found
            .GroupBy(m => MeasureNormalizer.Dimension(m.Statement.Measure))
            .OrderByDescending(g => g.Sum(m => m.Likeness * m.Likeness))
            .First()
            .Key;
        var like = found.Where(m => MeasureNormalizer.Dimension(m.Statement.Measure) == dimension).ToList();
        var units = new OrganisationGroups(like.Select(m => m.Statement.Unit), book);
        // A unit tells an indicator once a period: the nearest wording, the first place.
        var rows = like.Select(m =>
                (Statement: m.Statement with { Unit = units.DisplayName(m.Statement.Unit) }, m.Likeness)
            )
            .GroupBy(m => (m.Statement.Unit, m.Statement.Period))
            .Select(g => g.OrderByDescending(m => m.Likeness).First())
            .ToList();
        var all = rows.Select(r => r.Statement).ToList();
        var compared = rows.Select(m => CreateRow(m.Statement, m.Likeness, all, dimension));
        compared = byYear
            ? compared.OrderBy(r => r.Statement.Period, StringComparer.Ordinal).ThenByDescending(r => r.Statement.Value)
            : compared
                .OrderBy(r => r.Statement.Unit, StringComparer.Ordinal)
                .ThenBy(r => r.Statement.Period, StringComparer.Ordinal);
        return new ComparisonResult(
            [.. compared],
            found.Count - like.Count,
            [.. unsure, .. units.Suggestions.Take(MostSuggestions)],
            []
        );
    }

    private static (double Likeness, NameSuggestion? Unsure) MeasureSimilarity(
        IndicatorKey asked,
        string indicator,
        string wording,
        string? measure,
        HashSet<string> linked,
        NameLinkIndex book
    )
    {
        var own = new IndicatorKey(wording);
        if (book.FindJudgement(NameLinkIndex.Indicator, indicator, wording) == false)
            return (0, null);
        if (linked.Contains(own.Text))
            return (1, null);
        var likeness = Math.Max(
            asked.MeasureSimilarity(own),
            MeasureNormalizer.Dimension(measure) == "count"
                    ? asked.MeasureSimilarity(new IndicatorKey($"{wording} {measure}"))
                : MeasureNormalizer.Dimension(measure) == "share"
                    ? asked.MeasureSimilarity(new IndicatorKey($"tỷ lệ {wording}"))
                : 0
        );
        return (likeness, likeness >= Enough ? null : IndicatorMatcher.Compare(indicator, asked, wording, own));
    }

    private static ComparedFigure CreateRow(
        FigureStatement statement,
        double likeness,
        List<FigureStatement> all,
        string dimension
    )
    {
        var peers = all.Where(s => s.Period == statement.Period && s.Value is not null)
            .Select(s => (double)s.Value!.Value)
            .ToList();
        // Shares of a sum need a sum: of the same period, all in the same measure.
        double? share =
            dimension != "share" && peers.Count > 1 && peers.Sum() > 0 && statement.Value is { } own
                ? (double)own / peers.Sum()
                : null;
        var before = all.Where(s =>
                s.Unit == statement.Unit
                && s.Period is not null
                && statement.Period is not null
                && string.CompareOrdinal(s.Period, statement.Period) < 0
                && AreAlike(s.Period, statement.Period)
            )
            .OrderByDescending(s => s.Period, StringComparer.Ordinal)
            .FirstOrDefault();
        double? change =
            before?.Value is { } old and not 0 && statement.Value is { } now ? (double)((now - old) / old) : null;
        var past = all.Where(s => s.Unit == statement.Unit && s.Period != statement.Period && s.Value is not null)
            .Select(s => (double)s.Value!.Value)
            .ToList();
        return new ComparedFigure(
            statement,
            likeness,
            share,
            change,
            statement.Value is { } value && RobustOutliers.IsOutlier((double)value, peers, past, dimension == "share")
        );
    }

    // A half of a year is not held against a whole one: "2021-H1" is written as "2022-H1" is, "2021" is not.
    private static bool AreAlike(string one, string other)
    {
        if (one.Length != other.Length)
            return false;
        for (var i = 0; i < one.Length; i++)
            if (char.IsAsciiDigit(one[i]) ? !char.IsAsciiDigit(other[i]) : one[i] != other[i])
                return false;
        return true;
    }
}
