using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts;

/// <summary>Targets that a plan sets: shares to be reached, and numbers with "ít nhất", "phấn đấu", "đạt".</summary>
internal static class TargetReader
{
    private static readonly string[] Striving = ["phấn đấu", "chỉ tiêu", "mục tiêu", "đảm bảo", "bảo đảm", "đạt ", "ít nhất", "tối thiểu", "hoàn thành"];

    /// <summary>Targets in the order of the text.</summary>
    public static ImmutableArray<Target> Read(FactContext context, TakenRanges taken)
    {
        var targets = ImmutableArray.CreateBuilder<Target>();
        var scanner = context.Scanner();
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == PartKind.Silent || (sentence.Part == PartKind.Result && !sentence.Targets)) continue;
            QuantityMention? previous = null;
            foreach (var mention in scanner.Scan(sentence))
            {
                if (taken.Overlaps(mention.Range) || !IsTarget(context.View.Text, sentence, mention)) { previous = mention; continue; }
                var printed = new TextRange(mention.Start, End(context.View.Text, sentence, mention));
                taken.Add(new TextRange(mention.Start, mention.End));
                targets.Add(new Target
                {
                    Indicator = IndicatorPhrase.Of(context, sentence, mention, previous),
                    Comparator = mention.Comparator ?? (mention.Approximate == "over" ? ">" : ">="),
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

    private static bool IsTarget(string text, Sentence sentence, QuantityMention mention)
    {
        if (mention.Quantity.Value is null || mention.Quantity.Of is not null) return false;
        var span = text.AsSpan(sentence.Range.Start, sentence.Range.Length);
        // What was reached so far is told in plans too.
        if (span.Contains(" đã ", StringComparison.Ordinal) && !sentence.Targets) return false;
        if (IsRequirement(span)) return false;
        if (mention.Quantity.Unit == "%") return sentence.Targets || mention.Comparator is not null || mention.Quantity.Value == 100 || Contains(span, Striving);
        var bound = mention.Comparator is ">=" or ">";
        if (sentence.Targets) return mention.Measure is not null || mention.Quantity.Unit == "đồng" ? bound || Contains(span, Striving) || sentence.Lead.Length > 0 : false;
        return bound && (mention.Measure is not null || mention.Quantity.Unit == "đồng") && Contains(span, Striving.AsSpan(0, 3));
    }

    /// <summary>Conditions of eligibility and legal thresholds are no targets.</summary>
    private static bool IsRequirement(ReadOnlySpan<char> sentence) =>
        sentence.Contains("tiêu chuẩn", StringComparison.OrdinalIgnoreCase) || sentence.Contains("điều kiện", StringComparison.OrdinalIgnoreCase) && !sentence.Contains("tạo điều kiện", StringComparison.OrdinalIgnoreCase) && sentence.Contains(" từ ", StringComparison.Ordinal) ||
        sentence.Contains("mức thu", StringComparison.Ordinal) || sentence.Contains("mức phạt", StringComparison.Ordinal) || sentence.Contains("lãi suất", StringComparison.Ordinal) || sentence.Contains("bị trừ", StringComparison.Ordinal) || sentence.Contains("xếp loại", StringComparison.Ordinal) ||
        sentence.Contains("nếu ", StringComparison.OrdinalIgnoreCase) || sentence.Contains("trích ", StringComparison.Ordinal) || sentence.Contains("vốn điều lệ", StringComparison.OrdinalIgnoreCase);

    private static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
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
