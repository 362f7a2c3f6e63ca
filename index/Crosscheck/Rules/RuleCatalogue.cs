using System.Collections.Immutable;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules.Citations;
using Pipeline.Crosscheck.Rules.Criteria;
using Pipeline.Crosscheck.Rules.Dates;
using Pipeline.Crosscheck.Rules.Figures;
using Pipeline.Crosscheck.Rules.Register;
using Pipeline.Crosscheck.Rules.Reports;
using Pipeline.Crosscheck.Rules.Scores;

namespace Pipeline.Crosscheck.Rules;

/// <summary>All rules of the house.</summary>
public static class RuleCatalogue
{
    /// <summary>Rules within one document.</summary>
    public static ImmutableArray<IRule> Local { get; } =
    [
        new ScoreSumRule(),
        new ScoreTotalRule(),
        new ScoreExceedsMaxRule(),
        new ScoreHeadingMismatchRule(),
        new ScoreTextMismatchRule(),
        new ScoreWordingRule(),
        new ScoreUnsupportedRule(),
        new MalformedDateRule(),
        new MalformedFigureRule(),
        new FigureSumRule(),
        new FigureConflictRule(),
    ];

    /// <summary>Rules against the archive.</summary>
    public static ImmutableArray<IArchiveRule> Archive { get; } =
    [
        new ScoreEvidenceRule(),
        new CriteriaMismatchRule(),
        new CitationUnresolvedRule(),
        new CitationDateConflictRule(),
        new CitationNumberConflictRule(),
        new CitationSeriesOrderRule(),
        new CitationAnachronismRule(),
        new CarriedLaterRule(),
        new CitationSupersededRule(),
        new RegisterGapRule(),
        new RegisterDuplicateRule(),
        new TargetMissedRule(),
        new OutlineMissingRule(),
        new ReportMissingRule(),
    ];
}
