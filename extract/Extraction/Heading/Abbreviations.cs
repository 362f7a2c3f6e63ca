using System.Collections.Frozen;

namespace Pipeline.Extraction.Heading;

/// <summary>Abbreviations in names of bodies that everybody in the country reads in one way.</summary>
internal static class Abbreviations
{
    private static readonly FrozenDictionary<string, string> Anywhere = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["UBND"] = "Ủy ban nhân dân", ["ỦBND"] = "Ủy ban nhân dân", ["HĐND"] = "Hội đồng nhân dân", ["LĐLĐ"] = "Liên đoàn Lao động", ["TLĐLĐ"] = "Tổng Liên đoàn Lao động", ["TLĐ"] = "Tổng Liên đoàn Lao động",
        ["UBMTTQ"] = "Ủy ban Mặt trận Tổ quốc", ["MTTQ"] = "Mặt trận Tổ quốc", ["BCH"] = "Ban Chấp hành", ["BTV"] = "Ban Thường vụ", ["BHXH"] = "Bảo hiểm xã hội",
        ["TAND"] = "Tòa án nhân dân", ["VKSND"] = "Viện kiểm sát nhân dân", ["KBNN"] = "Kho bạc Nhà nước", ["TNCS"] = "Thanh niên Cộng sản", ["LHPN"] = "Liên hiệp Phụ nữ", ["CCB"] = "Cựu chiến binh",
        ["CHQS"] = "Chỉ huy Quân sự", ["GTVT"] = "Giao thông vận tải", ["CĐCS"] = "Công đoàn cơ sở", ["LĐLĐVN"] = "Liên đoàn Lao động Việt Nam", ["TLĐLĐVN"] = "Tổng Liên đoàn Lao động Việt Nam", ["LĐ-TBXH"] = "Lao động - Thương binh và Xã hội", ["HĐBT"] = "Hội đồng Bộ trưởng", ["HĐTV"] = "Hội đồng thành viên", ["HĐQT"] = "Hội đồng quản trị", ["HĐTĐKT"] = "Hội đồng Thi đua - Khen thưởng", ["TĐKT"] = "Thi đua - Khen thưởng", ["BCĐ"] = "Ban Chỉ đạo", ["BQL"] = "Ban Quản lý", ["NHNN"] = "Ngân hàng Nhà nước",
        ["ĐHQG"] = "Đại học Quốc gia", ["GD&ĐT"] = "Giáo dục và Đào tạo", ["GDĐT"] = "Giáo dục và Đào tạo", ["GD-ĐT"] = "Giáo dục và Đào tạo", ["LĐTB&XH"] = "Lao động - Thương binh và Xã hội",
        ["LĐ-TB&XH"] = "Lao động - Thương binh và Xã hội", ["LĐTBXH"] = "Lao động - Thương binh và Xã hội", ["VN"] = "Việt Nam", ["GDVN"] = "Giáo dục Việt Nam", ["DKVN"] = "Dầu khí Việt Nam",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> AfterDepartment = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["KH&CN"] = "Khoa học và Công nghệ", ["KHCN"] = "Khoa học và Công nghệ", ["NN&PTNT"] = "Nông nghiệp và Phát triển nông thôn", ["NN-PTNT"] = "Nông nghiệp và Phát triển nông thôn",
        ["TN&MT"] = "Tài nguyên và Môi trường", ["TNMT"] = "Tài nguyên và Môi trường", ["NN&MT"] = "Nông nghiệp và Môi trường", ["KH&ĐT"] = "Kế hoạch và Đầu tư", ["KHĐT"] = "Kế hoạch và Đầu tư",
        ["TT&TT"] = "Thông tin và Truyền thông", ["TTTT"] = "Thông tin và Truyền thông", ["VHTT&DL"] = "Văn hóa, Thể thao và Du lịch", ["VHTTDL"] = "Văn hóa, Thể thao và Du lịch", ["VH,TT&DL"] = "Văn hóa, Thể thao và Du lịch",
        ["TC-KH"] = "Tài chính - Kế hoạch", ["TCKH"] = "Tài chính - Kế hoạch", ["VHTT"] = "Văn hóa - Thông tin", ["QHKT"] = "Quy hoạch - Kiến trúc",
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
            if (full is null && i > 0 && AfterDepartment.GetValueOrDefault(word) is { } field && Vietnamese.Folding.FoldUpper(words[i - 1]) is "SO" or "PHONG" or "BO") full = field;
            if (full is null && i == 0 && word == "CĐ" && words.Length > 1) full = "Công đoàn";
            if (full is null && i == 0 && word == "ĐU") full = "Đảng ủy";
            if (full is null) continue;
            // Of the words as they are printed: those before it are written out already.
            inCapitals ??= Piece.IsCapitals(name) && name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => w.Length > 1 && Piece.IsCapitals(w) && !NameCaser.IsAbbreviation(w));
            words[i] = words[i].Replace(word, inCapitals.Value ? full.ToUpperInvariant() : full, StringComparison.Ordinal);
        }
        return string.Join(' ', words);
    }
}
