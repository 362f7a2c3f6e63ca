using System.Collections.Frozen;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// What is counted: the noun after a number. Two-syllable nouns are known so that "đơn vị" is not cut to "đơn";
/// other nouns are taken by their first syllable or, for proper abbreviations, as they stand.
/// </summary>
internal static class MeasureLexicon
{
    private static readonly TonedWordSet Pairs = new(
        "đơn vị",
        "trường hợp",
        "cơ sở",
        "công nhân",
        "cá nhân",
        "tập thể",
        "đồng chí",
        "đoàn viên",
        "hội viên",
        "đảng viên",
        "viên chức",
        "công chức",
        "cán bộ",
        "doanh nghiệp",
        "sáng kiến",
        "đề tài",
        "mô hình",
        "công trình",
        "lượt người",
        "hội nghị",
        "văn bản",
        "kết luận",
        "quyết định",
        "hồ sơ",
        "gia đình",
        "lao động",
        "học sinh",
        "sinh viên",
        "giáo viên",
        "thành viên",
        "đề án",
        "dự án",
        "chương trình",
        "kế hoạch",
        "báo cáo",
        "câu lạc",
        "tổ chức",
        "địa phương",
        "ý kiến",
        "kiến nghị",
        "sản phẩm",
        "giải pháp",
        "cuộc thi",
        "bài viết",
        "tin bài",
        "thủ tục",
        "dịch vụ",
        "nhiệm vụ",
        "chỉ tiêu",
        "công đoàn",
        "nghiệp đoàn",
        "phương tiện",
        "đại biểu",
        "tác giả",
        "tác phẩm",
        "nữ công",
        "người dân",
        "hộ dân",
        "hộ nghèo",
        "nhà ở",
        "suất quà",
        "phần quà",
        "mái ấm",
        "vụ việc",
        "diện tích",
        "thiết bị",
        "máy tính",
        "tài khoản",
        "lượt hộ",
        "tín chỉ",
        "bản ghi",
        "giấy phép",
        "giấy khen",
        "bằng khen",
        "nhân viên",
        "phòng học",
        "trường học",
        "cửa hàng",
        "hợp đồng",
        "thỏa ước",
        "chi bộ",
        "đảng bộ",
        "ngày công",
        "xe đạp",
        "xe máy",
        "phóng sự",
        "bài báo",
        "bài thi",
        "lớp học",
        "căn nhà",
        "căn hộ",
        "bản tin",
        "chỗ ngồi",
        "hợp tác",
        "điểm trường",
        "ca bệnh",
        "cơ quan",
        "phụ nữ",
        "thanh niên",
        "nông dân",
        "cựu chiến",
        "học viên",
        "tư vấn",
        "hội thảo",
        "tọa đàm",
        "bài dự",
        "tờ gấp",
        "tờ rơi",
        "băng rôn",
        "cây xanh",
        "con giống",
        "hộ kinh",
        "đối tượng",
        "tàu cá",
        "tuyến đường",
        "phần thưởng",
        "nhà máy",
        "điểm cầu",
        "giấy chứng",
        "chi hội",
        "chi đoàn",
        "chi nhánh",
        "tổ hợp",
        "khu nhà",
        "áo phao",
        "thí sinh",
        "người con",
        "đơn thư",
        "đề cử",
        "đề xuất",
        "đề nghị",
        "chiến sĩ",
        "khẩu trang",
        "khoản vay",
        "khoản thu",
        "khoản chi",
        "khoản nợ",
        "điều dưỡng",
        "chương mục",
        "cấp ủy",
        "giờ công",
        "giờ giảng",
        "giờ dạy",
        "kỳ nghỉ",
        "kỳ thi",
        "kỳ họp",
        "ngày hội",
        "ngày lương",
        "ngày nghỉ",
        "tháng lương",
        "khóa học",
        "khóa tập",
        "khóa đào",
        "thế hệ",
        "phần việc",
        "nhóm hộ",
        "nhóm trẻ",
        "phân xưởng",
        "phản ánh",
        "chuồng trại",
        "vấn đề"
    );

    /// <summary>Nouns that count alone; of other nouns two syllables are taken.</summary>
    private static readonly TonedWordSet Singles = new(
        "cuộc",
        "người",
        "lớp",
        "suất",
        "cái",
        "chiếc",
        "bản",
        "đơn",
        "vụ",
        "hộ",
        "tổ",
        "buổi",
        "lượt",
        "giải",
        "quà",
        "xã",
        "huyện",
        "tỉnh",
        "thôn",
        "đội",
        "con",
        "cây",
        "tấn",
        "tạ",
        "kg",
        "km",
        "m",
        "m2",
        "m3",
        "m²",
        "m³",
        "usd",
        "kwh",
        "ha",
        "lít",
        "thùng",
        "bịch",
        "bánh",
        "căn",
        "nhà",
        "xe",
        "phòng",
        "trường",
        "điểm",
        "bút",
        "vở",
        "chăn",
        "áo",
        "quần",
        "quận",
        "mái",
        "cờ",
        "bài",
        "tin",
        "phiếu",
        "em",
        "cháu",
        "chị",
        "anh",
        "ông",
        "bà",
        "khu",
        "cụm",
        "khối",
        "bộ",
        "ban",
        "ngành",
        "nước",
        "môn",
        "trận",
        "hộp",
        "gói",
        "túi",
        "quyển",
        "cuốn",
        "vị",
        "hội",
        "nhóm",
        "trạm",
        "công",
        "cầu",
        "kênh",
        "máy",
        "ca",
        "ngày",
        "vòng",
        "tiết",
        "đề",
        "tờ",
        "bếp",
        "con",
        "giường",
        "cọc",
        "chân",
        "hồ"
    );

    private static readonly TonedWordSet Bodies = new("công đoàn cơ sở");

    /// <summary>Whose children "con" counts.</summary>
    private static readonly TonedWordSet People = new(
        "công nhân",
        "đoàn viên",
        "người lao",
        "cán bộ",
        "công chức",
        "viên chức",
        "giáo viên",
        "em công",
        "em đoàn",
        "cnvclđ",
        "cnlđ",
        "cnvclđ ",
        "cnlđ "
    );

    /// <summary>Animals, which "con" counts.</summary>
    private static readonly TonedWordSet Animals = new("lợn", "heo", "bò", "trâu", "gà", "vịt", "dê");

    private static readonly TonedWordSet Areas = new(
        "tỉnh",
        "huyện",
        "xã",
        "nước",
        "vùng",
        "miền",
        "cụm",
        "khối",
        "quận",
        "phường"
    );

    /// <summary>Words that follow a number but are counted by none; with accents, since "đề" and "để" differ.</summary>
    private static readonly FrozenSet<string> NotNouns = new[]
    {
        "và",
        "hoặc",
        "đến",
        "của",
        "cho",
        "tại",
        "trong",
        "từ",
        "là",
        "đã",
        "đang",
        "được",
        "với",
        "trở",
        "hàng",
        "hằng",
        "nay",
        "này",
        "theo",
        "về",
        "thì",
        "để",
        "do",
        "bởi",
        "nhưng",
        "so",
        "tăng",
        "dao",
        "giảm",
        "đạt",
        "chiếm",
        "có",
        "không",
        "nhằm",
        "khi",
        "ở",
        "vào",
        "nên",
        "mà",
        "gồm",
        "bằng",
        "qua",
        "còn",
        "con",
        "cũng",
        "đều",
        "phải",
        "sẽ",
        "vượt",
        "tương",
        "như",
        "trên",
        "dưới",
        "trước",
        "sau",
        "ngay",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// With their tones: "giấy phép", "thẻ", "khoa", "nam" count, "giây", "thế kỷ", "khóa", "năm" do not.
    /// </summary>
    private static readonly FrozenSet<string> Durations = new[]
    {
        "năm",
        "tháng",
        "tuần",
        "quý",
        "quí",
        "giờ",
        "phút",
        "giây",
        "tuổi",
        "cấp",
        "h",
        "lần",
        "nhiệm",
        "kỳ",
        "kì",
        "khóa",
        "khoá",
        "thế",
        "ngày",
        "kV",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly TonedWordSet Structural = new(
        "chỉ tiêu",
        "nhiệm vụ",
        "giải pháp",
        "mục tiêu",
        "nội dung",
        "nhóm",
        "tiêu chí",
        "phần",
        "bước",
        "giai đoạn",
        "điều",
        "khoản",
        "chương",
        "khâu",
        "trụ cột",
        "lĩnh vực",
        "nguyên tắc",
        "hình thức",
        "khía cạnh",
        "yêu cầu",
        "phụ lục",
        "biểu mẫu"
    );

    private static ReadOnlySpan<char> Word(string text, IReadOnlyList<(string Fold, TextRange Range)> after, int i) =>
        text.AsSpan(after[i].Range.Start, after[i].Range.Length);

    /// <summary>Two words with what stands between them.</summary>
    private static ReadOnlySpan<char> Pair(
        string text,
        IReadOnlyList<(string Fold, TextRange Range)> after,
        int i = 0
    ) =>
        i + 1 < after.Count
        && text.AsSpan(after[i].Range.End, after[i + 1].Range.Start - after[i].Range.End).IsWhiteSpace()
            ? text.AsSpan(after[i].Range.Start, after[i + 1].Range.End - after[i].Range.Start)
            : default;

    /// <summary>The noun that begins the words after a number; null where none does.</summary>
    public static TextRange? Read(string text, IReadOnlyList<(string Fold, TextRange Range)> after)
    {
        if (after.Count == 0)
            return null;
        var (fold, range) = after[0];
        if (!CharacterClasses.IsLetter(text[range.Start]))
            return null;
        // "con" counts animals, "bằng" is a kind of paper: nouns only with what follows.
        if (
            IsNoNoun(text, range)
            && !(fold is "con" or "bang" && after.Count > 1 && Pairs.Contains(Pair(text, after)))
            && !(
                fold == "con"
                && after.Count > 1
                && (People.Contains(Word(text, after, 1)) || People.Contains(Pair(text, after, 1)))
            )
            && !(
                fold == "con"
                && (
                    after.Count == 1
                    || !CharacterClasses.IsLetter(text[after[1].Range.Start])
                    || Animals.Contains(Word(text, after, 1))
                )
            )
        )
            return null;
        if (after.Count < 2 || !CharacterClasses.IsLetter(text[after[1].Range.Start]))
            return range;
        // "320 hộ so với": "hồ sơ" folds alike.
        if (IsNoNoun(text, after[1].Range))
            return range;
        if (after.Count > 3 && Bodies.Contains(text.AsSpan(range.Start, after[3].Range.End - range.Start)))
            return new TextRange(range.Start, after[3].Range.End);
        if (Pairs.Contains(Pair(text, after)))
            return new TextRange(range.Start, after[1].Range.End);
        var capitals = range.Length > 1 && CharacterClasses.IsUpper(text[range.Start + 1]);
        return
            capitals || Singles.Contains(Word(text, after, 0)) || CharacterClasses.IsUpper(text[after[1].Range.Start])
            ? range
            : new TextRange(range.Start, after[1].Range.End);
    }

    private static bool IsNoNoun(string text, TextRange word) =>
        NotNouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(word.Start, word.Length));

    /// <summary>A noun that is known to be counted follows.</summary>
    public static bool IsKnown(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && (Singles.Contains(Word(text, after, 0)) || Pairs.Contains(Pair(text, after)));

    /// <summary>
    /// "cụm thi đua 7 tỉnh", "nhân dân 3 xã": where something is, not how much; counts are written with two digits.
    /// </summary>
    public static bool IsArea(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && Areas.Contains(Word(text, after, 0));

    /// <summary>"10 năm", "02 cấp": spans of time and levels are no figures; "12 giờ công", "05 cấp ủy" are.</summary>
    public static bool IsDuration(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0
        && Durations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word(text, after, 0))
        && !Pairs.Contains(Pair(text, after));

    /// <summary>
    /// "4 chỉ tiêu", "7 nhóm nhiệm vụ": parts of a text, not of the world; "6 phần quà", "3 khoản vay" are of the
    /// world.
    /// </summary>
    public static bool IsStructural(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0
        && (
            Structural.Contains(Pair(text, after))
            || Structural.Contains(Word(text, after, 0)) && !Pairs.Contains(Pair(text, after))
        );
}

/// <summary>
/// Words that tell that money is meant where no unit is printed: "trị giá 72 triệu", "thiệt hại 1,9 tỷ".
/// </summary>
internal static class MoneyCueLexicon
{
    private const int Reach = 12;

    /// <summary>With accents: "thu" earns, "thứ" counts.</summary>
    private static readonly FrozenSet<string> Words = new[]
    {
        "tiền",
        "quỹ",
        "chi",
        "thu",
        "nợ",
        "vốn",
        "phí",
        "thưởng",
        "giá",
        "lãi",
        "lợi",
        "lương",
        "thiệt hại",
        "ngân sách",
        "thu nhập",
        "hỗ trợ",
        "ủng hộ",
        "tài trợ",
        "đầu tư",
        "xử phạt",
        "nộp phạt",
        "quyên góp",
        "tiết kiệm",
        "giải ngân",
        "vận động",
        "đóng góp",
        "huy động",
        "kinh phí",
        "trao tặng",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the words before a number, back to the sentence's begin, speak of money.</summary>
    public static bool SpeakOf(string text, int start, int at)
    {
        var words = WordWindow.ReadBefore(text, at, start, Reach);
        for (var i = 0; i < words.Count; i++)
        {
            if (Words.Contains(text[words[i].Range.Start..words[i].Range.End]))
                return true;
            if (
                i + 1 < words.Count
                && Words.Contains(
                    $"{text[words[i + 1].Range.Start..words[i + 1].Range.End]} "
                        + $"{text[words[i].Range.Start..words[i].Range.End]}"
                )
            )
                return true;
        }
        return false;
    }
}

/// <summary>
/// Nouns that a number after them names ("tầng 4", "ngày 12", "Đề án 06"). Words of one syllable are told with their
/// tones:
/// "tăng 04 vụ", "ký 12 thỏa ước", "giải quyết ngay 31 ý kiến" count.
/// </summary>
internal static class NumberedNounLexicon
{
    private static readonly FrozenSet<string> Syllables = new[]
    {
        "điều",
        "khoản",
        "mục",
        "mức",
        "chương",
        "phần",
        "số",
        "mẫu",
        "biểu",
        "lúc",
        "lục",
        "bảng",
        "hình",
        "trang",
        "tháng",
        "ngày",
        "năm",
        "quý",
        "quí",
        "khóa",
        "khoá",
        "kỳ",
        "kì",
        "lần",
        "thứ",
        "hạng",
        "đường",
        "phường",
        "quận",
        "đài",
        "hotline",
        "đt",
        "fax",
        "sđt",
        "covid",
        "đợt",
        "bước",
        "vùng",
        "điểm",
        "gd",
        "qđ",
        "nq",
        "ct",
        "hd",
        "nđ",
        "tt",
        "lớp",
        "khối",
        "quyển",
        "tập",
        "ấp",
        "thôn",
        "giờ",
        "tuổi",
        "hẻm",
        "lô",
        "km",
        "luật",
        "tuyến",
        "tầng",
        "vòng",
        "mũi",
        "bậc",
        "loại",
        "phiên",
        "mạch",
        "chuyền",
        "phòng",
        "cụm",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly TonedWordSet Pairs = new(
        "đề án",
        "dự án",
        "chỉ số",
        "nghị quyết",
        "chỉ thị",
        "quyết định",
        "kế hoạch",
        "thông tư",
        "nghị định",
        "hướng dẫn",
        "kết luận",
        "thông báo",
        "công văn",
        "quốc lộ",
        "điện thoại",
        "thế kỷ",
        "tiêu chuẩn",
        "tiêu chí",
        "phụ lục",
        "giai đoạn",
        "khu vực",
        "phiên bản",
        "tỉnh lộ",
        "khu phố",
        "tổ dân phố",
        "nhiệm kỳ",
        "khóa học",
        "niên khóa",
        "năm học",
        "phân xưởng",
        "biến thể",
        "dây chuyền",
        "tổ máy",
        "giờ giấc",
        "mức cảnh",
        "cảnh báo",
        "báo động",
        "rủi ro",
        "tọa độ",
        "máy lẻ",
        "gói thầu",
        "bản đồ",
        "tài khoản",
        "cuộc vận động",
        "chương trình"
    );

    /// <summary>Nouns that "số" makes a count of: "dân tộc thiểu số 120 người", "sĩ số 35 em".</summary>
    private static readonly FrozenSet<string> Numbers = new[]
    {
        "thiểu",
        "quân",
        "sĩ",
        "sỹ",
        "dân",
        "nhân",
        "doanh",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the words before a number (nearest first) end in such a noun.</summary>
    public static bool EndIn(string text, IReadOnlyList<(string Fold, TextRange Range)> before)
    {
        if (before.Count == 0)
            return false;
        var word = text.AsSpan(before[0].Range.Start, before[0].Range.Length);
        if (Syllables.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return !(
                before[0].Fold == "so"
                && before.Count > 1
                && Numbers.Contains(text[before[1].Range.Start..before[1].Range.End])
            );
        return before.Count > 1
                && Pairs.Contains(text.AsSpan(before[1].Range.Start, before[0].Range.End - before[1].Range.Start))
            || before.Count > 2
                && Pairs.Contains(text.AsSpan(before[2].Range.Start, before[0].Range.End - before[2].Range.Start));
    }
}
