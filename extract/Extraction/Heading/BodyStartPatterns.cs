namespace Pipeline.Extraction.Heading;

/// <summary>Signs in folded lines that the heading is over.</summary>
internal static class BodyStartPatterns
{
    private static readonly string[] Basis =
    [
        "CAN CU ",
        "CAN CU:",
        "XET DE NGHI",
        "THEO DE NGHI",
        "THI HANH ",
        "CHAP HANH ",
        "CAN CU",
        "XET TO TRINH",
    ];

    private static readonly string[] Sentence =
    [
        "THUC HIEN ",
        "TRIEN KHAI ",
        "NGAY ",
        "HOM NAY",
        "VAO LUC",
        "VAO HOI",
        "DE ",
        "NHAM ",
        "TRONG ",
        "SAU KHI",
        "TREN CO SO",
        "DUOC SU",
        "PHUC DAP",
        "TIEP THEO",
        "TIEP TUC",
        "THOI GIAN",
        "THANH PHAN",
        "UY BAN NHAN DAN ",
        "UBND ",
        "NAM ",
        "TINH DEN",
        "QUA ",
        "TU NGAY",
        "SO ",
        "HOI DONG ",
        "BAN ",
        "NHAN DUOC",
        "THEO ",
        "CHUNG TOI",
        "TOI TEN",
        "HIEN NAY",
        "XET ",
    ];

    /// <summary>"Kính gửi", "Gửi:".</summary>
    public static bool IsAddressee(string fold) =>
        fold.StartsWith("KINH GUI", StringComparison.Ordinal)
        || fold.StartsWith("KINH GOI", StringComparison.Ordinal)
        || fold.StartsWith("KINH CHUYEN", StringComparison.Ordinal)
        || (
            fold.Length > 9
            && fold.AsSpan(0, Math.Min(fold.Length, 12)).IndexOf(':') > 5
            && FixedHeadingLines.MatchesLine(fold[..8], "KINHGUI", 1)
        );

    /// <summary>"Căn cứ …", "Xét đề nghị …".</summary>
    public static bool IsBasis(string fold)
    {
        var text = fold.AsSpan().TrimStart(" ,.-+");
        foreach (var word in Basis)
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Words that open a sentence of the body rather than a subject.</summary>
    public static bool OpensSentence(string fold)
    {
        foreach (var word in Sentence)
            if (fold.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>"I. …", "1. …", "A. …", "Phần I", "Chương I", "Điều 1", "Mục 1".</summary>
    public static bool IsSection(string fold)
    {
        if (fold.Length < 2)
            return false;
        foreach (var word in (ReadOnlySpan<string>)["PHAN ", "CHUONG ", "DIEU ", "MUC "])
            if (fold.StartsWith(word, StringComparison.Ordinal))
            {
                var rest = fold.AsSpan(word.Length);
                if (
                    rest.Length > 0
                    && (
                        char.IsAsciiDigit(rest[0]) || rest.StartsWith("THU ", StringComparison.Ordinal) || IsRoman(rest)
                    )
                )
                    return true;
            }
        var dot = fold.AsSpan(0, Math.Min(fold.Length, 7)).IndexOfAny("./)-");
        if (dot is < 1 or > 5 || dot + 1 >= fold.Length)
            return false;
        var head = fold.AsSpan(0, dot);
        // "V/ …" is a spoilt "V/v".
        if (fold[dot] is '/' or '-' && !(fold[dot + 1] == ' ') || fold.StartsWith("V/", StringComparison.Ordinal))
            return false;
        return head.IndexOfAnyExceptInRange('0', '9') < 0
            || IsRoman(fold)
            || (dot == 1 && head[0] is >= 'A' and <= 'D' && fold[dot] == '.' && fold[dot + 1] == ' ');
    }

    /// <summary>"ĐẾN", "CÔNG VĂN ĐẾN": the arrival stamp, blanks lost or not.</summary>
    public static bool IsArrivalTitle(string fold) =>
        fold.Trim(' ', ':', '.', '-', '|', '_', '\'').Replace(" ", "", StringComparison.Ordinal)
            is "DEN"
                or "CONGVANDEN"
                or "VANBANDEN"
                or "VBDEN"
                or "CVDEN";

    private static bool IsRoman(ReadOnlySpan<char> text)
    {
        var n = 0;
        while (n < text.Length && text[n] is 'I' or 'V' or 'X')
            n++;
        return n is > 0 and < 6 && (n == text.Length || !char.IsAsciiLetterOrDigit(text[n]));
    }
}
