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
    private static readonly FrozenSet<string> Pairs = new[]
    {
        "don vi", "truong hop", "co so", "cong nhan", "ca nhan", "tap the", "dong chi", "doan vien", "hoi vien", "dang vien", "vien chuc", "cong chuc", "can bo",
        "doanh nghiep", "sang kien", "de tai", "mo hinh", "cong trinh", "luot nguoi", "hoi nghi", "van ban", "ket luan", "quyet dinh", "ho so", "gia dinh",
        "lao dong", "hoc sinh", "sinh vien", "giao vien", "thanh vien", "de an", "du an", "chuong trinh", "ke hoach", "bao cao", "cau lac", "to chuc", "dia phuong",
        "y kien", "kien nghi", "san pham", "giai phap", "cuoc thi", "bai viet", "tin bai", "thu tuc", "dich vu", "nhiem vu", "chi tieu", "cong doan", "nghiep doan",
        "phuong tien", "dai bieu", "tac gia", "tac pham", "nu cong", "nguoi dan", "ho dan", "ho ngheo", "nha o", "suat qua", "phan qua", "mai am", "vu viec", "dien tich",
        "thiet bi", "may tinh", "tai khoan", "luot ho", "tin chi", "ban ghi", "giay phep", "giay khen", "bang khen", "nhan vien", "phong hoc", "truong hoc", "cua hang", "hop dong",
        "thoa uoc", "chi bo", "dang bo", "ngay cong", "xe dap", "xe may", "phong su", "bai bao", "bai thi", "lop hoc", "can nha", "can ho", "ban tin", "cho ngoi", "hop tac", "diem truong", "ca benh", "co quan",
        "phu nu", "thanh nien", "nong dan", "cuu chien", "hoc vien", "tu van", "hoi thao", "toa dam", "bai du", "to gap", "to roi", "bang ron", "cay xanh", "con giong", "ho kinh", "doi tuong", "tau ca", "tuyen duong", "phan thuong", "nha may", "diem cau", "giay chung", "chi hoi", "to hop", "khu nha", "bang ron", "ao phao", "chuong trinh", "thi sinh", "nguoi con", "don thu", "de cu", "de xuat", "de nghi", "chien si",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Nouns that count alone; of other nouns two syllables are taken.</summary>
    private static readonly FrozenSet<string> Singles = new[]
    {
        "cuoc", "nguoi", "lop", "suat", "cai", "chiec", "ban", "don", "vu", "ho", "to", "buoi", "luot", "giai", "qua", "xa", "huyen", "tinh", "thon", "doi", "con", "cay", "tan", "ta", "kg", "km", "m", "m2", "m3", "m²", "m³", "usd", "kwh",
        "ha", "lit", "thung", "bich", "banh", "can", "nha", "xe", "phong", "truong", "diem", "but", "vo", "chan", "ao", "quan", "mai", "co", "bai", "tin", "phieu", "em", "chau", "chi", "anh", "ong", "ba",
        "khu", "cum", "khoi", "bo", "nganh", "nuoc", "mon", "tran", "hop", "goi", "tui", "quyen", "cuon", "vi", "hoi", "nhom", "tram", "cong", "cau", "kenh", "may", "ca", "ngay", "vong", "tiet", "de",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whose children "con" counts.</summary>
    private static readonly FrozenSet<string> People = new[] { "cong nhan", "doan vien", "nguoi lao", "can bo", "cong chuc", "vien chuc", "giao vien", "em cong", "em doan", "cnvcld ", "cnld " }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Areas = new[] { "tinh", "huyen", "xa", "nuoc", "vung", "mien", "cum", "khoi", "quan", "phuong" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that follow a number but are counted by none; with accents, since "đề" and "để" differ.</summary>
    private static readonly FrozenSet<string> NotNouns = new[]
    {
        "và", "hoặc", "đến", "của", "cho", "tại", "trong", "từ", "là", "đã", "đang", "được", "với", "trở", "hàng", "hằng", "nay", "này", "theo", "về", "thì", "để", "do", "bởi", "nhưng", "so", "tăng", "giảm",
        "đạt", "chiếm", "có", "không", "nhằm", "khi", "ở", "vào", "nên", "mà", "gồm", "bằng", "qua", "còn", "con", "cũng", "đều", "phải", "sẽ", "vượt", "tương", "như", "trên", "dưới", "trước", "sau", "ngay",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>With their tones: "giấy phép", "thẻ", "khoa", "nam" count, "giây", "thế kỷ", "khóa", "năm" do not.</summary>
    private static readonly FrozenSet<string> Durations = new[] { "năm", "tháng", "tuần", "quý", "quí", "giờ", "phút", "giây", "tuổi", "cấp", "h", "lần", "nhiệm", "kỳ", "kì", "khóa", "khoá", "thế", "ngày", "kV" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Structural = new[]
    {
        "chi tieu", "nhiem vu", "giai phap", "muc tieu", "noi dung", "nhom", "tieu chi", "phan", "buoc", "giai doan", "dieu", "khoan", "chuong", "khau", "tru cot", "linh vuc", "nguyen tac", "hinh thuc", "khia canh", "yeu cau", "van de", "phu luc", "bieu mau",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The noun that begins the words after a number; null where none does.</summary>
    public static TextRange? Read(string text, IReadOnlyList<(string Fold, TextRange Range)> after)
    {
        if (after.Count == 0) return null;
        var (fold, range) = after[0];
        if (!Letters.IsLetter(text[range.Start])) return null;
        // "con" counts animals, "bằng" is a kind of paper: nouns only with what follows.
        if (IsNoNoun(text, range) && !(fold is "con" or "bang" && after.Count > 1 && Pairs.Contains($"{fold} {after[1].Fold}"))
            && !(fold == "con" && after.Count > 1 && People.Contains($"{after[1].Fold} {(after.Count > 2 ? after[2].Fold : "")}"))
            && !(fold == "con" && (after.Count == 1 || !Letters.IsLetter(text[after[1].Range.Start]) || after[1].Fold is "lon" or "bo" or "trau" or "ga" or "vit" or "de"))) return null;
        if (after.Count < 2 || !Letters.IsLetter(text[after[1].Range.Start])) return range;
        // "320 hộ so với": "hồ sơ" folds alike.
        if (IsNoNoun(text, after[1].Range)) return range;
        if (after.Count > 3 && fold == "cong" && after[1].Fold == "doan" && after[2].Fold == "co" && after[3].Fold == "so") return new TextRange(range.Start, after[3].Range.End);
        if (Pairs.Contains($"{fold} {after[1].Fold}")) return new TextRange(range.Start, after[1].Range.End);
        var capitals = range.Length > 1 && Letters.IsUpper(text[range.Start + 1]);
        return capitals || Singles.Contains(fold) || Letters.IsUpper(text[after[1].Range.Start]) ? range : new TextRange(range.Start, after[1].Range.End);
    }

    private static bool IsNoNoun(string text, TextRange word) => NotNouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(word.Start, word.Length));

    /// <summary>A noun that is known to be counted follows.</summary>
    public static bool IsKnown(IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && (Singles.Contains(after[0].Fold) || (after.Count > 1 && Pairs.Contains($"{after[0].Fold} {after[1].Fold}")));

    /// <summary>"cụm thi đua 7 tỉnh", "nhân dân 3 xã": where something is, not how much; counts are written with two digits.</summary>
    public static bool IsArea(IReadOnlyList<(string Fold, TextRange Range)> after) => after.Count > 0 && Areas.Contains(after[0].Fold);

    /// <summary>"10 năm", "02 cấp": spans of time and levels are no figures.</summary>
    public static bool IsDuration(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && Durations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(after[0].Range.Start, after[0].Range.Length)) && !(after[0].Fold == "ngay" && after.Count > 1 && after[1].Fold is "cong" or "hoi" or "luong");

    /// <summary>"4 chỉ tiêu", "7 nhóm nhiệm vụ": parts of a text, not of the world.</summary>
    public static bool IsStructural(IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && !(after.Count > 1 && Pairs.Contains($"{after[0].Fold} {after[1].Fold}") && after[0].Fold == "phan") && (Structural.Contains(after[0].Fold) || (after.Count > 1 && Structural.Contains($"{after[0].Fold} {after[1].Fold}")));
}
