using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Figures in running text as statements: what is counted, how much, of what whole.</summary>
internal static class FigureReader
{
    /// <summary>Figures of a document, those within the ranges of awards and targets left out.</summary>
    public static ImmutableArray<Figure> Read(FactContext context, TakenRanges taken)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var scanner = context.Scanner();
        var whole = new WholeTracker();
        var thread = new IndicatorThread();
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == PartKind.Silent || !sentence.Has(Signs.Number)) continue;
            QuantityMention? previous = null;
            foreach (var mention in scanner.Scan(sentence))
            {
                if (taken.Overlaps(mention.Range) || !IsFigure(context, sentence, mention)) continue;
                var indicator = IndicatorPhrase.Of(context, sentence, mention, previous, thread);
                // A share of nothing that is named tells nothing.
                if (indicator.Length < 2 || mention.Quantity.Unit is "%" && IndicatorPhrase.IsGeneric(indicator)) continue;
                var printed = new TextRange(mention.Start, mention.End);
                whole.Take(context.View.Text, sentence, mention, figures.Count);
                figures.Add(new Figure
                {
                    Indicator = indicator,
                    Value = mention.Quantity.Value,
                    Of = mention.Quantity.Of,
                    OfIs = mention.Quantity.Of is null ? null : mention.Quantity.Value > mention.Quantity.Of ? "plan" : IsPlan(context, mention) ? "plan" : "whole",
                    Measure = mention.Quantity.Unit ?? (mention.Measure is { } measure ? context.Printed(measure) : null),
                    Approximate = mention.Approximate,
                    Period = FigurePeriod.Of(context, sentence, mention),
                    Unit = context.Record.Document.Issuer,
                    Printed = context.Printed(printed),
                    WellFormed = mention.Quantity.WellFormed,
                    Confidence = context.Confidence(mention.Quantity.WellFormed ? 0.85 : 0.5, printed),
                    Anchor = context.View.AnchorOf(printed),
                });
                previous = mention;
            }
        }
        foreach (var (part, of) in whole.Wholes) figures[part] = PartIndicator.Of(figures[part], figures[of]) with { PartOf = of };
        return figures.ToImmutable();
    }

    private static bool IsFigure(FactContext context, Sentence sentence, QuantityMention mention)
    {
        if (mention.Condition || ClauseMode.IsUnreal(context.View.Text, sentence, mention) || IsQuota(context.View.Text, sentence, mention)) return false;
        if (sentence.Part == PartKind.Plan && (sentence.Targets || mention.Quantity.Unit == "%" || !PastWords.In(context, sentence))) return false;
        if (mention.Measure is null && mention.Quantity.Unit is null && mention.Quantity.WellFormed && !BareCount.Is(context.View.Text, sentence, mention)) return false;
        return true;
    }

    /// <summary>"Đề nghị mỗi trường giới thiệu 01 học sinh": how many shall be sent.</summary>
    private static bool IsQuota(string text, Sentence sentence, QuantityMention mention)
    {
        var before = Sentence.OneLine(text.AsSpan(sentence.Range.Start, Math.Max(0, mention.Start - sentence.Range.Start)));
        foreach (var ask in (ReadOnlySpan<string>)["đề nghị mỗi ", "đề nghị các ", "yêu cầu mỗi ", "yêu cầu các "])
            if (before.IndexOf(ask, StringComparison.OrdinalIgnoreCase) is >= 0 and < 24) return true;
        return false;
    }

    /// <summary>"62.372/52.786 ha, đạt 118%KH": the second number is the plan.</summary>
    private static bool IsPlan(FactContext context, QuantityMention mention)
    {
        var after = WordsAround.After(context.View.Text, mention.End, Math.Min(context.View.Text.Length, mention.End + 60), 8);
        return after.Any(w => w.Fold is "kh" or "%kh" || w.Fold.EndsWith("%kh", StringComparison.Ordinal)) ||
               after.Zip(after.Skip(1)).Any(p => (p.First.Fold, p.Second.Fold) is ("ke", "hoach") or ("chi", "tieu"));
    }
}
