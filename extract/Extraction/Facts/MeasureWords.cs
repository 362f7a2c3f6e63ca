using System.Collections.Frozen;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>
/// What is counted: the noun after a number. Two-syllable nouns are known so that "đơn vị" is not cut to "đơn";
/// other nouns are taken by their first syllable or, for proper abbreviations, as they stand.
/// </summary>
internal static class MeasureWords
{
    private static readonly TonedWords Pairs = new(
        "đơn vị", "trường hợp", "cơ sở", "công nhân", "cá nhân", "tập thể", "đồng chí", "đoàn viên", "hội viên", "đảng viên", "viên chức", "công chức", "cán bộ",
        "doanh nghiệp", "sáng kiến", "đề tài", "mô hình", "công trình", "lượt người", "hội nghị", "văn bản", "kết luận", "quyết định", "hồ sơ", "gia đình",
        "lao động", "học sinh", "sinh viên", "giáo viên", "thành viên", "đề án", "dự án", "chương trình", "kế hoạch", "báo cáo", "câu lạc", "tổ chức", "địa phương",
        "ý kiến", "kiến nghị", "sản phẩm", "giải pháp", "cuộc thi", "bài viết", "tin bài", "thủ tục", "dịch vụ", "nhiệm vụ", "chỉ tiêu", "công đoàn", "nghiệp đoàn",
        "phương tiện", "đại biểu", "tác giả", "tác phẩm", "nữ công", "người dân", "hộ dân", "hộ nghèo", "nhà ở", "suất quà", "phần quà", "mái ấm", "vụ việc", "diện tích",
        "thiết bị", "máy tính", "tài khoản", "lượt hộ", "tín chỉ", "bản ghi", "giấy phép", "giấy khen", "bằng khen", "nhân viên", "phòng học", "trường học", "cửa hàng", "hợp đồng",
        "thỏa ước", "chi bộ", "đảng bộ", "ngày công", "xe đạp", "xe máy", "phóng sự", "bài báo", "bài thi", "lớp học", "căn nhà", "căn hộ", "bản tin", "chỗ ngồi", "hợp tác", "điểm trường", "ca bệnh", "cơ quan",
        "phụ nữ", "thanh niên", "nông dân", "cựu chiến", "học viên", "tư vấn", "hội thảo", "tọa đàm", "bài dự", "tờ gấp", "tờ rơi", "băng rôn", "cây xanh", "con giống", "hộ kinh", "đối tượng", "tàu cá", "tuyến đường", "phần thưởng", "nhà máy", "điểm cầu", "giấy chứng", "chi hội", "chi đoàn", "chi nhánh", "tổ hợp", "khu nhà", "áo phao", "thí sinh", "người con", "đơn thư", "đề cử", "đề xuất", "đề nghị", "chiến sĩ",
        "khẩu trang", "khoản vay", "khoản thu", "khoản chi", "khoản nợ", "điều dưỡng", "chương mục", "cấp ủy", "giờ công", "giờ giảng", "giờ dạy", "kỳ nghỉ", "kỳ thi", "kỳ họp", "ngày hội", "ngày lương", "ngày nghỉ", "tháng lương", "khóa học", "khóa tập", "khóa đào", "thế hệ", "phần việc", "nhóm hộ", "nhóm trẻ", "phân xưởng", "phản ánh", "chuồng trại", "vấn đề");

    /// <summary>Nouns that count alone; of other nouns two syllables are taken.</summary>
    private static readonly TonedWords Singles = new(
        "cuộc", "người", "lớp", "suất", "cái", "chiếc", "bản", "đơn", "vụ", "hộ", "tổ", "buổi", "lượt", "giải", "quà", "xã", "huyện", "tỉnh", "thôn", "đội", "con", "cây", "tấn", "tạ", "kg", "km", "m", "m2", "m3", "m²", "m³", "usd", "kwh",
        "ha", "lít", "thùng", "bịch", "bánh", "căn", "nhà", "xe", "phòng", "trường", "điểm", "bút", "vở", "chăn", "áo", "quần", "quận", "mái", "cờ", "bài", "tin", "phiếu", "em", "cháu", "chị", "anh", "ông", "bà",
        "khu", "cụm", "khối", "bộ", "ban", "ngành", "nước", "môn", "trận", "hộp", "gói", "túi", "quyển", "cuốn", "vị", "hội", "nhóm", "trạm", "công", "cầu", "kênh", "máy", "ca", "ngày", "vòng", "tiết", "đề", "tờ", "bếp", "con", "giường", "cọc", "chân", "hồ");

    private static readonly TonedWords Bodies = new("công đoàn cơ sở");

    /// <summary>Whose children "con" counts.</summary>
    private static readonly TonedWords People = new("công nhân", "đoàn viên", "người lao", "cán bộ", "công chức", "viên chức", "giáo viên", "em công", "em đoàn", "cnvclđ", "cnlđ", "cnvclđ ", "cnlđ ");

    /// <summary>Animals, which "con" counts.</summary>
    private static readonly TonedWords Animals = new("lợn", "heo", "bò", "trâu", "gà", "vịt", "dê");

    private static readonly TonedWords Areas = new("tỉnh", "huyện", "xã", "nước", "vùng", "miền", "cụm", "khối", "quận", "phường");

    /// <summary>Words that follow a number but are counted by none; with accents, since "đề" and "để" differ.</summary>
    private static readonly FrozenSet<string> NotNouns = new[]
    {
        "và", "hoặc", "đến", "của", "cho", "tại", "trong", "từ", "là", "đã", "đang", "được", "với", "trở", "hàng", "hằng", "nay", "này", "theo", "về", "thì", "để", "do", "bởi", "nhưng", "so", "tăng", "giảm",
        "đạt", "chiếm", "có", "không", "nhằm", "khi", "ở", "vào", "nên", "mà", "gồm", "bằng", "qua", "còn", "con", "cũng", "đều", "phải", "sẽ", "vượt", "tương", "như", "trên", "dưới", "trước", "sau", "ngay",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>With their tones: "giấy phép", "thẻ", "khoa", "nam" count, "giây", "thế kỷ", "khóa", "năm" do not.</summary>
    private static readonly FrozenSet<string> Durations = new[] { "năm", "tháng", "tuần", "quý", "quí", "giờ", "phút", "giây", "tuổi", "cấp", "h", "lần", "nhiệm", "kỳ", "kì", "khóa", "khoá", "thế", "ngày", "kV" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly TonedWords Structural = new(
        "chỉ tiêu", "nhiệm vụ", "giải pháp", "mục tiêu", "nội dung", "nhóm", "tiêu chí", "phần", "bước", "giai đoạn", "điều", "khoản", "chương", "khâu", "trụ cột", "lĩnh vực", "nguyên tắc", "hình thức", "khía cạnh", "yêu cầu", "phụ lục", "biểu mẫu");

    private static ReadOnlySpan<char> Word(string text, IReadOnlyList<(string Fold, TextRange Range)> after, int i) => text.AsSpan(after[i].Range.Start, after[i].Range.Length);

    /// <summary>Two words with what stands between them.</summary>
    private static ReadOnlySpan<char> Pair(string text, IReadOnlyList<(string Fold, TextRange Range)> after, int i = 0) =>
        i + 1 < after.Count && text.AsSpan(after[i].Range.End, after[i + 1].Range.Start - after[i].Range.End).IsWhiteSpace() ? text.AsSpan(after[i].Range.Start, after[i + 1].Range.End - after[i].Range.Start) : default;

    /// <summary>The noun that begins the words after a number; null where none does.</summary>
    public static TextRange? Read(string text, IReadOnlyList<(string Fold, TextRange Range)> after)
    {
        if (after.Count == 0) return null;
        var (fold, range) = after[0];
        if (!Letters.IsLetter(text[range.Start])) return null;
        // "con" counts animals, "bằng" is a kind of paper: nouns only with what follows.
        if (IsNoNoun(text, range) && !(fold is "con" or "bang" && after.Count > 1 && Pairs.Contains(Pair(text, after)))
            && !(fold == "con" && after.Count > 1 && (People.Contains(Word(text, after, 1)) || People.Contains(Pair(text, after, 1))))
            && !(fold == "con" && (after.Count == 1 || !Letters.IsLetter(text[after[1].Range.Start]) || Animals.Contains(Word(text, after, 1))))) return null;
        if (after.Count < 2 || !Letters.IsLetter(text[after[1].Range.Start])) return range;
        // "320 hộ so với": "hồ sơ" folds alike.
        if (IsNoNoun(text, after[1].Range)) return range;
        if (after.Count > 3 && Bodies.Contains(text.AsSpan(range.Start, after[3].Range.End - range.Start))) return new TextRange(range.Start, after[3].Range.End);
        if (Pairs.Contains(Pair(text, after))) return new TextRange(range.Start, after[1].Range.End);
        var capitals = range.Length > 1 && Letters.IsUpper(text[range.Start + 1]);
        return capitals || Singles.Contains(Word(text, after, 0)) || Letters.IsUpper(text[after[1].Range.Start]) ? range : new TextRange(range.Start, after[1].Range.End);
    }

    private static bool IsNoNoun(string text, TextRange word) => NotNouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(word.Start, word.Length));

    /// <summary>A noun that is known to be counted follows.</summary>
    public static bool IsKnown(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && (Singles.Contains(Word(text, after, 0)) || Pairs.Contains(Pair(text, after)));

    /// <summary>"cụm thi đua 7 tỉnh", "nhân dân 3 xã": where something is, not how much; counts are written with two digits.</summary>
    public static bool IsArea(string text, IReadOnlyList<(string Fold, TextRange Range)> after) => after.Count > 0 && Areas.Contains(Word(text, after, 0));

    /// <summary>"10 năm", "02 cấp": spans of time and levels are no figures; "12 giờ công", "05 cấp ủy" are.</summary>
    public static bool IsDuration(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && Durations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word(text, after, 0)) && !Pairs.Contains(Pair(text, after));

    /// <summary>"4 chỉ tiêu", "7 nhóm nhiệm vụ": parts of a text, not of the world; "6 phần quà", "3 khoản vay" are of the world.</summary>
    public static bool IsStructural(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && (Structural.Contains(Pair(text, after)) || Structural.Contains(Word(text, after, 0)) && !Pairs.Contains(Pair(text, after)));
}
