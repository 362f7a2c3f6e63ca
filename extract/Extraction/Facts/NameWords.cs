using System.Collections.Frozen;
using Pipeline.Layout;

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

    private static readonly FrozenSet<string> Pairs = new[]
    {
        "de an", "du an", "chi so", "nghi quyet", "chi thi", "quyet dinh", "ke hoach", "thong tu", "nghi dinh", "huong dan", "ket luan", "thong bao", "cong van", "quoc lo", "dien thoai", "the ky", "tieu chuan", "tieu chi", "phu luc",
        "giai doan", "khu vuc", "phien ban", "tinh lo", "khu pho", "to dan pho", "nhiem ky", "khoa hoc", "nien khoa", "nam hoc", "phan xuong", "bien the", "day chuyen", "to may", "gio giat", "muc canh", "canh bao", "bao dong", "rui ro", "toa do", "may le", "goi thau", "ban do", "tai khoan", "cuoc van dong", "chuong trinh",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Nouns that "số" makes a count of: "dân tộc thiểu số 120 người", "sĩ số 35 em".</summary>
    private static readonly FrozenSet<string> Numbers = new[] { "thiểu", "quân", "sĩ", "sỹ", "dân", "nhân", "doanh" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the words before a number (nearest first) end in such a noun.</summary>
    public static bool EndIn(string text, IReadOnlyList<(string Fold, TextRange Range)> before)
    {
        if (before.Count == 0) return false;
        var word = text.AsSpan(before[0].Range.Start, before[0].Range.Length);
        if (Syllables.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return !(before[0].Fold == "so" && before.Count > 1 && Numbers.Contains(text[before[1].Range.Start..before[1].Range.End]));
        return before.Count > 1 && Pairs.Contains($"{before[1].Fold} {before[0].Fold}") || before.Count > 2 && Pairs.Contains($"{before[2].Fold} {before[1].Fold} {before[0].Fold}");
    }
}
