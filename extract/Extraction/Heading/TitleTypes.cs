using System.Collections.Frozen;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Names of types as they stand in capitals over a paper, beyond those that have an abbreviation.</summary>
internal static class TitleTypes
{
    private static readonly string[] More =
    [
        "Điều lệ", "Nội quy", "Đề cương", "Danh sách", "Lịch công tác", "Thư mời", "Thư ngỏ", "Lời kêu gọi", "Tham luận", "Bài phát biểu",
        "Diễn văn", "Giấy chứng nhận", "Giấy xác nhận", "Giấy đề nghị", "Giấy biên nhận", "Bản cam kết", "Cam kết thi đua", "Giao ước thi đua",
        "Bản đăng ký", "Đăng ký thi đua", "Phát động thi đua", "Phiếu trình", "Phiếu lấy ý kiến", "Phiếu đánh giá", "Đơn đề nghị", "Hiến pháp", "Bộ luật",
        "Quy trình", "Quy ước", "Hương ước", "Văn bản hợp nhất", "Bản án", "Cáo trạng", "Kết luận thanh tra", "Kháng nghị", "Kiến nghị", "Tuyên bố",
        "Bản tự kiểm điểm", "Báo cáo thành tích", "Tóm tắt thành tích", "Bản kiểm điểm", "Công bố thông tin", "Thông tin", "Lịch tiếp công dân", "Công văn",
        "Phụ lục hợp đồng", "Thỏa ước lao động tập thể", "Giấy phép", "Giấy triệu tập", "Thông điệp", "Tài liệu", "Bảng tiêu chí", "Phiếu tự đánh giá",
        "Bản đăng ký thi đua", "Bản thành tích", "Điện", "Đề xuất", "Giấy giao nhiệm vụ",
    ];

    private static readonly (string Fold, string Name)[] ByLength =
    [
        .. DocumentTypes.Names.Concat(More).Distinct(StringComparer.Ordinal)
            .Select(n => (Fold: Folding.FoldUpper(n), Name: n)).Append((Fold: "THONG TU LIEN BO", Name: "Thông tư liên tịch")).DistinctBy(t => t.Fold).OrderByDescending(t => t.Fold.Length),
    ];

    private static readonly FrozenDictionary<char, (string Fold, string Name)[]> ByLetter = ByLength.GroupBy(t => t.Fold[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static readonly FrozenDictionary<string, string> Exact = ByLength.ToFrozenDictionary(t => t.Fold, t => t.Name, StringComparer.Ordinal);

    /// <summary>
    /// The type that a line of capitals names: the whole line, or its beginning. Slips of OCR and broken capitals are
    /// forgiven where the line is nothing but the type.
    /// </summary>
    /// <param name="fold">Folded line.</param>
    /// <param name="slips">Slips of OCR may stand in it.</param>
    /// <param name="length">Length of the type word in the line.</param>
    public static string? Match(string fold, bool slips, out int length)
    {
        var start = 0;
        while (start < fold.Length && !char.IsAsciiLetterUpper(fold[start])) start++;
        length = 0;
        var end = fold.Length;
        while (end > start && !char.IsAsciiLetterOrDigit(fold[end - 1])) end--;
        if (start > 3 || end <= start) return null;
        var text = fold[start..end];
        if (Exact.TryGetValue(text, out var whole)) { length = end; return whole; }
        if (ByLetter.TryGetValue(text[0], out var some))
            foreach (var (name, type) in some)
        {
            if (text.Length <= name.Length || !text.StartsWith(name, StringComparison.Ordinal) || char.IsAsciiLetterOrDigit(text[name.Length])) continue;
            length = start + name.Length;
            return type;
        }
        if (!slips || text.Length > 26 || NamePhrases.Find(text) is not null || text is "HOI DONG") return null;
        foreach (var (name, type) in ByLength)
        {
            if (name.Length < 5 || Math.Abs(text.Length - name.Length) > 1) continue;
            // One slip cannot spoil both ends.
            if ((text[0] != name[0] && text[^1] != name[^1]) || Landmarks.Distance(text, name, 1) > 1) continue;
            length = end;
            return type;
        }
        return null;
    }
}
