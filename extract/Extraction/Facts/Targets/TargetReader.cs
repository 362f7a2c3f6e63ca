using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Figures;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts.Targets;

/// <summary>Targets that a plan sets: shares to be reached, and numbers with "ít nhất", "phấn đấu", "đạt".</summary>
internal static class TargetReader
{
    /// <summary>Targets in the order of the text.</summary>
    public static ImmutableArray<Target> Read(FactContext context, OccupiedRanges taken)
    {
        var targets = ImmutableArray.CreateBuilder<Target>();
        var scanner = context.CreateScanner();
        var thread = new IndicatorContext();
        foreach (var sentence in context.Sentences)
        {
            if (
                sentence.Part == SectionKind.Silent
                || !sentence.HasFeature(SentenceFeatures.Number)
                || (sentence.Part == SectionKind.Result && !sentence.Targets)
            )
                continue;
            QuantityMention? previous = null;
            foreach (var mention in scanner.Scan(sentence))
            {
                if (taken.Overlaps(mention.Range) || !IsTarget(context, sentence, mention, previous is not null))
                {
                    previous = mention;
                    continue;
                }
                var printed = new TextRange(mention.Start, FindEnd(context.View.Text, sentence, mention));
                taken.Add(new TextRange(mention.Start, mention.End));
                targets.Add(
                    new Target
                    {
                        Indicator = IndicatorPhraseReader.Read(context, sentence, mention, previous, thread),
                        Comparator =
                            mention.Comparator
                            ?? (
                                mention.Approximate == "over" ? ">"
                                : TargetLexicon.Lowers(
                                    context.View.Text.AsSpan(sentence.Range.Start, mention.Start - sentence.Range.Start)
                                )
                                    ? "<="
                                : ">="
                            ),
                        Value = mention.Quantity.Value!.Value,
                        Measure =
                            mention.Quantity.Unit
                            ?? (mention.Measure is { } measure ? context.GetPrinted(measure) : null),
                        By = FindTargetYear(context, sentence),
                        Printed = context.GetPrinted(printed),
                        Confidence = context.ComputeConfidence(sentence.Targets ? 0.9 : 0.75, printed),
                        Anchor = context.View.AnchorOf(printed),
                    }
                );
                previous = mention;
            }
        }
        return targets.ToImmutable();
    }

    private static bool IsTarget(FactContext context, Sentence sentence, QuantityMention mention, bool after)
    {
        if (mention.Quantity.Value is null || mention.Quantity.Of is not null)
            return false;
        var text = context.View.Text;
        var span = Sentence.OneLine(text.AsSpan(sentence.Range.Start, sentence.Range.Length));
        // What was reached so far is told in plans too.
        var ahead = TargetLexicon.SetsTargets(span[..(mention.Start - sentence.Range.Start)]);
        if (span.Contains(" đã ", StringComparison.Ordinal) && !sentence.Targets && !ahead)
            return false;
        if (TargetLexicon.IsRequirement(span))
            return false;
        // A law's shares and limits are rules; what it wants to be reached it says so.
        if (context.IsLaw && !TargetLexicon.NamesAim(span) && !TargetLexicon.NamesAim(LeadOf(context, sentence)))
            return false;
        // Points are given, or set as bounds of a scale: nobody is to reach "không quá 20 điểm".
        if (
            !TargetLexicon.NamesAim(span[..(mention.Start - sentence.Range.Start)])
            && TargetLexicon.CountsPoints(text, mention)
        )
            return false;
        // "xếp loại tốt" is a class to reach where a part sets targets; elsewhere it orders.
        if (!sentence.Targets && mention.Comparator is null && span.Contains("xếp loại", StringComparison.Ordinal))
            return false;
        // "tỷ lệ chết cao (100%)": a remark.
        if (
            mention.Quantity.Unit == "%"
            && span[..(mention.Start - sentence.Range.Start)].TrimEnd() is [.., '(']
            && span[(mention.End - sentence.Range.Start)..].TrimStart() is [')', ..]
            && !ahead
        )
            return false;
        if (mention.Quantity.Unit == "%")
            return sentence.Targets
                || mention.Comparator is not null
                || mention.Quantity.Value == 100
                || ahead
                || Opens(span[..(mention.Start - sentence.Range.Start)])
                || TargetLexicon.HasStrivingWord(
                    Clause(span, mention.Start - sentence.Range.Start, mention.End - sentence.Range.Start)
                );
        // "xếp thứ 10": a rank counts nothing.
        if (mention is { Condition: true, Comparator: "<=", Measure: null, Quantity.Unit: null })
            return sentence.Part == SectionKind.Plan || sentence.Targets;
        if (mention.Measure is null && mention.Quantity.Unit != "đồng")
            return false;
        var before = span[..(mention.Start - sentence.Range.Start)];
        // "100% doanh nghiệp có từ 50 lao động trở lên được tuyên truyền": the bound says which enterprises.
        if (
            mention.Comparator is not null
            && TargetLexicon.IsDescription(before)
            && (
                after && TargetLexicon.CountsPeople(text, mention)
                || text.AsSpan(mention.Start, mention.Range.Start - mention.Start)
                    .StartsWith("từ", StringComparison.OrdinalIgnoreCase)
            )
        )
            return false;
        // "giảm số vụ xuống dưới 20 vụ".
        if (sentence.Part == SectionKind.Plan && TargetLexicon.Lowers(before))
            return true;
        if (mention.Comparator is ">=" or ">" || mention.Comparator is "<=" && (ahead || sentence.Targets))
            return sentence.Part == SectionKind.Plan || sentence.Targets;
        // Money that goes with an act ("hỗ trợ mỗi CĐCS thành lập mới 3.000.000 đồng") is a rate.
        if (
            TargetLexicon.EndsInGrowthVerb(before)
            && (mention.Quantity.Unit != "đồng" || !before.Contains("mỗi", StringComparison.Ordinal))
        )
            return true;
        if (ahead && sentence.Part == SectionKind.Plan)
            return true;
        return sentence.Targets && (TargetLexicon.HasStrivingWord(span) || sentence.Lead.Length > 0);
    }

    /// <summary>
    /// "80% CĐCS có mô hình mới": a share that its sentence begins with is what the sentence asks for.
    /// </summary>
    private static bool Opens(ReadOnlySpan<char> before) => before.TrimStart("-+*•–().0123456789abcdđ \t").IsEmpty;

    /// <summary>
    /// The clause of a number: what "đạt", "hoàn thành" elsewhere in the sentence say is of other numbers.
    /// </summary>
    private static ReadOnlySpan<char> Clause(ReadOnlySpan<char> sentence, int start, int end)
    {
        var from = sentence[..start].LastIndexOfAny(",;:(") + 1;
        var stop = sentence[end..].IndexOfAny(",;:(");
        return sentence[from..(stop < 0 ? sentence.Length : end + stop)];
    }

    private static ReadOnlySpan<char> LeadOf(FactContext context, Sentence sentence) =>
        sentence.Lead.Length > 0 ? context.View.Text.AsSpan(sentence.Lead.Start, sentence.Lead.Length) : default;

    private static int FindEnd(string text, Sentence sentence, QuantityMention mention)
    {
        var end = mention.End;
        var words = 0;
        while (
            end < sentence.Range.End
            && words < 14
            && text[end] is not (',' or ';' or '(')
            && !(text[end] == '.' && (end + 1 >= sentence.Range.End || char.IsWhiteSpace(text[end + 1])))
        )
        {
            if (char.IsWhiteSpace(text[end]))
                words++;
            end++;
        }
        while (end > mention.End && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    private static string? FindTargetYear(FactContext context, Sentence sentence)
    {
        var text = context.View.Text.AsSpan(sentence.Range.Start, sentence.Range.Length);
        var at = text.IndexOf("đến năm ", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at + 12 <= text.Length && text.Slice(at + 8, 4).IndexOfAnyExceptInRange('0', '9') < 0
            ? text.Slice(at + 8, 4).ToString()
            : null;
    }
}

/// <summary>Words that set targets, and words that set conditions instead.</summary>
internal static partial class TargetLexicon
{
    private static readonly string[] Striving =
    [
        "phấn đấu",
        "chỉ tiêu",
        "mục tiêu",
        "đảm bảo",
        "bảo đảm",
        "đạt ",
        "ít nhất",
        "tối thiểu",
        "hoàn thành",
    ];

    /// <summary>
    /// Acts whose object is counted: "Phát triển mới 500 đoàn viên". With a bare number they set a target where a plan
    /// says them.
    /// </summary>
    private static readonly string[] Growth =
    [
        "phát triển",
        "xây dựng",
        "kết nạp",
        "thành lập",
        "giới thiệu",
        "tuyển",
        "thu hút thêm",
        "hỗ trợ thêm",
        "xây dựng mới",
        "trồng mới",
        "tăng thêm",
        "cấp mới",
        "vận động thêm",
    ];

    /// <summary>
    /// Nouns and verbs that make a bound part of a description: "doanh nghiệp có từ 25 lao động trở lên", "giá trị từ
    /// 50 triệu đồng trở lên".
    /// </summary>
    private static readonly string[] Describing =
    [
        "có",
        "giá trị",
        "trị giá",
        "diện tích",
        "quy mô",
        "sử dụng",
        "thời gian",
        "công suất",
        "người",
        "loại",
    ];

    /// <summary>
    /// A verb that brings something down to the number after it, or bounds it from above: "giảm còn 3", "không vượt
    /// 2%"; "giảm 10%" tells by how much.
    /// </summary>
    [GeneratedRegex(
        @"(?:(?:giảm|hạ|kéo giảm|kéo)(?:\s+[^,;.]{0,60})?\s+(?:còn|xuống|xuống còn|về)|xuống\s+còn|xuống\s+dưới|không\s+(?:vượt|để\s+vượt)(?:\s+quá)?|không\s+để\s+(?:xảy\s+ra|phát\s+sinh|có)\s+(?:quá|vượt(?:\s+quá)?)|khống\s+chế\s+ở(?:\s+mức)?|(?:còn|ở)\s+mức\s+dưới)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Lowering();

    /// <summary>True where the words before a number say that no more than it shall be.</summary>
    public static bool Lowers(ReadOnlySpan<char> before) => Lowering().IsMatch(Sentence.OneLine(before).ToString());

    /// <summary>Standards that one must meet to be given something; "bảo đảm tiêu chuẩn" is a quality.</summary>
    [GeneratedRegex(
        @"tiêu\s+chuẩn\s+(?:xét|tặng|đề\s+nghị|công\s+nhận|danh\s+hiệu|khen|bình|để\s)|^\W*(?:\d+\W+)?tiêu\s+chuẩn|có\s+tiêu\s+chuẩn|(?:các|những)\s+tiêu\s+chuẩn",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Standards();

    /// <summary>Any word of striving.</summary>
    public static bool HasStrivingWord(ReadOnlySpan<char> sentence) => Contains(sentence, Striving);

    /// <summary>"phấn đấu", "mục tiêu": in a law "chỉ tiêu" are its indices.</summary>
    public static bool NamesAim(ReadOnlySpan<char> text) =>
        text.Contains("phấn đấu", StringComparison.OrdinalIgnoreCase)
        || text.Contains("mục tiêu", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number counts points of a score.</summary>
    public static bool CountsPoints(string text, QuantityMention mention) =>
        mention.Measure is { } measure && text.AsSpan(measure.Start, measure.Length) is "điểm" or "điểm số";

    /// <summary>"phấn đấu", "chỉ tiêu", "mục tiêu".</summary>
    public static bool SetsTargets(ReadOnlySpan<char> sentence) => Contains(sentence, Striving.AsSpan(0, 3));

    /// <summary>The clause before the number begins with an act of growth, or has one just before it.</summary>
    public static bool EndsInGrowthVerb(ReadOnlySpan<char> before)
    {
        var clause = before[(before.LastIndexOfAny(",;:.") + 1)..].Trim(" -+*•\n");
        foreach (var act in Growth)
            if (
                clause.LastIndexOf(act, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
                && clause.Length - at - act.Length < 24
            )
                return true;
        return false;
    }

    /// <summary>
    /// "doanh nghiệp có ít nhất 25 lao động" says which enterprises; "và có ít nhất 01 chuyên đề" is a target of its
    /// own.
    /// </summary>
    public static bool CountsPeople(string text, QuantityMention mention) =>
        mention.Measure is not { } measure
        || text.AsSpan(measure.Start, measure.Length)
            is "lao động"
                or "người"
                or "công nhân"
                or "đoàn viên"
                or "nhân viên"
                or "CNLĐ"
                or "CNVCLĐ"
                or "NLĐ"
                or "năm"
                or "tháng";

    /// <summary>What stands before "từ … trở lên" makes it a description.</summary>
    public static bool IsDescription(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (var word in Describing)
            if (
                before.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                && (before.Length == word.Length || !char.IsLetter(before[before.Length - word.Length - 1]))
            )
                return true;
        return false;
    }

    /// <summary>Conditions of eligibility, limits of proposals and legal thresholds are no targets.</summary>
    public static bool IsRequirement(ReadOnlySpan<char> sentence) =>
        sentence.Contains("tiêu chuẩn", StringComparison.OrdinalIgnoreCase) && Standards().IsMatch(sentence.ToString())
        || sentence.Contains("điều kiện", StringComparison.OrdinalIgnoreCase)
            && !sentence.Contains("tạo điều kiện", StringComparison.OrdinalIgnoreCase)
            && sentence.Contains(" từ ", StringComparison.Ordinal)
        || sentence.Contains("phải có ", StringComparison.Ordinal)
            && sentence.Contains("trở lên", StringComparison.Ordinal)
        || sentence.Contains("đạt các tiêu chí", StringComparison.Ordinal)
        || sentence.Contains("mức thu", StringComparison.Ordinal)
        || sentence.Contains("mức phạt", StringComparison.Ordinal)
        || sentence.Contains("xử phạt", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("phạt tiền", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("được xét", StringComparison.Ordinal)
        || sentence.Contains("xét tặng", StringComparison.Ordinal)
        || sentence.Contains("lãi suất", StringComparison.Ordinal)
        || sentence.Contains("bị trừ", StringComparison.Ordinal)
        || sentence.Contains("nếu ", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("trích ", StringComparison.Ordinal)
        || sentence.Contains("vốn điều lệ", StringComparison.OrdinalIgnoreCase);

    private static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
