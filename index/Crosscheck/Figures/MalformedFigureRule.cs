using Pipeline.Records;

namespace Pipeline.Crosscheck.Figures;

/// <summary>figure.malformed: groups of digits that do not fit, such as 1.117.3355.103. Where parts stand beside it, their sum is told; nothing is mended.</summary>
public sealed class MalformedFigureRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        for (var i = 0; i < record.Figures.Length; i++)
        {
            var figure = record.Figures[i];
            if (figure.WellFormed) continue;
            var parts = record.Figures.Where(f => f.PartOf == i && f.Value is not null).Select(f => f.Value!.Value).ToList();
            var beside = parts.Count > 1 ? $" Các phần ghi bên cạnh cộng lại: {FigureText.Sum(parts)}." : "";
            yield return Say.Finding(record, "figure.malformed", "warning", $"figure/{i}", $"Số “{figure.Printed}” viết sai nhóm chữ số.{beside}",
                parts.Count > 1 ? (double)parts.Sum() : null, figure.Printed, figure.Anchor);
        }
    }
}
