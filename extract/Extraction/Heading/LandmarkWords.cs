namespace Pipeline.Extraction.Heading;

/// <summary>The words of the headings' fixed lines that stand in a line, also within other words: one pass tells most lines off before any distance is measured.</summary>
[Flags]
internal enum LandmarkWord
{
    None = 0, Cong = 1, Hoa = 1 << 1, Hoi = 1 << 2, Chu = 1 << 3, Nghia = 1 << 4, Viet = 1 << 5, Nam = 1 << 6, Dang = 1 << 7, San = 1 << 8, Dan = 1 << 9, Doan = 1 << 10,
    Tncs = 1 << 11, Chi = 1 << 12, Minh = 1 << 13, Thanh = 1 << 14, Nien = 1 << 15, Doc = 1 << 16, Lap = 1 << 17, Hanh = 1 << 18, Phuc = 1 << 19,
}

/// <summary>Finds them.</summary>
internal static class LandmarkWords
{
    /// <summary>The words of a pattern that are looked for: those of three letters and more.</summary>
    public static LandmarkWord Of(string pattern)
    {
        var words = LandmarkWord.None;
        foreach (var word in pattern.Split(' '))
            if (word.Length > 2) words |= Enum.Parse<LandmarkWord>(word, ignoreCase: true);
        return words;
    }

    /// <summary>The words in a folded line.</summary>
    public static LandmarkWord In(ReadOnlySpan<char> fold)
    {
        var found = LandmarkWord.None;
        for (var i = 2; i < fold.Length; i++)
        {
            var (first, second) = (fold[i - 2], fold[i - 1]);
            switch (fold[i])
            {
                case 'G' when second == 'N':
                    if (first == 'O' && Before(fold, i, 'C')) found |= LandmarkWord.Cong;
                    else if (first == 'A' && Before(fold, i, 'D')) found |= LandmarkWord.Dang;
                    break;
                case 'A' when second == 'O' && first == 'H': found |= LandmarkWord.Hoa; break;
                case 'A' when second == 'I' && first == 'H':
                    if (Before(fold, i, 'G') && i > 3 && fold[i - 4] == 'N') found |= LandmarkWord.Nghia;
                    break;
                case 'I' when second == 'O' && first == 'H': found |= LandmarkWord.Hoi; break;
                case 'I' when second == 'H' && first == 'C': found |= LandmarkWord.Chi; break;
                case 'U' when second == 'H' && first == 'C': found |= LandmarkWord.Chu; break;
                case 'T' when second == 'E' && first == 'I' && Before(fold, i, 'V'): found |= LandmarkWord.Viet; break;
                case 'M' when second == 'A' && first == 'N': found |= LandmarkWord.Nam; break;
                case 'N' when second == 'A':
                    if (first == 'S') found |= LandmarkWord.San;
                    else if (first == 'D') found |= LandmarkWord.Dan;
                    else if (first == 'O' && Before(fold, i, 'D')) found |= LandmarkWord.Doan;
                    break;
                case 'N' when second == 'E' && first == 'I' && Before(fold, i, 'N'): found |= LandmarkWord.Nien; break;
                case 'S' when second == 'C' && first == 'N' && Before(fold, i, 'T'): found |= LandmarkWord.Tncs; break;
                case 'H' when second == 'N':
                    if (first == 'I' && Before(fold, i, 'M')) found |= LandmarkWord.Minh;
                    else if (first == 'A' && Before(fold, i, 'H')) found |= i > 3 && fold[i - 4] == 'T' ? LandmarkWord.Thanh | LandmarkWord.Hanh : LandmarkWord.Hanh;
                    break;
                case 'C' when second == 'O' && first == 'D': found |= LandmarkWord.Doc; break;
                case 'C' when second == 'U' && first == 'H' && Before(fold, i, 'P'): found |= LandmarkWord.Phuc; break;
                case 'P' when second == 'A' && first == 'L': found |= LandmarkWord.Lap; break;
            }
        }
        return found;
    }

    private static bool Before(ReadOnlySpan<char> fold, int last, char letter) => last > 2 && fold[last - 3] == letter;
}
