using System.Globalization;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Sentences that speak of another time than their part: what a report means to do next, what a plan tells of last
/// year.
/// </summary>
internal static class SentenceTenseClassifier
{
    private static readonly string[] Years =
    [
        "năm ",
        "trong năm ",
        "riêng năm ",
        "kết thúc năm ",
        "năm học ",
        "hết năm ",
        "giai đoạn ",
        "giai đoạn từ năm ",
    ];

    /// <summary>Words with which a sentence that looks ahead begins.</summary>
    public static readonly string[] Openings =
    [
        "phấn đấu",
        "nhiệm vụ năm",
        "nhiệm vụ quý",
        "nhiệm vụ tháng",
        "nhiệm vụ trọng tâm",
        "nhiệm vụ 6 tháng",
        "phương hướng",
        "thời gian tới",
        "trong thời gian tới",
        "tháng cuối năm",
        "tháng còn lại",
    ];

    private static readonly TriggerMatcher Ahead = TriggerMatcher.ForWords(Openings);

    /// <summary>The part that a sentence speaks of, in a part of its own kind.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="signs">The signs in it.</param>
    /// <param name="part">Its part.</param>
    /// <param name="date">Date of the document, ISO; null where unknown.</param>
    public static SectionKind Classify(
        ReadOnlySpan<char> sentence,
        SentenceFeatures signs,
        SectionKind part,
        string? date
    )
    {
        if (part == SectionKind.Silent || part == SectionKind.Result && (signs & SentenceFeatures.Done) != 0)
            return part;
        sentence = Sentence.OneLine(sentence).TrimStart("-+*•\t ");
        if (part == SectionKind.Plan)
            return YearOf(sentence) is { } told && Year(date) is { } own && told < own ? SectionKind.Result : part;
        return LooksAhead(sentence, signs, date) ? SectionKind.Plan : part;
    }

    private static bool LooksAhead(ReadOnlySpan<char> sentence, SentenceFeatures signs, string? date)
    {
        if ((signs & SentenceFeatures.Striving) != 0 && (signs & SentenceFeatures.Number) != 0)
            return true;
        if (
            (signs & SentenceFeatures.Ahead) != 0
            && Ahead.IndexIn(sentence[..Math.Min(48, sentence.Length)]) is >= 0 and < 12
        )
            return true;
        // "Dự kiến … sẽ tổ chức 03 hội thảo"; what is told in quotes or behind a number was said by others.
        if (sentence.IndexOf(" sẽ ", StringComparison.Ordinal) is >= 0 and var coming)
        {
            var digit = sentence[coming..].IndexOfAnyInRange('0', '9');
            if (
                digit >= 0
                && !sentence[..coming].Contains('“')
                && !sentence[..coming].Contains(" nếu ", StringComparison.Ordinal)
            )
                return true;
        }
        if (Year(date) is not { } own)
            return false;
        return YearOf(sentence) is { } told && told > own
            || !CompletedActionLexicon.SaysDone(sentence) && NamesLaterYear(sentence, own);
    }

    /// <summary>
    /// "… trong năm 2026" in a paper of 2025; a span of years ("giai đoạn 2021 - 2026") and a name ("Đề án … đến năm
    /// 2030") say nothing of the sentence's own time.
    /// </summary>
    private static bool NamesLaterYear(ReadOnlySpan<char> sentence, int own)
    {
        foreach (var lead in (ReadOnlySpan<string>)[" trong năm ", " vào năm ", " cuối năm "])
            if (
                sentence.IndexOf(lead, StringComparison.Ordinal) is >= 0 and var at
                && Number(sentence[(at + lead.Length)..]) is { } year
                && year > own
            )
                return true;
        return false;
    }

    /// <summary>The year that a sentence opens with, of a span its last; null where none does.</summary>
    private static int? YearOf(ReadOnlySpan<char> sentence)
    {
        if (
            sentence.IsEmpty
            || sentence[0] is not ('n' or 'N' or 't' or 'T' or 'r' or 'R' or 'k' or 'K' or 'h' or 'H' or 'g' or 'G')
        )
            return null;
        foreach (var words in Years)
        {
            if (
                !sentence.StartsWith(words, StringComparison.OrdinalIgnoreCase)
                || Number(sentence[words.Length..]) is not { } year
            )
                continue;
            var rest = sentence[(words.Length + 4)..].TrimStart(" -–");
            return Number(rest) ?? year;
        }
        return null;
    }

    /// <summary>The year of an ISO date.</summary>
    public static int? Year(string? date) => date is null ? null : Number(date);

    private static int? Number(ReadOnlySpan<char> text) =>
        text.Length >= 4
        && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is > 1990 and < 2100
            ? year
            : null;
}

/// <summary>Tells sentences of a plan that say what was done already: what they count is a result, no target.</summary>
internal static class CompletedActionLexicon
{
    /// <summary>True for a text in one line that says "đã": what it tells is done.</summary>
    public static bool SaysDone(ReadOnlySpan<char> text) =>
        text.Contains(" đã ", StringComparison.Ordinal) || text.StartsWith("Đã ", StringComparison.Ordinal);

    /// <summary>True where the sentence tells of what was done.</summary>
    public static bool IsPast(FactContext context, Sentence sentence)
    {
        var text = Sentence.OneLine(context.View.Text.AsSpan(sentence.Range.Start, sentence.Range.Length));
        return SaysDone(text)
            || text.Contains("tính đến", StringComparison.OrdinalIgnoreCase)
            || text.Contains("hiện có", StringComparison.OrdinalIgnoreCase)
            || text.Contains("hiện còn", StringComparison.OrdinalIgnoreCase)
            || text.Contains("vẫn còn", StringComparison.Ordinal)
            || text.Contains("chỉ còn", StringComparison.Ordinal)
            // "Có kết quả đánh giá …" is a condition; the noun tells where it opens the sentence.
            || text.TrimStart("-+*•\t ").StartsWith("kết quả", StringComparison.OrdinalIgnoreCase)
            || text.Contains("kết quả là", StringComparison.Ordinal)
            || text.Contains("kết quả:", StringComparison.OrdinalIgnoreCase);
    }
}
