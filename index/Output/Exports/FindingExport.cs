using System.Text.Json.Nodes;
using Pipeline.Output.Pages;
using Pipeline.Output.Sheets;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Output.Exports;

/// <summary>Findings as a working paper of the auditor.</summary>
public static class FindingExport
{
    private static readonly (string, double)[] Columns =
    [
        ("Văn bản", 22),
        ("Quy tắc", 22),
        ("Vấn đề", 26),
        ("Mức", 10),
        ("Nội dung", 70),
        ("Cần có", 14),
        ("Thấy", 14),
        ("Chỗ", 16),
        ("Nguyên văn", 40),
        ("Kết luận", 12),
        ("Người kết luận", 18),
    ];

    /// <summary>The sheet of findings, worst first.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="pictures">Pictures of their places; null for none.</param>
    public static ExportSheet CreateSheet(IEnumerable<Finding> findings, FindingPictures? pictures) =>
        new(
            "Phát hiện",
            "PHÁT HIỆN KHI KIỂM TRA CHÉO",
            pictures is null ? Columns : [.. Columns, ("Hình", 58)],
            findings.Select(f =>
                (IReadOnlyList<ExportCell>)
                    [
                        AnchorFormatter.DocumentLabel(f.Document),
                        f.Rule,
                        RuleTitles.Title(f.Rule),
                        f.Severity switch
                        {
                            "error" => "lỗi",
                            "warning" => "cảnh báo",
                            _ => "lưu ý",
                        },
                        f.Message,
                        Value(f.Expected),
                        Value(f.Found),
                        f.Anchors.Length > 0 ? AnchorFormatter.Format(f.Anchors[0]) : null,
                        f.Anchors.Length > 0 ? Truncate(f.Anchors[0].Text) : null,
                        f.Decision?.Verdict switch
                        {
                            "accept" => "chấp nhận",
                            "dismiss" => "bỏ qua",
                            _ => null,
                        },
                        f.Decision?.By,
                        .. pictures is null ? Array.Empty<ExportCell>() : [pictures.ForFinding(f.FindingId)],
                    ]
            )
        );

    // Numbers as numbers, so that they can be reckoned with.
    private static ExportCell Value(JsonNode? value) =>
        value is JsonValue number
        && number.GetValueKind() == System.Text.Json.JsonValueKind.Number
        && number.TryGetValue<decimal>(out var points)
            ? points
            : value?.ToString();

    // A row of a table is as long as what was done for it: its beginning finds it.
    private static string Truncate(string anchored) =>
        TextTruncation.Truncate(
            string.Join(' ', anchored.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Longest
        );

    private const int Longest = 201;
}
