using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Scoring;

/// <summary>How totals and formulas of sums are worded.</summary>
internal static class TotalWords
{
    /// <summary>True for the wording of a total row: "Tổng cộng (I+II)", "Cộng", also the total of one section.</summary>
    public static bool IsTotal(string text)
    {
        if (text.Length is 0 or > 90) return false;
        var fold = Folding.FoldLower(text).TrimStartAny("*-+ ").TrimEndAny(":. ;").Replace(": (", " (", StringComparison.Ordinal);
        return fold is "tong" or "cong" or "tong cong" or "tong diem" or "tong so" or "tong so diem"
            || fold.StartsWith("tong cong", StringComparison.Ordinal) || fold.StartsWith("tong so diem", StringComparison.Ordinal) || fold.StartsWith("tong diem", StringComparison.Ordinal)
            || (fold.StartsWith("cong ", StringComparison.Ordinal) || fold.StartsWith("tong ", StringComparison.Ordinal)) && fold.AsSpan(5).IndexOfAnyExcept("ivxabcde0123456789+() ,.") < 0
            || fold.StartsWith("cong diem", StringComparison.Ordinal) && fold.Length < 30 || fold.StartsWith("cong (", StringComparison.Ordinal) || fold.StartsWith("tong (", StringComparison.Ordinal)
            || fold.StartsWith("cong muc", StringComparison.Ordinal) || fold.StartsWith("cong phan", StringComparison.Ordinal) || fold.StartsWith("tong muc", StringComparison.Ordinal)
            || fold.StartsWith("tong phan", StringComparison.Ordinal);
    }

    /// <summary>True for "Điểm trung bình", "Bình quân": neither a criterion nor a sum.</summary>
    public static bool IsAverage(string text)
    {
        if (text.Length is 0 or > 40) return false;
        var fold = Folding.FoldLower(text).TrimStartAny("*-+ ");
        foreach (var head in new[] { "diem trung binh", "diem binh quan", "trung binh", "binh quan", "diem tb" })
            if (fold.StartsWith(head, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>True for the total of one section: "Cộng mục I", "Tổng điểm phần A".</summary>
    public static bool IsPartial(string text)
    {
        var fold = Folding.FoldLower(text).TrimEndAny(":. ");
        if (fold.Contains('+', StringComparison.Ordinal)) return false;
        var cut = Math.Max(fold.IndexOf(" muc ", StringComparison.Ordinal), fold.IndexOf(" phan ", StringComparison.Ordinal));
        if (cut < 0) return false;
        var rest = fold[cut..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return rest.Length == 2 && Numbering.Parse(rest[1].ToUpperInvariant()) is not null;
    }

    /// <summary>The formula of a sum, "(1+2+3)"; null where the wording has none.</summary>
    public static string? FormulaOf(string text)
    {
        for (var open = text.IndexOf('(', StringComparison.Ordinal); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var close = text.IndexOf(')', open);
            if (close < 0) return null;
            var inside = text.AsSpan(open + 1, close - open - 1);
            if (inside.IndexOf('+') > 0 && inside.IndexOfAnyExcept("0123456789IVXABCDabcd.+… ") < 0) return text[open..(close + 1)];
        }
        return null;
    }
}
