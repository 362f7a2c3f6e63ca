using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>Money that goes with an award.</summary>
/// <param name="Value">In đồng.</param>
/// <param name="Is">each or total.</param>
/// <param name="Approximate">about, under, over or null.</param>
/// <param name="Range">Where.</param>
internal sealed record AwardAmount(decimal Value, string Is, string? Approximate, TextRange Range)
{
    /// <summary>The amount that follows an award in its sentence; null where none does.</summary>
    public static AwardAmount? Of(FactContext context, Sentence sentence, int from, int to)
    {
        if (from >= to) return null;
        var text = context.View.Text;
        var rest = new Sentence(new TextRange(from, to), sentence.Paragraph, sentence.Part, default, false, sentence.Signs);
        foreach (var mention in new QuantityScanner(text, context.Blocked).Scan(rest))
        {
            if (mention.Quantity is not { Unit: "đồng", Value: { } value }) continue;
            var before = text.AsSpan(from, mention.Start - from);
            if (!before.Contains("thưởng", StringComparison.OrdinalIgnoreCase) && !before.Contains("trị giá", StringComparison.Ordinal) && !before.Contains("số tiền", StringComparison.Ordinal) && !before.Contains("mỗi", StringComparison.Ordinal)) continue;
            var after = text.AsSpan(mention.Range.End, Math.Min(24, to - mention.Range.End)).TrimStart();
            var each = before.Contains("mỗi", StringComparison.Ordinal) || before.Contains("mức", StringComparison.Ordinal) || after.StartsWith("/", StringComparison.Ordinal) || after.StartsWith("mỗi", StringComparison.Ordinal);
            return new AwardAmount(value, each ? "each" : "total", mention.Approximate, new TextRange(mention.Start, mention.End));
        }
        return null;
    }
}
