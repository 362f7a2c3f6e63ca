using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>Nouns with which names of bodies and persons begin: who acts, and who is given an award.</summary>
internal static class BodyNounLexicon
{
    private static readonly string[] Nouns =
    [
        "công ty",
        "tổng công ty",
        "tập đoàn",
        "công đoàn",
        "cđcs",
        "cđ",
        "lđlđ",
        "trường",
        "đảng bộ",
        "chi bộ",
        "trung tâm",
        "nhà máy",
        "xí nghiệp",
        "sở",
        "phòng",
        "ban",
        "bệnh viện",
        "đơn vị",
        "tập thể",
        "đồng chí",
        "ông",
        "bà",
        "huyện",
        "xã",
        "chi cục",
        "cục",
        "viện",
        "hội",
        "liên đoàn",
        "ubnd",
        "khoa",
        "tổ",
        "đ/c",
        "tỉnh",
        "thành phố",
        "văn phòng",
        "ủy ban",
        "uỷ ban",
        "công an",
        "thanh tra",
        "cơ quan",
        "thủ trưởng",
        "giám đốc",
        "chủ tịch",
        "bộ",
        "doanh nghiệp",
        "thường trực",
        "ngân hàng",
        "kho bạc",
        "bảo hiểm",
        "tòa án",
        "đoàn",
        "đội",
        "mặt trận",
        "nghiệp đoàn",
        "phân xưởng",
        "lãnh đạo",
        "trưởng",
        "chánh",
        "cán bộ",
        "hiệu trưởng",
        "bí thư",
        "quỹ",
        "đài",
        "báo",
        "trạm",
        "khối",
        "cụm",
        "các",
        "mỗi",
        "từng",
    ];

    /// <summary>Verbs and other nouns that begin alike.</summary>
    private static readonly string[] Others =
    [
        "tổ chức",
        "ban hành",
        "báo cáo",
        "phòng, ",
        "phòng chống",
        "đoàn viên",
        "đoàn đông",
        "hội thi",
        "hội nghị",
        "hội thảo",
        "hội viên",
        "trường hợp",
        "khoa học",
        "quỹ đất",
        "bộ đội",
        "bộ máy",
        "xã hội",
        "tỉnh lộ",
        "sở hữu",
        "cục bộ",
        "báo chí",
        "đội ngũ",
        "bà con",
        "khối lượng",
        "viện trợ",
        "hội phí",
        "cđ viên",
    ];

    private static readonly PrefixMatcher ByNoun = new(Nouns, ignoreCase: true),
        ByOther = new(Others, ignoreCase: true);

    /// <summary>The noun that a name begins with, at a word's end; its length, or 0.</summary>
    public static int MatchStart(ReadOnlySpan<char> name) =>
        ByOther.MatchLongest(name, whole: false) > 0 ? 0 : ByNoun.MatchLongest(name, whole: true);

    /// <summary>
    /// A name of a body: it begins with such a noun, or with an abbreviation in capitals (LĐLĐ, HĐND).
    /// </summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (MatchStart(name) > 0)
            return true;
        var word = name.IndexOf(' ') is > 0 and var end ? name[..end] : name;
        if (word.Length < 3)
            return false;
        foreach (var c in word)
            if (char.IsLower(c))
                return false;
        return true;
    }
}
