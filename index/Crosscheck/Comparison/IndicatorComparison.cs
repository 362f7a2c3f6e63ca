using System.Collections.Immutable;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>A row of a comparison.</summary>
/// <param name="Statement">The figure.</param>
/// <param name="Likeness">How like its wording is to what was asked, 0 to 1.</param>
/// <param name="Share">Part of the sum over all units in its period, 0 to 1; null for shares and lone rows.</param>
/// <param name="Change">Against the same unit's period before: 0.1 is ten percent more; null where there is none.</param>
/// <param name="Outlier">Far from its peers by robust statistics.</param>
public sealed record ComparedFigure(FigureStatement Statement, double Likeness, double? Share, double? Change, bool Outlier);

/// <summary>What a comparison gives.</summary>
/// <param name="Rows">By unit then period, or by period then unit.</param>
/// <param name="OtherMeasures">Matches that were left out because they are of another kind of measure.</param>
public sealed record ComparisonResult(ImmutableArray<ComparedFigure> Rows, int OtherMeasures);

/// <summary>One indicator across units and periods, like with like.</summary>
public static class IndicatorComparison
{
    private const double Enough = 0.75;

    /// <summary>Compares.</summary>
    /// <param name="statements">All statements; read once.</param>
    /// <param name="indicator">What is asked, in words.</param>
    /// <param name="byYear">Order by period first.</param>
    public static ComparisonResult Compare(IEnumerable<FigureStatement> statements, string indicator, bool byYear)
    {
        var asked = new IndicatorKey(indicator);
        var found = statements.Select(s => (Statement: s, Likeness: asked.Likeness(new IndicatorKey(s.Indicator + " " + s.Measure))))
            .Where(m => m.Likeness >= Enough).ToList();
        if (found.Count == 0) return new ComparisonResult([], 0);
        // One kind of measure: that of the best matches.
        var dimension = found.GroupBy(m => Measures.Dimension(m.Statement.Measure)).OrderByDescending(g => g.Sum(m => m.Likeness * m.Likeness)).First().Key;
        var like = found.Where(m => Measures.Dimension(m.Statement.Measure) == dimension).ToList();
        // A unit tells an indicator once a period: the nearest wording, the first place.
        var rows = like.GroupBy(m => (m.Statement.Unit, m.Statement.Period)).Select(g => g.OrderByDescending(m => m.Likeness).First()).ToList();
        var compared = rows.Select(m => Row(m.Statement, m.Likeness, rows.Select(r => r.Statement).ToList(), dimension));
        compared = byYear
            ? compared.OrderBy(r => r.Statement.Period, StringComparer.Ordinal).ThenByDescending(r => r.Statement.Value)
            : compared.OrderBy(r => r.Statement.Unit, StringComparer.Ordinal).ThenBy(r => r.Statement.Period, StringComparer.Ordinal);
        return new ComparisonResult([.. compared], found.Count - like.Count);
    }

    private static ComparedFigure Row(FigureStatement statement, double likeness, List<FigureStatement> all, string dimension)
    {
        var peers = all.Where(s => s.Period == statement.Period && s.Value is not null).Select(s => (double)s.Value!.Value).ToList();
        double? share = dimension != "share" && peers.Count > 1 && peers.Sum() > 0 && statement.Value is { } own ? (double)own / peers.Sum() : null;
        var before = all.Where(s => s.Unit == statement.Unit && s.Period is not null && statement.Period is not null && string.CompareOrdinal(s.Period, statement.Period) < 0)
            .OrderByDescending(s => s.Period, StringComparer.Ordinal).FirstOrDefault();
        double? change = before?.Value is { } old and not 0 && statement.Value is { } now ? (double)((now - old) / old) : null;
        return new ComparedFigure(statement, likeness, share, change, statement.Value is { } value && RobustOutliers.Is((double)value, peers));
    }
}
