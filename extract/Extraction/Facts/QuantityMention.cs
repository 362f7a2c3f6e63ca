using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>A quantity in its sentence.</summary>
/// <param name="Quantity">The number, scaled; money in đồng.</param>
/// <param name="Range">From the first digit to the end of number and unit.</param>
/// <param name="Measure">Range of the noun that is counted; null for money, percentages and bare numbers.</param>
/// <param name="Approximate">about, under, over or null.</param>
/// <param name="Condition">A bound is meant, not a result: "từ 30% trở lên", "dưới 50%", "tối thiểu là 15.000đ", "không quá".</param>
/// <param name="Comparator">What the words before or after say: &gt;=, &lt;=, &gt;, &lt; or null.</param>
/// <param name="Start">Begin of the printed form: the approximating word or the number.</param>
internal sealed record QuantityMention(Quantity Quantity, TextRange Range, TextRange? Measure, string? Approximate, bool Condition, string? Comparator, int Start)
{
    /// <summary>End of the printed form: number, unit and noun.</summary>
    public int End => Measure?.End ?? Range.End;
}
