using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// The words after a number that say what it counts: the noun with its attributes, up to the next clause, number, date
/// or citation.
/// </summary>
internal static partial class FollowingPhraseReader
{
    private const int MostWords = 18;
    private const int FewWords = 3;

    private static readonly string[] Openings =
    [
        "trong đó",
        "đạt",
        "chiếm",
        "tăng",
        "giảm",
        "với ",
        "và ",
        "bằng ",
        "kết ",
        "đã ",
        "được ",
        "gồm",
        "mỗi",
        "tổng",
        "trị giá",
        "nâng",
        "đưa",
        "góp",
        "tạo",
        "còn",
        "nhưng",
        "vượt",
        "so với",
        "tương",
        "do ",
        "để ",
        "nhằm",
        "từ ",
        "có ",
        "không",
        "thu ",
        "bảo đảm",
        "đảm bảo",
        "tiếp",
        "hoàn",
        "trao",
        "tặng",
        "hỗ trợ",
        "chi ",
        "tổ chức",
        "xếp",
        "phát",
        "vận động",
        "kinh phí",
        "số tiền",
        "mức",
        "bình quân",
        "ước",
        "nữ ",
        "làm ",
        "bị ",
    ];

    private static readonly string[] Clauses =
    [
        " trị giá",
        " tổng trị giá",
        " tổng số tiền",
        " tổng giá trị",
        " tổng kinh phí",
        " với ",
        " trong đó",
        " chiếm ",
        " tương ứng",
        " tương đương",
        " và phấn đấu",
        " nhằm ",
        " và trong ",
        " và tại ",
        " gồm ",
        " bao gồm",
        " góp phần",
        " và đã ",
    ];

    private static readonly string[] Tails =
    [
        " và",
        " với",
        " cho",
        " của",
        " gần",
        " trên",
        " khoảng",
        " hơn",
        " là",
        " có",
        " so",
        " theo",
        " tại",
        " đạt",
        " từ",
        " do",
        " tổng",
        " để",
        " đến",
        " thì",
        " trong",
        " vào",
        " như",
        " ở",
        " gồm",
    ];

    private static readonly string[] Dwellings = ["chỗ ở", "nhà ở", "nơi ở", "ăn ở"];

    /// <summary>
    /// "cuộc thanh tra theo Quyết định số": the paper that is cited there says nothing of what is counted.
    /// </summary>
    [GeneratedRegex(
        @"\s+(?:theo\s+|tại\s+|và ban hành\s+)?\p{Lu}\p{Ll}+(?:\s+\p{Ll}+){0,2}\s+số$|\s+(?:vào\s+|tính đến\s+|đến\s+)$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex CitationTail();

    /// <summary>"doanh nghiệp có từ 25 lao động trở lên": the bound says which.</summary>
    [GeneratedRegex(@"\G\d{1,4}\s+\p{L}+(?:\s+\p{L}+){0,4}\s+trở\s+(?:lên|xuống)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Bound();

    /// <summary>"đồng/người/tháng": per whom and when, no part of the name.</summary>
    [GeneratedRegex(@"^/\p{L}+(?:/\p{L}+)*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PerUnit();

    /// <summary>The phrase that begins with the counted noun; empty where nothing follows.</summary>
    public static string Read(FactContext context, Sentence sentence, QuantityMention mention)
    {
        var text = context.View.Text;
        var from = mention.Range.End;
        var stop = context.NextBlocked(from);
        var phrase = CitationTail()
            .Replace(
                FactContext.CollapseWhiteSpace(
                    ReadToBound(text, from, Math.Min(stop, sentence.Range.End), mention.End)
                ),
                ""
            );
        phrase = PerUnit().Replace(phrase, "").Trim();
        var noun = mention.Measure is { } measure ? Math.Min(phrase.Length, measure.Length) : 0;
        foreach (var clause in Clauses)
            if (
                phrase.IndexOf(clause, Math.Max(0, noun - 1), StringComparison.Ordinal) is >= 0 and var at
                && !(clause == " với " && phrase.AsSpan(0, at).EndsWith("so", StringComparison.Ordinal))
            )
                phrase = phrase[..at];
        phrase = " " + phrase;
        for (var again = true; again; )
        {
            again = false;
            foreach (var tail in Tails)
                if (
                    phrase.EndsWith(tail, StringComparison.Ordinal)
                    && !(tail == " ở" && Array.Exists(Dwellings, d => phrase.EndsWith(d, StringComparison.Ordinal)))
                )
                    (phrase, again) = (phrase[..^tail.Length], true);
        }
        return phrase.Trim();
    }

    /// <summary>The counted word is a unit of measure, which stands in its own field.</summary>
    public static bool IsUnit(QuantityMention mention, string text) =>
        mention.Measure is { } measure
        && text.AsSpan(measure.Start, measure.Length)
            is "kg"
                or "km"
                or "ha"
                or "m"
                or "m2"
                or "m²"
                or "m3"
                or "m³"
                or "tấn"
                or "tạ"
                or "lít"
                or "điểm"
                or "USD"
                or "kWh"
                or "con";

    private static ReadOnlySpan<char> ReadToBound(string text, int from, int end, int noun)
    {
        var to = from;
        var words = 0;
        while (to < end && words < MostWords)
        {
            var c = text[to];
            if (c is ';' or '(' or ')' or ':' or '\t' || c == '.' && (to + 1 >= end || char.IsWhiteSpace(text[to + 1])))
                break;
            if (
                c == ','
                && !CoordinatedPairLexicon.Join(text.AsSpan(from, to - from), text.AsSpan(to + 1, end - to - 1))
                && !(words <= FewWords + 1 && ListGoesOn(text.AsSpan(to + 1, end - to - 1)))
            )
                break;
            // "1.212 người/988 vụ việc": the next count.
            if (c == '/' && to >= noun && to + 1 < end && char.IsAsciiDigit(text[to + 1]))
                break;
            if (
                char.IsAsciiDigit(c)
                && words > 0
                && Bound().Match(text, to, Math.Min(60, end - to)) is { Success: true } bound
            )
            {
                to += bound.Length;
                continue;
            }
            if (char.IsAsciiDigit(c) && words > 0)
            {
                // "kênh HY9": a name ends in the number.
                while (to > from && !CharacterClasses.IsWhiteSpace(text[to - 1]))
                    to--;
                break;
            }
            if (c == ' ' && to > from && !CharacterClasses.IsWhiteSpace(text[to - 1]))
                words++;
            to++;
        }
        return words < MostWords ? text.AsSpan(from, to - from) : CompletePhrase(text, from, to, end);
    }

    /// <summary>
    /// A phrase that is too long goes on to an end that is near, else it ends before the last word that leads on: it is
    /// not cut within a word of two syllables.
    /// </summary>
    private static ReadOnlySpan<char> CompletePhrase(string text, int from, int to, int end)
    {
        var near = text.AsSpan(to, Math.Min(24, end - to));
        var stop = near.IndexOfAny(",;.:()\t");
        if (stop < 0 && near.Length < 24)
            stop = near.Length;
        if (stop >= 0 && near[..stop].IndexOfAnyInRange('0', '9') < 0)
            return text.AsSpan(from, to + stop - from);
        var phrase = text.AsSpan(from, to - from);
        var best = 0;
        foreach (var link in Links)
            if (phrase.LastIndexOf(link) is var at && at > best)
                best = at;
        return best * 2 > phrase.Length ? phrase[..best] : phrase;
    }

    private static readonly string[] Links =
    [
        " của ",
        " cho ",
        " trong ",
        " tại ",
        " về ",
        " để ",
        " được ",
        " theo ",
        " với ",
        " do ",
        " và ",
        ", ",
        " nhằm ",
        " trên ",
        " ở ",
        " vào ",
        " có ",
    ];

    /// <summary>
    /// "100% công đoàn ngành, địa phương xây dựng …": after a few words a comma lists nouns, unless it opens a clause.
    /// </summary>
    private static bool ListGoesOn(ReadOnlySpan<char> after)
    {
        after = after.TrimStart();
        if (after.IsEmpty || !CharacterClasses.IsLower(after[0]))
            return false;
        foreach (var opening in Openings)
            if (after.StartsWith(opening, StringComparison.Ordinal))
                return false;
        var stop = after.IndexOfAny(",;.:(");
        var clause = stop < 0 ? after : after[..stop];
        return clause.IndexOfAnyInRange('0', '9') < 0 && clause.Trim().Length > 2;
    }
}
