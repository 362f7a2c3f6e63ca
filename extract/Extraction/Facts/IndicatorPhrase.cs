using System.Text.RegularExpressions;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>The words that say what a figure counts: the noun with what follows it, and the verb or label before.</summary>
internal static partial class IndicatorPhrase
{
    private const int MostWords = 14;

    /// <summary>The phrase, white space flattened, without the number itself.</summary>
    public static string Of(FactContext context, Sentence sentence, QuantityMention mention, QuantityMention? previous)
    {
        var text = context.View.Text;
        var from = previous is not null && previous.End > sentence.Range.Start ? previous.End : sentence.Range.Start;
        var after = After(text, mention.Range.End, Cited(context, mention.Range.End, sentence.Range.End));
        // "Xử lý trách nhiệm: 02 trường hợp kiến nghị xử phạt": what follows says more than the label of the list.
        var own = mention.Measure is { } noun ? after.Length - noun.Length : after.Length;
        if (own < Telling && Label(text, from, mention.Start) is { } label) return label;
        var before = WithoutLead(Before(text, from, mention.Start));
        if (IsUnitOfMeasure(mention, text)) after = after[Math.Min(after.Length, mention.Measure!.Value.Length)..];
        return FactContext.Flat($"{before} {after}").Trim(' ', ',', ':', '-', '+', '–', '(', ')', '.', ';', '*');
    }

    /// <summary>Letters beyond the counted noun that make a phrase of their own.</summary>
    private const int Telling = 12;

    private static readonly string[] Leads = ["trong đó có", "trong đó", "nước ta có", "hiện có", "hiện nay có", "đã có", "đã", "có", "và", "với", "gồm", "còn", "cả nước có", "toàn bộ"];

    /// <summary>Words that lead to a number and say nothing of it.</summary>
    private static string WithoutLead(string before)
    {
        var colon = before.LastIndexOf(": ", StringComparison.Ordinal);
        if (colon >= 0) before = before[(colon + 2)..];
        before = PeriodWords().Replace(before, "").Trim();
        // "Các cấp công đoàn đã kết nạp": who did it is the reporting unit.
        if (before.IndexOf(" đã ", StringComparison.Ordinal) is > 0 and < 48 and var done && BodyNouns.IsName(before)) before = before[(done + 4)..];
        before = WholeBody().Replace(before, "").Trim();
        for (var again = true; again;)
        {
            again = false;
            foreach (var lead in Leads)
                if (before.StartsWith(lead, StringComparison.OrdinalIgnoreCase) && (before.Length == lead.Length || before[lead.Length] == ' '))
                    (before, again) = (before[lead.Length..].TrimStart(), true);
        }
        return before;
    }

    private const int FewWords = 3;

    /// <summary>"100% công đoàn ngành, địa phương xây dựng …": after a few words a comma lists nouns, unless it opens a clause.</summary>
    private static bool ListGoesOn(ReadOnlySpan<char> after)
    {
        after = after.TrimStart();
        if (after.IsEmpty || !char.IsLower(after[0])) return false;
        foreach (var opening in Openings)
            if (after.StartsWith(opening, StringComparison.Ordinal)) return false;
        var stop = after.IndexOfAny(",;.:(");
        var clause = stop < 0 ? after : after[..stop];
        return clause.IndexOfAnyInRange('0', '9') < 0 && clause.Count(' ') >= 2;
    }

    private static readonly string[] Openings =
        ["trong đó", "đạt", "chiếm", "tăng", "giảm", "với ", "và ", "bằng ", "kết ", "đã ", "được ", "gồm", "mỗi", "tổng", "trị giá", "nâng", "đưa", "góp", "tạo", "còn", "nhưng", "vượt", "so với", "tương", "do ", "để ", "nhằm", "từ ", "có ", "không", "thu ", "bảo đảm", "đảm bảo", "tiếp", "hoàn"];

    /// <summary>"cuộc thanh tra theo Quyết định số": the paper that is cited there says nothing of what is counted.</summary>
    [GeneratedRegex(@"\s+(?:theo\s+|tại\s+|và ban hành\s+)?\p{Lu}\p{Ll}+(?:\s+\p{Ll}+){0,2}\s+số$|\s+(?:vào\s+|tính đến\s+|đến\s+)$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex CitationTail();

    /// <summary>"Toàn ngành có", "Toàn tỉnh đã".</summary>
    [GeneratedRegex(@"^toàn\s+(?:\p{Ll}+\s+){1,2}(?:hiện\s+)?(?:có|đã|gồm)(?:\s+|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex WholeBody();

    /// <summary>"Quý I/2023", "Năm 2022": the period stands in its own field.</summary>
    [GeneratedRegex(@"^(?:(?:trong|riêng|tính đến|đến)\s+)?(?:năm\s+20\d\d|quý\s+[IV]{1,3}(?:/20\d\d)?|tháng\s+\d{1,2}(?:/20\d\d)?)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PeriodWords();

    private static bool IsUnitOfMeasure(QuantityMention mention, string text) =>
        mention.Measure is { } measure && text.AsSpan(measure.Start, measure.Length) is "kg" or "km" or "ha" or "m" or "m2" or "m²" or "m³" or "tấn" or "tạ" or "lít" or "điểm";

    /// <summary>Where the phrase must end: a citation or a date that it runs into.</summary>
    private static int Cited(FactContext context, int from, int end)
    {
        var stop = context.NextBlocked(from);
        return stop < end ? stop : end;
    }

    /// <summary>"Số đơn vị có vi phạm/số đơn vị được thanh tra: 01": the whole label names the figure; null where no colon stands before it.</summary>
    private static string? Label(string text, int from, int to)
    {
        var end = to;
        while (end > from && char.IsWhiteSpace(text[end - 1])) end--;
        if (end <= from || text[end - 1] != ':') return null;
        var start = end - 1;
        while (start > from && end - start < 160 && text[start - 1] is not (';' or ':' or '\t')) start--;
        var label = FactContext.Flat(text.AsSpan(start, end - 1 - start)).TrimStart('-', '+', '–', ' ', ',', '.', '*');
        var item = label.IndexOf(") ", StringComparison.Ordinal);
        if (item is > 0 and < 4) label = label[(item + 2)..];
        return label.Length > 3 && label.Count(c => c == ' ') < 24 && label.Contains(' ') && !IsGeneric(label) ? label : null;
    }

    /// <summary>"với tổng số tiền": says that money is meant, not what for; the figure before it does.</summary>
    public static bool IsGeneric(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 6 && Array.TrueForAll(words, w => Array.Exists(Generic, g => g.Equals(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static readonly string[] Generic = ["với", "tổng", "số", "tiền", "trị", "giá", "là", "kinh", "phí", "tương", "ứng", "đạt", "bằng", "và", "có", "gồm", "được", "chiếm", "tỷ", "tỉ", "lệ", "ước", "khoảng", "hơn", "gần", "trên", "kế", "hoạch", "năm"];

    private static string Before(string text, int from, int to)
    {
        var start = to;
        var words = 0;
        while (start > from && words < 10)
        {
            var c = text[start - 1];
            if (c is ',' or ';' or '(' or ')' or '\t' || c is '.' && start < text.Length && char.IsWhiteSpace(text[start])) break;
            if (c == ' ' && start > from + 1 && !char.IsWhiteSpace(text[start - 2])) words++;
            start--;
        }
        return FactContext.Flat(text.AsSpan(start, to - start)).Trim(' ', '-', '+', '–', ':');
    }

    private static string After(string text, int from, int end)
    {
        var to = from;
        var words = 0;
        while (to < end && words < MostWords)
        {
            var c = text[to];
            if (c is ';' or '(' or ')' or ':' or '\t' || c == '.' && (to + 1 >= end || char.IsWhiteSpace(text[to + 1]))) break;
            if (c == ',' && !(words <= FewWords && ListGoesOn(text.AsSpan(to + 1, end - to - 1)))) break;
            if (char.IsAsciiDigit(c) && words > 0) break;
            if (c == ' ' && to > from && !char.IsWhiteSpace(text[to - 1])) words++;
            to++;
        }
        var phrase = CitationTail().Replace(FactContext.Flat(text.AsSpan(from, to - from)), "");
        foreach (var tail in (ReadOnlySpan<string>)[" và", " với", " cho", " của", " gần", " trên", " khoảng", " hơn", " là", " có"])
            if (phrase.EndsWith(tail, StringComparison.Ordinal)) phrase = phrase[..^tail.Length];
        return phrase;
    }
}
