namespace Pipeline.Extraction.Heading;

/// <summary>
/// Fixed words of the heading, found through OCR slips (Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW for the
/// Party; the Youth Union prints its own name on the right).
/// </summary>
internal static class Landmarks
{
    private static readonly string[] Nation =
    [
        "CONG HOA XA HOI CHU NGHIA VIET NAM", "DANG CONG SAN VIET NAM", "VIET NAM DAN CHU CONG HOA",
        "DOAN TNCS HO CHI MINH", "DOAN THANH NIEN CONG SAN HO CHI MINH",
    ];

    private const string Motto = "DOC LAP TU DO HANH PHUC";

    /// <summary>Index at which the national or Party heading begins in a folded line; -1 where it does not stand.</summary>
    public static int NationAt(string fold) => NationAt(fold, out _);

    /// <summary>The same, telling the end.</summary>
    public static int NationAt(string fold, out int end)
    {
        end = -1;
        if (fold.Length is < 12 or > 200) return -1;
        foreach (var words in Nation)
            if (HasWords(fold, words, words.Length > 26 ? 3 : 2) && fold.Length >= words.Length - 4 && Find(fold, words, words.Length > 26 ? 6 : 3) is var (at, stop) && at >= 0)
            {
                end = stop;
                return at;
            }
        return -1;
    }

    /// <summary>Index at which "Độc lập - Tự do - Hạnh phúc" begins in a folded line; -1 where it does not stand.</summary>
    public static int MottoAt(string fold) => fold.Length is >= 18 and <= 200 && HasWords(fold, Motto, 2) ? Find(fold, Motto, 5).At : -1;

    // Most lines are told off by a few searches for whole words; distances are dear.
    private static bool HasWords(ReadOnlySpan<char> fold, ReadOnlySpan<char> words, int least)
    {
        foreach (var range in words.Split(' '))
            if (words[range].Length > 2 && fold.IndexOf(words[range], StringComparison.Ordinal) >= 0 && --least <= 0) return true;
        return false;
    }

    /// <summary>True where the line belongs to the right-hand heading.</summary>
    public static bool IsNational(string fold) => NationAt(fold) is >= 0 and < 4 || MottoAt(fold) is >= 0 and < 4;

    /// <summary>True where a line's letters are the words, but for slips.</summary>
    public static bool Is(string fold, string words, int slips)
    {
        var letters = Letters(fold);
        var wanted = Letters(words);
        return Math.Abs(letters.Length - wanted.Length) <= slips && Distance(letters, wanted, slips) <= slips;
    }

    private static (int At, int End) Find(string fold, string words, int slips)
    {
        var wanted = Letters(words);
        var (at, stop, least) = (-1, -1, slips + 1);
        for (var i = 0; i < fold.Length && least > 0; i++)
        {
            if (!char.IsAsciiLetterUpper(fold[i]) || (i > 0 && char.IsAsciiLetterUpper(fold[i - 1]))) continue;
            var (letters, end) = Take(fold, i, wanted.Length);
            if (letters.Length < wanted.Length - slips) break;
            if (letters[0] != wanted[0] && letters[^1] != wanted[^1]) continue;
            if (Distance(letters, wanted, least - 1) is var distance && distance < least) (at, stop, least) = (i, end, distance);
        }
        return (at, stop);
    }

    private static (string Letters, int End) Take(string fold, int start, int count)
    {
        var taken = new char[count];
        var n = 0;
        var i = start;
        for (; i < fold.Length && n < count; i++)
            if (char.IsAsciiLetterUpper(fold[i])) taken[n++] = fold[i];
        return (new string(taken, 0, n), i);
    }

    private static string Letters(string fold) => string.Concat(fold.Where(char.IsAsciiLetterUpper));

    /// <summary>Levenshtein distance, given up above a limit.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, best) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
                best = Math.Min(best, cost);
            }
            if (best > limit) return limit + 1;
        }
        return row[b.Length];
    }
}
