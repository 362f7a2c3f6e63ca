using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>What stands after a number: date, issuer, title.</summary>
internal sealed class CitationContextReader(string text, int end, int? documentYear, int? documentMonth)
{
    private const int DateReach = 14;
    private const int TitleReach = 400;

    // What is said of a paper behind its title.
    private static readonly string[] TitleFollowers = [" hết hiệu lực", " có hiệu lực", " được sửa đổi", " đã được"];

    private static readonly string[] TitleVerbs =
    [
        "quy dinh",
        "phe duyet",
        "ban hanh",
        "huong dan",
        "sua doi",
        "cong bo",
        "thanh lap",
        "bai bo",
        "thay the",
        "kien toan",
        "trien khai",
        "thuc hien",
        "to chuc",
        "xay dung",
        "quy hoach",
        "dieu chinh",
    ];

    private static readonly string[] TitleLeads = ["ve viec", "v/v", "ve"];

    private static readonly string[] DateLeads = ["ky ngay", "ban hanh ngay", "de ngay", "ra ngay", "ky", "ban hanh"];

    /// <summary>Reads the context of a mention that ends at an offset.</summary>
    public CitationContext ReadAfter(int from, int words, string? type)
    {
        var at = from;
        // In a register with the dates before the numbers the next date is that of the next row.
        string? printed = null;
        var date = from >= end || text[from] == '\n' ? DateInCellBefore(words, out printed) : null;
        if (printed is null)
            date = ReadDate(ref at, out printed);
        if (printed is null)
            at = SkipBlankDate(at);
        var issuer = CitedIssuerReader.Read(text, end, at, out var issuerEnd);
        if (issuer is not null)
            at = issuerEnd;
        if (printed is null && issuer is not null)
            date = ReadDate(ref at, out printed);
        if (printed is null)
            date = DateInCellBefore(words, out printed);
        var title = ReadTitle(at, type);
        return new CitationContext(date, printed, issuer, title, null, at);
    }

    /// <summary>
    /// Reads a date after commas, brackets and words such as "ký ngày"; moves behind it where one stands.
    /// </summary>
    private string? ReadDate(ref int at, out string? printed)
    {
        printed = null;
        var limit = Math.Min(end, at + DateReach + 60);
        var i = at;
        var (cells, lines) = (0, false);
        // "118/LĐLĐ-CSPL/26.06.2024": a whole date glued to the number.
        if (i + 1 < limit && text[i] == '/' && char.IsAsciiDigit(text[i + 1]))
            i++;
        while (
            i < limit
            && i - at < DateReach
            && (CharacterClasses.IsWhiteSpace(text[i]) || text[i] is ',' or '(' or '.' or '-' or '–' or '*')
        )
        {
            if (text[i] == '.' && (i + 1 >= limit || CharacterClasses.IsWhiteSpace(text[i + 1])))
                return null;
            if (text[i] == '\t' && ++cells > 1)
                return null;
            lines |= text[i] == '\n';
            i++;
        }
        if (i >= limit)
            return null;
        Span<char> buffer = stackalloc char[24];
        var window = buffer[..FoldedWordReader.FoldInto(text.AsSpan(i, Math.Min(24, end - i)), buffer)];
        foreach (var lead in DateLeads)
            if (FoldedWordReader.StartsWith(window, 0, lead, out var after))
            {
                i += lead.EndsWith("ngay", StringComparison.Ordinal) ? after - 4 : after;
                break;
            }
        i = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, end), i);
        if (!VietnameseDateScanner.TryScan(text.AsSpan(0, end), i, out var found))
            return null;
        // The next line of a table row is another row, unless "ngày" says that the cell goes on.
        if (lines && !found.Worded && HasTab(at))
            return null;
        if (!found.Worded && (found.Date.Day is null || (found.Date.LacksYear && found.Error is null)))
            return null;
        if (found.Date.Day is null && found.Date.Month is null && !YearStandsAlone(found.End))
            return null;
        if (found.Date.Quarter is not null || (found.Date.LacksYear && found.Date.Day is null))
            return null;
        printed = FoldedWordReader.CollapseWhiteSpace(text.AsSpan(found.Start, found.End - found.Start));
        if (
            printed.StartsWith("ngày ", StringComparison.OrdinalIgnoreCase)
            && printed.Length > 5
            && printed.AsSpan().ContainsAny('/', '⁄', '.')
        )
            printed = printed[5..].Trim();
        at = found.End;
        if (found.Error is not null)
            return null;
        if (!found.Date.LacksYear)
            return found.Date.ToString();
        return documentYear is { } year ? Complete(found.Date, year) : null;
    }

    /// <summary>A short cell of digits begins a table row.</summary>
    private bool BeginsRow(int at)
    {
        var i = at;
        while (i < end && i - at < 6 && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ' '))
            i++;
        return i > at && i < end && text[i] == '\t';
    }

    /// <summary>A line in capitals, or one that opens as the basis of a paper does, goes on with no title.</summary>
    private bool BeginsParagraph(int at, int limit)
    {
        if (at >= limit || !CharacterClasses.IsUpper(text[at]))
            return false;
        if (WrappedSentenceDetector.InCapitals(text.AsSpan(at, limit - at)))
            return true;
        Span<char> buffer = stackalloc char[24];
        var line = buffer[..FoldedWordReader.FoldInto(text.AsSpan(at, Math.Min(24, limit - at)), buffer)];
        foreach (var opening in Openings)
            if (FoldedWordReader.StartsWith(line, 0, opening, out _))
                return true;
        return false;
    }

    private static readonly string[] Openings =
    [
        "can cu",
        "thi hanh",
        "thuc hien",
        "theo de nghi",
        "xet",
        "tiep theo",
        "kinh gui",
        "phuc dap",
        "dieu 1",
        "noi nhan",
        "quyet dinh",
        "hom nay",
        "sau khi",
        "nhan duoc",
        "nham",
        "trong thoi gian",
        "de thuc hien",
    ];

    private bool HasTab(int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 200 && text[i] != '\n'; i--)
            if (text[i] == '\t')
                return true;
        return false;
    }

    /// <summary>A register's column of dates before its column of numbers.</summary>
    private string? DateInCellBefore(int words, out string? printed)
    {
        printed = null;
        if (words < 2 || text[words - 1] != '\t')
            return null;
        var start = words - 1;
        while (start > 0 && words - start < 32 && text[start - 1] is not ('\t' or '\n' or '\f'))
            start--;
        var cell = text.AsSpan(start, words - 1 - start).Trim().ToString();
        if (cell.Length < 6 || !VietnameseDateParser.Parse(cell).TryGet(out var date) || date.Day is null)
            return null;
        printed = FoldedWordReader.CollapseWhiteSpace(cell);
        return date.ToString();
    }

    /// <summary>
    /// "ngày … tháng … năm 2024", "ngày của Bộ …": a date left blank, behind which the issuer may stand.
    /// </summary>
    private int SkipBlankDate(int at)
    {
        var limit = Math.Min(end, at + 60);
        var (i, last) = (at, at);
        while (i < limit)
        {
            if (!CharacterClasses.IsLetterOrDigit(text[i]))
            {
                if (text[i] is not (' ' or '.' or '…' or '/' or '_' or '\n' or '\u00A0' or ','))
                    break;
                i++;
                continue;
            }
            var start = i;
            while (i < limit && CharacterClasses.IsLetterOrDigit(text[i]))
                i++;
            var word = text.AsSpan(start, i - start);
            if (last == at && word is not "ngày")
                break;
            if (word is not ("ngày" or "tháng" or "năm") && !char.IsAsciiDigit(word[0]))
                break;
            last = i;
        }
        return last;
    }

    /// <summary>
    /// The year of a day without one: the paper's own, or the year before where that day lay still ahead.
    /// </summary>
    private string? Complete(PartialDate date, int year)
    {
        if (documentMonth is { } month && date.Month > month)
            year--;
        return date.WithYear(year)?.ToString();
    }

    /// <summary>"năm 2021-2025" is a period, no date.</summary>
    private bool YearStandsAlone(int after) =>
        after >= end || !(text[after] is '-' or '–' or '/' || CharacterClasses.IsLetterOrDigit(text[after]));

    private string? ReadTitle(int at, string? type)
    {
        var limit = Math.Min(end, at + TitleReach);
        var i = SkipGlue(at < limit && text[at] == '\t' ? at + 1 : at, limit);
        if (i >= limit)
            return null;
        if (ReadQuoted(i, limit) is { } quoted)
            return quoted;
        // ", Hướng dẫn 641/…": the next paper of a list, whose type is a verb of titles too.
        if (NextCitationDetector.StartsAt(text.AsSpan(0, limit), i))
            return null;
        Span<char> buffer = stackalloc char[32];
        var window = buffer[..FoldedWordReader.FoldInto(text.AsSpan(i, Math.Min(32, limit - i)), buffer)];
        var start = -1;
        foreach (var lead in TitleLeads)
            if (FoldedWordReader.StartsWith(window, 0, lead, out var after))
            {
                start = SkipGlue(i + after, limit);
                break;
            }
        if (
            start < 0
            && type is not null
            && FoldedWordReader.StartsWith(window, 0, Folding.FoldLower(type), out var behind)
        )
        {
            // "Kế hoạch số 12/KH-UBND ngày …, kế hoạch phát động …": the type again, then its title; or the next one of
            // a list.
            if (
                behind >= window.Length
                || char.IsAsciiDigit(window[Math.Min(window.Length - 1, behind + 1)])
                || FoldedWordReader.StartsWith(window, behind, " so", out _)
            )
                return null;
            start = SkipGlue(i + behind, limit);
        }
        if (start < 0)
        {
            foreach (var verb in TitleVerbs)
                if (FoldedWordReader.StartsWith(window, 0, verb, out _))
                {
                    start = i;
                    break;
                }
        }
        if (start < 0 || start >= limit)
            return null;
        if (ReadQuoted(start, limit) is { } inner)
            return inner;
        var stop = TitleEnd(start, limit);
        var title = FoldedWordReader.CollapseWhiteSpace(text.AsSpan(start, stop - start));
        foreach (var after in TitleFollowers)
            if (title.IndexOf(after, StringComparison.Ordinal) is > 0 and var cut)
                title = title[..cut];
        title = title.TrimEndAny(",: -");
        if (title.EndsWith('”') && !title.Contains('“') || title.EndsWith('"') && title.Count(c => c == '"') % 2 == 1)
            title = title[..^1].TrimEndAny(",: -");
        return title.Length >= 4 ? title : null;
    }

    private int SkipGlue(int i, int limit)
    {
        while (
            i < limit
            && (
                text[i] is ' ' or ',' or '*' or '_' or '\u00A0' or ':'
                || (text[i] == '\n' && i + 1 < limit && CharacterClasses.IsLower(text[i + 1]))
            )
        )
            i++;
        return i;
    }

    private string? ReadQuoted(int i, int limit)
    {
        if (text[i] is not ('“' or '"' or '«'))
            return null;
        var close = text.AsSpan(i + 1, limit - i - 1).IndexOfAny('”', '"', '»');
        return close <= 3 ? null : FoldedWordReader.CollapseWhiteSpace(text.AsSpan(i + 1, close));
    }

    /// <summary>", Sở Tài chính đã …", ", cụ thể như sau": the sentence goes on, the title is over.</summary>
    private bool NewClause(int from, int limit)
    {
        var i = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), from);
        if (i >= limit)
            return false;
        var next = text.AsSpan(i, Math.Min(60, limit - i));
        if (
            next.StartsWith("cụ thể", StringComparison.Ordinal)
            || next.StartsWith("được sửa đổi", StringComparison.Ordinal)
        )
            return true;
        if (!CharacterClasses.IsUpper(next[0]))
            return false;
        var stop = next.IndexOfAny(',', ';', '.');
        var clause = stop < 0 ? next : next[..stop];
        if (OpensActor(clause))
            return true;
        return clause.IndexOf(" đã ", StringComparison.Ordinal) > 0
            || clause.IndexOf(" báo cáo ", StringComparison.Ordinal) > 0
            || clause.IndexOf(" ban hành ", StringComparison.Ordinal) > 0;
    }

    /// <summary>", Ban Thường vụ LĐLĐ huyện triển khai …": who issues the paper, then what it does.</summary>
    private static bool OpensActor(ReadOnlySpan<char> clause)
    {
        Span<char> folded = stackalloc char[60];
        folded = folded[..FoldedWordReader.FoldInto(clause, folded)];
        var named = false;
        foreach (var head in Actors)
            named |= FoldedWordReader.StartsWith(folded, 0, head, out _);
        if (!named)
            return false;
        foreach (var verb in ActorVerbs)
            if (folded.IndexOf(verb) > 0)
                return true;
        return false;
    }

    private static readonly string[] Actors =
    [
        "ban thuong vu",
        "ban chap hanh",
        "bch",
        "btv",
        "cong doan",
        "lien doan lao dong",
        "ldld",
        "tong lien doan",
        "doan chu tich",
        "uy ban nhan dan",
        "ubnd",
        "chu tich",
        "so",
        "phong",
        "truong",
        "bo",
        "hoi",
        "dang uy",
        "tinh uy",
        "thanh uy",
        "huyen uy",
        "quan uy",
        "van phong",
        "chi bo",
        "ban to chuc",
        "ban tuyen giao",
        "uy ban",
        "hoi dong",
        "chinh phu",
        "thu tuong",
        "cong ty",
        "benh vien",
        "cuc",
        "chi cuc",
        "tong cuc",
        "vu",
        "bao hiem xa hoi",
        "bhxh",
        "cdcs",
        "ban giam hieu",
    ];

    private static readonly string[] ActorVerbs =
    [
        " trien khai",
        " xay dung",
        " ban hanh",
        " huong dan",
        " to chuc",
        " de nghi",
        " yeu cau",
        " bao cao",
        " thong bao",
        " quyet dinh",
        " quyet nghi",
        " de ra",
        " chi dao",
        " tran trong",
        " kinh",
        " phat dong",
        " co y kien",
        " nhan duoc",
        " da",
    ];

    private int TitleEnd(int start, int limit)
    {
        var open = 0;
        for (var i = start; i < limit; i++)
        {
            var c = text[i];
            if (c is ';' or '\t' or '\f' or '<')
                return i;
            if (c == ':' && i + 1 < limit && CharacterClasses.IsWhiteSpace(text[i + 1]) && i > start + 12)
                return i;
            if (c == ',' && (NewClause(i + 1, limit) || NextCitationDetector.StartsAt(text.AsSpan(0, limit), i + 1)))
                return i;
            if (
                c is ' ' or '\n'
                && i + 4 < limit
                && text[i + 1] == 'v'
                && text[i + 2] == 'à'
                && CharacterClasses.IsWhiteSpace(text[i + 3])
                && NextCitationDetector.StartsAt(text.AsSpan(0, limit), i + 4)
            )
                return i;
            if (c == '(')
                open++;
            if (c == ')' && --open < 0)
                return i;
            if (
                c == '.'
                && (i + 1 >= limit || CharacterClasses.IsWhiteSpace(text[i + 1]))
                && !(
                    i > 0
                    && CharacterClasses.IsUpper(text[i - 1])
                    && i > 1
                    && CharacterClasses.IsUpper(text[i - 2]) == false
                    && text[i - 2] == ' '
                )
            )
                return i;
            if (c == '\n' && (BeginsRow(i + 1) || BeginsParagraph(i + 1, limit)))
                return i;
            if (
                c == '\n'
                && (
                    i + 1 >= limit
                    || text[i + 1] is '\n' or '-' or '+' or '•'
                    || (CharacterClasses.IsUpper(text[i + 1]) && text[i - 1] is '.' or ':' or ',')
                )
            )
                return i;
        }
        return limit;
    }
}

/// <summary>
/// Tells where a title is over because the next paper of the sentence begins: "… và Kế hoạch số 23/…", ", Kết luận số
/// 92-KL/TW".
/// </summary>
internal static class NextCitationDetector
{
    private static readonly string[] Types =
    [
        .. DocumentTypes
            .Names.Select(n => Folding.FoldLower(n))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(n => n.Length),
    ];

    /// <summary>True where a type's name and "số", or its digits, stand at an offset.</summary>
    public static bool StartsAt(ReadOnlySpan<char> text, int at)
    {
        at = VietnameseDateScanner.SkipBlanks(text, at);
        if (at >= text.Length || !CharacterClasses.IsLetter(text[at]))
            return false;
        Span<char> buffer = stackalloc char[44];
        var window = buffer[..FoldedWordReader.FoldInto(text.Slice(at, Math.Min(44, text.Length - at)), buffer)];
        if (FoldedWordReader.StartsWith(window, 0, "cac", out var lead))
            window = window[Math.Min(window.Length, lead + 1)..];
        foreach (var type in Types)
        {
            if (!FoldedWordReader.StartsWith(window, 0, type, out var end))
                continue;
            while (end < window.Length && window[end] == ' ')
                end++;
            return FoldedWordReader.StartsWith(window, end, "so", out _)
                || end < window.Length && char.IsAsciiDigit(window[end]) && window[end..].IndexOf('/') is > 0 and < 8;
        }
        return false;
    }
}
