using System.Buffers;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>The year or span of years that an award belongs to: its sentence, else the line that leads its list, else the document's period.</summary>
internal static class AwardYear
{
    private static readonly SearchValues<string> Centuries = SearchValues.Create(["19", "20"], StringComparison.Ordinal);

    /// <summary>As CONTRACT prints periods: "2002-2003" (school year or span), "2004"; null where none is known.</summary>
    public static string? Of(FactContext context, Sentence sentence, TextRange printed)
    {
        var text = context.View.Text;
        var near = text.AsSpan(printed.Start, sentence.Range.End - printed.Start);
        // Years within the occasion ("trong phong trào … từ năm 2001 – 2005") are those of the movement, where the list has its own.
        foreach (var mark in (ReadOnlySpan<string>)[" trong ", " về ", " phong trào "])
            if (sentence.Lead.Length > 0 && near.IndexOf(mark, StringComparison.Ordinal) is > 0 and var cut) near = near[..cut];
        return Printed(near) ??
               Printed(text.AsSpan(sentence.Range.Start, printed.Start - sentence.Range.Start)) ??
               Printed(SemicolonBefore.Of(text, sentence.Range.Start)) ??
               (sentence.Lead.Length > 0 ? Printed(text.AsSpan(sentence.Lead.Start, sentence.Lead.Length)) : null) ??
               context.Record.Document.Period;
    }

    /// <summary>The first span of years of a text ("2019-2020"), or year with its word ("năm 2019"), whichever stands first; or null.</summary>
    public static string? Printed(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            var hit = text[at..].IndexOfAny(Centuries);
            if (hit < 0) return null;
            at += hit;
            if (!IsYear(text, at)) continue;
            var dash = SkipBlanks(text, at + 4);
            if (dash < text.Length && text[dash] is '-' or '–' && SkipBlanks(text, dash + 1) is var second && IsYear(text, second))
                return $"{text.Slice(at, 4)}-{text.Slice(second, 4)}";
            var word = at;
            while (word > 0 && Letters.IsWhiteSpace(text[word - 1])) word--;
            if (word < at && text[..word].EndsWith("năm", StringComparison.OrdinalIgnoreCase)) return text.Slice(at, 4).ToString();
        }
        return null;
    }

    private static bool IsYear(ReadOnlySpan<char> text, int at) =>
        at + 4 <= text.Length && (text[at], text[at + 1]) is ('1', '9') or ('2', '0') && char.IsDigit(text[at + 2]) && char.IsDigit(text[at + 3]);

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Letters.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
