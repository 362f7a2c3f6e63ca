using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Gives positions and bodies over a signature their case: "PHÓ CHỦ TỊCH THƯỜNG TRỰC" is "Phó Chủ tịch Thường trực".</summary>
internal static class OfficeCaser
{
    private static readonly (string Fold, string Value)[] Words =
    [
        .. ("Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Tổng Giám đốc|Phó Tổng Giám đốc|Bộ trưởng|Thứ trưởng|Bí thư|Phó Bí thư|Trưởng ban|Phó Trưởng ban|Trưởng phòng|Phó Trưởng phòng|Chánh Văn phòng|Phó Chánh Văn phòng|Chánh Thanh tra|" +
            "Phó Chánh Thanh tra|Hiệu trưởng|Phó Hiệu trưởng|Thủ tướng|Phó Thủ tướng|Cục trưởng|Phó Cục trưởng|Tổng Cục trưởng|Chi cục trưởng|Phó Chi cục trưởng|Viện trưởng|Phó Viện trưởng|Chánh án|Phó Chánh án|Thư ký|Chủ tọa|Chủ trì|Chủ nhiệm|" +
            "Phó Chủ nhiệm|Tổng Bí thư|Tổng Thư ký|Ủy viên|Thường trực|Kế toán|Vụ trưởng|Phó Vụ trưởng|Chỉ huy trưởng|Chính ủy|Thống đốc|Phó Thống đốc|Tổ trưởng|Phó Tổ trưởng|Ban Thường vụ|Ban Chấp hành|Đoàn Chủ tịch|Trưởng khối|Thủ trưởng|đơn vị|Thường trực|" +
            "Cụm trưởng|Khối trưởng|Hội đồng|Hội đồng nhân dân|Ủy ban nhân dân|Chính phủ|Quyền").Split('|').Distinct(StringComparer.Ordinal).Select(w => (Folding.FoldUpper(w), w)).OrderByDescending(w => w.Item1.Length),
    ];

    /// <summary>The text with settled offices and bodies in their case, other words by the rule for names.</summary>
    public static string Case(string capitals)
    {
        var text = capitals.Trim();
        var parts = new List<string>();
        while (text.Length > 0)
        {
            var fold = Folding.FoldUpper(text);
            var hit = Words.FirstOrDefault(w => fold.StartsWith(w.Fold, StringComparison.Ordinal) && (fold.Length == w.Fold.Length || !char.IsAsciiLetterOrDigit(fold[w.Fold.Length])));
            if (hit.Value is null)
            {
                parts.Add(NameCaser.Name(text, ""));
                break;
            }
            parts.Add(hit.Value);
            text = text[hit.Fold.Length..].TrimStart(' ');
        }
        return string.Join(' ', parts).Replace(" ,", ",", StringComparison.Ordinal);
    }
}
