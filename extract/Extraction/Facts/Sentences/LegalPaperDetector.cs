using System.Text.RegularExpressions;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Tells papers that lay down rules from those that plan and report: laws and circulars by their type, decisions and
/// letters by what they issue ("Ban hành Quy chế …"). Source: Law on the Promulgation of Legal Documents, Art. 4.
/// </summary>
internal static partial class LegalPaperDetector
{
    private static readonly string[] Types =
    [
        "Hiến pháp",
        "Luật",
        "Bộ luật",
        "Pháp lệnh",
        "Lệnh",
        "Nghị định",
        "Thông tư",
        "Thông tư liên tịch",
        "Quy chế",
        "Quy định",
        "Điều lệ",
        "Nội quy",
    ];

    [GeneratedRegex(
        @"^(?:(?:sửa đổi|bổ sung|thay thế|bãi bỏ)\P{L}+)*(?:ban hành\s+(?:kèm theo\s+)?)?(?:bản\s+)?(?:quy chế|quy định|điều lệ|nội quy|thể lệ|bộ tiêu chí|tiêu chí|bộ tiêu chuẩn|định mức|bảng giá)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex RuleSubject();

    /// <summary>True for a paper of rules.</summary>
    public static bool Is(DocumentHeading heading) =>
        heading.Type is { } type && Array.Exists(Types, t => t == type)
        || heading.Type is "Quyết định" or "Nghị quyết" or null
            && heading.Subject is { } subject
            && RuleSubject().IsMatch(subject);
}
