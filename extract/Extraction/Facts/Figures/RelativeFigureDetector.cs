using System.Text.RegularExpressions;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// Figures that are told of the one before: "tăng 12,4% so với cùng kỳ", "chiếm 66%", "đạt 104% chỉ tiêu", "giảm 07
/// vụ".
/// </summary>
internal static partial class RelativeFigureDetector
{
    [GeneratedRegex(
        @"^(?:so (?:với|cùng) .{2,32}?\s)?(?:và |đã |cũng |ước tính |ước |tỷ lệ |tỉ lệ |đều )*(?<verb>tăng|giảm|tăng thêm|giảm còn|đạt|chiếm|bằng|vượt|tương đương|tương ứng|đạt tỷ lệ|đạt tỉ lệ|chiếm tỷ lệ|chiếm tỉ lệ|tăng lên|tỷ lệ|tỉ lệ|nâng lên|hụt)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Relations();

    [GeneratedRegex(
        @"\s+(?:tăng|giảm|đạt|chiếm|bằng|vượt|ước|ước tính)(?:\s+so với .{2,40})?$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Ends();

    /// <summary>The verb of such a figure; null where the words around it tell their own subject.</summary>
    public static string? FindVerb(string words, string after, bool share)
    {
        if (words.Length == 0)
            return share && (after.Length == 0 || StartsWithComparison(after)) ? "" : null;
        return Relations().Match(words) is { Success: true } match
            ? match.Groups["verb"].Value.ToLowerInvariant()
            : null;
    }

    /// <summary>True for verbs that tell a change, not a share.</summary>
    public static bool IsChangeVerb(string verb) =>
        verb.StartsWith("tăng", StringComparison.Ordinal) || verb.StartsWith("giảm", StringComparison.Ordinal);

    /// <summary>"so với cùng kỳ", "kế hoạch", "tổng số cán bộ": what a share is taken of.</summary>
    public static bool StartsWithComparison(string after)
    {
        foreach (
            var word in (ReadOnlySpan<string>)
                [
                    "so ",
                    "kế hoạch",
                    "chỉ tiêu",
                    "dự toán",
                    "tổng ",
                    "số ",
                    "trên tổng",
                    "trong tổng",
                    "cùng kỳ",
                    "nghị quyết",
                ]
        )
            if (after.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>Subject, verb and what is compared with.</summary>
    public static string Join(string subject, string verb, string after, string measure)
    {
        // What the subject counts need not be told again.
        if (
            measure.Length > 0
            && after.StartsWith(measure, StringComparison.Ordinal)
            && (measure == "người" || subject.Contains(measure, StringComparison.OrdinalIgnoreCase))
        )
            after = after[measure.Length..].Trim();
        var says = IsChangeVerb(verb) || verb.StartsWith("vượt", StringComparison.Ordinal);
        if (!says && after.Length == 0)
            return subject;
        if (!says && after.StartsWith("so ", StringComparison.Ordinal))
            verb = "";
        return FactContext.CollapseWhiteSpace($"{subject} {verb} {after}");
    }

    /// <summary>An indicator without the relation that ends it.</summary>
    public static string StripRelation(string indicator) => Ends().Replace(indicator, "");
}
