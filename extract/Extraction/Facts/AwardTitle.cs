using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>The name of a title that stands after "danh hiệu" without quotes: "danh hiệu Lao động giỏi cấp ngành", "danh hiệu hai giỏi".</summary>
internal static class AwardTitle
{
    private static readonly TonedWords Ends = new(
        "cho", "của", "cấp", "năm", "và", "được", "theo", "trong", "giai", "với", "đến", "là", "tại", "đối", "do", "vì", "gồm", "trở", "này", "trên", "thi", "cao", "khác", "vinh", "đạt", "từ");

    /// <summary>Name and end; null where what follows is no name ("danh hiệu thi đua và hình thức khen thưởng").</summary>
    public static (string Name, int End)? Of(string text, IReadOnlyList<(string Fold, TextRange Range)> after)
    {
        var count = 0;
        while (count < after.Count && char.IsLetter(text[after[count].Range.Start]) && !Ends.Contains(text.AsSpan(after[count].Range.Start, after[count].Range.Length))) count++;
        if (count is < 2 or > 8) return null;
        var (start, end) = (after[0].Range.Start, after[count - 1].Range.End);
        var name = FactContext.Flat(text.AsSpan(start, end - start));
        return (char.ToUpperInvariant(name[0]) + name[1..], end);
    }
}
