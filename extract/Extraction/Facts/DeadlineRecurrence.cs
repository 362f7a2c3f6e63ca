using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Recurring duties as recurrence rules of RFC 5545: "định kỳ thứ Hai hằng tuần" gives FREQ=WEEKLY;BYDAY=MO.</summary>
internal static class DeadlineRecurrence
{
    private static readonly (string Words, string Rule)[] Periods =
    [
        ("hang tuan", "FREQ=WEEKLY"), ("hang thang", "FREQ=MONTHLY"), ("hang quy", "FREQ=MONTHLY;INTERVAL=3"), ("hang nam", "FREQ=YEARLY"), ("hang ngay", "FREQ=DAILY"),
        ("dinh ky 6 thang", "FREQ=MONTHLY;INTERVAL=6"), ("dinh ky 06 thang", "FREQ=MONTHLY;INTERVAL=6"), ("dinh ky 3 thang", "FREQ=MONTHLY;INTERVAL=3"), ("dinh ky 03 thang", "FREQ=MONTHLY;INTERVAL=3"),
        ("6 thang mot lan", "FREQ=MONTHLY;INTERVAL=6"), ("moi thang", "FREQ=MONTHLY"), ("moi quy", "FREQ=MONTHLY;INTERVAL=3"), ("moi tuan", "FREQ=WEEKLY"),
    ];

    private static readonly (string Words, string Day)[] Days =
        [("thu hai", "MO"), ("thu ba", "TU"), ("thu tu", "WE"), ("thu nam", "TH"), ("thu sau", "FR"), ("thu bay", "SA"), ("chu nhat", "SU")];

    /// <summary>The rule that a sentence tells; null where none.</summary>
    public static string? Of(string sentence)
    {
        var folded = Folding.FoldLower(sentence).Replace('\n', ' ');
        foreach (var (words, rule) in Periods)
        {
            if (!folded.Contains(words, StringComparison.Ordinal)) continue;
            if (rule != "FREQ=WEEKLY") return rule;
            foreach (var (day, code) in Days)
                if (folded.Contains(day, StringComparison.Ordinal)) return $"{rule};BYDAY={code}";
            return rule;
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
            return new TextRange(from >= 0 ? from : at, at + words.Length);
        }
        return null;
    }

    /// <summary>"định kỳ", with a report to be made.</summary>
    public static bool IsDuty(string sentence)
    {
        var folded = Folding.FoldLower(sentence);
        return folded.Contains("dinh ky", StringComparison.Ordinal) && (folded.Contains("bao cao", StringComparison.Ordinal) || folded.Contains("gui ", StringComparison.Ordinal) || folded.Contains("tong hop", StringComparison.Ordinal) || folded.Contains("nghiem thu", StringComparison.Ordinal));
    }
}
