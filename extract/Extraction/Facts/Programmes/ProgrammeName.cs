using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Programmes;

/// <summary>The name after the kind of a programme.</summary>
/// <param name="Text">Without quotes, white space flattened.</param>
/// <param name="Range">With its quotes.</param>
/// <param name="Quoted">It stood in quotes.</param>
/// <param name="Closed">Quotes or its own words say where it ends.</param>
internal sealed partial record ProgrammeName(string Text, TextRange Range, bool Quoted, bool Closed = true)
{
    /// <summary>
    /// The next name in quotes behind one, with only a comma, a semicolon, "và", "hoặc" between; null where none
    /// follows.
    /// </summary>
    public static ProgrammeName? Another(string text, int from, int end)
    {
        var at = from;
        while (at < end && (char.IsWhiteSpace(text[at]) || text[at] is ',' or ';'))
            at++;
        foreach (var word in (ReadOnlySpan<string>)["và", "hoặc", "cùng", "với"])
            if (at + word.Length < end && text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                at += word.Length;
                while (at < end && char.IsWhiteSpace(text[at]))
                    at++;
                break;
            }
        return at > from && at < end && text[at] is '“' or '"' or '‘' ? InQuotes(text, at, end) : null;
    }

    private static readonly string[] Ends =
    [
        " theo ",
        " trên địa bàn",
        " do ",
        " tại ",
        " của ",
        " và các ",
        " đã ",
        " được ",
        " để ",
        " nhằm ",
        " với ",
        " trong ",
        " gắn ",
        " ban hành",
        " phát động",
    ];

    /// <summary>Reads the name that begins after the kind; null where none is given.</summary>
    public static ProgrammeName? Read(string text, int kindStart, int from, int end, string kind)
    {
        var at = from;
        // "phong trào thi đua “…”", "mô hình điểm “…”": up to three words stand between.
        var quote = text.AsSpan(from, Math.Min(40, end - from)).IndexOfAny("“\"‘");
        if (quote >= 0 && Words(text.AsSpan(from, quote)) <= 4 && text.AsSpan(from, quote).IndexOfAny(",;.:()") < 0)
            return InQuotes(text, from + quote, end);
        if (kind == "tháng" && NamedMonthReader.Read(text, kindStart, end) is { } month)
            return month;
        if (!char.IsUpper(text[kindStart]))
            return kind == "chiến lược" ? Open(text, kindStart, at, end) : null;
        return Open(text, kindStart, at, end);
    }

    private static ProgrammeName? InQuotes(string text, int open, int end)
    {
        var close = text[open] switch
        {
            '“' => '”',
            '‘' => '’',
            _ => '"',
        };
        var depth = 0;
        for (var i = open + 1; i < end && i - open < 300; i++)
        {
            if (text[i] == '“' && close == '”')
                depth++;
            // An opening mark is often closed by a straight one.
            if (text[i] != close && !(close == '”' && text[i] == '"'))
                continue;
            if (depth-- > 0)
                continue;
            var name = FactContext.CollapseWhiteSpace(text.AsSpan(open + 1, i - open - 1)).TrimAny("* ,.;");
            return name.Length > 3 ? new ProgrammeName(name, new TextRange(open, i + 1), true) : null;
        }
        return null;
    }

    /// <summary>
    /// A name without quotes counts where it is closed by its own words: "quốc gia", "giai đoạn …", "đến năm …".
    /// </summary>
    private static ProgrammeName? Open(string text, int kindStart, int from, int end)
    {
        var stop = from;
        while (
            stop < end
            && stop - from < 260
            && text[stop] is not (';' or '(' or '“' or '"' or ':')
            && !(
                text[stop] == '.'
                && (stop + 2 >= end || (char.IsWhiteSpace(text[stop + 1]) && !char.IsLower(text[stop + 2])))
            )
        )
            stop++;
        var span = text.AsSpan(kindStart, stop - kindStart);
        // "Dự án 7 trong …", "Đề án 06": a number, no name.
        if (text.AsSpan(from, stop - from).TrimStart() is [>= '0' and <= '9', ..])
            return null;
        var closed = Period(span);
        if (closed < 0 && span.IndexOf("quốc gia", StringComparison.Ordinal) is < 0 or > 90)
            return Object(text, kindStart, from, stop);
        if (closed < 0)
        {
            var national = span.IndexOf("quốc gia", StringComparison.Ordinal);
            if (national < 0 || national > 90)
                return null;
            closed = national + "quốc gia".Length;
            var rest = span[closed..];
            var tail = rest.IndexOf(',');
            // "phòng, chống" is one verb.
            if (
                tail > 0
                && rest[..tail].EndsWith("phòng", StringComparison.Ordinal)
                && rest[tail..].StartsWith(", chống", StringComparison.Ordinal)
            )
                tail = rest[(tail + 1)..].IndexOf(',') is >= 0 and var next ? tail + 1 + next : -1;
            foreach (var mark in Ends)
                if (rest.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var cut && (tail < 0 || cut < tail))
                    tail = cut;
            if (tail < 0)
                tail = rest.Length;
            if (tail < 90)
                closed += tail;
        }
        var folded = Folding.FoldLower(span[..closed]);
        if (
            folded.Contains(" so ", StringComparison.Ordinal)
            && span[..closed].IndexOfAnyInRange('0', '9') is >= 0 and < 24
        )
            return null;
        foreach (var tail in (ReadOnlySpan<string>)[" và", " theo", " về", " cho"])
            if (span[..closed].TrimEnd().EndsWith(tail, StringComparison.Ordinal))
                closed = span[..closed].TrimEnd().Length - tail.Length;
        var name = FactContext.CollapseWhiteSpace(span[..closed]).TrimAny(" ,.;");
        return Words(name) is >= 4 and <= 45
            ? new ProgrammeName(name, new TextRange(kindStart, kindStart + closed), false)
            : null;
    }

    /// <summary>Verbs that have a programme for their object.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(
        @"(?:triển\s+khai|thực\s+hiện|phê\s+duyệt|ban\s+hành|hưởng\s+ứng|phát\s+động|tham\s+gia|xây\s+dựng)(?:\s+(?:có\s+hiệu\s+quả|hiệu\s+quả|tốt|thực\s+hiện|các))*\s+$",
        System.Text.RegularExpressions.RegexOptions.IgnoreCase
            | System.Text.RegularExpressions.RegexOptions.CultureInvariant,
        5000
    )]
    private static partial System.Text.RegularExpressions.Regex Governing();

    /// <summary>What ends a noun phrase: a mark, a verb, a preposition of place or time.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(
        @"[,;.:()]|\s(?:theo|trên\s+địa\s+bàn|do|tại|của|và\s+các|đã|được|để|nhằm|với|trong|gắn|năm|từ|đến|là|phải|sẽ|góp|bảo\s+đảm|đảm\s+bảo|trước|sau|cho)\s",
        System.Text.RegularExpressions.RegexOptions.CultureInvariant,
        5000
    )]
    private static partial System.Text.RegularExpressions.Regex PhraseEnd();

    /// <summary>
    /// Kinds with a general word behind them name no programme: "Chương trình công tác", "Dự án đầu tư".
    /// </summary>
    private static readonly string[] General =
    [
        "về",
        "công tác",
        "hành động",
        "phối hợp",
        "làm việc",
        "kiểm tra",
        "giám sát",
        "đầu tư",
        "này",
        "trên",
        "nêu",
        "số",
        "thuộc",
        "nghị",
        "toàn khóa",
        "hội",
    ];

    /// <summary>
    /// A name with neither quotes nor an end of its own, where it is the object of a verb: up to the end of the noun
    /// phrase.
    /// </summary>
    private static ProgrammeName? Object(string text, int kindStart, int from, int stop)
    {
        var before = Sentence.OneLine(text.AsSpan(Math.Max(0, kindStart - 48), Math.Min(48, kindStart))).ToString();
        if (!Governing().IsMatch(before))
            return null;
        var rest = Sentence.OneLine(text.AsSpan(from, stop - from)).ToString();
        foreach (var word in General)
            if (rest.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return null;
        var end = PhraseEnd().Match(rest) is { Success: true } mark ? from + mark.Index : stop;
        var name = FactContext.CollapseWhiteSpace(text.AsSpan(kindStart, end - kindStart)).TrimAny(" ,.;");
        // Two words of its own at least; what holds digits is a number or a share.
        return
            Words(name) - Words(text.AsSpan(kindStart, from - kindStart)) is >= 3 and <= 20
            && name.AsSpan().IndexOfAnyInRange('0', '9') < 0
            ? new ProgrammeName(name, new TextRange(kindStart, end), false, false)
            : null;
    }

    /// <summary>Where "giai đoạn 2021 - 2025" or "đến năm 2030" ends; -1 where neither stands.</summary>
    private static int Period(ReadOnlySpan<char> span)
    {
        foreach (var word in (ReadOnlySpan<string>)["giai đoạn ", "đến năm "])
        {
            var at = span.IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var i = at + word.Length;
            while (i < span.Length && (char.IsAsciiDigit(span[i]) || span[i] is ' ' or '-' or '–' or '\n'))
                i++;
            if (i - at >= word.Length + 4)
                return span[..i].TrimEnd(" -–\n").Length;
        }
        return -1;
    }

    private static int Words(ReadOnlySpan<char> text) => text.Trim().Length == 0 ? 0 : text.Trim().Count(' ') + 1;
}

/// <summary>
/// Months that have a name without quotes: "Tháng Công nhân", "Tháng hành động về an toàn, vệ sinh lao động".
/// </summary>
internal static class NamedMonthReader
{
    private const int MostWords = 12;

    private static readonly string[] Stops =
    [
        "năm",
        "lần",
        "do",
        "trên",
        "tại",
        "của",
        "từ",
        "nhằm",
        "đã",
        "được",
        "với",
        "giai",
        "gắn",
        "theo",
        "đến",
        "ở",
    ];

    /// <summary>
    /// The name that begins with the word "Tháng" at <paramref name="start"/>; null for months of the year.
    /// </summary>
    /// <param name="text">The document.</param>
    /// <param name="start">Where "Tháng" begins.</param>
    /// <param name="end">Where the sentence ends.</param>
    public static ProgrammeName? Read(string text, int start, int end)
    {
        if (text[start] != 'T')
            return null;
        var words = WordWindow.ReadAfter(text, start + "Tháng".Length, end, MostWords);
        if (words.Count < 2 || !char.IsLetter(text[words[0].Range.Start]) || !char.IsLetter(text[words[1].Range.Start]))
            return null;
        if (
            char.IsUpper(text[words[0].Range.Start])
            && char.IsLower(text[words[1].Range.Start])
            && words[0].Range.Length > 1
            && char.IsLower(text[words[0].Range.Start + 1])
        )
            return Make(text, start, words[1].Range.End);
        if ((words[0].Fold, words[1].Fold) is not ("hanh", "dong") || words.Count < 5)
            return null;
        var last = 1;
        for (var i = 2; i < words.Count; i++)
        {
            var (_, range) = words[i];
            var word = text[range.Start..range.End];
            // "an toàn, vệ sinh lao động": the comma joins.
            if (word == ",")
            {
                if (i + 1 < words.Count && words[i + 1].Fold is "ve" or "chong")
                    continue;
                break;
            }
            if (
                !char.IsLetter(word[0])
                || Array.Exists(Stops, s => s == word)
                || word == "và" && (i + 1 >= words.Count || char.IsUpper(text[words[i + 1].Range.Start]))
            )
                break;
            last = i;
        }
        return last > 3 ? Make(text, start, words[last].Range.End) : null;
    }

    private static ProgrammeName Make(string text, int start, int end) =>
        new(FactContext.CollapseWhiteSpace(text.AsSpan(start, end - start)), new TextRange(start, end), false);
}
