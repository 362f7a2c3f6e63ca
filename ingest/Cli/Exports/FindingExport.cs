using Pipeline.Cli.Output;
using Pipeline.Records;

namespace Pipeline.Cli.Exports;

/// <summary>Findings as a working paper of the auditor.</summary>
internal static class FindingExport
{
    /// <summary>The sheet of findings, worst first.</summary>
    public static Sheet Of(IEnumerable<Finding> findings) => new("Phát hiện", "PHÁT HIỆN KHI KIỂM TRA CHÉO",
        [("Văn bản", 22), ("Quy tắc", 22), ("Mức", 10), ("Nội dung", 70), ("Cần có", 14), ("Thấy", 14), ("Chỗ", 16), ("Nguyên văn", 40), ("Kết luận", 12), ("Người kết luận", 18)],
        findings.Select(f => (IReadOnlyList<SheetCell>)
        [
            f.Document, f.Rule, f.Severity switch { "error" => "lỗi", "warning" => "cảnh báo", _ => "lưu ý" }, f.Message, f.Expected?.ToString(), f.Found?.ToString(),
            f.Anchors.Length > 0 ? Places.Of(f.Anchors[0]) : null, f.Anchors.Length > 0 ? f.Anchors[0].Text : null,
            f.Decision?.Verdict switch { "accept" => "chấp nhận", "dismiss" => "bỏ qua", _ => null }, f.Decision?.By,
        ]));
}
