namespace Pipeline.Extraction.Facts;

/// <summary>Words that papers put together over a comma ("thi đua, khen thưởng", "đoàn viên, người lao động"): it parts no clause.</summary>
internal static class WordPairs
{
    private static readonly (string One, string Other)[] Pairs =
        [("thi đua", "khen thưởng"), ("phòng", "chống"), ("khiếu nại", "tố cáo"), ("kiểm tra", "giám sát"), ("an toàn", "vệ sinh"), ("đoàn viên", "người lao động"), ("đoàn viên", "NLĐ"), ("đoàn viên", "CNVC"), ("đoàn viên", "công nhân"), ("ĐV", "NLĐ"), ("viên chức", "NLĐ"), ("hỗ trợ", "thăm hỏi"), ("xây dựng", "sửa chữa"), ("xây mới", "sửa chữa"), ("vượt khó", "học giỏi"), ("nghèo", "hoàn cảnh"), ("cán bộ", "công chức"), ("công chức", "viên chức"), ("viên chức", "lao động"), ("viên chức", "người lao động"), ("công nhân", "viên chức"), ("công nhân", "lao động"),
         ("đào tạo", "bồi dưỡng"), ("khu công nghiệp", "khu chế xuất"), ("cơ quan", "đơn vị"), ("đơn vị", "doanh nghiệp"), ("tham nhũng", "lãng phí"), ("tham nhũng", "tiêu cực"), ("kiến thức", "kỹ năng"), ("văn hóa", "thể thao"), ("văn nghệ", "thể thao"), ("thăm hỏi", "tặng quà"), ("thăm hỏi", "trợ cấp"), ("hoàn cảnh", "khó khăn"), ("chương trình", "kế hoạch"), ("tuyên truyền", "phổ biến")];

    /// <summary>True where the words before a comma and those after it go together.</summary>
    public static bool Join(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        before = before.TrimEnd();
        after = after.TrimStart();
        foreach (var (one, other) in Pairs)
            if (before.EndsWith(one, StringComparison.OrdinalIgnoreCase) && after.StartsWith(other, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
