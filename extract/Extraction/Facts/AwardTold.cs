using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>A form without a count is an award where a list of awards names it, or where one named body or person was given it.</summary>
internal static partial class AwardTold
{
    [GeneratedRegex(@"^(?:trong\s+)?(?:năm học|năm|giai đoạn)\s+(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*[:,]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex YearAlone();

    /// <summary>True where it was given.</summary>
    public static bool Is(FactContext context, Sentence sentence, AwardForm form, string? grantor)
    {
        var text = context.View.Text;
        var lead = sentence.Lead.Length > 0 ? Folding.FoldLower(text.AsSpan(sentence.Lead.Start, sentence.Lead.Length)) : "";
        var before = text.AsSpan(sentence.Range.Start, form.Range.Start - sentence.Range.Start).Trim(" -+–•*\t");
        var given = text.AsSpan(sentence.Range.Start, sentence.Range.Length);
        if (before.Length == 0 || YearAlone().IsMatch(before))
        {
            if (lead.Contains("khen thuong", StringComparison.Ordinal) || lead.Contains("tang thuong", StringComparison.Ordinal) || lead.Contains("thanh tich", StringComparison.Ordinal)) return true;
            // "- Bằng khen của UBND tỉnh" under "Năm 2018:" or with its own year.
            return grantor is not null && given[(form.Range.End - sentence.Range.Start)..].Contains("của ", StringComparison.Ordinal) && (before.Length > 0 || lead.Length is > 0 and < 60 && AwardYear.Printed(lead) is not null || AwardYear.Printed(given) is not null);
        }
        if (grantor is null || !before.Contains("được", StringComparison.Ordinal) || given.Contains("các ", StringComparison.OrdinalIgnoreCase)) return false;
        return AwardYear.Printed(given) is not null || OneBody(before);
    }

    /// <summary>"Công ty TNHH Nam Hải được Thủ tướng tặng …": the clause begins with one body or person by name.</summary>
    private static bool OneBody(ReadOnlySpan<char> before)
    {
        before = before[..before.LastIndexOf("được", StringComparison.Ordinal)];
        var clause = before[(before.LastIndexOfAny(",;:") + 1)..].Trim();
        if (clause.Length is < 6 or > 120 || clause.IndexOf(" được ", StringComparison.Ordinal) >= 0) return false;
        var noun = BodyNouns.Begins(clause);
        if (noun == 0 || clause.StartsWith("các", StringComparison.OrdinalIgnoreCase) || clause.StartsWith("mỗi", StringComparison.OrdinalIgnoreCase)) return false;
        // A name: a capital after the noun.
        foreach (var c in clause[noun..])
            if (char.IsUpper(c)) return true;
        return false;
    }
}
