using System.Collections.Immutable;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// Points of a scored paragraph are rows of a scoring table: they are no figures and no targets besides.
/// </summary>
public sealed class ProsePointRows : IExtractor
{
    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record)
    {
        var scored = record
            .ScoringTables.Where(IsProse)
            .SelectMany(t => t.Rows.Select(r => r.Anchor).Append(t.Totals?.Anchor))
            .OfType<Anchor>()
            .Select(a => (a.Start, a.End))
            .ToList();
        if (record.ScoringTables.Length == 0)
            return record;
        var kept = new List<int>();
        for (var i = 0; i < record.Figures.Length; i++)
            if (!IsPoints(record.Figures[i].Measure, record.Figures[i].Anchor) && !IsTotal(record.Figures[i]))
                kept.Add(i);
        var targets = record.Targets.RemoveAll(t => IsPoints(t.Measure, t.Anchor));
        if (kept.Count == record.Figures.Length)
            return record with { Targets = targets };
        // Parts point at their wholes by index.
        var moved = kept.Select((old, now) => (old, now)).ToDictionary(m => m.old, m => m.now);
        ImmutableArray<Figure> figures =
        [
            .. kept.Select(i => record.Figures[i])
                .Select(f =>
                    f.PartOf is { } whole ? f with { PartOf = moved.TryGetValue(whole, out var now) ? now : null } : f
                ),
        ];
        return record with { Figures = figures, Targets = targets };

        // "Tổng điểm chuẩn: 400 điểm" below a scoring table is its total.
        static bool IsTotal(Figure figure) =>
            !figure.Table
            && figure.Measure is "điểm" or "Điểm"
            && Totals.Any(t => Folding.FoldLower(figure.Indicator).StartsWith(t, StringComparison.Ordinal));

        bool IsPoints(string? measure, Anchor anchor) =>
            measure is not null
            && Folding.FoldLower(measure).StartsWith("diem", StringComparison.Ordinal)
            && scored.Exists(s => anchor.Start >= s.Start && anchor.Start < s.End);
    }

    private static readonly string[] Totals =
    [
        "tong diem",
        "tong so diem",
        "diem tu cham",
        "diem chuan",
        "diem thuong",
        "diem tru",
        "tu cham",
        "tong cong",
    ];

    private static bool IsProse(ScoringTable table) =>
        table.Columns.Length == 3
        && table.Columns.All(c => c.Header is null)
        && table.Columns[1].Role == "score"
        && table.Columns[2].Role == "max";
}
