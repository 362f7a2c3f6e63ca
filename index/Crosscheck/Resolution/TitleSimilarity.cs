using System.Collections.Frozen;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// Whether two titles are about the same matter. Words alone, without marks and small words: titles are quoted freely.
/// </summary>
internal static class TitleSimilarity
{
    private static readonly FrozenSet<ulong> Small = new[]
    {
        "ve",
        "viec",
        "cua",
        "va",
        "cac",
        "cho",
        "trong",
        "theo",
        "nam",
        "so",
        "ngay",
        "thuc",
        "hien",
        "ban",
        "hanh",
        "ke",
        "hoach",
        "quyet",
        "dinh",
        "nghi",
        "chuong",
        "trinh",
        "huong",
        "dan",
        "cong",
        "tac",
        "den",
        "tu",
        "nhung",
        "voi",
        "tai",
        "do",
        "de",
        "doan",
        "giai",
    }
        .Select(w => WordHashSet.Hash(w.ToUpperInvariant()))
        .ToFrozenSet();
    private static readonly ulong Central = WordHashSet.Hash("TONG");

    /// <summary>
    /// Share of the shorter title's words that stand in the other; null where one is missing or says too little.
    /// </summary>
    public static double? Measure(string? a, string? b)
    {
        if (a is null || b is null)
            return null;
        var (x, y) = (WordHashSet.FromText(a, Small), WordHashSet.FromText(b, Small));
        if (x.Count < 3 || y.Count < 3)
            return null;
        return (double)x.CountShared(y) / Math.Min(x.Count, y.Count);
    }

    /// <summary>True where the titles show one matter.</summary>
    public static bool IsSameMatter(string? a, string? b) => Measure(a, b) >= 0.6;

    /// <summary>True where the titles show two matters.</summary>
    public static bool IsDifferentMatter(string? a, string? b) => Measure(a, b) < 0.25;

    /// <summary>Number of words that say something.</summary>
    public static int CountSignificantWords(string? title) =>
        title is null ? 0 : WordHashSet.FromText(title, Small).Count;

    /// <summary>
    /// True where two names of issuers may mean one body. Names are told apart by level and place: a province is no
    /// district,
    /// one province is no other; what one name leaves out speaks against nothing.
    /// </summary>
    public static bool IssuersAgree(string? a, string? b)
    {
        if (a is null || b is null || a == b)
            return true;
        var (x, y) = (WordHashSet.FromText(a), WordHashSet.FromText(b));
        var shared = x.CountShared(y);
        if (x.Count == 0 || y.Count == 0 || shared == x.Count && shared == y.Count)
            return true;
        var (p, q) = (Place(a), Place(b));
        if (p.Level is not null && q.Level is not null && p.Level != q.Level)
            return false;
        if (p.Name is not null && q.Name is not null && p.Name != q.Name)
            return false;
        if (x.Contains(Central) != y.Contains(Central) && (p.Level ?? q.Level) is not null)
            return false;
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

/// <summary>
/// The different words of a text as sorted hashes: titles and names are compared millions of times in a large archive.
/// </summary>
internal readonly struct WordHashSet
{
    private const int Most = 128;
    private const int Longest = 512;
    private readonly ulong[] _sorted;

    private WordHashSet(ulong[] sorted) => _sorted = sorted;

    public int Count => _sorted.Length;

    /// <summary>Words of two letters and more, without marks and case, those to leave out aside.</summary>
    public static WordHashSet FromText(string text, FrozenSet<ulong>? without = null)
    {
        Span<char> fold = stackalloc char[Math.Min(text.Length, Longest)];
        Folding.FoldUpper(text.AsSpan(0, fold.Length), fold);
        Span<ulong> found = stackalloc ulong[Most];
        var (count, hash, length) = (0, Basis, 0);
        for (var i = 0; i <= fold.Length; i++)
        {
            if (i < fold.Length && !IsSeparator(fold[i]))
            {
                hash = (hash ^ fold[i]) * Prime;
                length++;
                continue;
            }
            if (length > 1 && count < Most && without?.Contains(hash) != true)
                found[count++] = hash;
            (hash, length) = (Basis, 0);
        }
        var words = found[..count];
        words.Sort();
        var kept = 0;
        for (var i = 0; i < count; i++)
            if (i == 0 || words[i] != words[i - 1])
                words[kept++] = words[i];
        return new WordHashSet(words[..kept].ToArray());
    }

    /// <summary>Hash of one folded word, upper case.</summary>
    public static ulong Hash(string word)
    {
        var hash = Basis;
        foreach (var c in word)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <summary>True where this word is among them.</summary>
    public bool Contains(ulong word) => Array.BinarySearch(_sorted, word) >= 0;

    /// <summary>Words that stand in both.</summary>
    public int CountShared(WordHashSet other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < _sorted.Length && j < other._sorted.Length)
        {
            if (_sorted[i] == other._sorted[j])
                (i, j, shared) = (i + 1, j + 1, shared + 1);
            else if (_sorted[i] < other._sorted[j])
                i++;
            else
                j++;
        }
        return shared;
    }

    private const ulong Basis = 14695981039346656037UL,
        Prime = 1099511628211UL;

    private static bool IsSeparator(char c) =>
        c
            is ' '
                or ','
                or '.'
                or ';'
                or ':'
                or '-'
                or '–'
                or '“'
                or '”'
                or '"'
                or '\''
                or '('
                or ')'
                or '/'
                or '\n'
                or '\t';
}
