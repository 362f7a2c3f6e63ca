using System.Collections.Frozen;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>
/// Symbols of issuing bodies that the law or long use has settled. They only repair (Đ read as D, wrong case, a blank
/// inside)
/// and name national bodies; numbers are read without them.
/// </summary>
public static class IssuerSymbols
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["CP"] = "Chính phủ",
        ["TTg"] = "Thủ tướng Chính phủ",
        ["CTN"] = "Chủ tịch nước",
        ["VPCP"] = "Văn phòng Chính phủ",
        ["VPQH"] = "Văn phòng Quốc hội",
        ["HĐBT"] = "Hội đồng Bộ trưởng",
        ["TLĐ"] = "Tổng Liên đoàn Lao động Việt Nam",
        ["BTC"] = "Bộ Tài chính",
        ["BNV"] = "Bộ Nội vụ",
        ["BCA"] = "Bộ Công an",
        ["BQP"] = "Bộ Quốc phòng",
        ["BTP"] = "Bộ Tư pháp",
        ["BYT"] = "Bộ Y tế",
        ["BCT"] = "Bộ Công Thương",
        ["BGDĐT"] = "Bộ Giáo dục và Đào tạo",
        ["BGTVT"] = "Bộ Giao thông vận tải",
        ["BXD"] = "Bộ Xây dựng",
        ["BTNMT"] = "Bộ Tài nguyên và Môi trường",
        ["BTTTT"] = "Bộ Thông tin và Truyền thông",
        ["BLĐTBXH"] = "Bộ Lao động - Thương binh và Xã hội",
        ["BVHTTDL"] = "Bộ Văn hóa, Thể thao và Du lịch",
        ["BKHCN"] = "Bộ Khoa học và Công nghệ",
        ["BKHĐT"] = "Bộ Kế hoạch và Đầu tư",
        ["BNNPTNT"] = "Bộ Nông nghiệp và Phát triển nông thôn",
        ["BNNMT"] = "Bộ Nông nghiệp và Môi trường",
        ["BNG"] = "Bộ Ngoại giao",
        ["BDTTG"] = "Bộ Dân tộc và Tôn giáo",
        ["NHNN"] = "Ngân hàng Nhà nước Việt Nam",
        ["TTCP"] = "Thanh tra Chính phủ",
        ["UBDT"] = "Ủy ban Dân tộc",
        ["TANDTC"] = "Tòa án nhân dân tối cao",
        ["VKSNDTC"] = "Viện kiểm sát nhân dân tối cao",
        ["KTNN"] = "Kiểm toán nhà nước",
        ["VPTW"] = "Văn phòng Trung ương Đảng",
        ["BTCTW"] = "Ban Tổ chức Trung ương",
        ["BTGTW"] = "Ban Tuyên giáo Trung ương",
        ["BDVTW"] = "Ban Dân vận Trung ương",
        ["BNCTW"] = "Ban Nội chính Trung ương",
        ["UBKTTW"] = "Ủy ban Kiểm tra Trung ương",
        ["TWĐTN"] = "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByName = Names.ToFrozenDictionary(
        n => Folding.FoldLower(n.Value),
        n => n.Key,
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> Known = Names
        .Keys.Concat([
            "TW",
            "TU",
            "HU",
            "ĐU",
            "ĐUK",
            "BCSĐ",
            "VPTU",
            "HĐND",
            "UBND",
            "BCH",
            "BTV",
            "LĐLĐ",
            "ĐCT",
            "CĐDK",
            "CĐCT",
            "CĐVC",
            "CĐCS",
            "CĐN",
            "CĐGD",
            "CĐGDVN",
            "CĐYT",
            "CĐNH",
            "CĐXD",
            "CĐGTVT",
            "CĐKCN",
            "CĐVN",
            "CĐĐS",
            "CĐCA",
            "CĐHH",
            "CĐHK",
            "BCĐ",
            "HĐTĐKT",
            "TĐKT",
            "BTĐKT",
            "LĐTBXH",
            "SLĐTBXH",
            "SGDĐT",
            "GDĐT",
            "SKHĐT",
            "KHĐT",
            "ĐTN",
            "ĐHQG",
            "SVHTTDL",
            "STC",
            "SNV",
            "STP",
            "SYT",
            "SCT",
            "SXD",
            "SNNPTNT",
            "STNMT",
            "SGTVT",
            "SKHCN",
            "STTTT",
            "BHXH",
            "MTTQ",
            "UBMTTQ",
            "VPUBND",
            "VPĐU",
            "BQLDA",
            "TĐC",
            "CĐBĐ",
            "ĐLĐL",
        ])
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByFold = Known
        .DistinctBy(s => Folding.FoldUpper(s))
        .ToFrozenDictionary(s => Folding.FoldUpper(s), s => s, StringComparer.Ordinal);

    /// <summary>
    /// The settled symbol of a part whose accents or case were lost ("TLD" gives "TLĐ"); null where none is known.
    /// </summary>
    public static string? OfficialSymbol(ReadOnlySpan<char> part)
    {
        if (part.Length is 0 or > 12)
            return null;
        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(part, out var itself))
            return itself;
        Span<char> folded = stackalloc char[part.Length];
        for (var i = 0; i < folded.Length; i++)
            folded[i] = char.ToUpperInvariant(Folding.Fold(part[i]));
        return ByFold.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var settled) ? settled : null;
    }

    /// <summary>True for a settled symbol as it should be printed.</summary>
    public static bool IsSettled(string part) => Known.Contains(part);

    /// <summary>
    /// Full name of the national body behind a symbol's first part; null for local ones and for TW, which does not tell
    /// the Politburo
    /// from the Secretariat or the Central Committee.
    /// </summary>
    public static string? NationalName(string issuer)
    {
        var end = issuer.AsSpan().IndexOfAny('-', '/');
        var part = end < 0 ? issuer : issuer[..end];
        if (Names.TryGetValue(part, out var name))
            return name;
        if (part.StartsWith("UBTVQH", StringComparison.Ordinal))
            return "Ủy ban Thường vụ Quốc hội";
        return IsAssembly(part) ? "Quốc hội" : null;
    }

    /// <summary>The bodies of a joint paper, divided by commas; null unless each is a national one.</summary>
    public static string? JointNames(string issuer)
    {
        var names = issuer.Split('-', '/').Select(NationalName).ToArray();
        return names.Contains(null) ? null : string.Join(", ", names);
    }

    /// <summary>The symbol of a national body by its full name, whatever accents OCR gave; null for others.</summary>
    public static string? SymbolOf(string name) => ByName.GetValueOrDefault(Folding.FoldLower(name));

    /// <summary>True for QH13, QH: the National Assembly and its number of term.</summary>
    public static bool IsAssembly(string part) =>
        part.StartsWith("QH", StringComparison.Ordinal) && part.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>
    /// True for a Party committee itself, whose numbers always take the Party's order (Guidance 36-HD/VPTW).
    /// </summary>
    public static bool IsPartyCommittee(string issuer) =>
        issuer is "TW" or "TU" or "ThU" or "HU" or "QU" or "ĐU" or "ĐUK";
}
