using Pipeline.Output.Sheets;
using Pipeline.Records;

namespace Pipeline.Output.Exports;

/// <summary>Scoring tables as a sheet of the auditor's working paper: one line a row of a table.</summary>
public static class ScoringExport
{
    /// <summary>The sheet, in the order of the documents.</summary>
    public static ExportSheet CreateSheet(
        IEnumerable<DocumentRecord> records,
        Func<DocumentRecord, IReadOnlyList<Finding>> findings
    ) =>
        new(
            "Bảng điểm",
            "BẢNG CHẤM ĐIỂM",
            [
                ("Văn bản", 22),
                ("Bảng", 30),
                ("Đơn vị", 24),
                ("Năm", 8),
                ("Mục", 12),
                ("Nội dung", 70),
                ("Điểm chuẩn", 10),
                ("Điểm thưởng", 10),
                ("Điểm trừ", 10),
                ("Tự chấm", 10),
                ("Thưởng tự chấm", 10),
                ("Thẩm định", 10),
                ("Tổng", 10),
                ("Văn bản dẫn", 40),
                ("Phát hiện", 60),
                ("Chỗ", 16),
            ],
            records
                .Where(r => r.ScoringTables.Length > 0)
                .SelectMany(r =>
                    Lines(r, [.. findings(r).Where(f => f.Severity != "info" && f.Decision?.Verdict != "dismiss")])
                )
        );

    private static IEnumerable<IReadOnlyList<ExportCell>> Lines(DocumentRecord record, IReadOnlyList<Finding> findings)
    {
        foreach (var table in record.ScoringTables)
        {
            foreach (var row in table.Rows)
                yield return Cells(record, table, row, Told(findings, row.Anchor));
            if (table.Totals is { } totals)
                yield return Cells(record, table, totals, totals.Anchor is { } at ? Told(findings, at) : null);
        }
    }

    // What a finding says first of a row, it says of that row.
    private static string? Told(IReadOnlyList<Finding> findings, Anchor anchor)
    {
        var told = findings
            .Where(f =>
                f.Anchors.Length > 0
                && f.Anchors[0].Start == anchor.Start
                && f.Anchors[0].End == anchor.End
                && f.Anchors[0].Sheet == anchor.Sheet
                && f.Anchors[0].Cell == anchor.Cell
            )
            .Select(f => (f.Severity == "error" ? "Lỗi: " : "Cần xem: ") + f.Message)
            .ToList();
        return told.Count == 0 ? null : string.Join(" ", told);
    }

    private static IReadOnlyList<ExportCell> Cells(
        DocumentRecord record,
        ScoringTable table,
        ScoringTotals totals,
        string? told
    ) =>
        [
            record.Document.Number?.Key ?? AnchorFormatter.DocumentLabel(record.Source.Path),
            table.Title,
            table.Unit,
            table.Year,
            "Tổng",
            "Tổng cộng",
            totals.Max,
            totals.Bonus,
            (decimal?)null,
            totals.Score,
            totals.ScoreBonus,
            (decimal?)null,
            totals.Total,
            (string?)null,
            told,
            totals.Anchor is { } at ? AnchorFormatter.Format(at) : null,
        ];

    private static IReadOnlyList<ExportCell> Cells(
        DocumentRecord record,
        ScoringTable table,
        ScoringRow row,
        string? told
    ) =>
        [
            record.Document.Number?.Key ?? AnchorFormatter.DocumentLabel(record.Source.Path),
            table.Title,
            table.Unit,
            table.Year,
            row.Path ?? row.No,
            row.Criterion,
            row.Max,
            row.Bonus,
            row.Deduct,
            row.Score,
            row.ScoreBonus,
            row.Appraised,
            row.Total,
            row.Citations.Length == 0
                ? null
                : string.Join(
                    "; ",
                    row.Citations.Where(c => c < record.Citations.Length)
                        .Select(c => record.Citations[c].Printed)
                        .Distinct(StringComparer.Ordinal)
                ),
            told,
            AnchorFormatter.Format(row.Anchor),
        ];
}
