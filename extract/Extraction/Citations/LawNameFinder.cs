using System.Buffers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>
/// Laws, ordinances and the Constitution cited by name alone: "Luật Ngân sách nhà nước năm 2015", "Hiến pháp năm 2013".
/// </summary>
internal static class LawNameFinder
{
    private const int Reach = 110;
    private static readonly SearchValues<string> Triggers = SearchValues.Create(
        ["Luật ", "Luật\n", "luật ", "luật\n", "Pháp lệnh ", "Hiến pháp "],
        StringComparison.Ordinal
    );

    /// <summary>Reads all laws by name in a range.</summary>
    public static void Find(string text, TextRange range, List<CitationMention> into)
    {
        var span = text.AsSpan(0, range.End);
        for (var at = range.Start; at < range.End; )
        {
            var hit = span[at..].IndexOfAny(Triggers);
            if (hit < 0)
                return;
            var start = at + hit;
            at = start + 4;
            if (start > range.Start && CharacterClasses.IsLetterOrDigit(text[start - 1]))
                continue;
            if (Read(text, range, start) is not { } mention)
                continue;
            into.Add(mention);
            at = Math.Max(at, mention.Span.End);
        }
    }

    // A name in small letters ends over a row of capitals: what stands there is the other column of a heading.
    private static int CapitalsFrom(string text, int start, int limit)
    {
        for (
            var at = text.IndexOf('\n', start, limit - start);
            at >= 0 && at + 1 < limit;
            at = text.IndexOf('\n', at + 1, limit - at - 1)
        )
        {
            var end = text.IndexOf('\n', at + 1);
            var row = text.AsSpan(at + 1, (end < 0 ? text.Length : end) - at - 1);
            if (row.Length > 12 && row.Contains(' ') && row.IndexOfAnyInRange('a', 'z') < 0)
                return at;
        }
        return limit;
    }

    private static CitationMention? Read(string text, TextRange range, int start)
    {
        var limit = CapitalsFrom(text, start, Math.Min(range.End, start + Reach));
        var (type, name) = text[start] switch
        {
            'P' => ("Pháp lệnh", start + 9),
            'H' => ("Hiến pháp", start + 9),
            _ => ("Luật", start + 4),
        };
        if (type == "Luật" && FollowsWord(text, range.Start, start, "bộ "))
            (type, start) = ("Bộ luật", start - 3);
        else if (text[start] == 'l')
            return null;
        if (FollowsWord(text, range.Start, start, "pháp ") || FollowsWord(text, range.Start, start, "kỷ "))
            return null;
        name = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), name);
        if (name >= limit)
            return null;
        if (type == "Luật" && AmendedEnd(text, name, Math.Min(range.End, start + 2 * Reach)) is { } amended)
            return ReadAmendingLaw(text, range, start, amended);
        var stop = type == "Hiến pháp" ? name : NameEnd(text, name, limit);
        if (type != "Hiến pháp" && (stop == name || FirstWordIs(text, name, "Việt", "Sư", "Gia", "Trẻ", "Sửa", "Bổ")))
            return null;
        var end = YearEnd(text, stop, limit, out var date, out var printed);
        // Older papers write "Luật công đoàn ngày 20 tháng 6 năm 2012": without a capital only the date tells a name
        // from other words.
        if (type != "Hiến pháp" && !CharacterClasses.IsUpper(text[name]) && (end == stop || text[start] == 'l'))
            return null;
        if (type == "Hiến pháp" && end <= name)
            return null;
        while (end > start && CharacterClasses.IsWhiteSpace(text[end - 1]))
            end--;
        var title =
            type == "Hiến pháp"
                ? null
                : FoldedWordReader.CollapseWhiteSpace(text.AsSpan(start, stop - start)).TrimEndAny(", ");
        return new CitationMention
        {
            Kind = CitationMentionKind.Named,
            Span = new TextRange(start, end),
            WordsStart = start,
            Type = type,
            OwnWord = true,
            Confidence = 0.85,
            Context = new CitationContext(date, printed, null, title, null, end),
        };
    }

    /// <summary>
    /// "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B ngày …" is one law: its date is not that of the law
    /// which it amends.
    /// </summary>
    private static CitationMention ReadAmendingLaw(string text, TextRange range, int start, int stop)
    {
        var end = YearEnd(text, stop, Math.Min(range.End, stop + 60), out var date, out var printed);
        while (end > start && CharacterClasses.IsWhiteSpace(text[end - 1]))
            end--;
        return new CitationMention
        {
            Kind = CitationMentionKind.Named,
            Span = new TextRange(start, end),
            WordsStart = start,
            Type = "Luật",
            OwnWord = true,
            Confidence = 0.85,
            Context = new CitationContext(
                date,
                printed,
                null,
                FoldedWordReader.CollapseWhiteSpace(text.AsSpan(start, stop - start)),
                null,
                end
            ),
        };
    }

    /// <summary>Where the names after "sửa đổi, bổ sung … của" end; null where no amending law begins.</summary>
    private static int? AmendedEnd(string text, int name, int limit)
    {
        Span<char> folded = stackalloc char[80];
        folded = folded[..FoldedWordReader.FoldInto(text.AsSpan(name, Math.Min(80, limit - name)), folded)];
        if (!folded.StartsWith("sua doi") && !folded.StartsWith("bo sung"))
            return null;
        var of = folded.IndexOf(" cua ", StringComparison.Ordinal);
        var colon = folded.IndexOfAny(';', '.');
        if (of < 0 || (colon >= 0 && colon < of))
            return null;
        var at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), name + of + 5);
        int? stop = null;
        while (at < limit && (FirstIs(text, at, "Luật ", "luật ", "Bộ luật ", "các Luật ", "các luật ", "Luật\n")))
        {
            at = text.IndexOfAny([' ', '\n'], at) + 1;
            var end = NameEnd(text, at, limit);
            if (end <= at)
                break;
            stop = end;
            at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), end);
            if (FirstIs(text, at, "và ", "và\n", ", "))
                at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), at + (text[at] == ',' ? 1 : 2));
        }
        return stop;
    }

    /// <summary>The name: words up to a date, a year, a number, a body or the clause's end.</summary>
    private static int NameEnd(string text, int name, int limit)
    {
        var (i, last) = (name, name);
        var words = 0;
        while (i < limit && words < 16)
        {
            var c = text[i];
            if (c == ',')
            {
                // "Luật Thi đua, khen thưởng", "Luật Phòng, chống tham nhũng": the name goes on in small letters.
                var next = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), i + 1);
                if (next < limit && ContinuesName(text, next, limit))
                {
                    i = next;
                    continue;
                }
                break;
            }
            if (
                c == '-'
                && i > name
                && text[i - 1] == ' '
                && i + 2 < limit
                && text[i + 1] == ' '
                && CharacterClasses.IsUpper(text[i + 2])
            )
            {
                i += 2;
                continue;
            }
            if (c == '\n' && (i + 1 >= limit || text[i + 1] is '\n' or '-' or '+'))
                break;
            if (c is ' ' or '\n' or '\u00A0')
            {
                i++;
                continue;
            }
            if (!CharacterClasses.IsLetter(c))
                break;
            var start = i;
            while (i < limit && CharacterClasses.IsLetter(text[i]))
                i++;
            if (EndsName(text.AsSpan(start, i - start), text, i, limit))
                break;
            last = i;
            words++;
        }
        return last;
    }

    private static readonly string[] Continuations =
    [
        "khen thưởng",
        "chống ",
        "sử dụng",
        "chữa cháy",
        "cứu nạn",
        "bảo vệ",
        "tạm ",
        "kiểm soát",
        "lãng phí",
        "an toàn",
        "giáo dục",
        "ứng phó",
        "vật nuôi",
        "vệ sinh",
    ];

    private static bool ContinuesName(string text, int at, int limit)
    {
        foreach (var words in Continuations)
            if (
                at + words.Length <= limit
                && string.Compare(text, at, words, 0, words.Length, StringComparison.OrdinalIgnoreCase) == 0
            )
                return true;
        // "Luật Chất lượng sản phẩm, hàng hóa số …": small letters up to a number or a date, and no other type of
        // paper.
        if (
            !CharacterClasses.IsLower(text[at])
            || FirstIs(
                text,
                at,
                "nghị",
                "quyết",
                "thông",
                "bộ ",
                "pháp",
                "các ",
                "kế ",
                "chỉ ",
                "công văn",
                "luật",
                "được",
                "của",
                "có "
            )
        )
            return false;
        var next = text.AsSpan(at, Math.Min(40, limit - at));
        var stop = next.IndexOfAny(',', ';', '.');
        if (stop >= 0)
            next = next[..stop];
        return next.IndexOf(" số ", StringComparison.Ordinal) > 0
            || next.IndexOf(" ngày ", StringComparison.Ordinal) > 0;
    }

    private static bool EndsName(ReadOnlySpan<char> word, string text, int after, int limit)
    {
        if (
            word
            is "ngày"
                or "năm"
                or "số"
                or "của"
                or "được"
                or "về"
                or "này"
                or "và"
                or "thì"
                or "có"
                or "quy"
                or "tại"
                or "trên"
                or "cho"
                or "đã"
                or "là"
                or "để"
                or "khi"
                or "trong"
                or "ban"
                or "hiện"
                or "theo"
                or "đến"
                or "do"
                or "với"
                or "nêu"
                or "đối"
                or "bằng"
                or "nhưng"
                or "hoặc"
                or "vào"
                or "thông"
                or "từ"
                or "ra"
                or "Nghị"
                or "Căn"
        )
        {
            // Half of a word that names of laws have: "văn bản quy phạm", "Giao thông đường bộ", "Thực hiện dân chủ",
            // "người có công với cách mạng".
            if (InName(word, text.AsSpan(0, limit), after))
                return false;
            // "Luật Bảo vệ và Phát triển rừng", "Luật Xuất cảnh … và": a capital after "và" goes on, another law does
            // not.
            if (word is not "và")
                return true;
            var next = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), after);
            return next >= limit
                || FirstIs(text, next, "Luật", "Bộ", "Nghị", "Pháp", "các", "Quyết", "Thông", "luật", "sửa", "bổ")
                || !CharacterClasses.IsLetter(text[next]);
        }
        return false;
    }

    private static bool InName(ReadOnlySpan<char> word, ReadOnlySpan<char> text, int after) =>
        word switch
        {
            "quy" => !IsNextWord(text, after, "định"),
            "thông" => !IsNextWord(text, after, "qua"),
            "hiện" => !IsNextWord(text, after, "hành") && !IsNextWord(text, after, "nay"),
            "ban" => !IsNextWord(text, after, "hành"),
            "của" => IsNextWord(text, after, "Hội"),
            "có" => IsNextWord(text, after, "công"),
            "với" => IsNextWord(text, after, "cách"),
            "theo" => IsNextWord(text, after, "hợp"),
            _ => false,
        };

    private static bool IsNextWord(ReadOnlySpan<char> text, int after, string word) =>
        text[VietnameseDateScanner.SkipBlanks(text, after)..].StartsWith(word, StringComparison.Ordinal);

    private static int YearEnd(string text, int stop, int limit, out string? date, out string? printed)
    {
        (date, printed) = (null, null);
        var at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), stop);
        if (at < limit && text[at] == ',')
            at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), at + 1);
        if (!VietnameseDateScanner.TryScan(text.AsSpan(0, limit), at, out var found))
            return stop;
        if (found.Date.Month is null && found.Date.Year is null)
            return stop;
        if (found.Date.Month is not null && found.Date.Day is null)
            return stop;
        if (found.End < limit && (text[found.End] is '-' or '–' or '/'))
            return stop;
        printed = FoldedWordReader.CollapseWhiteSpace(text.AsSpan(found.Start, found.End - found.Start));
        date = found.Error is null && !found.Date.LacksYear ? found.Date.ToString() : null;
        return found.End;
    }

    private static bool FirstIs(string text, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return true;
        return false;
    }

    private static bool FirstWordIs(string text, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (
                FirstIs(text, at, word)
                && (at + word.Length >= text.Length || !CharacterClasses.IsLetter(text[at + word.Length]))
            )
                return true;
        return false;
    }

    private static bool FollowsWord(string text, int from, int at, string before) =>
        at - before.Length >= from
        && string.Compare(text, at - before.Length, before, 0, before.Length, StringComparison.OrdinalIgnoreCase) == 0;
}

/// <summary>
/// The name that stands between "Luật" and its number: "Luật Đất đai số 45/2013/QH13", also in lists ("các Luật: Đất
/// đai số …; Xây dựng số …").
/// </summary>
internal static class LawTitleReader
{
    private const int Reach = 160;

    /// <summary>
    /// "Luật" or another type that the words before a National Assembly number tell, or the list that it continues;
    /// else null.
    /// </summary>
    public static string? TypeBefore(string text, int from, CitationMention mention, CitationMention? previous)
    {
        if (mention.Number is not { } number || !IssuerSymbols.IsAssembly(number.Issuer))
            return null;
        var start = Math.Max(from, mention.WordsStart - Reach);
        var before = text.AsSpan(start, mention.WordsStart - start);
        var cut = before.LastIndexOfAny([';', '\t', '\f', '“']);
        var clause = before[(cut + 1)..];
        if (clause.LastIndexOf("Bộ luật") >= 0)
            return "Bộ luật";
        if (Math.Max(clause.LastIndexOf("Luật"), clause.LastIndexOf("luật")) >= 0)
            return "Luật";
        return cut >= 0 && previous?.Number is { } other && IssuerSymbols.IsAssembly(other.Issuer)
            ? previous.Type
            : null;
    }

    /// <summary>The name before a National Assembly number; null for other numbers and where none stands.</summary>
    public static string? ReadBefore(string text, int from, CitationMention mention, DocumentNumber number)
    {
        if (!IssuerSymbols.IsAssembly(number.Issuer) && !number.Issuer.StartsWith("UBTVQH", StringComparison.Ordinal))
            return null;
        var start = Math.Max(from, mention.WordsStart - Reach);
        var before = text.AsSpan(start, mention.WordsStart - start);
        var cut = before.LastIndexOfAny([';', ':', '.', '\t', '\f', '“']);
        if (cut >= 0)
            before = before[(cut + 1)..];
        var law = before.LastIndexOf("Luật");
        if (law < 0)
            law = before.LastIndexOf("luật");
        if (law >= 0)
        {
            if (law >= 3 && Folding.FoldLower(before[(law - 3)..law]) is "bo " or "bo\n")
                law -= 3;
            before = before[law..];
        }
        else if (mention.OwnWord || cut < 0)
            return null;
        var name = FoldedWordReader.CollapseWhiteSpace(before).TrimAny(" ,");
        if (name.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        return
            name.Length is >= 4 and <= 120
            && char.IsUpper(name[0])
            && name is not ("Luật" or "Căn cứ")
            && !name.StartsWith("Nghị quyết", StringComparison.Ordinal)
            ? name
            : null;
    }
}
