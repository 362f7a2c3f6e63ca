using Pipeline.Crosscheck.Comparison;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Figures;

/// <summary>
/// figure.conflict: the same fact twice in one document with different numbers. Only equal wording of some length
/// counts, so that two facts are never taken for one.
/// </summary>
public sealed class FigureConflictRule : IRule
{
    private const int FewestWords = 5;

    // Words with which no name of a thing begins: before them the name was lost.
    private static readonly HashSet<string> Inner = new(StringComparer.OrdinalIgnoreCase)
    {
        "của",
        "cho",
        "trong",
        "và",
        "là",
        "đã",
        "được",
        "để",
        "với",
        "tại",
        "ở",
        "từ",
        "đến",
        "về",
        "theo",
        "có",
        "còn",
        "bị",
        "do",
        "gồm",
        "đạt",
        "vào",
        "trên",
        "dưới",
        "mà",
        "thì",
    };

    private static bool IsWhole(string indicator)
    {
        var first = indicator.AsSpan().Trim();
        var cut = first.IndexOf(' ');
        return first.Length > 0
            && char.IsLetter(first[0])
            && !Inner.Contains((cut < 0 ? first : first[..cut]).ToString());
    }

    // Lines of names and values that programs write for programs state many things under one name.
    private static bool IsData(DocumentRecord record) =>
        record.Source.Format is "json" or "csv"
        || record.Figures.Any(f => f.Indicator.Contains("\":", StringComparison.Ordinal));

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        var stated = record
            .Figures.Where(f => f is { Value: not null, Table: false, PartOf: null, Of: null, Approximate: null })
            .Select(f => (Figure: f, Key: new IndicatorKey($"{f.Indicator} {f.Place}")))
            .Where(f => f.Key.Words.Length >= FewestWords && IsWhole(f.Figure.Indicator))
            .GroupBy(f => $"{f.Key.Text}|{f.Figure.Measure}|{f.Figure.Period}|{f.Figure.Unit}", StringComparer.Ordinal);
        if (IsData(record))
            yield break;
        foreach (var group in stated)
        {
            var first = group.First().Figure;
            foreach (var (other, _) in group.Skip(1))
            {
                if (other.Value == first.Value)
                    continue;
                yield return FindingFactory.CreateFinding(
                    record,
                    "figure.conflict",
                    "info",
                    $"{first.Anchor.Start}/{other.Anchor.Start}",
                    $"“{FindingFactory.Truncate(first.Indicator, 80)}” ghi {first.Printed} ở một chỗ và "
                        + $"{other.Printed} ở chỗ khác.",
                    (double)first.Value!.Value,
                    (double)other.Value!.Value,
                    first.Anchor,
                    other.Anchor
                );
                break;
            }
        }
    }
}
