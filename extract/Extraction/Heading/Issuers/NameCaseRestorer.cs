using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// Gives a name printed in capitals its case (Decree 30/2020/NĐ-CP, Annex II): as the paper itself writes it, else by
/// rule.
/// </summary>
internal static class NameCaseRestorer
{
    private static readonly string[] Small =
    [
        "và",
        "của",
        "các",
        "cho",
        "về",
        "tại",
        "với",
        "trong",
        "theo",
        "từ",
        "đến",
        "do",
        "để",
        "trên",
        "bằng",
        "những",
        "là",
        "thứ",
        "lần",
        "năm",
        "tháng",
        "khóa",
        "khoá",
        "nhiệm",
        "kỳ",
        "ngành",
    ];

    /// <summary>A body's name in sentence case.</summary>
    /// <param name="name">As printed, capitals or not.</param>
    /// <param name="body">Text in which the name may stand in its right case.</param>
    public static string RestoreName(string name, string body)
    {
        if (!HeadingFragment.IsCapitals(name))
            return NormalizeTones(name);
        return AsInBody(name, body, true) ?? ByRule(name);
    }

    /// <summary>A subject in capitals in sentence case.</summary>
    public static string RestoreSentence(string text, ReadOnlySpan<char> body)
    {
        if (!HeadingFragment.IsCapitals(text))
            return text;
        var words = text.Split(' ');
        var result = new string[words.Length];
        for (var i = 0; i < words.Length; )
        {
            var taken = 0;
            for (var n = Math.Min(7, words.Length - i); n >= 2 && taken == 0; n--)
            {
                var run = string.Join(' ', words[i..(i + n)]);
                if (run.AsSpan().IndexOfAny(',', '.', ';') >= 0 && n > 2)
                    continue;
                var folded = Folding.FoldUpper(run);
                if (
                    (
                        i > 0 && result[i - 1] is "sở" or "bộ" or "phòng" or "ngành"
                            ? OrganisationNamePhrases.Find(folded)
                            : OrganisationNamePhrases.FindInSentence(folded)
                    ) is
                    { } phrase
                )
                    taken = Put(result, i, phrase);
                else if (AsInBody(run, body, false) is { } seen)
                    taken = Put(result, i, seen);
            }
            if (taken == 0)
            {
                result[i] =
                    IsAbbreviation(words[i]) || IsRoman(words[i], i > 0 ? result[i - 1] : "") ? words[i]
                    : i > 0 && IsAdministrative(result[i - 1]) && !IsCommon(words[i].ToLowerInvariant())
                        ? TitleCase(words[i])
                    : words[i].ToLowerInvariant();
                taken = 1;
            }
            i += taken;
        }
        return Capitalise(string.Join(' ', result));
    }

    /// <summary>Each word with a capital.</summary>
    public static string TitleCase(string text) =>
        string.Join(
            ' ',
            text.Split(' ').Select(w => w.Length == 0 || (IsAbbreviation(w) && w.Length < 5) ? w : Title(w))
        );

    /// <summary>The first letter as a capital.</summary>
    public static string Capitalise(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsLetter(text[i]))
                return string.Concat(text.AsSpan(0, i), char.ToUpperInvariant(text[i]).ToString(), text.AsSpan(i + 1));
        return text;
    }

    /// <summary>Capitals that are no Vietnamese syllable: UBND, TNHH, KH&amp;CN.</summary>
    public static bool IsAbbreviation(string word)
    {
        var letters = word.TrimAny("(),.;:“”\"");
        if (letters.Length < 2 || !HeadingFragment.IsCapitals(letters))
            return letters.AnyCharacter(char.IsDigit) && letters.AnyCharacter(char.IsUpper);
        var fold = Folding.FoldUpper(letters);
        if (fold.IndexOf('&') >= 0 || fold.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            return true;
        if (fold.AsSpan().IndexOfAny("AEIOUY") < 0)
            return true;
        return letters.Length <= 6
            && !IsSyllable(fold)
            && letters.AllCharacters(c => c is 'Đ' or 'Ư' || char.IsAscii(c))
            && !letters.Contains('\'', StringComparison.Ordinal);
    }

    // "khóa XII", "quý IV": a number of capitals; where it may be a word too ("vi", "xi"), what stands before tells.
    private static bool IsRoman(string word, string before)
    {
        var digits = word.AsSpan().Trim(",.;:()");
        if (digits.Length == 0 || digits.IndexOfAnyExcept('I', 'V', 'X') >= 0)
            return false;
        return digits is not ("VI" or "XI" or "I" or "V" or "X")
            || before
                is "khóa"
                    or "khoá"
                    or "thứ"
                    or "lần"
                    or "hội"
                    or "quý"
                    or "hạng"
                    or "loại"
                    or "phần"
                    or "kỳ"
                    or "chương"
                    or "Khóa"
                    or "Quý";
    }

    private static string ByRule(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = new List<string>();
        var place = false;
        for (var i = 0; i < words.Length; )
        {
            var taken = 0;
            // "VÀ XÃ HỘI" is the field, no commune.
            if (
                i > 0
                && i + 1 < words.Length
                && words[i] == "XÃ"
                && words[i + 1].StartsWith("HỘI", StringComparison.Ordinal)
                && words[i - 1] is "VÀ" or "-" or "–"
            )
            {
                result.Add("Xã");
                i++;
                continue;
            }
            for (var n = Math.Min(OrganisationNamePhrases.Longest, words.Length - i); n >= 1 && taken == 0; n--)
            {
                var run = Folding.FoldUpper(string.Join(' ', words[i..(i + n)]));
                if (
                    Administrative(run, i) is { } unit
                    && !(n == 1 && (IsOtherWord(words[i], run) || place && i + 1 == words.Length))
                    && (n > 1 || i + 1 < words.Length || i > 0)
                )
                {
                    // "Quận 15", "Phường 3": before a number the unit is part of the name (Decree 30/2020/NĐ-CP, Annex
                    // II).
                    result.Add(
                        i + n < words.Length
                        && words[i + n].AllCharacters(char.IsAsciiDigit)
                        && unit is "quận" or "phường"
                            ? Capitalise(unit)
                            : unit
                    );
                    (place, taken) = (true, n);
                }
                else if ((n > 1 || !place) && OrganisationNamePhrases.Find(run) is { } phrase)
                {
                    result.Add(phrase);
                    taken = n;
                    place =
                        phrase.EndsWith("ủy", StringComparison.Ordinal)
                        || phrase
                            is "Đảng bộ"
                                or "Chi bộ"
                                or "Công ty cổ phần"
                                or "khu vực"
                                or "Trường Tiểu học"
                                or "Trường Mầm non"
                                or "Trường Trung học cơ sở"
                                or "Trường Trung học phổ thông"
                        || phrase == "Bệnh viện" && IsProperName(words, i + n);
                }
            }
            if (taken == 0)
            {
                result.Add(RestoreWord(words[i], result.Count == 0 ? null : result[^1], place));
                if (words[i] is "THPT" or "THCS" or "TH" or "THCS&THPT" or "PTDTNT" or "PTDTBT" or "TTGDTX" or "MTV")
                    place = true;
                taken = 1;
            }
            i += taken;
        }
        return Capitalise(NormalizeTones(string.Join(' ', result)));
    }

    // "BỆNH VIỆN BẠCH MAI": two words that are no field of medicine are a name.
    private static bool IsProperName(string[] words, int at) =>
        words.Length - at == 2
        && Folding.FoldUpper(words[at])
            is not (
                "PHU"
                or "NHI"
                or "MAT"
                or "TAM"
                or "DA"
                or "LAO"
                or "PHOI"
                or "UNG"
                or "NOI"
                or "Y"
                or "QUAN"
                or "PHUC"
                or "CHAN"
                or "NHIET"
                or "RANG"
                or "TAI"
                or "SAN"
                or "HUYET"
                or "BENH"
                or "DIEU"
                or "HUU"
                or "TRUONG"
                or "THUOC"
            );

    private static string RestoreWord(string word, string? before, bool place)
    {
        if (IsAbbreviation(word))
            return word;
        var lower = word.ToLowerInvariant();
        if (place && word.Length > 1 && lower is not "và")
            return Title(word);
        if (Small.Contains(lower, StringComparer.Ordinal) || lower == "ngành" && before == "Công đoàn")
            return lower;
        if (lower == "hội" && before == "Xã")
            return lower;
        var last = before?.Split(' ')[^1];
        var opens =
            last is null or "và" or "miền" or "ngành" or "-" or "–"
            || last.EndsWith(',')
            || IsHead(before!)
            || IsAbbreviation(last);
        return opens ? Title(word) : lower;
    }

    private static bool IsHead(string before) =>
        before
            is "ngành"
                or "Sở"
                or "Bộ"
                or "Ban"
                or "Cục"
                or "Vụ"
                or "Phòng"
                or "Viện"
                or "Trường"
                or "Hội"
                or "Đoàn"
                or "Văn phòng"
                or "Trung tâm"
                or "Tổng cục"
                or "Công đoàn"
                or "Ủy"
                or "Đại học"
                or "Học viện"
                or "Ban Chỉ đạo"
                or "Ban Quản lý"
                or "Trường Đại học"
                or "Trường Cao đẳng"
                or "Bệnh viện"
                or "Trường Tiểu học"
                or "Trường Mầm non"
                or "Công ty cổ phần"
                or "Tổng công ty"
                or "Tập đoàn"
                or "Hiệp hội"
                or "Công ty"
                or "cơ sở"
                or "cục"
                or "đoàn"
                or "Khối"
                or "Cụm"
                or "Tiểu học"
                or "Mầm non"
                or "Ngân hàng"
                or "Bảo hiểm xã hội"
                or "Đảng bộ"
                or "Đảng ủy"
                or "Chi bộ";

    private static string? Administrative(string fold, int at) =>
        fold switch
        {
            "TINH" => "tỉnh",
            "HUYEN" => "huyện",
            "QUAN" when at > 0 => "quận",
            "XA" => "xã",
            "PHUONG" => "phường",
            "THI XA" => "thị xã",
            "THI TRAN" => "thị trấn",
            "THANH PHO" => "thành phố",
            "TP" or "TP." => "thành phố",
            "TX" or "TX." when at > 0 => "thị xã",
            "DAC KHU" => "đặc khu",
            _ => null,
        };

    // Syllables of names that differ from a unit's word by their tone only: "QUẢN LÝ" is no "quận", "HẢI QUAN" neither.
    private static bool IsOtherWord(string word, string fold)
    {
        var upper = word.ToUpperInvariant();
        return fold switch
        {
            "QUAN" => upper != "QUẬN",
            _ when upper == fold => false,
            "TINH" => upper != "TỈNH",
            "HUYEN" => upper != "HUYỆN",
            "XA" => upper != "XÃ",
            "PHUONG" => upper != "PHƯỜNG",
            _ => false,
        };
    }

    // "các tỉnh ngoài", "tỉnh ta": what stands behind the unit is no name.
    private static bool IsCommon(string lower) =>
        Small.Contains(lower, StringComparer.Ordinal)
        || lower
            is "ngoài"
                or "ta"
                or "nhà"
                or "giai"
                or "thực"
                or "có"
                or "được"
                or "thuộc"
                or "khác"
                or "đã"
                or "trực";

    private static bool IsAdministrative(string word) => word is "tỉnh" or "huyện" or "quận" or "xã" or "phường";

    private static int Put(string[] into, int at, string words)
    {
        var parts = words.Split(' ');
        for (var i = 0; i < parts.Length; i++)
            into[at + i] = parts[i];
        return parts.Length;
    }

    private static string? AsInBody(string name, ReadOnlySpan<char> body, bool whole)
    {
        if (name.Length < 5)
            return null;
        var limit = Math.Min(body.Length, 40_000);
        for (var at = 0; at < limit; )
        {
            var hit = RareLetterSearch.IndexOf(body[at..limit], name);
            if (hit < 0)
                return null;
            at += hit;
            var seen = body.Slice(at, name.Length);
            var bounded =
                (at == 0 || !char.IsLetter(body[at - 1]))
                && (at + name.Length >= body.Length || !char.IsLetter(body[at + name.Length]));
            at += name.Length;
            if (!bounded || HeadingFragment.IsCapitals(seen))
                continue;
            if (!whole && (!InSentence(body, at - name.Length) || InBodyName(body, at - name.Length)))
                continue;
            if (!whole)
                return seen.ToString();
            if (char.IsUpper(seen[0]))
                return NormalizeTones(seen.ToString());
        }
        return null;
    }

    // "Bộ Tài chính" tells nothing of "quản lý tài chính".
    private static bool InBodyName(ReadOnlySpan<char> body, int at)
    {
        var before = body[..at].TrimEnd(' ');
        foreach (var head in (ReadOnlySpan<string>)["Bộ", "Sở", "Phòng", "Ban", "Vụ", "Cục", "ngành", "Công đoàn"])
            if (before.EndsWith(head, StringComparison.Ordinal))
                return true;
        return false;
    }

    // A capital at the beginning of a sentence tells nothing.
    private static bool InSentence(ReadOnlySpan<char> body, int at)
    {
        while (at > 0 && body[at - 1] is ' ' or '\u00A0')
            at--;
        return at > 0 && (char.IsLetter(body[at - 1]) || body[at - 1] == ',');
    }

    // The house writes "ủy", "hòa" as most papers do; the two ways are the same word.
    private static string NormalizeTones(string text) =>
        text.Replace("Uỷ", "Ủy", StringComparison.Ordinal).Replace("uỷ", "ủy", StringComparison.Ordinal);

    private static string Title(string word)
    {
        var parts = word.ToLowerInvariant().ToCharArray();
        var open = true;
        for (var i = 0; i < parts.Length; i++)
        {
            if (open && char.IsLetter(parts[i]))
            {
                parts[i] = char.ToUpperInvariant(parts[i]);
                open = false;
            }
            if (parts[i] is '-' or '.' or '(')
                open = true;
            if (parts[i] is '\'' or '’' or '‘' or '°')
                open = i == 1 && false;
        }
        return new string(parts);
    }

    /// <summary>Letters of one Vietnamese syllable, without accents and in capitals.</summary>
    public static bool IsSyllable(string fold)
    {
        var i = 0;
        foreach (
            var initial in (ReadOnlySpan<string>)
                [
                    "NGH",
                    "NG",
                    "NH",
                    "CH",
                    "GH",
                    "KH",
                    "PH",
                    "TH",
                    "TR",
                    "B",
                    "C",
                    "D",
                    "G",
                    "H",
                    "K",
                    "L",
                    "M",
                    "N",
                    "P",
                    "Q",
                    "R",
                    "S",
                    "T",
                    "V",
                    "X",
                ]
        )
            if (fold.StartsWith(initial, StringComparison.Ordinal))
            {
                i = initial.Length;
                break;
            }
        var vowels = 0;
        while (i < fold.Length && "AEIOUY".Contains(fold[i], StringComparison.Ordinal))
        {
            i++;
            vowels++;
        }
        if (vowels is 0 or > 3)
            return false;
        var end = fold.AsSpan(i);
        return end is "" or "CH" or "NG" or "NH" or "C" or "M" or "N" or "P" or "T" or "K";
    }
}
