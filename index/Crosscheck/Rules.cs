using System.Collections.Immutable;
using Pipeline.Crosscheck.Citations;
using Pipeline.Crosscheck.Criteria;
using Pipeline.Crosscheck.Dates;
using Pipeline.Crosscheck.Figures;
using Pipeline.Crosscheck.Register;
using Pipeline.Crosscheck.Reports;
using Pipeline.Crosscheck.Scores;

namespace Pipeline.Crosscheck;

/// <summary>All rules of the house.</summary>
public static class Rules
{
    /// <summary>Rules within one document.</summary>
    public static ImmutableArray<IRule> Local { get; } =
        [new SumRule(), new TotalRule(), new ExceedsMaxRule(), new HeadingMismatchRule(), new TextMismatchRule(), new WordingRule(), new UnsupportedRule(), new MalformedDateRule(),
         new MalformedFigureRule(), new FigureSumRule(), new FigureConflictRule()];

    /// <summary>Rules against the archive.</summary>
    public static ImmutableArray<IArchiveRule> Archive { get; } =
        [new EvidenceRule(), new MismatchRule(), new UnresolvedRule(), new DateConflictRule(), new NumberConflictRule(), new SeriesOrderRule(), new AnachronismRule(), new CarriedLaterRule(), new SupersededRule(), new GapRule(), new DuplicateRule(),
         new TargetMissedRule(), new OutlineMissingRule(), new ReportMissingRule()];
}
