namespace Pipeline.Extraction.Facts;

/// <summary>Words before a number that say that it counts, and nothing of what: "Tổng số 284 buổi", "tổ chức 12 lớp tập huấn". Papers that leave them out speak of the same indicator.</summary>
internal static class LightWords
{
    private static readonly string[] Counts = ["tổng số", "số", "tổng cộng", "tổng cộng có", "tất cả", "số lượng", "với tổng số", "tổng số là"];

    private static readonly string[] Verbs = ["tổ chức", "tổ chức được", "ban hành", "mở", "mở được", "tiến hành", "thực hiện", "triển khai", "phối hợp tổ chức"];

    /// <summary>What is done in so many "cuộc".</summary>
    private static readonly string[] Acts = ["kiểm tra", "thanh tra", "giám sát", "kiểm tra, giám sát", "đối thoại", "tuyên truyền", "tập huấn", "khảo sát", "kiểm toán", "thanh tra, kiểm tra"];

    private static readonly string[] Times = ["cuộc", "đợt", "buổi", "lượt"];

    private static readonly string[] Goes = ["về ", "tại ", "theo ", "định kỳ", "đột xuất", "chuyên đề", "đồng cấp", "cấp dưới", "ở "];

    /// <summary>The words before the number without what says nothing, and those after it, the act put behind its noun ("kiểm tra 03 cuộc về …": "cuộc kiểm tra về …").</summary>
    /// <param name="words">Before the number.</param>
    /// <param name="after">After it, the counted noun first.</param>
    /// <param name="share">The number is a share: "tỷ lệ" says so once more.</param>
    public static (string Words, string After) Without(string words, string after, bool share)
    {
        if (share && after.Length == 0)
            foreach (var ratio in (ReadOnlySpan<string>)["tỷ lệ ", "tỉ lệ "])
                if (words.StartsWith(ratio, StringComparison.OrdinalIgnoreCase) && words.Count(c => c == ' ') > 2) return (words[ratio.Length..], after);
        if (after.Length == 0 || share) return (words, after);
        if (Is(words, Counts)) return ("", after);
        if (Is(words, Verbs) && after.Contains(' ')) return ("", after);
        var act = Array.Find(Verbs, v => words.StartsWith(v + " ", StringComparison.OrdinalIgnoreCase)) is { } verb && Is(words[(verb.Length + 1)..], Acts) ? words[(verb.Length + 1)..] : words;
        // "kiểm tra đồng cấp 876 cuộc".
        if (Array.Exists(Times, t => t == after) && Array.Exists(Acts, a => words.StartsWith(a + " ", StringComparison.OrdinalIgnoreCase)) && words.Count(c => c == ' ') < 6) return ("", $"{after} {Small(words)}");
        if (!Is(act, Acts)) return (words, after);
        foreach (var time in Times)
        {
            if (!after.StartsWith(time, StringComparison.Ordinal) || after.Length > time.Length && after[time.Length] != ' ') continue;
            var rest = after[time.Length..].TrimStart();
            if (rest.Length == 0 || Array.Exists(Goes, g => rest.StartsWith(g.TrimEnd(), StringComparison.Ordinal))) return ("", $"{time} {Small(act)} {rest}".TrimEnd());
        }
        return (words, after);
    }

    private static bool Is(string words, string[] any) => Array.Exists(any, a => a.Equals(words, StringComparison.OrdinalIgnoreCase));

    private static string Small(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
