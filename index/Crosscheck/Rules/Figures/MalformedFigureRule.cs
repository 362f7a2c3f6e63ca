using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Figures;

/// <summary>
/// figure.malformed: groups of digits that do not fit, such as 1.117.3355.103. Where parts stand beside it, their sum
/// is told; nothing is mended.
/// </summary>
public sealed class MalformedFigureRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var i = 0; i < record.Figures.Length; i++)
        {
            var figure = record.Figures[i];
            if (figure.WellFormed || !GroupsThousands(figure.Printed))
                continue;
            var parts = record
                .Figures.Where(f => f.PartOf == i && f.Value is not null)
                .Select(f => f.Value!.Value)
                .ToList();
            var beside = parts.Count > 1 ? $" Các phần ghi bên cạnh cộng lại: {FigureFormatter.FormatSum(parts)}." : "";
            // What OCR reads is not what the paper misprints.
            var misread = record.Source.Scanned ? " Có thể do nhận dạng từ bản quét: xem ảnh trang." : "";
            yield return FindingFactory.CreateFinding(
                record,
                "figure.malformed",
                misread.Length > 0 ? "info" : "warning",
                $"figure/{i}",
                $"Số “{figure.Printed}” viết sai nhóm chữ số.{beside}{misread}",
                parts.Count > 1 ? (double)parts.Sum() : null,
                figure.Printed,
                figure.Anchor
            );
        }
    }

    /// <summary>
    /// True where the groups show that thousands are meant: a group behind a mark has three digits or more. "1.1.2" and
    /// "3.3.2.1" number
    /// an outline, "30.4.75" is a day.
    /// </summary>
    internal static bool GroupsThousands(string printed)
    {
        var start = printed.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return true;
        var run = printed.AsSpan(start);
        var end = run.IndexOfAnyExcept("0123456789.,");
        if (end >= 0)
            run = run[..end];
        var groups = run.ToString().Split('.', ',', StringSplitOptions.RemoveEmptyEntries);
        return groups.Length < 3 || groups.Skip(1).Any(g => g.Length >= 3);
    }
}
