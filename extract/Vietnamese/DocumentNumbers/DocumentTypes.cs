using System.Collections.Frozen;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>
/// Abbreviations and names of document types (Decree 30/2020/NĐ-CP, Annex III; Law on promulgation of legal documents;
/// Guidance 36-HD/VPTW for Party papers).
/// </summary>
public static class DocumentTypes
{
    private static readonly (string Abbreviation, string Name)[] All =
    [
        ("NQ", "Nghị quyết"),
        ("QĐ", "Quyết định"),
        ("CT", "Chỉ thị"),
        ("QC", "Quy chế"),
        ("QyĐ", "Quy định"),
        ("TC", "Thông cáo"),
        ("TB", "Thông báo"),
        ("HD", "Hướng dẫn"),
        ("CTr", "Chương trình"),
        ("KH", "Kế hoạch"),
        ("PA", "Phương án"),
        ("ĐA", "Đề án"),
        ("DA", "Dự án"),
        ("BC", "Báo cáo"),
        ("BB", "Biên bản"),
        ("TTr", "Tờ trình"),
        ("HĐ", "Hợp đồng"),
        ("CĐ", "Công điện"),
        ("BGN", "Bản ghi nhớ"),
        ("BTT", "Bản thỏa thuận"),
        ("GUQ", "Giấy ủy quyền"),
        ("GM", "Giấy mời"),
        ("GGT", "Giấy giới thiệu"),
        ("GNP", "Giấy nghỉ phép"),
        ("PG", "Phiếu gửi"),
        ("PC", "Phiếu chuyển"),
        ("PB", "Phiếu báo"),
        ("NĐ", "Nghị định"),
        ("TT", "Thông tư"),
        ("TTLT", "Thông tư liên tịch"),
        ("L", "Luật"),
        ("PL", "Pháp lệnh"),
        ("KL", "Kết luận"),
        ("TTri", "Thông tri"),
        ("PĐTĐ", "Phát động thi đua"),
        ("ĐKTĐ", "Đăng ký thi đua"),
        ("NQLT", "Nghị quyết liên tịch"),
        ("LCT", "Lệnh"),
        ("QCPH", "Quy chế phối hợp"),
        ("HDLT", "Hướng dẫn liên tịch"),
        ("KHLT", "Kế hoạch liên tịch"),
        ("KHPH", "Kế hoạch phối hợp"),
        ("CTPH", "Chương trình phối hợp"),
        ("CTHĐ", "Chương trình hành động"),
        ("CTrHĐ", "Chương trình hành động"),
        ("CTrPH", "Chương trình phối hợp"),
        ("HDLN", "Hướng dẫn liên ngành"),
        ("KHLN", "Kế hoạch liên ngành"),
        ("QCLN", "Quy chế liên ngành"),
        ("QCLT", "Quy chế liên tịch"),
        ("CTLT", "Chương trình liên tịch"),
        ("CV", "Công văn"),
        ("QĐi", "Quy định"),
        ("HP", "Hiến pháp"),
        ("VBHN", "Văn bản hợp nhất"),
        ("GP", "Giấy phép"),
        ("SL", "Sắc lệnh"),
    ];

    private static readonly FrozenDictionary<string, string> OfficialByFold = All.DistinctBy(t =>
            Folding.FoldUpper(t.Abbreviation)
        )
        .ToFrozenDictionary(t => Folding.FoldUpper(t.Abbreviation), t => t.Abbreviation, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> NameByAbbreviation = All.ToFrozenDictionary(
        t => t.Abbreviation,
        t => t.Name,
        StringComparer.Ordinal
    );

    private static readonly FrozenDictionary<string, string> AbbreviationByName = All.DistinctBy(t =>
            Folding.FoldLower(t.Name)
        )
        .ToFrozenDictionary(t => Folding.FoldLower(t.Name), t => t.Abbreviation, StringComparer.Ordinal);

    /// <summary>
    /// Abbreviation in its official case ("CTR" gives "CTr"), or null. Accents may lack; where two share a fold (ĐA,
    /// DA) the printed one decides.
    /// </summary>
    public static string? OfficialAbbreviation(string abbreviation) => OfficialAbbreviation(abbreviation.AsSpan());

    /// <summary>The same of a part of a text, without making a string.</summary>
    public static string? OfficialAbbreviation(ReadOnlySpan<char> abbreviation)
    {
        if (abbreviation.Length is 0 or > 6)
            return null;
        if (NameByAbbreviation.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(abbreviation))
            return abbreviation.ToString();
        Span<char> folded = stackalloc char[abbreviation.Length];
        for (var i = 0; i < folded.Length; i++)
            folded[i] = char.ToUpperInvariant(Folding.Fold(abbreviation[i]));
        return OfficialByFold.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var official)
            ? official
            : null;
    }

    /// <summary>Name of a type by its official abbreviation, or null.</summary>
    public static string? NameOfAbbreviation(string? abbreviation) =>
        abbreviation is null ? null : NameByAbbreviation.GetValueOrDefault(abbreviation);

    /// <summary>Official abbreviation by name, whatever its case and accents, or null.</summary>
    public static string? AbbreviationOfName(string name) =>
        AbbreviationByName.GetValueOrDefault(Folding.FoldLower(name));

    /// <summary>Names of all types, in no order of meaning.</summary>
    public static IEnumerable<string> Names => All.Select(t => t.Name);
}
