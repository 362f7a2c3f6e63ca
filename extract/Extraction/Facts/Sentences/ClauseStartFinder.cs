using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Where the clause that leads to a number begins: at a comma, a semicolon, a parenthesis, the sentence's begin; commas
/// of short lists and within quotes do not part.
/// </summary>
internal static class ClauseStartFinder
{
    private const int ShortAbbreviation = 14;

    /// <summary>
    /// The begin of the clause, not before <paramref name="from"/>, at most <paramref name="most"/> words back.
    /// </summary>
    public static int Find(string text, int from, int to, int most, int longestQuote)
    {
        var start = to;
        var words = 0;
        while (start > from && words < most)
        {
            var c = text[start - 1];
            if (c == '”' && Opening(text, from, start - 1, longestQuote) is >= 0 and var quote)
            {
                start = quote;
                continue;
            }
            // "Tổng sản phẩm trên địa bàn (GRDP) tăng": an abbreviation parts nothing.
            if (c == ')' && Abbreviation(text, from, start - 1) is >= 0 and var open)
            {
                start = open;
                continue;
            }
            if (
                c is ';' or '(' or ')' or '\t'
                || c == '.' && start < text.Length && CharacterClasses.IsWhiteSpace(text[start])
            )
                break;
            if (c == ',' && !JoinsWords(text, from, start - 1, to))
                break;
            if (c == ' ' && start > from + 1 && !CharacterClasses.IsWhiteSpace(text[start - 2]))
                words++;
            start--;
        }
        return start;
    }

    private static int Opening(string text, int from, int close, int longest)
    {
        var least = Math.Max(from, close - longest);
        return close > least ? text.LastIndexOf('“', close - 1, close - least) : -1;
    }

    private static int Abbreviation(string text, int from, int close)
    {
        for (var i = close - 1; i >= from && close - i <= ShortAbbreviation; i--)
        {
            if (text[i] == '(')
                return close - i > 2 ? i : -1;
            if (!CharacterClasses.IsUpper(text[i]) && text[i] is not ('-' or 'v'))
                return -1;
        }
        return -1;
    }

    /// <summary>
    /// "phòng, chống", "thăm hỏi, trợ cấp", "khiếu nại, tố cáo": one or two words before the comma and few after it
    /// make one phrase.
    /// </summary>
    private static bool JoinsWords(string text, int from, int comma, int to)
    {
        var after = text.AsSpan(comma + 1, to - comma - 1).TrimStart();
        if (CoordinatedPairLexicon.Join(text.AsSpan(Math.Max(0, comma - 16), Math.Min(16, comma)), after))
            return true;
        if (after.IsEmpty || !CharacterClasses.IsLower(after[0]) || after.Trim().IsEmpty)
            return false;
        var start = comma;
        while (start > from && text[start - 1] is not (',' or ';' or ':' or '(' or ')' or '.' or '“' or '\t' or '”'))
            start--;
        var segment = text.AsSpan(start, comma - start).Trim(" -+–*\n");
        if (segment.IndexOfAnyInRange('0', '9') >= 0 || segment.IsEmpty)
            return false;
        if (segment.EndsWith("phòng", StringComparison.Ordinal) && after.StartsWith("chống", StringComparison.Ordinal))
            return true;
        if (
            segment.EndsWith("khiếu nại", StringComparison.Ordinal)
            && after.StartsWith("tố cáo", StringComparison.Ordinal)
        )
            return true;
        // The figure before ends here: what stands between is its own.
        if (
            start == from
                && from > 0
                && (CharacterClasses.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '%' or '‰')
            || IsNoun(segment)
        )
            return false;
        foreach (
            var verb in (ReadOnlySpan<string>)
                [
                    "tăng",
                    "giảm",
                    "đạt",
                    "chiếm",
                    "bằng",
                    "vượt",
                    "trị giá",
                    "tổng",
                    "số tiền",
                    "kinh phí",
                    "giá trị",
                    "mức ",
                ]
        )
            if (after.StartsWith(verb, StringComparison.Ordinal))
                return false;
        return segment.Count(' ') <= (CharacterClasses.IsLower(segment[0]) ? 3 : 1) && !IsAdverb(segment);
    }

    /// <summary>
    /// "7.757 tổ chức, cá nhân, kiến nghị …": the list of what was counted ends with a body or a person.
    /// </summary>
    private static bool IsNoun(ReadOnlySpan<char> segment) =>
        BodyNounLexicon.MatchStart(segment) == segment.Length
        || segment is "cá nhân" or "tổ chức" or "sáng kiến" or "kế hoạch" or "giải pháp" or "tin" or "bài";

    private static bool IsAdverb(ReadOnlySpan<char> segment) =>
        segment.Equals("trong đó", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("đến nay", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("hiện nay", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("ngoài ra", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("theo đó", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("qua đó", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("cụ thể", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("đồng thời", StringComparison.OrdinalIgnoreCase)
        || segment.StartsWith("năm ", StringComparison.OrdinalIgnoreCase)
        || segment.StartsWith("trong ", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("kết quả", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// What goes before a semicolon that divides a sentence: its time, and the conditions that it sets, hold behind it too.
/// </summary>
internal static class PrecedingClauseFinder
{
    private const int Longest = 400;

    /// <summary>
    /// The words of the same sentence before the semicolon in front of <paramref name="start"/>; empty where none
    /// divides there.
    /// </summary>
    public static ReadOnlySpan<char> Find(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - Longest), Math.Min(start, Longest)).TrimEnd();
        if (before is not [.., ';'])
            return default;
        return before[(Math.Max(before.LastIndexOf('\n'), before.LastIndexOf(". ")) + 1)..];
    }
}

/// <summary>
/// Words that papers put together over a comma ("thi đua, khen thưởng", "đoàn viên, người lao động"): it parts no
/// clause.
/// </summary>
internal static class CoordinatedPairLexicon
{
    private static readonly (string One, string Other)[] Pairs =
    [
        ("thi đua", "khen thưởng"),
        ("phòng", "chống"),
        ("khiếu nại", "tố cáo"),
        ("kiểm tra", "giám sát"),
        ("an toàn", "vệ sinh"),
        ("đoàn viên", "người lao động"),
        ("đoàn viên", "NLĐ"),
        ("đoàn viên", "CNVC"),
        ("đoàn viên", "công nhân"),
        ("ĐV", "NLĐ"),
        ("viên chức", "NLĐ"),
        ("hỗ trợ", "thăm hỏi"),
        ("xây dựng", "sửa chữa"),
        ("xây mới", "sửa chữa"),
        ("vượt khó", "học giỏi"),
        ("nghèo", "hoàn cảnh"),
        ("cán bộ", "công chức"),
        ("công chức", "viên chức"),
        ("viên chức", "lao động"),
        ("viên chức", "người lao động"),
        ("công nhân", "viên chức"),
        ("công nhân", "lao động"),
        ("đào tạo", "bồi dưỡng"),
        ("khu công nghiệp", "khu chế xuất"),
        ("cơ quan", "đơn vị"),
        ("đơn vị", "doanh nghiệp"),
        ("tham nhũng", "lãng phí"),
        ("tham nhũng", "tiêu cực"),
        ("kiến thức", "kỹ năng"),
        ("văn hóa", "thể thao"),
        ("văn nghệ", "thể thao"),
        ("thăm hỏi", "tặng quà"),
        ("thăm hỏi", "trợ cấp"),
        ("hoàn cảnh", "khó khăn"),
        ("chương trình", "kế hoạch"),
        ("tuyên truyền", "phổ biến"),
    ];

    /// <summary>True where the words before a comma and those after it go together.</summary>
    public static bool Join(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        before = before.TrimEnd();
        after = after.TrimStart();
        foreach (var (one, other) in Pairs)
            if (
                before.EndsWith(one, StringComparison.OrdinalIgnoreCase)
                && after.StartsWith(other, StringComparison.OrdinalIgnoreCase)
            )
                return true;
        return false;
    }
}
