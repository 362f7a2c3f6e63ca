using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>The words before a number that lead to it, without connectives, times and the body that acts.</summary>
/// <param name="Words">What is left of them; empty for none.</param>
/// <param name="Verbs">The same with the words that tie them to the number ("tăng", "đạt").</param>
/// <param name="Has">They ended in "có", "gồm": the subject has what is counted.</param>
/// <param name="Coordinate">Only "và" or a comma parts the number from the one before: it shares that one's
/// verb.</param>
internal readonly partial record struct PrecedingPhrase(string Words, string Verbs, bool Has, bool Coordinate)
{
    /// <summary>A long clause is read back to its begin, so that its name is not cut within a word.</summary>
    private const int MostWords = 32;
    private const int LongestQuote = 160;
    private const int LongName = 60;

    /// <summary>Adverbs and connectives at the begin.</summary>
    [GeneratedRegex(
        @"^(?:(?:trong đó|tính đến|đến nay|hiện nay|tính đến nay|hiện tại|hiện|nay|trong kỳ|trong năm|trong tháng|trong quý|năm qua|qua đó|theo đó|ngoài ra|bên cạnh đó|cụ thể|riêng|đồng thời|cả nước|nước ta|kết quả|từ đó|nhân dịp này|và|với|gồm|còn|đã|toàn bộ|cũng|tiếp tục|bao gồm|qua|thông qua)(?:\s+|$)|(?:(?:trong|riêng|tính đến|đến|hết)\s+)?(?:cuối\s+)?(?:năm\s+20\d\d|quý\s+[IV]{1,3}(?:/20\d\d)?|tháng\s+\d{1,2}(?:/20\d\d)?)\s*|(?:(?:đến|trước|tính đến|hết)\s+(?:hết\s+)?)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?[,\s]+|phấn đấu(?:\s+|$)|(?:đạt\s+)?(?:chỉ tiêu\s+|mục tiêu\s+)?đến\s+(?:hết\s+|cuối\s+)?năm\s+20\d\d,?(?:\s+|$)|nâng\s+(?=tổng số)|đưa\s+(?=tổng số)|quý\s+[IV]{1,3}(?:/20\d\d)?\s+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Leading();

    /// <summary>"toàn ngành", "toàn tỉnh", "cả huyện".</summary>
    [GeneratedRegex(
        @"^(?:toàn|cả)\s+(?:thể\s+)?(?:tỉnh|ngành|huyện|thành phố|quận|xã|phường|hệ thống|công ty|tổng công ty|tập đoàn|trường|đảng bộ|khối|quốc|đơn vị|viện|cơ quan|thị xã|nước|địa bàn)(?:\s+|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Whole();

    /// <summary>Words that tie a subject to its number and say nothing.</summary>
    [GeneratedRegex(
        @"(?:^|\s)(?:là|đạt|đạt được|ước đạt|ước tính đạt|ước tính|ước|có|gồm|bao gồm|còn|(?<!trở |hướng )lên|xuống|xuống còn|với|và|ở mức|duy trì ở mức|giữ ở mức|duy trì|hiện có|(?<!thực |phát |xuất |thể |biểu |tái |đại )hiện|được|đã|thì|(?<!cấp |bề |trở )trên|có tới|lên đến|lên tới|tổng cộng là|chỉ còn|thêm|khoảng|ổn định với)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Trailing();

    /// <summary>Acts that a body is the subject of.</summary>
    [GeneratedRegex(
        @"\s(?:đã|có|còn|cũng|tiếp nhận|tổ chức|trao|tặng|hỗ trợ|thăm|vận động|phối hợp|ban hành|thành lập|kết nạp|quản lý|giải quyết|thực hiện|triển khai|xây dựng|xử lý|giám sát|tư vấn|đề nghị|bồi dưỡng|giới thiệu|công nhận|huy động|tham mưu|duy trì)(?:\s|$)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Act();

    /// <summary>Reads the words back from a number to the begin of their clause.</summary>
    /// <param name="text">The document.</param>
    /// <param name="from">Where the sentence begins, or the figure before ends.</param>
    /// <param name="to">Where the number or its approximating word begins.</param>
    /// <param name="follows">Another figure of the sentence goes before.</param>
    public static PrecedingPhrase Read(string text, int from, int to, bool follows)
    {
        var start = ClauseStartFinder.Find(text, from, to, MostWords, LongestQuote);
        var words = PhraseLabelReader.WithoutNumber(
            FactContext.CollapseWhiteSpace(text.AsSpan(start, to - start)).TrimAny(" -+–:,*/")
        );
        var colon = words.LastIndexOf(": ", StringComparison.Ordinal);
        if (colon >= 0)
            words = words[(colon + 2)..];
        if (follows)
            words = OwnPart(words, start == from);
        if (follows && words is "" or "và" or "hoặc" or "cùng")
            return new PrecedingPhrase(
                "",
                "",
                false,
                words.Length > 0
                    || start > from && text[start - 1] == ','
                    || text.AsSpan(from, to - from).Trim() is "," or "/"
            );
        var has =
            words.EndsWith(" có", StringComparison.Ordinal)
            || words.EndsWith(" gồm", StringComparison.Ordinal)
            || words is "có" or "Có";
        // What an "ở", "tại" places is counted: "ở 05 doanh nghiệp" counts enterprises.
        if (words is "ở" or "tại" or "Tại" or "Ở" or "cho" or "lại")
            words = "";
        words = Begins(words);
        return new PrecedingPhrase(Ends(words), words, has, false);
    }

    /// <summary>
    /// What stands between two figures of one clause belongs to the first up to "và", "với", "trong đó": the rest leads
    /// to the second.
    /// </summary>
    private static string OwnPart(string words, bool oneClause)
    {
        foreach (var mark in (ReadOnlySpan<string>)[" trong đó có ", " trong đó ", " với ", " và "])
            if (
                (oneClause || mark[1] == 't')
                && $"{words} ".LastIndexOf(mark, StringComparison.Ordinal) is >= 0 and var at
            )
                words =
                    at + mark.Length > words.Length
                        ? mark == " và "
                            ? "và"
                            : ""
                        : words[(at + mark.Length)..];
        // "…, học giỏi với tổng kinh phí": the generic end is its own here too.
        if (
            !oneClause
            && words.LastIndexOf(" với ", StringComparison.Ordinal) is > 0 and var with
            && IndicatorPhraseReader.IsGeneric(Ends(words[(with + 5)..]))
        )
            return words[(with + 5)..];
        // "…, được nhân rộng và có ít nhất 01 chuyên đề": what stands before "và" went with the number before.
        if (!oneClause)
            return words.EndsWith(" và", StringComparison.Ordinal) ? "và"
                : words.EndsWith(" và có", StringComparison.Ordinal) ? "có"
                : words;
        // "… cho hộ nghèo trị giá": the generic end is its own.
        var all = words.Split(' ');
        var own = all.Length;
        while (own > 0 && IndicatorPhraseReader.IsGenericWord(all[own - 1]))
            own--;
        return own > 0 && all.Length - own >= 2 && Array.Exists(all[own..], w => w is "giá" or "tiền" or "phí")
            ? string.Join(' ', all[own..])
            : words;
    }

    private static string Begins(string words)
    {
        for (var before = ""; before != words; )
        {
            before = words;
            words = Whole().Replace(Leading().Replace(words, ""), "").TrimStart();
        }
        // A long clause was cut within the name of the body: what it did says more.
        if (
            words.Length > LongName
            && words.LastIndexOf(" đã ", StringComparison.Ordinal) is > 0 and var done
            && done + 4 < words.Length
        )
            words = words[(done + 4)..];
        if (BodyNounLexicon.IsName(words) && Act().Match(words) is { Success: true, Index: > 0 and < 60 } act)
            words = act.ValueSpan.Trim() is "đã" or "có" or "còn" or "cũng"
                ? words[(act.Index + act.Length)..]
                : words[(act.Index + 1)..];
        for (var before = ""; before != words; )
        {
            before = words;
            words = Leading().Replace(words, "").TrimStart();
        }
        return words;
    }

    private static string Ends(string words)
    {
        for (var before = ""; before != words; )
        {
            before = words;
            words = Trailing().Replace(words, "").TrimEndAny(" ,:");
        }
        return words;
    }
}

/// <summary>A label that a colon ends: "Số đơn vị có vi phạm/số đơn vị được thanh tra: 01".</summary>
internal static partial class PhraseLabelReader
{
    [GeneratedRegex(@"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|\p{L}\)|[IVX]{1,4}\.)\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Numbering();

    [GeneratedRegex(
        @"^(?:(?:riêng|trong|cùng kỳ)\s+)?(?:năm|tháng|quý)\s+(?:\d{1,4}|[IV]+)(?:/20\d\d)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Period();

    /// <summary>The whole label before a number; null where no colon stands before it.</summary>
    public static string? Find(string text, int from, int to)
    {
        var end = to;
        while (end > from && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end <= from || text[end - 1] != ':')
            return null;
        var start = end - 1;
        // "(năm 2019: 1.020": a parenthesis that is open begins the label, a closed one ("Chuyên đề (nếu có): 0") is
        // within it.
        for (var depth = 0; start > from && end - start < 160 && text[start - 1] is not (';' or ':' or '\t'); start--)
        {
            if (text[start - 1] == ')')
                depth++;
            else if (text[start - 1] == '(' && depth-- == 0)
                break;
        }
        var label = WithoutNumber(
            FactContext.CollapseWhiteSpace(text.AsSpan(start, end - 1 - start)).TrimStartAny("-+– ,.*(")
        );
        return
            label.Length > 3
            && label.Count(c => c == ' ') < 24
            && label.Contains(' ')
            && !IndicatorPhraseReader.IsGeneric(label)
            && !Period().IsMatch(label)
            ? label
            : null;
    }

    /// <summary>Without "3.", "a)", "II." before it.</summary>
    public static string WithoutNumber(string phrase) => Numbering().Replace(phrase, "");
}
