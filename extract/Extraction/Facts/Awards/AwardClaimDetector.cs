using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Awards;

/// <summary>
/// A form without a count is an award where a list of awards names it, or where one named body or person was given it.
/// </summary>
internal static partial class AwardClaimDetector
{
    [GeneratedRegex(
        @"^(?:trong\s+)?(?:năm học|năm|giai đoạn)\s+(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*[:,]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex YearAlone();

    /// <summary>True where it was given.</summary>
    public static bool IsAward(FactContext context, Sentence sentence, AwardForm form, string? grantor)
    {
        var text = context.View.Text;
        var lead =
            sentence.Lead.Length > 0 ? Folding.FoldLower(text.AsSpan(sentence.Lead.Start, sentence.Lead.Length)) : "";
        var before = text.AsSpan(sentence.Range.Start, form.Range.Start - sentence.Range.Start).Trim(" -+–•*\t");
        var given = text.AsSpan(sentence.Range.Start, sentence.Range.Length);
        if (before.Length == 0 || YearAlone().IsMatch(before))
        {
            if (
                lead.Contains("khen thuong", StringComparison.Ordinal)
                || lead.Contains("tang thuong", StringComparison.Ordinal)
                || lead.Contains("thanh tich", StringComparison.Ordinal)
            )
                return true;
            // "- Bằng khen của UBND tỉnh" under "Năm 2018:" or with its own year.
            return grantor is not null
                && given[(form.Range.End - sentence.Range.Start)..].Contains("của ", StringComparison.Ordinal)
                && (
                    before.Length > 0
                    || lead.Length is > 0 and < 60 && AwardPeriodReader.FindPrinted(lead) is not null
                    || AwardPeriodReader.FindPrinted(given) is not null
                );
        }
        if (
            grantor is null
            || !before.Contains("được", StringComparison.Ordinal)
            || given.Contains("các ", StringComparison.OrdinalIgnoreCase)
        )
            return false;
        return AwardPeriodReader.FindPrinted(given) is not null || OneBody(before);
    }

    /// <summary>
    /// "Công ty TNHH Nam Hải được Thủ tướng tặng …": the clause begins with one body or person by name.
    /// </summary>
    private static bool OneBody(ReadOnlySpan<char> before)
    {
        before = before[..before.LastIndexOf("được", StringComparison.Ordinal)];
        var clause = before[(before.LastIndexOfAny(",;:") + 1)..].Trim();
        if (clause.Length is < 6 or > 120 || clause.IndexOf(" được ", StringComparison.Ordinal) >= 0)
            return false;
        var noun = BodyNounLexicon.MatchStart(clause);
        if (
            noun == 0
            || clause.StartsWith("các", StringComparison.OrdinalIgnoreCase)
            || clause.StartsWith("mỗi", StringComparison.OrdinalIgnoreCase)
        )
            return false;
        // A name: a capital after the noun.
        foreach (var c in clause[noun..])
            if (char.IsUpper(c))
                return true;
        return false;
    }
}

/// <summary>
/// Tells of a plan's sentences whether what they speak of was given already. Only those that are asked for are read,
/// each once.
/// </summary>
internal sealed class AwardStatusTracker(FactContext context)
{
    private int _read = -1;
    private bool _given;

    /// <summary>
    /// True where a plan's sentence tells of what was given; what a semicolon divides was given where its beginning
    /// was.
    /// </summary>
    /// <param name="index">Of the sentence; no lower than the one asked for before.</param>
    public bool IsGiven(int index)
    {
        var (text, sentences) = (context.View.Text, context.Sentences);
        var from = index;
        while (from > _read + 1 && sentences[from].Part == SectionKind.Plan && IsAfterSemicolon(text, sentences[from]))
            from--;
        if (from > _read + 1)
            _given = false;
        for (var i = from; i <= index; i++)
            _given =
                sentences[i].Part == SectionKind.Plan
                && (SaysGiven(sentences[i]) || _given && IsAfterSemicolon(text, sentences[i]));
        _read = index;
        return _given;
    }

    /// <summary>True where a semicolon stands before the sentence.</summary>
    public static bool IsAfterSemicolon(string text, Sentence sentence)
    {
        var from = Math.Max(0, sentence.Range.Start - 2);
        return text.AsSpan(from, sentence.Range.Start - from).TrimEnd() is [.., ';'];
    }

    private bool SaysGiven(Sentence sentence)
    {
        if (sentence.HasFeature(SentenceFeatures.Coming))
            return false;
        return sentence.HasFeature(SentenceFeatures.Past)
            || context.Record.Document.Date is { Length: >= 4 } date
                && AwardPeriodReader.FindPrinted(context.View.Text.AsSpan(sentence.Range.Start, sentence.Range.Length))
                    is { } year
                && string.CompareOrdinal(year[^4..], date[..4]) < 0;
    }
}
