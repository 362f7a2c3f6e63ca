using System.Collections.Frozen;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>How many of whom: "21 tập thể", "37 cá nhân", "23 đồng chí".</summary>
/// <param name="Value">The number.</param>
/// <param name="Collective">True for collectives, false for individuals, null for a bare number before a form ("01 Bằng khen").</param>
/// <param name="Range">Number and noun.</param>
internal sealed record AwardCount(int Value, bool? Collective, TextRange Range)
{
    private static readonly FrozenSet<string> Collectives = new[]
    {
        "tap the", "don vi", "gia dinh", "ho gia", "cdcs", "to chuc", "doanh nghiep", "cong doan", "co quan", "phong", "ban", "doi", "khoa", "truong", "chi bo", "dia phuong", "xa", "co so", "to", "cd", "cd bo", "chi doan", "chi hoi", "cong ty", "nghiep doan", "thon", "khu dan", "to cong",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Individuals = new[]
    {
        "ca nhan", "dong chi", "nguoi", "tac gia", "doan vien", "cdv", "chi", "em", "hoc sinh", "sinh vien", "can bo", "cong nhan", "cnvcld", "cnld", "cb", "cbvc", "cong chuc", "vien chuc", "giao vien", "dang vien", "hoi vien", "anh", "guong", "lao dong", "nld", "nu", "d/c", "ong", "ba", "nghe nhan", "chau", "nha giao", "nu doan", "cong doan vien", "chien si", "hoi vien", "thanh nien", "trong so", "truong hop", "nhan vien", "phu nu", "nong dan", "cuu chien",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Counts of a sentence, in order.</summary>
    public static List<AwardCount> Find(string text, TextRange range, IReadOnlyList<AwardForm> forms)
    {
        var found = new List<AwardCount>();
        for (var i = range.Start; i < range.End; i++)
        {
            var digit = text.AsSpan(i, range.End - i).IndexOfAnyInRange('0', '9');
            if (digit < 0) break;
            i += digit;
            var token = NumberToken.Read(text.AsSpan(i, range.End - i));
            var end = i + token.Length;
            var glued = (i > range.Start && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '-' or '–' or '.' or ',')) || (end < range.End && text[end] is '/' or '-' or '–' or '%');
            // "năm 2021 đối với …": the number names a year.
            if (!glued && !NameWords.EndIn(text, WordsAround.Before(text, i, range.Start, 3)) && token is { Fraction: false, Value: { } value and > 0 and < 1_000_000 })
            {
                var after = WordsAround.After(text, end, range.End, 2);
                var one = after.Count > 0 ? after[0].Fold : "";
                var two = after.Count > 1 ? $"{one} {after[1].Fold}" : one;
                // "18 Chiến sĩ thi đua cấp tỉnh": the title itself is counted.
                if (after.Count > 0 && forms.Any(f => !f.Generic && f.Range.Start == after[0].Range.Start && f.Range.End > after[0].Range.End)) found.Add(new AwardCount((int)value, null, new TextRange(i, end)));
                else if (IsNoun(text, after) && Kind(one, two) is { } collective)
                    found.Add(new AwardCount((int)value, collective, new TextRange(i, Collectives.Contains(two) || Individuals.Contains(two) ? after[1].Range.End : after[0].Range.End)));
                else if (after.Count > 0 && after[0].Range.Start - end <= 2 && InForm(forms, after[0].Range.Start))
                    found.Add(new AwardCount((int)value, null, new TextRange(i, end)));
            }
            i = Math.Max(i, end - 1);
        }
        return found;
    }

    /// <summary>"đối với", "từ", "bạn" fold as "đội", "tổ", "ban" do, and are no nouns of this kind.</summary>
    private static bool IsNoun(string text, IReadOnlyList<(string Fold, TextRange Range)> after) =>
        after.Count > 0 && text.AsSpan(after[0].Range.Start, after[0].Range.Length).ToString().ToLowerInvariant() is not ("đối" or "đợi" or "đổi" or "đôi" or "từ" or "tờ" or "bạn" or "bán" or "bàn" or "bản" or "chỉ" or "xa");

    private static bool InForm(IReadOnlyList<AwardForm> forms, int at)
    {
        foreach (var form in forms)
            if (!form.Generic && form.Range.Start <= at && form.Range.End > at) return true;
        return false;
    }

    private static bool? Kind(string one, string two)
    {
        if (Collectives.Contains(two)) return true;
        if (Individuals.Contains(two)) return false;
        if (two.StartsWith("ho gia", StringComparison.Ordinal)) return true;
        if (Individuals.Contains(one)) return false;
        return Collectives.Contains(one) ? true : null;
    }
}
