using System.Collections.Frozen;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Citations;

/// <summary>
/// Numbers without a symbol: "Chỉ thị 05", "HD 641, HD 565", "Quyết định số 217, 218 của Bộ Chính trị"; not "Kế hoạch 5
/// năm",
/// "Báo cáo 6 tháng", "Đề án 06", "Quyết định 03 nội dung".
/// </summary>
internal static class SymbollessNumberReader
{
    // Words that may follow a number that stands alone. Any other word is what is being counted.
    private static readonly FrozenSet<string> Followers = new[]
    {
        "cua",
        "cau",
        "ve",
        "va",
        "da",
        "duoc",
        "de",
        "la",
        "quy",
        "ban",
        "trong",
        "tai",
        "thi",
        "co",
        "neu",
        "tren",
        "nay",
        "voi",
        "huong",
        "sua",
        "do",
        "khoa",
        "nham",
        "theo",
        "con",
        "den",
        "cung",
        "ma",
        "khi",
        "phai",
        "gan",
        "thay",
        "vao",
        "doi",
        "ngay",
        "nam",
        "ky",
        "tiep",
        "se",
        "khong",
        "bang",
        "tu",
        "hoac",
        "so",
        "phe",
        "v",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Without "số": programmes and projects bear numbers as names (Chương trình 135, Đề án 06), so these types need
    // "số".
    private static readonly FrozenSet<string> PlainTypes = new[]
    {
        "Nghị quyết",
        "Quyết định",
        "Chỉ thị",
        "Nghị định",
        "Kết luận",
        "Hướng dẫn",
        "Thông tư",
        "Quy định",
        "Kế hoạch",
        "Công văn",
        "Thông tri",
        "Pháp lệnh",
        "Thông tư liên tịch",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where what follows does not make a quantity, ratio or date of the digits.</summary>
    public static bool MayEnd(string text, int end, int limit)
    {
        if (end >= limit)
            return true;
        var c = text[end];
        if (c is '/' or '%' or '-' or '–' or '\t')
            return false;
        if (c is '.' or ',' or ':' && end + 1 < limit && CharacterClasses.IsLetterOrDigit(text[end + 1]))
            return false;
        if (CharacterClasses.IsLetter(c))
            return false;
        var i = end;
        while (i < limit && i - end < 4 && text[i] is ' ' or '\u00A0' or '\n')
            i++;
        if (i >= limit || !CharacterClasses.IsLetterOrDigit(text[i]))
            return i >= limit || text[i] is not ('%' or '/' or '-' or '–');
        if (char.IsDigit(text[i]))
            return false;
        var stop = i;
        while (stop < limit && stop - i < 9 && CharacterClasses.IsLetter(text[stop]))
            stop++;
        var word = Folding.FoldLower(text.AsSpan(i, stop - i));
        if (!Followers.Contains(word))
            return CharacterClasses.IsUpper(text[i]) && text.AsSpan(end, i - end).Contains('\n');
        if (word is not ("ngay" or "nam"))
            return true;
        // "05 năm", "15 ngày" count; "ngày 27/9" and "năm 2020" date.
        return VietnameseDateScanner.TryScan(text.AsSpan(0, limit), i, out var date)
            && (word == "ngay" || date.Date.Year is not null)
            && (date.End >= limit || text[date.End] is not ('-' or '–'));
    }

    /// <summary>True where the words before make it a document.</summary>
    public static bool IsDocument(ReadOnlySpan<char> digits, CitationCue cue, bool continues)
    {
        if (digits is "0" or "00")
            return false;
        if (continues)
            return true;
        if (cue.Marked)
            return cue.Type is not ("Luật" or "Bộ luật" or "Hiến pháp" or "Phiếu gửi" or "Phiếu báo");
        if (!PlainTypes.Contains(cue.Type!) || digits.Length < 2)
            return false;
        if (digits.Length == 4 && (digits.StartsWith("19") || digits.StartsWith("20")))
            return false;
        return cue.Capital || (cue.Type is "Nghị quyết" or "Nghị định" or "Chỉ thị" or "Thông tư");
    }
}
