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

    private static readonly WordScan Scan = new(Enum.GetValues<LandmarkWord>().Where(w => w != LandmarkWord.None).Select(w => ((int)w, (IEnumerable<string>)[w.ToString().ToUpperInvariant()])), ignoreCase: false);

    /// <summary>The words in a folded line.</summary>
    public static LandmarkWord In(ReadOnlySpan<char> fold) => (LandmarkWord)Scan.In(fold);
}
