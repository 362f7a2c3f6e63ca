using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Figures;

/// <summary>
/// figure.sum: parts that go beyond the printed whole, or that fall short of it where the paper gives them as all of
/// it.
/// "trong đó" may name only some parts, so a shortfall is told only where one slip of a digit explains it, and noted
/// where hardly anything is left over.
/// </summary>
public sealed class FigureSumRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var i = 0; i < record.Figures.Length; i++)
        {
            var whole = record.Figures[i];
            if (
                whole.Value is not { } value
                || whole.Approximate is not null
                || whole.Measure == "%"
                || whole.Of is not null
            )
                continue;
            var parts = record.Figures.Where(f => f.PartOf == i).ToList();
            if (
                parts.Count < 2
                || parts.Exists(p =>
                    p.Value is null || p.Approximate is not null || p.Of is not null || !SameMeasure(p, whole)
                )
            )
                continue;
            var sum = parts.Sum(p => p.Value!.Value);
            if (Math.Abs(sum - value) <= Rounding(whole, parts))
                continue;
            // Parts may overlap ("trong đó 20 nữ, 15 đảng viên"): more than the whole only where each is smaller by
            // far.
            if (sum < value && !OneSlip(sum, value) && (value - sum) * 20 > value)
                continue;
            var severity = OneSlip(sum, value) ? "warning" : "info";
            yield return FindingFactory.CreateFinding(
                record,
                "figure.sum",
                severity,
                $"figure/{i}",
                $"Ghi tổng {FigureFormatter.Format(value)} {whole.Measure}, các phần cộng lại "
                    + $"{FigureFormatter.FormatSum([.. parts.Select(p => p.Value!.Value)])}"
                    + $"{(severity == "warning" ? "" : sum > value ? "; các phần có thể trùng nhau" : "; có thể chỉ nêu một số phần")}.",
                (double)sum,
                (double)value,
                [whole.Anchor, .. parts.Select(p => p.Anchor)]
            );
        }
    }

    private static readonly string[] Scales = ["nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn"];

    /// <summary>
    /// What rounding may leave between a whole and its parts: the last printed place times the number of parts. Counts
    /// that are printed
    /// whole are exact.
    /// </summary>
    internal static decimal Rounding(Figure whole, IReadOnlyList<Figure> parts) =>
        parts.Append(whole).Max(LastPlace) * parts.Count;

    // "1,5 tỷ đồng" (1 500 000 000) is printed to a tenth of a thousand million.
    private static decimal LastPlace(Figure figure)
    {
        if (figure.Value is not { } value)
            return 0;
        var start = figure.Printed.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return 0;
        var run = figure.Printed.AsSpan(start);
        var end = run.IndexOfAnyExcept("0123456789.,");
        run = (end < 0 ? run : run[..end]).TrimEnd(".,");
        var comma = run.IndexOf(',');
        var decimals = comma < 0 ? 0 : run.Length - comma - 1;
        if (
            decimals > 8
            || !decimal.TryParse(
                run.ToString().Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
                System.Globalization.NumberStyles.AllowDecimalPoint,
                System.Globalization.CultureInfo.InvariantCulture,
                out var printed
            )
            || printed == 0
        )
            return 0;
        var scaled =
            value > printed || Scales.Any(s => figure.Measure?.Contains(s, StringComparison.OrdinalIgnoreCase) == true);
        if (decimals == 0 && !scaled)
            return 0;
        var place = value / printed;
        for (var i = 0; i < decimals; i++)
            place /= 10;
        return Math.Abs(place);
    }

    private static bool SameMeasure(Figure part, Figure whole) =>
        string.Equals(part.Measure, whole.Measure, StringComparison.OrdinalIgnoreCase) || part.Measure is null;

    /// <summary>The two differ in one digit, or by one or two.</summary>
    private static bool OneSlip(decimal one, decimal other)
    {
        if (Math.Abs(one - other) <= 2)
            return true;
        var (a, b) = (FigureFormatter.Format(one), FigureFormatter.Format(other));
        return a.Length == b.Length && a.Zip(b).Count(p => p.First != p.Second) == 1;
    }
}
