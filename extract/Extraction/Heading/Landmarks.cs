namespace Pipeline.Extraction.Heading;

/// <summary>
/// Fixed words of the heading, found through OCR slips (Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW for the
/// Party; the Youth Union prints its own name on the right).
/// </summary>
internal static class Landmarks
{
    private static readonly WordPattern[] Nation =
    [
        new("CONG HOA XA HOI CHU NGHIA VIET NAM", 3, 6), new("DANG CONG SAN VIET NAM", 2, 3), new("VIET NAM DAN CHU CONG HOA", 2, 3),
        new("DOAN TNCS HO CHI MINH", 2, 3), new("DOAN THANH NIEN CONG SAN HO CHI MINH", 3, 6),
    ];

    private static readonly WordPattern Motto = new("DOC LAP TU DO HANH PHUC", 2, 5);

    /// <summary>Index at which the national or Party heading begins in a folded line; -1 where it does not stand.</summary>
    public static int NationAt(ReadOnlySpan<char> fold) => fold.Length is < 12 or > 200 ? -1 : NationAt(fold, LandmarkWords.In(fold));

    /// <summary>The same where the words in the line are known.</summary>
    public static int NationAt(ReadOnlySpan<char> fold, LandmarkWord words)
    {
        if (fold.Length is < 12 or > 200) return -1;
        foreach (var pattern in Nation)
            if (pattern.HasWords(words) && fold.Length >= pattern.Length - 4 && pattern.Find(fold) is var at and >= 0) return at;
        return -1;
    }

    /// <summary>Index at which "Độc lập - Tự do - Hạnh phúc" begins in a folded line; -1 where it does not stand.</summary>
    public static int MottoAt(ReadOnlySpan<char> fold) => fold.Length is >= 18 and <= 200 ? MottoAt(fold, LandmarkWords.In(fold)) : -1;

    /// <summary>The same where the words in the line are known.</summary>
    public static int MottoAt(ReadOnlySpan<char> fold, LandmarkWord words) => fold.Length is >= 18 and <= 200 && Motto.HasWords(words) ? Motto.Find(fold) : -1;

    /// <summary>True where a line's letters are the words, but for slips.</summary>
    public static bool Is(string fold, string words, int slips)
    {
        var letters = Letters(fold);
        var wanted = Letters(words);
        return Math.Abs(letters.Length - wanted.Length) <= slips && Distance(letters, wanted, slips) <= slips;
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
