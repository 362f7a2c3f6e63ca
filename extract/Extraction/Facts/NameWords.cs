using System.Collections.Frozen;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>
/// Nouns that a number after them names ("tầng 4", "ngày 12", "Đề án 06"). Words of one syllable are told with their tones:
/// "tăng 04 vụ", "ký 12 thỏa ước", "giải quyết ngay 31 ý kiến" count.
/// </summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Syllables = new[]
    {
        "điều", "khoản", "mục", "mức", "chương", "phần", "số", "mẫu", "biểu", "lúc", "lục", "bảng", "hình", "trang", "tháng", "ngày", "năm", "quý", "quí", "khóa", "khoá", "kỳ", "kì", "lần", "thứ", "hạng", "đường", "phường", "quận", "đài",
        "hotline", "đt", "fax", "sđt", "covid", "đợt", "bước", "vùng", "điểm", "gd", "qđ", "nq", "ct", "hd", "nđ", "tt", "lớp", "khối", "quyển", "tập", "ấp", "thôn", "giờ", "tuổi", "hẻm", "lô", "km", "luật",
        "tuyến", "tầng", "vòng", "mũi", "bậc", "loại", "phiên", "mạch", "chuyền", "phòng", "cụm",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly TonedWords Pairs = new(
        "đề án", "dự án", "chỉ số", "nghị quyết", "chỉ thị", "quyết định", "kế hoạch", "thông tư", "nghị định", "hướng dẫn", "kết luận", "thông báo", "công văn", "quốc lộ", "điện thoại", "thế kỷ", "tiêu chuẩn", "tiêu chí", "phụ lục",
        "giai đoạn", "khu vực", "phiên bản", "tỉnh lộ", "khu phố", "tổ dân phố", "nhiệm kỳ", "khóa học", "niên khóa", "năm học", "phân xưởng", "biến thể", "dây chuyền", "tổ máy", "giờ giấc", "mức cảnh", "cảnh báo", "báo động", "rủi ro", "tọa độ", "máy lẻ", "gói thầu", "bản đồ", "tài khoản", "cuộc vận động", "chương trình");

    /// <summary>Nouns that "số" makes a count of: "dân tộc thiểu số 120 người", "sĩ số 35 em".</summary>
    private static readonly FrozenSet<string> Numbers = new[] { "thiểu", "quân", "sĩ", "sỹ", "dân", "nhân", "doanh" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the words before a number (nearest first) end in such a noun.</summary>
    public static bool EndIn(string text, IReadOnlyList<(string Fold, TextRange Range)> before)
    {
        if (before.Count == 0) return false;
        var word = text.AsSpan(before[0].Range.Start, before[0].Range.Length);
        if (Syllables.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return !(before[0].Fold == "so" && before.Count > 1 && Numbers.Contains(text[before[1].Range.Start..before[1].Range.End]));
        return before.Count > 1 && Pairs.Contains(text.AsSpan(before[1].Range.Start, before[0].Range.End - before[1].Range.Start))
            || before.Count > 2 && Pairs.Contains(text.AsSpan(before[2].Range.Start, before[0].Range.End - before[2].Range.Start));
    }
}
