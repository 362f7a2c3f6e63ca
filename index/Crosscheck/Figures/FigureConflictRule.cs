using Pipeline.Crosscheck.Comparison;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Figures;

/// <summary>figure.conflict: the same fact twice in one document with different numbers. Only equal wording of some length counts, so that two facts are never taken for one.</summary>
public sealed class FigureConflictRule : IRule
{
    private const int FewestWords = 5;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        var stated = record.Figures.Where(f => f is { Value: not null, Table: false, PartOf: null, Of: null, Approximate: null })
            .Select(f => (Figure: f, Key: new IndicatorKey($"{f.Indicator} {f.Place}")))
            .Where(f => f.Key.Words.Length >= FewestWords)
            .GroupBy(f => $"{f.Key.Text}|{f.Figure.Measure}|{f.Figure.Period}|{f.Figure.Unit}", StringComparer.Ordinal);
        foreach (var group in stated)
        {
            var first = group.First().Figure;
            foreach (var (other, _) in group.Skip(1))
            {
                if (other.Value == first.Value) continue;
                yield return Say.Finding(record, "figure.conflict", "info", $"{first.Anchor.Start}/{other.Anchor.Start}",
                    $"“{Say.Cut(first.Indicator, 80)}” ghi {first.Printed} ở một chỗ và {other.Printed} ở chỗ khác.", (double)first.Value!.Value, (double)other.Value!.Value, first.Anchor, other.Anchor);
                break;
            }
        }
    }
}
