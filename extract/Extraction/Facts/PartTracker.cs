using System.Buffers;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Follows the headings of a document and tells what its present part is about.</summary>
internal sealed class PartTracker
{
    private static readonly SearchValues<string> PlanWords = SearchValues.Create(
    [
        "phuong huong", "nhiem vu", "giai phap", "ke hoach nam", "chuong trinh cong tac", "to chuc thuc hien", "chi tieu", "muc tieu", "muc dich", "yeu cau", "du kien", "kien nghi", "de xuat",
    ], StringComparison.Ordinal);

    private static readonly SearchValues<string> ResultWords = SearchValues.Create(
    [
        "ket qua", "tinh hinh", "danh gia", "dac diem", "thuan loi", "kho khan", "han che", "uu diem", "thanh tich", "cong tac da", "noi dung da",
    ], StringComparison.Ordinal);

    private static readonly string[] PlanTypes = ["Kế hoạch", "Chương trình", "Hướng dẫn", "Chỉ thị", "Nghị quyết", "Phương án", "Đề án", "Quy chế", "Quy định", "Thông tư", "Nghị định", "Luật", "Công điện", "Phát động thi đua", "Đăng ký thi đua"];

    private readonly PartKind _whole;
    private bool _outline;

    /// <summary>Begins at the top of a document of this type.</summary>
    public PartTracker(string? type)
    {
        _whole = type is not null && PlanTypes.Contains(type, StringComparer.Ordinal) ? PartKind.Plan : PartKind.Result;
        Part = _whole;
    }

    /// <summary>What the present part tells.</summary>
    public PartKind Part { get; private set; }

    /// <summary>The present part sets targets.</summary>
    public bool Targets { get; private set; }

    /// <summary>Takes a paragraph; true where it is a heading.</summary>
    public bool Take(ReadOnlySpan<char> paragraph)
    {
        if (paragraph.Length > 220) return false;
        var trimmed = paragraph.Trim();
        var capitals = IsCapitals(trimmed);
        var heading = IsHeading(trimmed, capitals);
        if (!capitals && !heading) return false;
        var folded = Folding.FoldLower(trimmed);
        if (capitals && folded.StartsWith("de cuong", StringComparison.Ordinal)) _outline = true;
        if (folded.StartsWith("noi nhan", StringComparison.Ordinal) || folded.StartsWith("can cu ", StringComparison.Ordinal))
            return false;
        if (!heading) return false;
        var top = capitals || IsTop(trimmed);
        // "2. Thăm hỏi đoàn viên gặp khó khăn." is a sentence: only its opening could name a part.
        var named = !top && folded[^1] == '.' ? folded[..Math.Min(folded.Length, 20)] : folded;
        var plan = Contains(named, PlanWords);
        var result = Contains(named, ResultWords);
        if (_outline) Part = PartKind.Silent;
        else if (result && !(plan && _whole == PartKind.Plan)) Part = PartKind.Result;
        else if (plan) Part = PartKind.Plan;
        else if (top && _whole == PartKind.Plan) Part = PartKind.Plan;
        if (plan || result || top) Targets = Part != PartKind.Silent && !result &&
            (folded.Contains("chi tieu", StringComparison.Ordinal) || folded.Contains("muc tieu", StringComparison.Ordinal));
        return true;
    }

    /// <summary>Ends every part: an annex begins, or the signature.</summary>
    public void Reset() => (Part, Targets) = (_whole, false);

    private static bool IsHeading(ReadOnlySpan<char> text, bool capitals)
    {
        if (text.Length < 4) return false;
        if (capitals) return true;
        if (text[0] is '-' or '+' or '•') return false;
        return text.Length < 160 && Paragraphs.IsBullet(text) && text[^1] is not ('.' or ';' or ',') && !text.Contains(". ".AsSpan(), StringComparison.Ordinal)
            || text.Length < 160 && IsTop(text) || text.Length < 100 && Paragraphs.IsBullet(text) && Words(text) < 14 && !text.Contains(',');
    }

    private static bool IsTop(ReadOnlySpan<char> text) =>
        text.StartsWith("PHẦN", StringComparison.OrdinalIgnoreCase) || (text[0] is 'I' or 'V' or 'X' && Paragraphs.IsBullet(text));

    private static bool IsCapitals(ReadOnlySpan<char> text)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text)
            if (Letters.IsUpper(c)) upper++;
            else if (Letters.IsLower(c)) lower++;
        return upper > 5 && upper > lower * 4;
    }

    private static int Words(ReadOnlySpan<char> text) => text.Count(' ') + 1;

    private static bool Contains(string folded, SearchValues<string> words) => folded.AsSpan().ContainsAny(words);
}
