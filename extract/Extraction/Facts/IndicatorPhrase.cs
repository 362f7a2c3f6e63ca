using System.Text.RegularExpressions;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>The words that say what a figure counts: the noun with what follows it, and the verb or label before; what was told already is taken from the figures before.</summary>
internal static partial class IndicatorPhrase
{
    /// <summary>Letters beyond the counted noun that make a phrase of their own.</summary>
    private const int Telling = 12;

    /// <summary>The phrase, white space flattened, without the number itself.</summary>
    public static string Of(FactContext context, Sentence sentence, QuantityMention mention, QuantityMention? previous, IndicatorThread thread)
    {
        var text = context.View.Text;
        thread.Enter(sentence);
        var from = previous is not null && previous.End > sentence.Range.Start ? Math.Min(previous.End, mention.Start) : sentence.Range.Start;
        thread.Pass(text.AsSpan(from, mention.Start - from));
        var after = PhraseAfter.Of(context, sentence, mention);
        var measure = mention.Measure is { } counted ? context.Printed(counted) : "";
        // "Xử lý trách nhiệm: 02 trường hợp kiến nghị xử phạt": what follows says more than the label of the list.
        var own = after.Length - measure.Length;
        if (own < Telling && PhraseLabel.Of(text, from, mention.Start) is { } label) return thread.Tell(Labelled(label, measure), "", mention, measure);
        var before = PhraseBefore.Of(text, from, mention.Start, previous is not null);
        // "Ký 12 thỏa thuận, 25.600 lượt đoàn viên được hưởng lợi": what follows has a verb of its own.
        if (before.Coordinate && after.AsSpan(Math.Min(after.Length, measure.Length)).Contains(" được ", StringComparison.Ordinal)) before = before with { Words = "", Verbs = "" };
        else if (before.Coordinate) before = before with { Words = thread.Verb ?? "", Verbs = thread.Verb ?? "" };
        // "phấn đấu 100% số doanh nghiệp có …" says what it takes its share of itself.
        var strives = after.StartsWith("số ", StringComparison.Ordinal) && text.AsSpan(from, mention.Start - from).TrimEnd().EndsWith("phấn đấu", StringComparison.OrdinalIgnoreCase);
        if (!strives && Related(before, after, measure, own, mention, previous, thread) is { } related) return related;
        var words = before.Words;
        // "Toàn tỉnh có 120 CĐCS": who has them is the reporting unit; "Hội thi có 96 thí sinh" is told by its subject.
        if (before.Has && (BodyNouns.IsName(words) || own >= Telling)) words = "";
        if (PhraseAfter.IsUnit(mention, text)) after = after[Math.Min(after.Length, measure.Length)..];
        else if (own <= 0 && measure.Length > 0 && words.Contains(' ') && (after == "người" ? !EndsOpen(words) : words.Contains(after, StringComparison.OrdinalIgnoreCase))) after = "";
        // "Tỷ lệ nữ được khen thưởng đạt 61% tổng số …": the share is named already.
        if (mention.Quantity.Unit is "%" && words.Count(c => c == ' ') > 1 && RelativePhrase.Compares(after) && !RelativePhrase.Changes(words[(words.LastIndexOf(' ') + 1)..])) after = "";
        // "(nữ 7.890 người)": of the people before.
        if (words is "nữ" or "nam" && after is "người" or "đồng chí") after = "";
        foreach (var bound in (ReadOnlySpan<string>)["trở lên", "trở xuống"])
            if (after.StartsWith(bound, StringComparison.Ordinal)) after = after[bound.Length..].TrimStart();
        (words, after) = LightWords.Without(words, after, mention.Quantity.Unit is "%" or "‰");
        var phrase = Plain($"{words} {after}");
        if (IsGeneric(phrase) && thread.Counted is { } last) return thread.Tell($"{phrase} {last}".Trim(), "", mention, measure);
        if (phrase is "nữ" or "nam" && thread.Counted is { } people && !people.EndsWith(phrase, StringComparison.Ordinal)) phrase = $"{people} {phrase}";
        // "(năm 2019: 410 triệu đồng)": the same in another year.
        if (phrase.Length < 2 || phrase == measure && text.AsSpan(from, mention.Start - from).TrimEnd() is [.., ':']) phrase = (measure.Length > 0 ? thread.SubjectIn(measure) : thread.Subject) ?? measure;
        return phrase.Length < 2 ? "" : thread.Tell(phrase, words, mention, measure);
    }

    /// <summary>"tăng 12%", "giảm 07 vụ", "(năm 2019: 1.020 lượt)": told of what was told before; null where the figure has a subject of its own.</summary>
    private static string? Related(PhraseBefore before, string after, string measure, int own, QuantityMention mention, QuantityMention? previous, IndicatorThread thread)
    {
        var share = mention.Quantity.Unit is "%" or "‰";
        if (RelativePhrase.Of(before.Verbs, after, share) is not { } verb) return null;
        var bare = measure.Length > 0 && (own <= 0 || RelativePhrase.Compares(after[Math.Min(measure.Length, after.Length)..].TrimStart()));
        // "đạt 9,8 triệu đồng, tăng 450.000 đồng so với cùng kỳ": money by which money grew.
        var grown = mention.Quantity.Unit == "đồng" && RelativePhrase.Changes(verb) && (after.Length == 0 || RelativePhrase.Compares(after)) && previous?.Quantity.Unit == "đồng";
        var subject = share || grown ? thread.Subject : bare && RelativePhrase.Changes(verb) ? thread.SubjectIn(measure) ?? thread.Subject : null;
        if (subject is null) return null;
        thread.Relate(verb);
        return RelativePhrase.Join(subject, verb, after, measure);
    }

    /// <summary>"Đã giải quyết: 118 đơn": a verb alone needs what it counts.</summary>
    private static string Labelled(string label, string measure) =>
        label.Count(c => c == ' ') > 2 || measure.Length == 0 || measure is "cuộc" or "người" or "lượt" or "vụ" or "trường hợp" or "buổi" || label.Contains(measure, StringComparison.OrdinalIgnoreCase) ? label : $"{label} {measure}";

    private static bool EndsOpen(string words) => words.EndsWith(" cho", StringComparison.Ordinal) || words.EndsWith(" của", StringComparison.Ordinal) || words.EndsWith(" tại", StringComparison.Ordinal);

    /// <summary>"ước đạt": that the number is an estimate; "thỏa ước", "giao ước", "quy ước" are words of their own.</summary>
    [GeneratedRegex(@"(?<!(?:thỏa|thoả|giao|quy|công|điều|hiệp|mơ|mong|khế))\s+ước(?:\s+tính)?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Estimate();

    /// <summary>Ordinals and titles of tables at the begin: "1.2. ", "(3) ", "Bảng 2: ", "Điều 4. ".</summary>
    [GeneratedRegex(@"^(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\(\p{Ll}\)\s*|(?:bảng|biểu|điều|mục|phụ lục)\s+(?:số\s+)?\d{1,3}(?:\.\d+)?\s*[.:]\s*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Ordinal();

    /// <summary>The period at the end stands in its own field: "trong năm 2024", "6 tháng đầu năm 2024", "quý II/2024"; not where it is compared with.</summary>
    [GeneratedRegex(@"(?<!so với|cùng kỳ|đầu|cuối|kế hoạch|từ|đến|trước|sau|khóa|của)\s+(?:trong\s+)?(?:(?:0?6|0?9|sáu|chín)\s+tháng\s+(?:đầu\s+)?năm\s+20\d\d|quý\s+(?:IV|I{1,3}|[1-4])(?:/|\s+năm\s+)20\d\d|tháng\s+\d{1,2}(?:/|\s+năm\s+)20\d\d|năm\s+20\d\d)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Period();

    private static string Plain(string phrase) => Period().Replace(Ordinal().Replace(Trimmed(phrase), ""), "");

    private static string Trimmed(string phrase) => FactContext.Flat(Estimate().Replace(phrase.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal), " ")).Trim(' ', ',', ':', '-', '+', '–', '(', ')', '.', ';', '*', '/');

    /// <summary>"với tổng số tiền": says that money is meant, not what for; the figure before it does.</summary>
    public static bool IsGeneric(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 6 && Array.TrueForAll(words, IsGenericWord);
    }

    /// <summary>A word of such phrases.</summary>
    public static bool IsGenericWord(string word) => Array.Exists(Generic, g => g.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Generic = ["với", "tổng", "số", "tiền", "trị", "giá", "là", "kinh", "phí", "tương", "ứng", "đạt", "bằng", "và", "có", "gồm", "được", "chiếm", "tỷ", "tỉ", "lệ", "ước", "khoảng", "hơn", "gần", "trên", "kế", "hoạch", "năm"];
}
