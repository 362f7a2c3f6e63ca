using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Forms;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// Names what a row and a column of a table tell, as an analyst would: without ordinal, measure and period.
/// </summary>
internal static partial class TableIndicatorNaming
{
    [GeneratedRegex(
        @"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]\s*|\(?[IVX]{1,5}[.)]\s+|\p{Ll}[.)]\s+|[-+–•*]\s*)+",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Ordinal();

    /// <summary>"(người)", "(%)", "(ĐVT: triệu đồng)", "(3=2/1)", "(1)".</summary>
    [GeneratedRegex(
        @"\s*\((?:ĐVT\s*:?\s*|đơn\s+vị\s*(?:tính)?\s*:?\s*|tính\s+bằng\s+)?(?<m>%|‰|[\p{Ll}²³][\p{L}²³/%. ]{0,20}|\d[\d=+/x*():-]{0,12})\)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Measure();

    [GeneratedRegex(
        @"^(?:(?:kết quả|số liệu|ước|đã|tình hình)\s+)?(?:thực hiện|TH|số liệu|kết quả|ước|số lượng|giá trị|tổng số|số|đạt|báo cáo|đvt|-)?\s*(?:trong\s+)?(?:(?:0?6|sáu|0?9|chín|0?3|ba)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?\s*)?(?:(?:năm|tháng|quý|kỳ)\s*)?(?:[IVX]+|\d{1,2})?\s*(?:[/-]|\s+năm\s+)?\s*(?:(?:19|20)\d\d)?(?:\s*[-–]\s*(?:19|20)\d\d)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^(?:tổng(?:\s+(?:cộng|số|điểm|chung))?|cộng|toàn\s+(?:tỉnh|ngành|quốc|huyện|thành\s+phố|hệ\s+thống)|cả\s+nước|chung)\s*:?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Total();

    [GeneratedRegex(
        @"^(?:(?:giá\s+trị|điểm|chỉ\s+số|số|tỷ\s+lệ|mức)\s+)*(?:trung\s+bình|bình\s+quân|trung\s+vị|cao\s+nhất|thấp\s+nhất|lớn\s+nhất|nhỏ\s+nhất|độ\s+lệch\s+chuẩn)(?:\s+(?:chung|toàn\s+\p{L}+|khối|cả\s+nước))?\s*:?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Extreme();

    /// <summary>
    /// A row's or column's words without their ordinal and without the measure in parentheses behind them.
    /// </summary>
    public static string Name(string printed)
    {
        var name = Ordinal().Replace(printed, "").TrimEnd(':', ' ', ';');
        name = Measure().Replace(name, "");
        return name.Trim(' ', ':', ';', ',', '-', '–', '+', '*', '.');
    }

    /// <summary>
    /// The measure that stands in parentheses behind a name ("Số tiền (triệu đồng)"); null where none does.
    /// </summary>
    public static string? MeasureOf(string printed) =>
        Measure().Match(printed.TrimEnd(':', ' ', ';')) is { Success: true } match
        && !char.IsAsciiDigit(match.Groups["m"].Value[0])
            ? match.Groups["m"].Value.Trim()
            : null;

    /// <summary>
    /// A header that says only that something is reported, and when: "Kết quả thực hiện năm 2020", "Số liệu".
    /// </summary>
    public static bool IsPlain(string header) =>
        header.Split(" / ").All(part => Name(part) is var name && (name.Length == 0 || Plain().IsMatch(name)));

    /// <summary>The parts of a header that say more than that.</summary>
    public static string Telling(string header) =>
        string.Join(
            " / ",
            header
                .Split(" / ")
                .Select(Name)
                .Where(n => n.Length > 0 && !Plain().IsMatch(n))
                .Distinct(StringComparer.Ordinal)
        );

    /// <summary>"Tổng cộng", "Toàn tỉnh": the sum of the rows.</summary>
    public static bool IsTotal(string label) => Total().IsMatch(label.Trim());

    /// <summary>"Trung bình", "Chỉ số cao nhất": told of all rows, and of none.</summary>
    public static bool IsExtreme(string label) => Extreme().IsMatch(label.Trim());

    /// <summary>
    /// A name of a body or a place: its noun, and a capital behind it; or an abbreviation in capitals.
    /// </summary>
    public static bool IsUnit(string label)
    {
        var name = Name(label);
        if (name.Length < 2 || IsTotal(name) || IsExtreme(name))
            return false;
        var noun = BodyNounLexicon.MatchStart(name);
        // Without a noun an abbreviation names a body ("LĐLĐ tỉnh"); words in capitals are a heading.
        if (noun == 0)
            return name.Length > 2 && BodyNounLexicon.IsName(name) && (!name.Contains(' ') || name.Any(char.IsLower));
        foreach (var c in name.AsSpan(noun))
            if (char.IsUpper(c))
                return true;
        return false;
    }

    /// <summary>
    /// Measures are short, and begin with a small letter or are signs or abbreviations: "người", "triệu đồng", "%",
    /// "CĐCS".
    /// </summary>
    public static bool IsMeasure(string text) =>
        text.Length is > 0 and < 16
        && (
            FormReader.IsDitto(text)
            || text is "%" or "‰"
            || BodyNounLexicon.MatchStart(text) != text.Length
                && (char.IsLower(text[0]) || text.Count(' ') < 3 && Measures.Contains(text))
        );

    private static readonly TonedWordSet Measures = new(
        "đồng",
        "người",
        "triệu đồng",
        "tỷ đồng",
        "nghìn đồng",
        "lượt",
        "lượt người",
        "cuộc",
        "đơn vị",
        "tập thể",
        "cá nhân",
        "đoàn viên",
        "cđcs",
        "suất",
        "vụ",
        "hộ",
        "xã",
        "đơn",
        "bản",
        "lớp",
        "ha",
        "tấn",
        "con",
        "văn bản",
        "trường hợp",
        "điểm",
        "ngày",
        "cái",
        "công trình",
        "sáng kiến",
        "buổi",
        "nhà"
    );
}
