using System.Buffers;
using System.Text.RegularExpressions;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>The year or span of years that an award belongs to: its sentence, else the line that leads its list, else the document's period.</summary>
internal static partial class AwardYear
{
    [GeneratedRegex(@"(?:năm học|giai đoạn|từ|năm)?\s*((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})|năm\s+((?:19|20)\d{2})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Years();

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
               (sentence.Lead.Length > 0 ? Printed(text.AsSpan(sentence.Lead.Start, sentence.Lead.Length)) : null) ??
               context.Record.Document.Period;
    }

    /// <summary>The first year or span of years of a text, or null.</summary>
    public static string? Printed(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Centuries) || Years().Match(text.ToString()) is not { Success: true } match) return null;
        return match.Groups[3].Success ? match.Groups[3].Value : $"{match.Groups[1].Value}-{match.Groups[2].Value}";
    }
}
