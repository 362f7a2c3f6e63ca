using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// The words that say what a figure counts: the noun with what follows it, and the verb or label before; what was told
/// already is taken from the figures before.
/// </summary>
internal static partial class IndicatorPhraseReader
{
    /// <summary>Letters beyond the counted noun that make a phrase of their own.</summary>
    private const int Telling = 12;

    /// <summary>The phrase, white space flattened, without the number itself.</summary>
    public static string Read(
        FactContext context,
        Sentence sentence,
        QuantityMention mention,
        QuantityMention? previous,
        IndicatorContext thread
    )
    {
        var text = context.View.Text;
        thread.EnterSentence(sentence);
        var from =
            previous is not null && previous.End > sentence.Range.Start
                ? Math.Min(previous.End, mention.Start)
                : sentence.Range.Start;
        thread.PassBetween(text.AsSpan(from, mention.Start - from));
        var after = FollowingPhraseReader.Read(context, sentence, mention);
        var measure = mention.Measure is { } counted ? context.GetPrinted(counted) : "";
        // "Xử lý trách nhiệm: 02 trường hợp kiến nghị xử phạt": what follows says more than the label of the list.
        var own = after.Length - measure.Length;
        if (own < Telling && PhraseLabelReader.Find(text, from, mention.Start) is { } label)
            return thread.Remember(ReadLabelled(label, measure), "", mention, measure);
        var before = PrecedingPhrase.Read(text, from, mention.Start, previous is not null);
        // "Ký 12 thỏa thuận, 25.600 lượt đoàn viên được hưởng lợi": what follows has a verb of its own.
        if (
            before.Coordinate
            && after.AsSpan(Math.Min(after.Length, measure.Length)).Contains(" được ", StringComparison.Ordinal)
        )
            before = before with { Words = "", Verbs = "" };
        else if (before.Coordinate)
            before = before with { Words = thread.Verb ?? "", Verbs = thread.Verb ?? "" };
        // "phấn đấu 100% số doanh nghiệp có …" says what it takes its share of itself.
        var strives =
            after.StartsWith("số ", StringComparison.Ordinal)
            && text.AsSpan(from, mention.Start - from)
                .TrimEnd()
                .EndsWith("phấn đấu", StringComparison.OrdinalIgnoreCase);
        if (!strives && ReadRelated(before, after, measure, own, mention, previous, thread) is { } related)
            return related;
        var words = before.Words;
        // "Toàn tỉnh có 120 CĐCS": who has them is the reporting unit; "Hội thi có 96 thí sinh" is told by its subject.
        if (before.Has && (BodyNounLexicon.IsName(words) || own >= Telling))
            words = "";
        if (FollowingPhraseReader.IsUnit(mention, text))
            after = after[Math.Min(after.Length, measure.Length)..];
        else if (
            own <= 0
            && measure.Length > 0
            && words.Contains(' ')
            && (after == "người" ? !EndsOpen(words) : words.Contains(after, StringComparison.OrdinalIgnoreCase))
        )
            after = "";
        // "Tỷ lệ nữ được khen thưởng đạt 61% tổng số …": the share is named already.
        if (
            mention.Quantity.Unit is "%"
            && words.Count(c => c == ' ') > 1
            && RelativeFigureDetector.StartsWithComparison(after)
            && !RelativeFigureDetector.IsChangeVerb(words[(words.LastIndexOf(' ') + 1)..])
        )
            after = "";
        // "(nữ 7.890 người)": of the people before.
        if (words is "nữ" or "nam" && after is "người" or "đồng chí")
            after = "";
        foreach (var bound in (ReadOnlySpan<string>)["trở lên", "trở xuống"])
            if (after.StartsWith(bound, StringComparison.Ordinal))
                after = after[bound.Length..].TrimStart();
        (words, after) = CountCueLexicon.Strip(words, after, mention.Quantity.Unit is "%" or "‰");
        var phrase = Plain($"{words} {after}");
        if (IsGeneric(phrase) && thread.Counted is { } last)
            return thread.Remember($"{phrase} {Within(last)}".Trim(), "", mention, measure);
        if (
            phrase is "nữ" or "nam"
            && thread.Counted is { } people
            && !people.EndsWith(phrase, StringComparison.Ordinal)
        )
            phrase = $"{people} {phrase}";
        // "(năm 2019: 410 triệu đồng)": the same in another year.
        if (phrase.Length < 2 || phrase == measure && text.AsSpan(from, mention.Start - from).TrimEnd() is [.., ':'])
            phrase = (measure.Length > 0 ? thread.SubjectIn(measure) : thread.Subject) ?? measure;
        return phrase.Length < 2 ? "" : thread.Remember(phrase, words, mention, measure);
    }

    /// <summary>
    /// "tăng 12%", "giảm 07 vụ", "(năm 2019: 1.020 lượt)": told of what was told before; null where the figure has a
    /// subject of its own.
    /// </summary>
    private static string? ReadRelated(
        PrecedingPhrase before,
        string after,
        string measure,
        int own,
        QuantityMention mention,
        QuantityMention? previous,
        IndicatorContext thread
    )
    {
        var share = mention.Quantity.Unit is "%" or "‰";
        if (RelativeFigureDetector.FindVerb(before.Verbs, after, share) is not { } verb)
            return null;
        var bare =
            measure.Length > 0
            && (
                own <= 0
                || RelativeFigureDetector.StartsWithComparison(
                    after[Math.Min(measure.Length, after.Length)..].TrimStart()
                )
            );
        // "đạt 9,8 triệu đồng, tăng 450.000 đồng so với cùng kỳ": money by which money grew.
        var grown =
            mention.Quantity.Unit == "đồng"
            && RelativeFigureDetector.IsChangeVerb(verb)
            && (after.Length == 0 || RelativeFigureDetector.StartsWithComparison(after))
            && previous?.Quantity.Unit == "đồng";
        var subject =
            share || grown ? thread.Subject
            : bare && RelativeFigureDetector.IsChangeVerb(verb) ? thread.SubjectIn(measure) ?? thread.Subject
            : null;
        if (subject is null)
            return null;
        thread.SetRelationVerb(verb);
        return RelativeFigureDetector.Join(subject, verb, after, measure);
    }

    /// <summary>A name as it stands behind other words: its first letter small, unless it begins a proper name.</summary>
    private static string Within(string name)
    {
        var space = name.IndexOf(' ');
        return
            name.Length > 1
            && char.IsUpper(name[0])
            && char.IsLower(name[1])
            && space > 0
            && space + 1 < name.Length
            && char.IsLower(name[space + 1])
            && BodyNounLexicon.MatchStart(name) == 0
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : name;
    }

    /// <summary>"Đã giải quyết: 118 đơn": a verb alone needs what it counts.</summary>
    private static string ReadLabelled(string label, string measure) =>
        label.Count(c => c == ' ') > 2
        || measure.Length == 0
        || measure is "cuộc" or "người" or "lượt" or "vụ" or "trường hợp" or "buổi"
        || label.Contains(measure, StringComparison.OrdinalIgnoreCase)
            ? label
            : $"{label} {measure}";

    private static bool EndsOpen(string words) =>
        words.EndsWith(" cho", StringComparison.Ordinal)
        || words.EndsWith(" của", StringComparison.Ordinal)
        || words.EndsWith(" tại", StringComparison.Ordinal);

    /// <summary>
    /// "ước đạt": that the number is an estimate; "thỏa ước", "giao ước", "quy ước" are words of their own.
    /// </summary>
    [GeneratedRegex(
        @"(?<!(?:thỏa|thoả|giao|quy|công|điều|hiệp|mơ|mong|khế))\s+ước(?:\s+tính)?\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Estimate();

    /// <summary>Ordinals and titles of tables at the begin: "1.2. ", "(3) ", "Bảng 2: ", "Điều 4. ".</summary>
    [GeneratedRegex(
        @"^(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\(\p{Ll}\)\s*|(?:bảng|biểu|điều|mục|phụ lục)\s+(?:số\s+)?\d{1,3}(?:\.\d+)?\s*[.:]\s*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Ordinal();

    /// <summary>
    /// The period at the end stands in its own field: "trong năm 2024", "6 tháng đầu năm 2024", "quý II/2024"; not
    /// where it is compared with.
    /// </summary>
    [GeneratedRegex(
        @"(?<!so với|cùng kỳ|đầu|cuối|kế hoạch|từ|đến|trước|sau|khóa|của)\s+(?:trong\s+)?(?:(?:0?6|0?9|sáu|chín)\s+tháng\s+(?:đầu\s+)?năm\s+20\d\d|quý\s+(?:IV|I{1,3}|[1-4])(?:/|\s+năm\s+)20\d\d|tháng\s+\d{1,2}(?:/|\s+năm\s+)20\d\d|năm\s+20\d\d)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Period();

    /// <summary>"tính đến (hết) ngày 30/10/2020": the day stands in its own field.</summary>
    [GeneratedRegex(
        @"(?:^|[\s,])(?:tính\s+)?đến\s+(?:hết\s+)?(?:ngày\s+|tháng\s+)?\d{1,2}/\d{1,4}(?:/\d{2,4})?,?(?=\s|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex UpToDay();

    /// <summary>Connectives before the name that are left of a longer clause.</summary>
    [GeneratedRegex(
        @"^(?:trong\s+đó|ngoài\s+ra|riêng|bên\s+cạnh\s+đó|đồng\s+thời|cụ\s+thể|còn\s+lại|hiện\s+nay|đến\s+nay|lại|với|và|từ\s+đó)\s*[,:]?\s+(?=\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Connective();

    /// <summary>What ties the name to its number: "… hiện tại ở mức", "… dao động từ", "… có giá", "nam chiếm".</summary>
    [GeneratedRegex(
        @"(?<=\p{L}\p{M}*\s?)\s+(?:(?:bình\s+quân\s+)?(?:thời\s+điểm\s+)?(?:hiện\s+(?:tại|nay)\s+)?(?:là\s+)?ở\s+mức|(?:bình\s+quân\s+)?(?:thời\s+điểm\s+)?hiện\s+(?:tại|nay)|dao\s+động(?:\s+từ)?|có\s+giá|chiếm(?:\s+(?:tỷ|tỉ)\s+lệ)?|là|với|đạt(?:\s+(?:tỷ|tỉ)\s+lệ)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Tie();

    /// <summary>"ủng hộ với tổng số tiền": the money is named first, as where it follows another figure.</summary>
    [GeneratedRegex(
        @"^(?<what>.{6,}?),?\s+với\s+(?<money>(?:tổng\s+)?(?:số\s+tiền|trị\s+giá|giá\s+trị|kinh\s+phí|số\s+vốn))(?:\s+là)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex MoneyBehind();

    private static string Plain(string phrase)
    {
        phrase = Ordinal().Replace(Trimmed(phrase), "");
        for (var before = ""; before != phrase && phrase.Length > 0; )
        {
            before = phrase;
            phrase = Trimmed(UpToDay().Replace(phrase, " "));
            phrase = Connective().Replace(phrase, "");
            phrase = Tie().Replace(Period().Replace(phrase, ""), "");
        }
        return MoneyBehind().Match(phrase) is { Success: true } money
            ? $"{money.Groups["money"].Value} {money.Groups["what"].Value}"
            : phrase;
    }

    private static string Trimmed(string phrase) =>
        FactContext
            .CollapseWhiteSpace(
                Estimate()
                    .Replace(
                        phrase.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal),
                        " "
                    )
            )
            .Trim(' ', ',', ':', '-', '+', '–', '(', ')', '.', ';', '*', '/');

    /// <summary>"với tổng số tiền": says that money is meant, not what for; the figure before it does.</summary>
    public static bool IsGeneric(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 6 && Array.TrueForAll(words, IsGenericWord);
    }

    /// <summary>A word of such phrases.</summary>
    public static bool IsGenericWord(string word) =>
        Array.Exists(Generic, g => g.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Generic =
    [
        "với",
        "tổng",
        "số",
        "tiền",
        "trị",
        "giá",
        "là",
        "kinh",
        "phí",
        "tương",
        "ứng",
        "đạt",
        "bằng",
        "và",
        "có",
        "gồm",
        "được",
        "chiếm",
        "tỷ",
        "tỉ",
        "lệ",
        "ước",
        "khoảng",
        "hơn",
        "gần",
        "trên",
        "kế",
        "hoạch",
        "năm",
    ];
}

/// <summary>
/// Words before a number that say that it counts, and nothing of what: "Tổng số 284 buổi", "tổ chức 12 lớp tập huấn".
/// Papers that leave them out speak of the same indicator.
/// </summary>
internal static class CountCueLexicon
{
    private static readonly string[] Counts =
    [
        "tổng số",
        "số",
        "tổng cộng",
        "tổng cộng có",
        "tất cả",
        "số lượng",
        "với tổng số",
        "tổng số là",
    ];

    private static readonly string[] Verbs =
    [
        "tổ chức",
        "tổ chức được",
        "ban hành",
        "mở",
        "mở được",
        "tiến hành",
        "thực hiện",
        "triển khai",
        "phối hợp tổ chức",
    ];

    /// <summary>What is done in so many "cuộc".</summary>
    private static readonly string[] Acts =
    [
        "kiểm tra",
        "thanh tra",
        "giám sát",
        "kiểm tra, giám sát",
        "đối thoại",
        "tuyên truyền",
        "tập huấn",
        "khảo sát",
        "kiểm toán",
        "thanh tra, kiểm tra",
    ];

    private static readonly string[] Times = ["cuộc", "đợt", "buổi", "lượt"];

    private static readonly string[] Goes =
    [
        "về ",
        "tại ",
        "theo ",
        "định kỳ",
        "đột xuất",
        "chuyên đề",
        "đồng cấp",
        "cấp dưới",
        "ở ",
    ];

    /// <summary>
    /// The words before the number without what says nothing, and those after it, the act put behind its noun ("kiểm
    /// tra 03 cuộc về …": "cuộc kiểm tra về …").
    /// </summary>
    /// <param name="words">Before the number.</param>
    /// <param name="after">After it, the counted noun first.</param>
    /// <param name="share">The number is a share: "tỷ lệ" says so once more.</param>
    public static (string Words, string After) Strip(string words, string after, bool share)
    {
        if (share && after.Length == 0)
            foreach (var ratio in (ReadOnlySpan<string>)["tỷ lệ ", "tỉ lệ "])
                if (words.StartsWith(ratio, StringComparison.OrdinalIgnoreCase) && words.Count(c => c == ' ') > 2)
                    return (words[ratio.Length..], after);
        if (after.Length == 0 || share)
            return (words, after);
        if (Is(words, Counts))
            return ("", after);
        if (Is(words, Verbs) && after.Contains(' '))
            return ("", after);
        var act =
            Array.Find(Verbs, v => words.StartsWith(v + " ", StringComparison.OrdinalIgnoreCase)) is { } verb
            && Is(words[(verb.Length + 1)..], Acts)
                ? words[(verb.Length + 1)..]
                : words;
        // "kiểm tra đồng cấp 876 cuộc".
        if (
            Array.Exists(Times, t => t == after)
            && Array.Exists(Acts, a => words.StartsWith(a + " ", StringComparison.OrdinalIgnoreCase))
            && words.Count(c => c == ' ') < 6
        )
            return ("", $"{after} {Small(words)}");
        if (!Is(act, Acts))
            return (words, after);
        foreach (var time in Times)
        {
            if (
                !after.StartsWith(time, StringComparison.Ordinal)
                || after.Length > time.Length && after[time.Length] != ' '
            )
                continue;
            var rest = after[time.Length..].TrimStart();
            if (rest.Length == 0 || Array.Exists(Goes, g => rest.StartsWith(g.TrimEnd(), StringComparison.Ordinal)))
                return ("", $"{time} {Small(act)} {rest}".TrimEnd());
        }
        return (words, after);
    }

    private static bool Is(string words, string[] any) =>
        Array.Exists(any, a => a.Equals(words, StringComparison.OrdinalIgnoreCase));

    private static string Small(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
