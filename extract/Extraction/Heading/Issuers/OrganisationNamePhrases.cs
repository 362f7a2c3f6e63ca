using System.Collections.Frozen;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// Words of names of bodies in the case that Decree 30/2020/NĐ-CP, Annex II asks for, by their folded form: they give
/// capitals their case back and mend slips of OCR in settled words. Places are those of the country's provinces.
/// </summary>
internal static class OrganisationNamePhrases
{
    private const string Bodies =
        "Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc|Mặt trận Tổ quốc|Liên đoàn Lao động|"
        + "Tổng Liên đoàn Lao động|Ban Chấp hành|Ban Thường vụ|Ban Thường trực|Thường trực|"
        + "Hội đồng Thi đua - Khen thưởng|Thi đua - Khen thưởng|Thi đua, Khen thưởng|"
        + "Đoàn Thanh niên Cộng sản Hồ Chí Minh|Đoàn Thanh niên|Hội Liên hiệp Phụ nữ|Hội Nông dân|"
        + "Hội Cựu chiến binh|"
        + "Hội Chữ thập đỏ|Hội Khuyến học|Hội Người cao tuổi|Hội Luật gia|Hội Nhà báo|Liên minh Hợp tác xã|"
        + "Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ|Chi bộ|Đảng đoàn|Ban Cán sự đảng|"
        + "Ban Bí thư|Bộ Chính trị|"
        + "Ban Tổ chức|Ban Tuyên giáo|Ban Dân vận|Ban Nội chính|Ban Kinh tế|Ủy ban Kiểm tra|Văn phòng|"
        + "Văn phòng Chính phủ|Thủ tướng Chính phủ|Chính phủ|Chủ tịch nước|Quốc hội|Ủy ban Thường vụ Quốc hội|"
        + "Đoàn đại biểu Quốc hội|"
        + "Khối các cơ quan và doanh nghiệp|Khối các cơ quan|Khối doanh nghiệp|Trung ương|Tòa án nhân dân|"
        + "Tòa án nhân dân tối cao|Viện kiểm sát nhân dân|Viện kiểm sát nhân dân tối cao|Kiểm toán nhà nước|"
        + "Kiểm toán Nhà nước|Thanh tra Chính phủ|"
        + "Kho bạc Nhà nước|Ngân hàng Nhà nước|Bảo hiểm xã hội|Bảo hiểm Xã hội|Cục Thuế|Chi cục Thuế|"
        + "Tổng cục Thuế|Cục Hải quan|Tổng cục Hải quan|Cục Thống kê|Tổng cục Thống kê|Công an|"
        + "Bộ Chỉ huy Quân sự|Ban Chỉ huy Quân sự|"
        + "Bộ Chỉ huy Bộ đội Biên phòng|Bộ đội Biên phòng|Bộ Tư lệnh|Thủ đô|Quân khu|Quân đội nhân dân|"
        + "Ban Quản lý|Ban Chỉ đạo|Hội đồng quản trị|Hội đồng thành viên|Hội đồng quản lý|Ban Giám hiệu|"
        + "Ban Giám đốc|Ban Kiểm soát|Tổ công tác|"
        + "Trường Đại học|Trường Cao đẳng|Trường Trung cấp|Trường Chính trị|Trường Tiểu học|Trường Mầm non|"
        + "Trường Trung học cơ sở|Trường Trung học phổ thông|Đại học Quốc gia|Đại học|Học viện|Viện Hàn lâm|"
        + "Bệnh viện Đa khoa|Bệnh viện|"
        + "Trung tâm Y tế|Trung tâm|Tổng công ty|Công ty cổ phần|Công ty trách nhiệm hữu hạn|Công ty|Tập đoàn|"
        + "Nhà máy|Chi nhánh|Ngân hàng thương mại cổ phần|Ngân hàng|Đài Phát thanh và Truyền hình|Nhà xuất bản|"
        + "Hiệp hội|Tổng cục|Tổng Công ty|"
        + "Cộng hòa xã hội chủ nghĩa Việt Nam|Việt Nam|nhà nước|một thành viên|khu vực|cơ sở|các cấp|trực thuộc|thuộc";

    private const string Fields =
        "Tài chính|Nội vụ|Tư pháp|Công Thương|Y tế|Xây dựng|Giao thông vận tải|Kế hoạch và Đầu tư|"
        + "Giáo dục và Đào tạo|Khoa học và Công nghệ|Tài nguyên và Môi trường|Nông nghiệp và Môi trường|"
        + "Nông nghiệp và Phát triển nông thôn|"
        + "Lao động - Thương binh và Xã hội|Lao động, Thương binh và Xã hội|Văn hóa, Thể thao và Du lịch|"
        + "Văn hóa và Thể thao|Văn hóa - Thông tin|Văn hóa và Thông tin|Thông tin và Truyền thông|Ngoại giao|"
        + "Ngoại vụ|Quốc phòng|Quy hoạch - Kiến trúc|"
        + "Dân tộc|Dân tộc và Tôn giáo|Du lịch|Tài chính - Kế hoạch|Kinh tế và Hạ tầng|"
        + "Kinh tế, Hạ tầng và Đô thị|Kinh tế|Dầu khí|Điện lực|Giáo dục|Đường sắt|Viên chức|Dệt May|Cao su|"
        + "Bưu điện|Than - Khoáng sản|Hàng hải|Hàng không|"
        + "Công an nhân dân|các Khu công nghiệp|Khu công nghiệp|Lao động|Chính sách xã hội|Phát triển|Đầu tư|"
        + "Dự trữ Nhà nước|Chính trị|Hành chính|Kỹ thuật|Sư phạm|Bách khoa|Khoa học tự nhiên|"
        + "Khoa học xã hội và Nhân văn|Kinh tế Quốc dân";

    private const string Places =
        "An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|"
        + "Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|"
        + "Gia Lai|Hà Giang|Hà Nam|Hà Nội|"
        + "Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|"
        + "Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|"
        + "Quảng Bình|Quảng Nam|Quảng Ngãi|"
        + "Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Huế|"
        + "Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Hà Tây|Minh Hải|Biên Hòa|Vũng Tàu|"
        + "Nha Trang|Đà Lạt|Hạ Long";

    private static readonly FrozenDictionary<string, string> ByFold = (Bodies + "|" + Fields + "|" + Places)
        .Split('|')
        .Select(p => (Fold: Folding.FoldUpper(p), Name: p))
        .Append((Fold: "LAO DONG THUONG BINH VA XA HOI", Name: "Lao động - Thương binh và Xã hội"))
        .DistinctBy(p => p.Fold)
        .ToFrozenDictionary(p => p.Fold, p => p.Name, StringComparer.Ordinal);

    private static readonly FrozenSet<string> PlaceFolds = Places
        .Split('|')
        .Select(p => Folding.FoldUpper(p))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Greatest number of words in a phrase.</summary>
    public const int Longest = 9;

    /// <summary>The phrase of a folded run of words; null where it is none.</summary>
    public static string? Find(string fold) => ByFold.GetValueOrDefault(fold);

    private static readonly FrozenSet<string> FieldFolds = Fields
        .Split('|')
        .Select(p => Folding.FoldUpper(p))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The phrase that has its capitals in any sentence; a field ("xây dựng") has them only in a body's name.
    /// </summary>
    public static string? FindInSentence(string fold) => FieldFolds.Contains(fold) ? null : Find(fold);

    /// <summary>True for the folded name of a province or of a city under the central government.</summary>
    public static bool IsProvince(string fold) => PlaceFolds.Contains(fold);

    /// <summary>
    /// A province as it is called: it has one spelling, however a paper or OCR spells it ("Đăk Nông" is Đắk Nông); null
    /// for other places.
    /// </summary>
    public static string? OfficialProvince(string place) =>
        Folding.FoldUpper(place) is var fold && IsProvince(fold) ? Find(fold) ?? place : null;

    /// <summary>True for a city under the central government: "thành phố" stands before its name, not "tỉnh".</summary>
    public static bool IsCity(string fold) =>
        fold is "HA NOI" or "HO CHI MINH" or "DA NANG" or "HAI PHONG" or "CAN THO" or "HUE";
}

/// <summary>Abbreviations in names of bodies that everybody in the country reads in one way.</summary>
internal static class OrganisationAbbreviations
{
    private static readonly FrozenDictionary<string, string> Anywhere = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["UBND"] = "Ủy ban nhân dân",
        ["ỦBND"] = "Ủy ban nhân dân",
        ["HĐND"] = "Hội đồng nhân dân",
        ["LĐLĐ"] = "Liên đoàn Lao động",
        ["TLĐLĐ"] = "Tổng Liên đoàn Lao động",
        ["TLĐ"] = "Tổng Liên đoàn Lao động",
        ["UBMTTQ"] = "Ủy ban Mặt trận Tổ quốc",
        ["MTTQ"] = "Mặt trận Tổ quốc",
        ["BCH"] = "Ban Chấp hành",
        ["BTV"] = "Ban Thường vụ",
        ["BHXH"] = "Bảo hiểm xã hội",
        ["TAND"] = "Tòa án nhân dân",
        ["VKSND"] = "Viện kiểm sát nhân dân",
        ["KBNN"] = "Kho bạc Nhà nước",
        ["TNCS"] = "Thanh niên Cộng sản",
        ["LHPN"] = "Liên hiệp Phụ nữ",
        ["CCB"] = "Cựu chiến binh",
        ["CHQS"] = "Chỉ huy Quân sự",
        ["GTVT"] = "Giao thông vận tải",
        ["CĐCS"] = "Công đoàn cơ sở",
        ["LĐLĐVN"] = "Liên đoàn Lao động Việt Nam",
        ["TLĐLĐVN"] = "Tổng Liên đoàn Lao động Việt Nam",
        ["LĐ-TBXH"] = "Lao động - Thương binh và Xã hội",
        ["HĐBT"] = "Hội đồng Bộ trưởng",
        ["HĐTV"] = "Hội đồng thành viên",
        ["HĐQT"] = "Hội đồng quản trị",
        ["HĐTĐKT"] = "Hội đồng Thi đua - Khen thưởng",
        ["TĐKT"] = "Thi đua - Khen thưởng",
        ["BCĐ"] = "Ban Chỉ đạo",
        ["BQL"] = "Ban Quản lý",
        ["NHNN"] = "Ngân hàng Nhà nước",
        ["ĐHQG"] = "Đại học Quốc gia",
        ["GD&ĐT"] = "Giáo dục và Đào tạo",
        ["GDĐT"] = "Giáo dục và Đào tạo",
        ["GD-ĐT"] = "Giáo dục và Đào tạo",
        ["LĐTB&XH"] = "Lao động - Thương binh và Xã hội",
        ["LĐ-TB&XH"] = "Lao động - Thương binh và Xã hội",
        ["LĐTBXH"] = "Lao động - Thương binh và Xã hội",
        ["VN"] = "Việt Nam",
        ["GDVN"] = "Giáo dục Việt Nam",
        ["DKVN"] = "Dầu khí Việt Nam",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> AfterDepartment = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["KH&CN"] = "Khoa học và Công nghệ",
        ["KHCN"] = "Khoa học và Công nghệ",
        ["NN&PTNT"] = "Nông nghiệp và Phát triển nông thôn",
        ["NN-PTNT"] = "Nông nghiệp và Phát triển nông thôn",
        ["TN&MT"] = "Tài nguyên và Môi trường",
        ["TNMT"] = "Tài nguyên và Môi trường",
        ["NN&MT"] = "Nông nghiệp và Môi trường",
        ["KH&ĐT"] = "Kế hoạch và Đầu tư",
        ["KHĐT"] = "Kế hoạch và Đầu tư",
        ["TT&TT"] = "Thông tin và Truyền thông",
        ["TTTT"] = "Thông tin và Truyền thông",
        ["VHTT&DL"] = "Văn hóa, Thể thao và Du lịch",
        ["VHTTDL"] = "Văn hóa, Thể thao và Du lịch",
        ["VH,TT&DL"] = "Văn hóa, Thể thao và Du lịch",
        ["TC-KH"] = "Tài chính - Kế hoạch",
        ["TCKH"] = "Tài chính - Kế hoạch",
        ["VHTT"] = "Văn hóa - Thông tin",
        ["QHKT"] = "Quy hoạch - Kiến trúc",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A name with its abbreviations written out; in capitals where the name is.</summary>
    public static string Expand(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool? inCapitals = null;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].TrimAny(",.;");
            var full = Anywhere.GetValueOrDefault(word);
            if (
                full is null
                && i > 0
                && AfterDepartment.GetValueOrDefault(word) is { } field
                && Pipeline.Vietnamese.Characters.Folding.FoldUpper(words[i - 1]) is "SO" or "PHONG" or "BO"
            )
                full = field;
            if (full is null && i == 0 && word == "CĐ" && words.Length > 1)
                full = "Công đoàn";
            if (full is null && i == 0 && word == "ĐU")
                full = "Đảng ủy";
            if (full is null)
                continue;
            // Of the words as they are printed: those before it are written out already.
            inCapitals ??=
                HeadingFragment.IsCapitals(name)
                && name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Any(w => w.Length > 1 && HeadingFragment.IsCapitals(w) && !NameCaseRestorer.IsAbbreviation(w));
            words[i] = words[i]
                .Replace(word, inCapitals.Value ? full.ToUpperInvariant() : full, StringComparison.Ordinal);
        }
        return string.Join(' ', words);
    }
}
