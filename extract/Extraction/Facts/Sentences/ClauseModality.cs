using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Figures;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Clauses whose numbers are told as not reached, or only asked for: "chưa đạt 100%", "phải có 12 tháng", "nếu đạt
/// 90%".
/// </summary>
internal static partial class ClauseModality
{
    private const int Reach = 160;

    /// <summary>A negation that governs the number itself; "số đơn vị không đạt 12" counts what failed.</summary>
    [GeneratedRegex(
        @"(?:^|[\s,;(])(?:(?:chưa|chẳng)\s+(?:thể\s+)?(?:được\s+)?(?:đạt|hoàn\s+thành|bảo\s+đảm|đảm\s+bảo|có|đủ|đến|tới|thu|nộp|vượt)(?:\s+(?:được|đủ|đến|tới|tỷ\s+lệ|mức))*|không\s+(?:thể\s+)?(?:có|đủ|đến|tới|đạt\s+(?:được|đủ|đến|tới|mức|tỷ\s+lệ)|hoàn\s+thành)(?:\s+(?:được|đủ|đến|tới))*|(?:không|chưa)\s+(?:có|còn|một)\s+[^,;:.()]{1,60}\snào\s[^,;:()]{0,80})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Denied();

    /// <summary>A duty or a condition that leads to the number within its clause.</summary>
    [GeneratedRegex(
        @"(?:^|[\s(])(?:phải\s+(?:có|đạt|bảo\s+đảm|đảm\s+bảo|đủ|hoàn\s+thành)(?:\s+\p{L}+){0,3}|nếu(?:\s+[^,;:()]{1,80})?|trong\s+trường\s+hợp(?:\s+[^,;:()]{1,80})?)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Asked();

    /// <summary>True where the words before a number, back to its clause's begin, deny it or ask for it.</summary>
    public static bool IsUnreal(string text, Sentence sentence, QuantityMention mention)
    {
        var from = Math.Max(sentence.Range.Start, mention.Start - Reach);
        var before = Sentence.OneLine(text.AsSpan(from, Math.Max(0, mention.Start - from)));
        if (
            !before.Contains("ư", StringComparison.OrdinalIgnoreCase)
            && !before.Contains("hông", StringComparison.Ordinal)
            && !before.Contains("hải", StringComparison.Ordinal)
            && !before.Contains("ếu", StringComparison.Ordinal)
        )
            return false;
        var words = before.ToString();
        return Denied().IsMatch(words) || Asked().IsMatch(words);
    }
}
