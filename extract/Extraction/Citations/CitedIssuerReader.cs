using System.Collections.Frozen;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>The body after "của": "của Ban Thường vụ Tỉnh ủy", "của Bộ Lao động - Thương binh và Xã hội".</summary>
internal static class CitedIssuerReader
{
    private const int Reach = 140;
    private const int Close = 12;

    // Words in small letters that never stand inside a body's name.
    private static readonly FrozenSet<string> Stops = new[]
    {
        "về",
        "ngày",
        "nhằm",
        "trong",
        "tại",
        "đã",
        "được",
        "cho",
        "với",
        "đến",
        "theo",
        "để",
        "khi",
        "là",
        "có",
        "kèm",
        "do",
        "ra",
        "năm",
        "nêu",
        "này",
        "nhưng",
        "thì",
        "mà",
        "còn",
        "không",
        "phải",
        "sẽ",
        "khóa",
        "khoá",
        "kỳ",
        "đối",
        "v",
        "của",
        "một",
        "trên",
        "ở",
        "các",
        "mọi",
        "số",
        "ký",
        "gồm",
        "từ",
        "thuộc",
        "hết",
        "hỏi",
        "xin",
        "gửi",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Words that end a name only before their second half: "triển khai" is a verb, "Phát triển nông thôn" a ministry's.
    private static readonly FrozenDictionary<string, string[]> VerbPairs = new Dictionary<string, string[]>(
        StringComparer.Ordinal
    )
    {
        ["quy"] = ["dinh"],
        ["hướng"] = ["dan"],
        ["phê"] = ["duyet"],
        ["sửa"] = ["doi"],
        ["thay"] = ["the"],
        ["thực"] = ["hien"],
        ["triển"] = ["khai"],
        ["giai"] = ["doan"],
        ["hiện"] = ["hanh", "nay"],
        ["bãi"] = ["bo"],
        ["bổ"] = ["sung", "nhiem"],
        ["tiếp"] = ["tuc"],
        ["xây"] = ["dung"],
        ["thống"] = ["nhat"],
        ["bao"] = ["gom"],
        ["yêu"] = ["cau"],
        ["ban"] = ["hanh"],
        ["quan"] = ["ly", "triet"],
        ["chi"] = ["tiet"],
        ["chỉ"] = ["dao"],
        ["thông"] = ["qua", "bao"],
        ["quản"] = ["ly"],
        ["quán"] = ["triet"],
        ["áp"] = ["dung"],
        ["công"] = ["bo", "nhan"],
        ["thành"] = ["lap"],
        ["kiện"] = ["toan"],
        ["điều"] = ["chinh"],
        ["tổ"] = ["chuc"],
        ["đề"] = ["nghi"],
        ["báo"] = ["cao"],
        ["đánh"] = ["gia"],
        ["phát"] = ["dong"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Short, string Full)[] Expansions =
    [
        ("UBND", "Ủy ban nhân dân"),
        ("HĐND", "Hội đồng nhân dân"),
        ("LĐLĐ", "Liên đoàn Lao động"),
        ("BCH", "Ban Chấp hành"),
        ("BTV", "Ban Thường vụ"),
        ("TLĐ", "Tổng Liên đoàn Lao động Việt Nam"),
        ("TLD", "Tổng Liên đoàn Lao động Việt Nam"),
        ("TW", "Trung ương"),
    ];

    /// <summary>Reads the body; null where no "của" follows.</summary>
    public static string? Read(string text, int end, int from, out int stop)
    {
        stop = from;
        if (ReadPlenum(text, end, from, out stop) is { } committee)
            return committee;
        var i = from;
        while (
            i < end
            && i - from < 6
            && (CharacterClasses.IsWhiteSpace(text[i]) && text[i] is not ('\t' or '\f') || text[i] is ',' or ')' or '*')
        )
            i++;
        if (
            i + 4 >= end
            || char.ToLowerInvariant(text[i]) != 'c'
            || char.ToLowerInvariant(Folding.Fold(text[i + 1])) is not ('u' or 'a')
        )
            return null;
        // "cảu" is the commonest slip of "của".
        var word = Folding.FoldLower(text.AsSpan(i, 3));
        if (word is not ("cua" or "cau") || CharacterClasses.IsLetter(text[i + 3]))
            return null;
        var start = i = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, end), i + 3);
        var limit = Math.Min(end, start + Reach);
        var last = start;
        while (i < limit)
        {
            var c = text[i];
            if (c is ',' && CommaInside(text, start, i, limit))
            {
                i++;
                continue;
            }
            if (
                c
                is ','
                    or ';'
                    or '.'
                    or ':'
                    or '('
                    or ')'
                    or '“'
                    or '”'
                    or '"'
                    or '\t'
                    or '\f'
                    or '/'
                    or '<'
                    or '*'
                    or '['
            )
                break;
            if (c == '\n' && (i + 1 >= limit || text[i + 1] is '\n' or '-' or '+' or '*'))
                break;
            // A heading's next line: "… của UBND tỉnh" under the number, "CỘNG HÒA …" after it.
            if (
                c == '\n'
                && last > start
                && CharacterClasses.IsLower(text[last - 1])
                && WrappedSentenceDetector.InCapitals(text.AsSpan(i + 1, limit - i - 1))
            )
                break;
            if (!CharacterClasses.IsLetterOrDigit(c))
            {
                i++;
                continue;
            }
            var wordStart = i;
            while (i < limit && (CharacterClasses.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' or '`')))
                i++;
            if (EndsPhrase(text.AsSpan(wordStart, i - wordStart), text, i, limit))
                break;
            if (text.AsSpan(wordStart, i - wordStart) is not "và")
                last = i;
        }
        if (last - start < 2)
            return null;
        stop = last;
        if (text.AsSpan(start).StartsWith("quý ", StringComparison.OrdinalIgnoreCase))
            return null;
        return Expand(FoldedWordReader.CollapseWhiteSpace(text.AsSpan(start, last - start)));
    }

    /// <summary>
    /// "theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …": the body that stands before the paper; null where none
    /// does.
    /// </summary>
    public static string? ReadBefore(string text, int from, int words)
    {
        var start = Math.Max(from, words - Reach);
        Span<char> buffer = stackalloc char[Reach];
        // Hardly any mention stands behind "tại": a look at the last word first.
        var near = Math.Max(start, words - Close);
        var last = buffer[..FoldedWordReader.FoldInto(text.AsSpan(near, words - near), buffer)];
        if (last.TrimEnd(' ') is { Length: > 2 } word && !word.EndsWith("tai"))
            return null;
        var window = buffer[..FoldedWordReader.FoldInto(text.AsSpan(start, words - start), buffer)];
        if (!FoldedWordReader.EndsWith(window, FoldedWordReader.TrimEnd(window, window.Length), "tai", out var at))
            return null;
        foreach (
            var lead in (ReadOnlySpan<string>)
                ["de nghi cua", "y kien cua", "chi dao cua", "kien nghi cua", "tham dinh cua", "tham tra cua"]
        )
        {
            if (window[..at].LastIndexOf(lead) is not (>= 0 and var cue))
                continue;
            var body = text.AsSpan(start + cue + lead.Length, at - cue - lead.Length).Trim();
            if (
                body.Length is < 3 or > 90
                || !CharacterClasses.IsUpper(body[0])
                || body.ContainsAny(';', '.', '(')
                || body.IndexOfAnyInRange('0', '9') >= 0
            )
                return null;
            return Expand(FoldedWordReader.CollapseWhiteSpace(body).TrimEnd(','));
        }
        return null;
    }

    /// <summary>
    /// "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII": the Central Committee resolves in a plenum, also
    /// without "của".
    /// </summary>
    private static string? ReadPlenum(string text, int end, int from, out int stop)
    {
        stop = from;
        // A look at the first letter before the whole is folded: "hội nghị …", "của Hội nghị …".
        var first = from;
        while (first < end && (text[first] == ',' || CharacterClasses.IsWhiteSpace(text[first])))
            first++;
        if (first < end && Folding.FoldLower(text[first]) == 'c')
            first += 4;
        if (first >= end || Folding.FoldLower(text[first]) != 'h')
            return null;
        Span<char> buffer = stackalloc char[Reach];
        var window = buffer[..FoldedWordReader.FoldInto(text.AsSpan(from, Math.Min(Reach, end - from)), buffer)];
        var at = 0;
        while (at < window.Length && window[at] is ' ' or ',')
            at++;
        if (FoldedWordReader.StartsWith(window, at, "cua", out var after))
            at = Math.Min(window.Length, after + 1);
        if (
            !FoldedWordReader.StartsWith(window, at, "hoi nghi", out after)
            || !(
                FoldedWordReader.StartsWith(window, after, " lan thu", out after)
                || FoldedWordReader.StartsWith(window, after, " trung uong", out after)
            )
        )
            return null;
        foreach (
            var body in (ReadOnlySpan<string>)
                [
                    "ban chap hanh trung uong dang",
                    "ban chap hanh trung uong",
                    "bch trung uong dang",
                    "bch trung uong",
                    "bch tw",
                ]
        )
        {
            if (window[after..].IndexOf(body) is not (>= 0 and < 30 and var found))
                continue;
            var name = Expand(
                FoldedWordReader.CollapseWhiteSpace(
                    text.AsSpan(from + at, after + found + body.Length - at).TrimStart()
                )
            );
            stop = from + after + found + body.Length;
            if (FoldedWordReader.StartsWith(window, stop - from, " khoa", out var term))
            {
                while (term < window.Length && window[term] == ' ')
                    term++;
                while (term < window.Length && CharacterClasses.IsLetterOrDigit(window[term]))
                    term++;
                stop = from + term;
            }
            return name;
        }
        return null;
    }

    private static bool EndsPhrase(ReadOnlySpan<char> word, string text, int after, int limit)
    {
        if (char.IsAsciiDigit(word[0]))
            return true;
        if (word.Length > 24)
            return true;
        // A capital after a line end may begin a sentence: "của Chính phủ\nTheo …".
        if (CharacterClasses.IsUpper(word[0]) && NewLineBefore(text, after - word.Length) && BeginsSentence(word))
            return true;
        // In titles all stands in capitals: "CỦA BAN BÍ THƯ VỀ …".
        if (
            word.Length > 1
            && CharacterClasses.IsUpper(word[0])
            && CharacterClasses.IsUpper(word[^1])
            && BeginsSentence(word)
        )
            return true;
        if (CharacterClasses.IsUpper(word[0]) && word is not "Về")
            return DocumentTypeFollows(word, text, after, limit);
        Span<char> folded = stackalloc char[word.Length];
        FoldedWordReader.FoldInto(word, folded);
        if (word is "giao")
            return !PreviousIs(text, after - word.Length, "Ngoại")
                && !IsNextWord(text, after, limit, "thong")
                && !IsNextWord(text, after, limit, "duc");
        if (folded is "va" or "ve")
            return folded is "ve" || TypeOrNumberNext(text, after, limit);
        if (VerbPairs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var halves))
        {
            foreach (var half in halves)
                if (IsNextWord(text, after, limit, half))
                    return true;
            return false;
        }
        return Stops.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static bool NewLineBefore(string text, int word) => word > 0 && text[word - 1] == '\n';

    private static bool BeginsSentence(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[word.Length];
        for (var i = 0; i < lower.Length; i++)
            lower[i] = char.ToLowerInvariant(word[i]);
        return lower is "căn" or "kính" || Stops.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    private static bool PreviousIs(string text, int before, string word)
    {
        var at = FoldedWordReader.TrimEnd(text, before, "\n");
        return at >= word.Length && text.AsSpan(at - word.Length, word.Length).SequenceEqual(word);
    }

    private static bool IsNextWord(string text, int after, int limit, string word)
    {
        var at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), after);
        return at + word.Length <= limit && Folding.FoldLower(text.AsSpan(at, word.Length)) == word;
    }

    private static readonly FrozenDictionary<string, string> TitleVerbs = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["Hướng"] = "dan",
        ["Quy"] = "dinh",
        ["Ban"] = "hanh",
        ["Sửa"] = "doi",
        ["Phê"] = "duyet",
        ["Triển"] = "khai",
        ["Thực"] = "hien",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] TypeNames =
    [
        .. DocumentTypes.Names.Select(n => Folding.FoldLower(n)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>
    /// "Chính phủ Nghị quyết số", "Ban Thi đua - Khen thưởng Trung ương Hướng dẫn tổ chức": a mention or a title begins
    /// without a comma.
    /// </summary>
    private static bool DocumentTypeFollows(ReadOnlySpan<char> word, string text, int after, int limit)
    {
        if (
            TitleVerbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var second)
            && IsNextWord(text, after, limit, second)
        )
            return true;
        var next = text.AsSpan(after, Math.Min(28, limit - after));
        if (next.IndexOf(" số ", StringComparison.Ordinal) is not (> 0 and var number))
            return false;
        var type = Folding.FoldLower(string.Concat(word, next[..number]));
        return TypeNames.Contains(type);
    }

    /// <summary>After "và" another document, a verb or a number begins; else a second body.</summary>
    private static bool TypeOrNumberNext(string text, int after, int limit)
    {
        var at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), after);
        if (at >= limit || char.IsAsciiDigit(text[at]))
            return true;
        var stop = Math.Min(limit, at + 30);
        var next = Folding.FoldLower(text.AsSpan(at, stop - at));
        if (next.StartsWith("cac ", StringComparison.Ordinal) || next.StartsWith("so ", StringComparison.Ordinal))
            return true;
        foreach (var name in TypeNames)
            if (
                next.StartsWith(name, StringComparison.Ordinal)
                && next.Length > name.Length
                && next[name.Length] == ' '
            )
                return true;
        return false;
    }

    /// <summary>
    /// "Bộ Văn hóa, Thể thao và Du lịch": a comma between two capitals after culture only; else the issuer ends.
    /// </summary>
    private static bool CommaInside(string text, int start, int comma, int limit)
    {
        var at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), comma + 1);
        return at + 3 < limit
            && Folding.FoldLower(text.AsSpan(at, 3)) == "the"
            && Folding.FoldLower(text.AsSpan(start, comma - start)).EndsWith("van hoa", StringComparison.Ordinal);
    }

    private static string Expand(string phrase)
    {
        foreach (var (brief, full) in Expansions)
        {
            var at = phrase.IndexOf(brief, StringComparison.Ordinal);
            if (
                at < 0
                || (at > 0 && CharacterClasses.IsLetter(phrase[at - 1]))
                || (at + brief.Length < phrase.Length && CharacterClasses.IsLetter(phrase[at + brief.Length]))
            )
                continue;
            phrase = string.Concat(phrase.AsSpan(0, at), full, phrase.AsSpan(at + brief.Length));
        }
        phrase = Pipeline.Extraction.Heading.Issuers.OrganisationAbbreviations.Expand(phrase);
        if (phrase.Contains("CĐ ", StringComparison.Ordinal))
            phrase = string.Join(' ', phrase.Split(' ').Select(w => w == "CĐ" ? "Công đoàn" : w));
        if (
            phrase.Contains(' ')
            && !phrase.AnyCharacter(char.IsLower)
            && phrase.Split(' ').Any(w => !Pipeline.Extraction.Heading.Issuers.NameCaseRestorer.IsAbbreviation(w))
        )
            phrase = phrase.ToLowerInvariant();
        return char.ToUpperInvariant(phrase[0]) + phrase[1..];
    }
}
