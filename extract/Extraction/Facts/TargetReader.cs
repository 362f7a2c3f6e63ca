using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts;

/// <summary>Targets that a plan sets: shares to be reached, and numbers with "ít nhất", "phấn đấu", "đạt".</summary>
internal static class TargetReader
{
    /// <summary>Targets in the order of the text.</summary>
    public static ImmutableArray<Target> Read(FactContext context, TakenRanges taken)
    {
        var targets = ImmutableArray.CreateBuilder<Target>();
        var scanner = context.Scanner();
        var thread = new IndicatorThread();
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == PartKind.Silent || !sentence.Has(Signs.Number) || (sentence.Part == PartKind.Result && !sentence.Targets)) continue;
            QuantityMention? previous = null;
            foreach (var mention in scanner.Scan(sentence))
            {
                if (taken.Overlaps(mention.Range) || !IsTarget(context, sentence, mention, previous is not null)) { previous = mention; continue; }
                var printed = new TextRange(mention.Start, End(context.View.Text, sentence, mention));
                taken.Add(new TextRange(mention.Start, mention.End));
                targets.Add(new Target
                {
                    Indicator = IndicatorPhrase.Of(context, sentence, mention, previous, thread),
                    Comparator = mention.Comparator ?? (mention.Approximate == "over" ? ">" : TargetWords.Lowers(context.View.Text.AsSpan(sentence.Range.Start, mention.Start - sentence.Range.Start)) ? "<=" : ">="),
                    Value = mention.Quantity.Value!.Value,
                    Measure = mention.Quantity.Unit ?? (mention.Measure is { } measure ? context.Printed(measure) : null),
                    By = By(context, sentence),
                    Printed = context.Printed(printed),
                    Confidence = context.Confidence(sentence.Targets ? 0.9 : 0.75, printed),
                    Anchor = context.View.AnchorOf(printed),
                });
                previous = mention;
            }
        }
        return targets.ToImmutable();
    }

    private static bool IsTarget(FactContext context, Sentence sentence, QuantityMention mention, bool after)
    {
        if (mention.Quantity.Value is null || mention.Quantity.Of is not null) return false;
        var text = context.View.Text;
        var span = Sentence.OneLine(text.AsSpan(sentence.Range.Start, sentence.Range.Length));
        // What was reached so far is told in plans too.
        var ahead = TargetWords.SetsTargets(span[..(mention.Start - sentence.Range.Start)]);
        if (span.Contains(" đã ", StringComparison.Ordinal) && !sentence.Targets && !ahead) return false;
        if (TargetWords.IsRequirement(span)) return false;
        // "xếp loại tốt" is a class to reach where a part sets targets; elsewhere it orders.
        if (!sentence.Targets && mention.Comparator is null && span.Contains("xếp loại", StringComparison.Ordinal)) return false;
        if (mention.Quantity.Unit == "%") return sentence.Targets || mention.Comparator is not null || mention.Quantity.Value == 100 || ahead || Opens(span[..(mention.Start - sentence.Range.Start)]) || TargetWords.Strives(Clause(span, mention.Start - sentence.Range.Start, mention.End - sentence.Range.Start));
        // "xếp thứ 10": a rank counts nothing.
        if (mention is { Condition: true, Comparator: "<=", Measure: null, Quantity.Unit: null }) return sentence.Part == PartKind.Plan || sentence.Targets;
        if (mention.Measure is null && mention.Quantity.Unit != "đồng") return false;
        var before = span[..(mention.Start - sentence.Range.Start)];
        // "100% doanh nghiệp có từ 50 lao động trở lên được tuyên truyền": the bound says which enterprises.
        if (mention.Comparator is not null && TargetWords.Describes(before) && (after && TargetWords.CountsPeople(text, mention) || text.AsSpan(mention.Start, mention.Range.Start - mention.Start).StartsWith("từ", StringComparison.OrdinalIgnoreCase))) return false;
        if (mention.Comparator is ">=" or ">" || mention.Comparator is "<=" && (ahead || sentence.Targets)) return sentence.Part == PartKind.Plan || sentence.Targets;
        // Money that goes with an act ("hỗ trợ mỗi CĐCS thành lập mới 3.000.000 đồng") is a rate.
        if (TargetWords.Grows(before) && (mention.Quantity.Unit != "đồng" || !before.Contains("mỗi", StringComparison.Ordinal))) return true;
        if (ahead && sentence.Part == PartKind.Plan) return true;
        return sentence.Targets && (TargetWords.Strives(span) || sentence.Lead.Length > 0);
    }

    /// <summary>"80% CĐCS có mô hình mới": a share that its sentence begins with is what the sentence asks for.</summary>
    private static bool Opens(ReadOnlySpan<char> before) => before.TrimStart("-+*•–().0123456789abcdđ \t").IsEmpty;

    /// <summary>The clause of a number: what "đạt", "hoàn thành" elsewhere in the sentence say is of other numbers.</summary>
    private static ReadOnlySpan<char> Clause(ReadOnlySpan<char> sentence, int start, int end)
    {
        var from = sentence[..start].LastIndexOfAny(",;:(") + 1;
        var stop = sentence[end..].IndexOfAny(",;:(");
        return sentence[from..(stop < 0 ? sentence.Length : end + stop)];
    }

    private static int End(string text, Sentence sentence, QuantityMention mention)
    {
        var end = mention.End;
        var words = 0;
        while (end < sentence.Range.End && words < 14 && text[end] is not (',' or ';' or '(') && !(text[end] == '.' && (end + 1 >= sentence.Range.End || char.IsWhiteSpace(text[end + 1]))))
        {
            if (char.IsWhiteSpace(text[end])) words++;
            end++;
        }
        while (end > mention.End && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }

    private static string? By(FactContext context, Sentence sentence)
    {
        var text = context.View.Text.AsSpan(sentence.Range.Start, sentence.Range.Length);
        var at = text.IndexOf("đến năm ", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at + 12 <= text.Length && text.Slice(at + 8, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? text.Slice(at + 8, 4).ToString() : null;
    }
}
