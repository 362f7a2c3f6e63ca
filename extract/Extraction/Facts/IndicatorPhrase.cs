using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>The words that say what a figure counts: the noun with what follows it, and the verb or label before.</summary>
internal static class IndicatorPhrase
{
    private const int MostWords = 14;

    /// <summary>The phrase, white space flattened, without the number itself.</summary>
    public static string Of(FactContext context, Sentence sentence, QuantityMention mention, QuantityMention? previous)
    {
        var text = context.View.Text;
        var from = previous is not null && previous.End > sentence.Range.Start ? previous.End : sentence.Range.Start;
        if (Label(text, from, mention.Start) is { } label) return label;
        var before = Before(text, from, mention.Start);
        var after = After(text, mention.Range.End, sentence.Range.End);
        var phrase = FactContext.Flat($"{before} {after}").Trim(' ', ',', ':', '-', '+', '–', '(', ')', '.', ';', '*');
        return phrase;
    }

    /// <summary>"Số đơn vị có vi phạm/số đơn vị được thanh tra: 01": the whole label names the figure; null where no colon stands before it.</summary>
    private static string? Label(string text, int from, int to)
    {
        var end = to;
        while (end > from && char.IsWhiteSpace(text[end - 1])) end--;
        if (end <= from || text[end - 1] != ':') return null;
        var start = end - 1;
        while (start > from && end - start < 160 && text[start - 1] is not (';' or ':' or '\t')) start--;
        var label = FactContext.Flat(text.AsSpan(start, end - 1 - start)).TrimStart('-', '+', '–', ' ', ',', '.', '*');
        var item = label.IndexOf(") ", StringComparison.Ordinal);
        if (item is > 0 and < 4) label = label[(item + 2)..];
        return label.Length > 3 && label.Count(c => c == ' ') < 24 && label.Contains(' ') && !IsGeneric(label) ? label : null;
    }

    /// <summary>"với tổng số tiền": says that money is meant, not what for; the figure before it does.</summary>
    public static bool IsGeneric(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 5 && Array.TrueForAll(words, w => Array.Exists(Generic, g => g.Equals(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static readonly string[] Generic = ["với", "tổng", "số", "tiền", "trị", "giá", "là", "kinh", "phí", "tương", "ứng", "đạt", "bằng", "và", "có", "gồm", "được"];

    private static string Before(string text, int from, int to)
    {
        var start = to;
        var words = 0;
        while (start > from && words < 10)
        {
            var c = text[start - 1];
            if (c is ',' or ';' or '(' or ')' or '\t' || c is '.' && start < text.Length && char.IsWhiteSpace(text[start])) break;
            if (c == ' ' && start > from + 1 && !char.IsWhiteSpace(text[start - 2])) words++;
            start--;
        }
        return FactContext.Flat(text.AsSpan(start, to - start)).Trim(' ', '-', '+', '–', ':');
    }

    private static string After(string text, int from, int end)
    {
        var to = from;
        var words = 0;
        while (to < end && words < MostWords)
        {
            var c = text[to];
            if (c is ',' or ';' or '(' or ')' or ':' or '\t' || c == '.' && (to + 1 >= end || char.IsWhiteSpace(text[to + 1]))) break;
            if (char.IsAsciiDigit(c) && words > 0) break;
            if (c == ' ' && to > from && !char.IsWhiteSpace(text[to - 1])) words++;
            to++;
        }
        var phrase = FactContext.Flat(text.AsSpan(from, to - from));
        foreach (var tail in (ReadOnlySpan<string>)[" và", " với", " cho", " của", " gần", " trên", " khoảng", " hơn", " là", " có"])
            if (phrase.EndsWith(tail, StringComparison.Ordinal)) phrase = phrase[..^tail.Length];
        return phrase;
    }
}
