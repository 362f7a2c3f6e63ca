using System.Text.RegularExpressions;

namespace Pipeline.Extraction.Facts;

/// <summary>Words that set targets, and words that set conditions instead.</summary>
internal static partial class TargetWords
{
    private static readonly string[] Striving = ["phấn đấu", "chỉ tiêu", "mục tiêu", "đảm bảo", "bảo đảm", "đạt ", "ít nhất", "tối thiểu", "hoàn thành"];

    /// <summary>Acts whose object is counted: "Phát triển mới 500 đoàn viên". With a bare number they set a target where a plan says them.</summary>
    private static readonly string[] Growth = ["phát triển", "xây dựng", "kết nạp", "thành lập", "giới thiệu", "tuyển", "thu hút thêm", "hỗ trợ thêm", "xây dựng mới", "trồng mới", "tăng thêm", "cấp mới", "vận động thêm"];

    /// <summary>Nouns and verbs that make a bound part of a description: "doanh nghiệp có từ 25 lao động trở lên", "giá trị từ 50 triệu đồng trở lên".</summary>
    private static readonly string[] Describing = ["có", "giá trị", "trị giá", "diện tích", "quy mô", "sử dụng", "thời gian", "công suất", "người", "loại"];

    /// <summary>A verb that brings something down to the number after it, or bounds it from above: "giảm còn 3", "không vượt 2%"; "giảm 10%" tells by how much.</summary>
    [GeneratedRegex(@"(?:(?:giảm|hạ|kéo giảm|kéo)(?:\s+[^,;.]{0,60})?\s+(?:còn|xuống|xuống còn|về)|xuống\s+còn|xuống\s+dưới|không\s+(?:vượt|để\s+vượt)(?:\s+quá)?|khống\s+chế\s+ở(?:\s+mức)?|(?:còn|ở)\s+mức\s+dưới)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Lowering();

    /// <summary>True where the words before a number say that no more than it shall be.</summary>
    public static bool Lowers(ReadOnlySpan<char> before) => Lowering().IsMatch(Sentence.OneLine(before).ToString());

    /// <summary>Standards that one must meet to be given something; "bảo đảm tiêu chuẩn" is a quality.</summary>
    [GeneratedRegex(@"tiêu\s+chuẩn\s+(?:xét|tặng|đề\s+nghị|công\s+nhận|danh\s+hiệu|khen|bình|để\s)|^\W*(?:\d+\W+)?tiêu\s+chuẩn|có\s+tiêu\s+chuẩn|(?:các|những)\s+tiêu\s+chuẩn", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Standards();

    /// <summary>Any word of striving.</summary>
    public static bool Strives(ReadOnlySpan<char> sentence) => Contains(sentence, Striving);

    /// <summary>"phấn đấu", "chỉ tiêu", "mục tiêu".</summary>
    public static bool SetsTargets(ReadOnlySpan<char> sentence) => Contains(sentence, Striving.AsSpan(0, 3));

    /// <summary>The clause before the number begins with an act of growth, or has one just before it.</summary>
    public static bool Grows(ReadOnlySpan<char> before)
    {
        var clause = before[(before.LastIndexOfAny(",;:.") + 1)..].Trim(" -+*•\n");
        foreach (var act in Growth)
            if (clause.LastIndexOf(act, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && clause.Length - at - act.Length < 24) return true;
        return false;
    }

    /// <summary>"doanh nghiệp có ít nhất 25 lao động" says which enterprises; "và có ít nhất 01 chuyên đề" is a target of its own.</summary>
    public static bool CountsPeople(string text, QuantityMention mention) =>
        mention.Measure is not { } measure || text.AsSpan(measure.Start, measure.Length) is "lao động" or "người" or "công nhân" or "đoàn viên" or "nhân viên" or "CNLĐ" or "CNVCLĐ" or "NLĐ" or "năm" or "tháng";

    /// <summary>What stands before "từ … trở lên" makes it a description.</summary>
    public static bool Describes(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (var word in Describing)
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || !char.IsLetter(before[before.Length - word.Length - 1]))) return true;
        return false;
    }

    /// <summary>Conditions of eligibility, limits of proposals and legal thresholds are no targets.</summary>
    public static bool IsRequirement(ReadOnlySpan<char> sentence) =>
        sentence.Contains("tiêu chuẩn", StringComparison.OrdinalIgnoreCase) && Standards().IsMatch(sentence.ToString()) || sentence.Contains("điều kiện", StringComparison.OrdinalIgnoreCase) && !sentence.Contains("tạo điều kiện", StringComparison.OrdinalIgnoreCase) && sentence.Contains(" từ ", StringComparison.Ordinal) ||
        sentence.Contains("phải có ", StringComparison.Ordinal) && sentence.Contains("trở lên", StringComparison.Ordinal) || sentence.Contains("đạt các tiêu chí", StringComparison.Ordinal) ||
        sentence.Contains("mức thu", StringComparison.Ordinal) || sentence.Contains("mức phạt", StringComparison.Ordinal) || sentence.Contains("xử phạt", StringComparison.OrdinalIgnoreCase) || sentence.Contains("phạt tiền", StringComparison.OrdinalIgnoreCase) || sentence.Contains("được xét", StringComparison.Ordinal) || sentence.Contains("xét tặng", StringComparison.Ordinal) || sentence.Contains("lãi suất", StringComparison.Ordinal) || sentence.Contains("bị trừ", StringComparison.Ordinal) ||
        sentence.Contains("nếu ", StringComparison.OrdinalIgnoreCase) || sentence.Contains("trích ", StringComparison.Ordinal) || sentence.Contains("vốn điều lệ", StringComparison.OrdinalIgnoreCase);

    private static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
