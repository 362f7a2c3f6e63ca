using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>Months that have a name without quotes: "Tháng Công nhân", "Tháng hành động về an toàn, vệ sinh lao động".</summary>
internal static class MonthName
{
    private const int MostWords = 12;

    private static readonly string[] Stops = ["năm", "lần", "do", "trên", "tại", "của", "từ", "nhằm", "đã", "được", "với", "giai", "gắn", "theo", "đến", "ở"];

    /// <summary>The name that begins with the word "Tháng" at <paramref name="start"/>; null for months of the year.</summary>
    /// <param name="text">The document.</param>
    /// <param name="start">Where "Tháng" begins.</param>
    /// <param name="end">Where the sentence ends.</param>
    public static ProgrammeName? Read(string text, int start, int end)
    {
        if (text[start] != 'T') return null;
        var words = WordsAround.After(text, start + "Tháng".Length, end, MostWords);
        if (words.Count < 2 || !char.IsLetter(text[words[0].Range.Start]) || !char.IsLetter(text[words[1].Range.Start])) return null;
        if (char.IsUpper(text[words[0].Range.Start]) && char.IsLower(text[words[1].Range.Start]) && words[0].Range.Length > 1 && char.IsLower(text[words[0].Range.Start + 1])) return Make(text, start, words[1].Range.End);
        if ((words[0].Fold, words[1].Fold) is not ("hanh", "dong") || words.Count < 5) return null;
        var last = 1;
        for (var i = 2; i < words.Count; i++)
        {
            var (_, range) = words[i];
            var word = text[range.Start..range.End];
            // "an toàn, vệ sinh lao động": the comma joins.
            if (word == ",") { if (i + 1 < words.Count && words[i + 1].Fold is "ve" or "chong") continue; break; }
            if (!char.IsLetter(word[0]) || Array.Exists(Stops, s => s == word) || word == "và" && (i + 1 >= words.Count || char.IsUpper(text[words[i + 1].Range.Start]))) break;
            last = i;
        }
        return last > 3 ? Make(text, start, words[last].Range.End) : null;
    }

    private static ProgrammeName Make(string text, int start, int end) => new(FactContext.Flat(text.AsSpan(start, end - start)), new TextRange(start, end), false);
}
