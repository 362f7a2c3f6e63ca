using Pipeline.Cli.Output;
using Pipeline.Records;

namespace Pipeline.Cli.Exports;

/// <summary>Scoring tables as a sheet of the auditor's working paper: one line a row of a table.</summary>
internal static class ScoringExport
{
    /// <summary>The sheet, in the order of the documents.</summary>
    public static Sheet Of(IEnumerable<DocumentRecord> records) => new("Bảng điểm", "BẢNG CHẤM ĐIỂM",
        [("Văn bản", 22), ("Bảng", 30), ("Đơn vị", 24), ("Năm", 8), ("Mục", 12), ("Nội dung", 70), ("Điểm chuẩn", 10), ("Điểm thưởng", 10), ("Điểm trừ", 10), ("Tự chấm", 10), ("Thưởng tự chấm", 10), ("Thẩm định", 10), ("Tổng", 10), ("Văn bản dẫn", 40), ("Chỗ", 16)],
        records.SelectMany(r => r.ScoringTables.SelectMany(t => t.Rows.Select(row => Cells(r, t, row)))));

    private static IReadOnlyList<SheetCell> Cells(DocumentRecord record, ScoringTable table, ScoringRow row) =>
    [
        record.Document.Number?.Key ?? record.Source.Path, table.Title, table.Unit, table.Year, row.Path ?? row.No, row.Criterion,
        row.Max, row.Bonus, row.Deduct, row.Score, row.ScoreBonus, row.Appraised, row.Total,
        row.Citations.Length == 0 ? null : string.Join("; ", row.Citations.Where(c => c < record.Citations.Length).Select(c => record.Citations[c].Printed).Distinct(StringComparer.Ordinal)),
        Places.Of(row.Anchor),
    ];
}
