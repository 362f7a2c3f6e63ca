using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Recurring duties as recurrence rules of RFC 5545: "định kỳ thứ Hai hằng tuần" gives FREQ=WEEKLY;BYDAY=MO.</summary>
internal static partial class DeadlineRecurrence
{
    private static readonly (string Words, string Rule)[] Periods =
    [
        ("hang tuan", "FREQ=WEEKLY"), ("hang thang", "FREQ=MONTHLY"), ("hang quy", "FREQ=MONTHLY;INTERVAL=3"), ("hang nam", "FREQ=YEARLY"), ("hang ngay", "FREQ=DAILY"),
        ("dinh ky 6 thang", "FREQ=MONTHLY;INTERVAL=6"), ("dinh ky 06 thang", "FREQ=MONTHLY;INTERVAL=6"), ("dinh ky 3 thang", "FREQ=MONTHLY;INTERVAL=3"), ("dinh ky 03 thang", "FREQ=MONTHLY;INTERVAL=3"),
        ("6 thang mot lan", "FREQ=MONTHLY;INTERVAL=6"), ("moi thang", "FREQ=MONTHLY"), ("moi quy", "FREQ=MONTHLY;INTERVAL=3"), ("moi tuan", "FREQ=WEEKLY"), ("thang cuoi quy", "FREQ=MONTHLY;INTERVAL=3"), ("thang cuoi cua quy", "FREQ=MONTHLY;INTERVAL=3"),
    ];

    /// <summary>Days of the week, whole words with their tones: "thủ tục" and "thứ tự" name none.</summary>
    private static readonly (string Words, string Day)[] Days =
        [("thứ hai", "MO"), ("thứ ba", "TU"), ("thứ tư", "WE"), ("thứ năm", "TH"), ("thứ sáu", "FR"), ("thứ bảy", "SA"), ("thứ bẩy", "SA"), ("chủ nhật", "SU")];

    /// <summary>The day that stands nearest to the words of the week; null where none does. "lần thứ ba" counts times.</summary>
    private static string? DayOf(string sentence, int week)
    {
        var line = TonedWords.Key(sentence);
        var (best, distance) = ((string?)null, int.MaxValue);
        foreach (var (words, day) in Days)
            for (var at = line.IndexOf(words, StringComparison.Ordinal); at >= 0; at = line.IndexOf(words, at + 1, StringComparison.Ordinal))
            {
                var end = at + words.Length;
                if (at > 0 && char.IsLetter(line[at - 1]) || end < line.Length && char.IsLetter(line[end]) || line.AsSpan(0, at).TrimEnd().EndsWith("lần", StringComparison.Ordinal)) continue;
                if (Math.Abs(at - week) < distance) (best, distance) = (day, Math.Abs(at - week));
            }
        return best;
    }

    /// <summary>The rule that a sentence tells; null where none.</summary>
    public static string? Of(string sentence)
    {
        var folded = Folding.FoldLower(sentence).Replace('\n', ' ');
        foreach (var (words, rule) in Periods)
        {
            if (!folded.Contains(words, StringComparison.Ordinal)) continue;
            // "hằng quý, trước ngày 20 của tháng cuối quý": the last months of the quarters.
            if (DaysOfMonth(folded) is { Length: > 0 } on && rule.StartsWith("FREQ=MONTHLY", StringComparison.Ordinal))
                return folded.Contains("thang cuoi quy", StringComparison.Ordinal) || folded.Contains("thang cuoi cua quy", StringComparison.Ordinal) ? $"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={on}" : $"{rule};BYMONTHDAY={on}";
            if (rule != "FREQ=WEEKLY") return rule;
            return DayOf(sentence, folded.IndexOf(words, StringComparison.Ordinal)) is { } day ? $"{rule};BYDAY={day}" : rule;
        }
        return null;
    }

    /// <summary>Where the words of recurrence stand; null where none.</summary>
    public static TextRange? Find(string sentence)
    {
        var folded = Folding.FoldLower(sentence).Replace('\n', ' ');
        foreach (var (words, _) in Periods)
        {
            var at = folded.IndexOf(words, StringComparison.Ordinal);
            if (at < 0) continue;
            var from = folded.LastIndexOf("dinh ky", at, Math.Min(at, 40), StringComparison.Ordinal);
            var (start, end) = (from >= 0 ? from : at, at + words.Length);
            if (DayOfMonth().Match(folded) is { Success: true } day)
            {
                var bound = folded.LastIndexOf("truoc", day.Index, Math.Min(day.Index, 8), StringComparison.Ordinal);
                (start, end) = (Math.Min(start, bound >= 0 ? bound : day.Index), Math.Max(end, day.Index + day.Length));
            }
            return end - start < 120 ? new TextRange(start, end) : new TextRange(at, at + words.Length);
        }
        return null;
    }

    /// <summary>A report that is to be made again: "định kỳ" with it, or in a plan a day of the month or week with it.</summary>
    public static bool IsDuty(string sentence, bool plan)
    {
        var folded = Folding.FoldLower(sentence);
        if (!folded.Contains("bao cao", StringComparison.Ordinal) && !folded.Contains("gui ", StringComparison.Ordinal) && !folded.Contains("tong hop", StringComparison.Ordinal) && !folded.Contains("nghiem thu", StringComparison.Ordinal) && !folded.Contains("cap nhat", StringComparison.Ordinal)) return false;
        return (plan && folded.Contains("dinh ky", StringComparison.Ordinal)) || DaysOfMonth(folded).Length > 0 && folded.Contains("truoc", StringComparison.Ordinal) || plan && DaysOfMonth(folded).Length > 0;
    }

    /// <summary>"trước ngày 10 và 25 hằng tháng" gives "10,25"; "" where no day stands without its month.</summary>
    private static string DaysOfMonth(string folded)
    {
        var match = DayOfMonth().Match(folded);
        if (!match.Success) return "";
        var days = match.Groups["d"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture)).Where(d => d is > 0 and < 32);
        return string.Join(',', days);
    }

    [GeneratedRegex(@"ngay\s+(?<d>\d{1,2})(?:\s+va\s+(?:ngay\s+)?(?<d>\d{1,2}))?(?!\s*[/\d.]|\s+thang\s+\d)(?:\s+(?:cua\s+)?thang\s+(?:cuoi\s+)?(?:cua\s+)?quy|\s+cua\s+thang\s+(?:cuoi|dau)\s+quy)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex DayOfMonth();
}
