using System.Globalization;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules.Figures;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Reports;

/// <summary>
/// target.missed: a report's figure lies clearly below a target of the plan that it carries out, in the same words and
/// for the same period.
/// A plan of a body above sets its targets for all together, so of those only shares are told, and as info.
/// </summary>
public sealed class TargetMissedRule : IArchiveRule
{
    /// <summary>So many points of a share, or so small a part of a count, are no miss: plans are rounded.</summary>
    private const decimal Points = 2,
        Part = 0.05m;

    private const int FewestWords = 3;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (record.Figures.IsEmpty)
            yield break;
        foreach (var plan in ExecutedPlanFinder.Find(record, archive))
        {
            if (plan.Targets.IsEmpty || plan.Document.Period is not { } period || record.Document.Period != period)
                continue;
            var own = SameBody(plan.Document.Issuer, record.Document.Issuer);
            foreach (var target in plan.Targets)
            {
                if (
                    target.Comparator is not (">=" or ">" or "=")
                    || (!own && target.Measure != "%")
                    || target.By is not null && target.By != period
                )
                    continue;
                if (
                    FindMissedFigure(record, target, period) is not { } figure
                    || ValueInMeasure(figure, target) is not { } value
                )
                    continue;
                yield return FindingFactory.CreateFinding(
                    record,
                    "target.missed",
                    own ? "warning" : "info",
                    $"{plan.Id}|{target.Anchor.Start}|{figure.Anchor.Start}",
                    $"“{FindingFactory.Truncate(figure.Indicator, 80)}” ghi "
                        + $"{FigureFormatter.Format(Math.Round(value, 2))} {target.Measure}, chỉ tiêu của "
                        + $"{plan.Document.Number?.Key ?? plan.Source.Path}{Page(target.Anchor)} là {Bound(target)}"
                        + $" {FigureFormatter.Format(target.Value)} {target.Measure}"
                        + $"{(own ? "" : "; chỉ tiêu này do cấp trên đặt chung")}.",
                    (double)target.Value,
                    (double)value,
                    figure.Anchor
                );
            }
        }
    }

    /// <summary>
    /// The one figure that tells of the target; null where none does, where several do, or where it is reached.
    /// </summary>
    private static Figure? FindMissedFigure(DocumentRecord record, Target target, string period)
    {
        var key = new IndicatorKey(target.Indicator);
        if (key.Words.Length < FewestWords)
            return null;
        var told = record
            .Figures.Where(f =>
                f is { Value: not null, PartOf: null, Approximate: null }
                && (f.Period ?? period) == period
                && ValueInMeasure(f, target) is not null
                && AreAlike(key, new IndicatorKey(f.Indicator))
            )
            .ToList();
        if (told.Count == 0 || told.Select(f => ValueInMeasure(f, target)).Distinct().Count() > 1)
            return null;
        return
            ValueInMeasure(told[0], target) is { } value
            && value < (target.Measure == "%" ? target.Value - Points : target.Value * (1 - Part))
            ? told[0]
            : null;
    }

    /// <summary>The figure in the target's measure: a share, of a ratio too, or a count of the same noun.</summary>
    private static decimal? ValueInMeasure(Figure figure, Target target)
    {
        if (target.Measure == "%")
            return figure.Measure == "%" ? figure.Value
                : figure is { Of: > 0, OfIs: "whole", Value: { } part } ? part / figure.Of.Value * 100
                : null;
        var (value, measure) = MeasureNormalizer.Normalize(figure.Value, figure.Measure);
        return
            figure.Of is null
            && string.Equals(
                measure,
                MeasureNormalizer.Normalize(target.Value, target.Measure).Measure,
                StringComparison.OrdinalIgnoreCase
            )
            ? value
            : null;
    }

    // The same words, or of many words all but one.
    private static bool AreAlike(IndicatorKey one, IndicatorKey other)
    {
        var (shared, missing, added) = one.CompareWords(other);
        return missing.Length + added.Length == 0 || (shared.Length >= 5 && missing.Length == 0 && added.Length == 1);
    }

    private static bool SameBody(string? one, string? other) =>
        one is not null
        && other is not null
        && OrganisationNameMatcher.Match(one, other) is { Score: >= OrganisationNameMatcher.Sure };

    private static string Bound(Target target) =>
        target.Comparator switch
        {
            ">" => "trên",
            ">=" => "từ",
            _ => "",
        };

    private static string Page(Anchor anchor) =>
        anchor.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $" (trang {page})") : "";
}
