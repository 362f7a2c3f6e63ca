using System.Collections.Frozen;
using Pipeline.Vietnamese;

namespace Pipeline.Crosscheck.Citations;

/// <summary>Whether two titles are about the same matter. Words alone, without marks and small words: titles are quoted freely.</summary>
internal static class Matter
{
    private static readonly FrozenSet<ulong> Small = new[] { "ve", "viec", "cua", "va", "cac", "cho", "trong", "theo", "nam", "so", "ngay", "thuc", "hien", "ban", "hanh", "ke", "hoach", "quyet", "dinh", "nghi", "chuong", "trinh", "huong", "dan", "cong", "tac", "den", "tu", "nhung", "voi", "tai", "do", "de", "doan", "giai" }.Select(w => WordHashes.Hash(w.ToUpperInvariant())).ToFrozenSet();
    private static readonly ulong Central = WordHashes.Hash("TONG");

    /// <summary>Share of the shorter title's words that stand in the other; null where one is missing or says too little.</summary>
    public static double? Likeness(string? a, string? b)
    {
        if (a is null || b is null) return null;
        var (x, y) = (WordHashes.Of(a, Small), WordHashes.Of(b, Small));
        if (x.Count < 3 || y.Count < 3) return null;
        return (double)x.Shared(y) / Math.Min(x.Count, y.Count);
    }

    /// <summary>True where the titles show one matter.</summary>
    public static bool Same(string? a, string? b) => Likeness(a, b) >= 0.6;

    /// <summary>True where the titles show two matters.</summary>
    public static bool Differs(string? a, string? b) => Likeness(a, b) < 0.25;

    /// <summary>Number of words that say something.</summary>
    public static int Length(string? title) => title is null ? 0 : WordHashes.Of(title, Small).Count;

    /// <summary>
    /// True where two names of issuers may mean one body. Names are told apart by level and place: a province is no district,
    /// one province is no other; what one name leaves out speaks against nothing.
    /// </summary>
    public static bool IssuersAgree(string? a, string? b)
    {
        if (a is null || b is null || a == b) return true;
        var (x, y) = (WordHashes.Of(a), WordHashes.Of(b));
        var shared = x.Shared(y);
        if (x.Count == 0 || y.Count == 0 || shared == x.Count && shared == y.Count) return true;
        var (p, q) = (Place(a), Place(b));
        if (p.Level is not null && q.Level is not null && p.Level != q.Level) return false;
        if (p.Name is not null && q.Name is not null && p.Name != q.Name) return false;
        if (x.Contains(Central) != y.Contains(Central) && (p.Level ?? q.Level) is not null) return false;
        return shared * 10 >= Math.Min(x.Count, y.Count) * 6;
    }

    /// <summary>True where both names name the same place, or none.</summary>
    public static bool SamePlace(string a, string b) => Place(a) == Place(b);

    private static (string? Level, string? Name) Place(string issuer)
    {
        var fold = " " + Folding.FoldLower(issuer).Trim() + " ";
        foreach (var level in new[] { " tinh ", " thanh pho ", " huyen ", " quan ", " thi xa ", " xa ", " phuong " })
            if (fold.LastIndexOf(level, StringComparison.Ordinal) is >= 0 and var at)
                return (level.Trim(), fold[(at + level.Length)..].Trim() is { Length: > 1 } name ? name : null);
        return (null, null);
    }
}
