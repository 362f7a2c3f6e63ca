namespace Pipeline.Extraction.Facts;

/// <summary>Tells sentences of a plan that say what was done already: what they count is a result, no target.</summary>
internal static class PastWords
{
    /// <summary>True for a text in one line that says "đã": what it tells is done.</summary>
    public static bool Done(ReadOnlySpan<char> text) => text.Contains(" đã ", StringComparison.Ordinal) || text.StartsWith("Đã ", StringComparison.Ordinal);

    /// <summary>True where the sentence tells of what was done.</summary>
    public static bool In(FactContext context, Sentence sentence)
    {
        var text = Sentence.OneLine(context.View.Text.AsSpan(sentence.Range.Start, sentence.Range.Length));
        return Done(text) || text.Contains("tính đến", StringComparison.OrdinalIgnoreCase)
               || text.Contains("hiện có", StringComparison.OrdinalIgnoreCase) || text.Contains("hiện còn", StringComparison.OrdinalIgnoreCase) || text.Contains("vẫn còn", StringComparison.Ordinal) || text.Contains("chỉ còn", StringComparison.Ordinal)
               // "Có kết quả đánh giá …" is a condition; the noun tells where it opens the sentence.
               || text.TrimStart("-+*•\t ").StartsWith("kết quả", StringComparison.OrdinalIgnoreCase) || text.Contains("kết quả là", StringComparison.Ordinal) || text.Contains("kết quả:", StringComparison.OrdinalIgnoreCase);
    }
}
