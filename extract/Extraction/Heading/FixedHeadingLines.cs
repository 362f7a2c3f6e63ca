using System.Numerics;
using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// Fixed words of the heading, found through OCR slips (Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW for the
/// Party; the Youth Union prints its own name on the right).
/// </summary>
internal static class FixedHeadingLines
{
    private static readonly FuzzyWordPattern[] Nation =
    [
        new("CONG HOA XA HOI CHU NGHIA VIET NAM", 3, 6),
        new("DANG CONG SAN VIET NAM", 2, 3),
        new("VIET NAM DAN CHU CONG HOA", 2, 3),
        new("DOAN TNCS HO CHI MINH", 2, 3),
        new("DOAN THANH NIEN CONG SAN HO CHI MINH", 3, 6),
    ];

    private static readonly FuzzyWordPattern Motto = new("DOC LAP TU DO HANH PHUC", 2, 5);

    /// <summary>
    /// Index at which the national or Party heading begins in a folded line; -1 where it does not stand.
    /// </summary>
    public static int NationAt(ReadOnlySpan<char> fold) =>
        fold.Length is < 12 or > 200 ? -1 : NationAt(fold, HeadingLineWordFinder.FindInLine(fold));

    /// <summary>The same where the words in the line are known.</summary>
    public static int NationAt(ReadOnlySpan<char> fold, HeadingLineWords words)
    {
        if (fold.Length is < 12 or > 200)
            return -1;
        foreach (var pattern in Nation)
            if (pattern.HasWords(words) && fold.Length >= pattern.Length - 4 && pattern.Find(fold) is var at and >= 0)
                return at;
        return -1;
    }

    /// <summary>
    /// Index at which "Độc lập - Tự do - Hạnh phúc" begins in a folded line; -1 where it does not stand.
    /// </summary>
    public static int MottoAt(ReadOnlySpan<char> fold) =>
        fold.Length is >= 18 and <= 200 ? MottoAt(fold, HeadingLineWordFinder.FindInLine(fold)) : -1;

    /// <summary>The same where the words in the line are known.</summary>
    public static int MottoAt(ReadOnlySpan<char> fold, HeadingLineWords words) =>
        fold.Length is >= 18 and <= 200 && Motto.HasWords(words) ? Motto.Find(fold) : -1;

    /// <summary>True where a line's letters are the words, but for slips.</summary>
    public static bool MatchesLine(string fold, string words, int slips)
    {
        var letters = Letters(fold);
        var wanted = Letters(words);
        return Math.Abs(letters.Length - wanted.Length) <= slips
            && LevenshteinDistance(letters, wanted, slips) <= slips;
    }

    private static string Letters(string fold) => string.Concat(fold.Where(char.IsAsciiLetterUpper));

    /// <summary>Levenshtein distance, given up above a limit.</summary>
    public static int LevenshteinDistance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, best) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
                best = Math.Min(best, cost);
            }
            if (best > limit)
                return limit + 1;
        }
        return row[b.Length];
    }
}

/// <summary>
/// The words of the headings' fixed lines that stand in a line, also within other words: one pass tells most lines off
/// before any distance is measured.
/// </summary>
[Flags]
internal enum HeadingLineWords
{
    None = 0,
    Cong = 1,
    Hoa = 1 << 1,
    Hoi = 1 << 2,
    Chu = 1 << 3,
    Nghia = 1 << 4,
    Viet = 1 << 5,
    Nam = 1 << 6,
    Dang = 1 << 7,
    San = 1 << 8,
    Dan = 1 << 9,
    Doan = 1 << 10,
    Tncs = 1 << 11,
    Chi = 1 << 12,
    Minh = 1 << 13,
    Thanh = 1 << 14,
    Nien = 1 << 15,
    Doc = 1 << 16,
    Lap = 1 << 17,
    Hanh = 1 << 18,
    Phuc = 1 << 19,
}

/// <summary>Finds them.</summary>
internal static class HeadingLineWordFinder
{
    /// <summary>The words of a pattern that are looked for: those of three letters and more.</summary>
    public static HeadingLineWords FindInPattern(string pattern)
    {
        var words = HeadingLineWords.None;
        foreach (var word in pattern.Split(' '))
            if (word.Length > 2)
                words |= Enum.Parse<HeadingLineWords>(word, ignoreCase: true);
        return words;
    }

    private static readonly MultiWordMatcher Scan = new(
        Enum.GetValues<HeadingLineWords>()
            .Where(w => w != HeadingLineWords.None)
            .Select(w => ((int)w, (IEnumerable<string>)[w.ToString().ToUpperInvariant()])),
        ignoreCase: false
    );

    /// <summary>The words in a folded line.</summary>
    public static HeadingLineWords FindInLine(ReadOnlySpan<char> fold) => (HeadingLineWords)Scan.FindWords(fold);
}

/// <summary>
/// Fixed words that are found through slips of letters; blanks and marks between the letters count for nothing.
/// </summary>
internal sealed class FuzzyWordPattern
{
    private readonly string _letters;
    private readonly ulong[] _places = new ulong[26];
    private readonly HeadingLineWords _words;
    private readonly int _least;
    private readonly int _slips;

    /// <summary>Prepares a pattern.</summary>
    /// <param name="words">Folded words of at most 64 letters.</param>
    /// <param name="least">Words of three letters and more that must stand in the line whole.</param>
    /// <param name="slips">Slips allowed.</param>
    public FuzzyWordPattern(string words, int least, int slips)
    {
        (Length, _least, _slips) = (words.Length, least, slips);
        _letters = string.Concat(words.Where(char.IsAsciiLetterUpper));
        for (var i = 0; i < _letters.Length; i++)
            _places[_letters[i] - 'A'] |= 1UL << i;
        _words = HeadingLineWordFinder.FindInPattern(words);
    }

    /// <summary>Characters of the words as they are printed.</summary>
    public int Length { get; }

    /// <summary>True where enough of the words stand whole in the line.</summary>
    public bool HasWords(HeadingLineWords line) => BitOperations.PopCount((uint)(line & _words)) >= _least;

    /// <summary>Index of the best place, at the beginning of a word; -1 where the slips are too many.</summary>
    /// <param name="fold">A folded line of at most 200 characters.</param>
    public int Find(ReadOnlySpan<char> fold)
    {
        Span<char> letters = stackalloc char[200];
        Span<int> starts = stackalloc int[200];
        var (count, words) = (0, 0);
        Span<int> at = stackalloc int[200];
        for (var i = 0; i < fold.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(fold[i]))
                continue;
            if (i == 0 || !char.IsAsciiLetterUpper(fold[i - 1]))
                (starts[words], at[words++]) = (count, i);
            letters[count++] = fold[i];
        }
        var (best, least) = (-1, _slips + 1);
        for (var w = 0; w < words && least > 0; w++)
        {
            var window = letters[starts[w]..Math.Min(count, starts[w] + _letters.Length)];
            if (window.Length < _letters.Length - _slips)
                break;
            if (window[0] != _letters[0] && window[^1] != _letters[^1])
                continue;
            if (Distance(window) is var distance && distance < least)
                (best, least) = (at[w], distance);
        }
        return best;
    }

    // Levenshtein distance by columns of bits (Myers 1999; Hyyrö 2001 for whole texts).
    private int Distance(ReadOnlySpan<char> text)
    {
        var (plus, minus, score, last) = (~0UL, 0UL, _letters.Length, 1UL << (_letters.Length - 1));
        foreach (var c in text)
        {
            var equal = _places[c - 'A'];
            var vertical = equal | minus;
            var horizontal = (((equal & plus) + plus) ^ plus) | equal;
            var (up, down) = (minus | ~(horizontal | plus), plus & horizontal);
            if ((up & last) != 0)
                score++;
            else if ((down & last) != 0)
                score--;
            up = (up << 1) | 1;
            down <<= 1;
            plus = down | ~(vertical | up);
            minus = up & vertical;
        }
        return score;
    }
}
