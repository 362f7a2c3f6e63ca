using Pipeline.Records;

namespace Pipeline.Crosscheck.Figures;

/// <summary>
/// figure.sum: parts that go beyond the printed whole, or that fall short of it where the paper gives them as all of it.
/// "trong đó" may name only some parts, so a shortfall is told only where one slip of a digit explains it, and noted where hardly anything is left over.
/// </summary>
public sealed class FigureSumRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var i = 0; i < record.Figures.Length; i++)
        {
            var whole = record.Figures[i];
            if (whole.Value is not { } value || whole.Approximate is not null || whole.Measure == "%" || whole.Of is not null) continue;
            var parts = record.Figures.Where(f => f.PartOf == i).ToList();
            if (parts.Count < 2 || parts.Exists(p => p.Value is null || p.Approximate is not null || p.Of is not null || !SameMeasure(p, whole))) continue;
            var sum = parts.Sum(p => p.Value!.Value);
            if (sum == value) continue;
            // Parts may overlap ("trong đó 20 nữ, 15 đảng viên"): more than the whole only where each is smaller by far.
            if (sum < value && !OneSlip(sum, value) && (value - sum) * 20 > value) continue;
            var severity = OneSlip(sum, value) ? "warning" : "info";
            yield return Say.Finding(record, "figure.sum", severity, $"figure/{i}",
                $"Ghi tổng {FigureText.Of(value)} {whole.Measure}, các phần cộng lại {FigureText.Sum([.. parts.Select(p => p.Value!.Value)])}{(severity == "warning" ? "" : sum > value ? "; các phần có thể trùng nhau" : "; có thể chỉ nêu một số phần")}.",
                (double)sum, (double)value, [whole.Anchor, .. parts.Select(p => p.Anchor)]);
        }
    }

    private static bool SameMeasure(Figure part, Figure whole) => string.Equals(part.Measure, whole.Measure, StringComparison.OrdinalIgnoreCase) || part.Measure is null;

    /// <summary>The two differ in one digit, or by one or two.</summary>
    private static bool OneSlip(decimal one, decimal other)
    {
        if (Math.Abs(one - other) <= 2) return true;
        var (a, b) = (FigureText.Of(one), FigureText.Of(other));
        return a.Length == b.Length && a.Zip(b).Count(p => p.First != p.Second) == 1;
    }
}
