using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// The period that the words before a figure tell ("quý II/2023 đạt …", "Năm 2022, doanh thu …"); the document's where
/// they tell none.
/// </summary>
internal static partial class FigurePeriodReader
{
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    [GeneratedRegex(
        @"(?<!\p{L})(?:tháng\s+(?<m>\d{1,2})\s*[/\-]\s*(?<y>20\d\d)|tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>20\d\d)|quý\s+(?<q>IV|I{1,3}|[1-4])\s*(?:/|\s+năm\s+)\s*(?<y>20\d\d)|(?:0?6|sáu)\s+tháng\s+(?<h>đầu|cuối)\s+năm\s+(?<y>20\d\d)|năm\s+(?<y>20\d\d)(?!\s*[-–/]\s*\d))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Periods();

    [GeneratedRegex(
        @"(so với|so|cùng kỳ|từ|đến|đầu|kế hoạch|giai đoạn|khóa|ngày\s+\d{1,2}\s+tháng\s+\d{1,2})[\s,]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex NotOfFigure();

    /// <summary>As the contract writes periods; null where neither sentence nor document tells one.</summary>
    public static string? Find(FactContext context, Sentence sentence, QuantityMention mention)
    {
        var own = context.Record.Document.Period;
        var span = context.View.Text.AsSpan(sentence.Range.Start, Math.Max(0, mention.Start - sentence.Range.Start));
        if (FindNear(span) is { } told)
            return told;
        if (
            PrecedingClauseFinder.Find(context.View.Text, sentence.Range.Start) is { Length: > 0 } before
            && FindNear(before) is { } earlier
        )
            return earlier;
        return
            sentence.Lead.Length is > 0 and < 60
            && FindNear(context.View.Text.AsSpan(sentence.Lead.Start, sentence.Lead.Length)) is { } led
            ? led
            : own;
    }

    /// <summary>
    /// The period that a column's header names ("Năm 2019", "Thực hiện quý I/2021", "2020"); null where it names none,
    /// or two.
    /// </summary>
    public static string? OfHeader(string header)
    {
        if (header is ['1', '9', _, _] or ['2', '0', _, _] && header.AllCharacters(char.IsAsciiDigit))
            return header;
        var told = Periods().Matches(header).Select(Print).Distinct(StringComparer.Ordinal).ToList();
        return
            told is [var one] && !header.Contains('%') && !header.Contains("so với", StringComparison.OrdinalIgnoreCase)
            ? one
            : null;
    }

    private static string? FindNear(ReadOnlySpan<char> before)
    {
        // Years are rare in sentences with figures: one look spares the rest.
        if (before.IndexOf("20", StringComparison.Ordinal) < 0)
            return null;
        string? last = null;
        var text = before.ToString();
        foreach (Match match in Periods().Matches(text))
            if (!NotOfFigure().IsMatch(text[Math.Max(0, match.Index - 30)..match.Index]) && !IsAside(text, match.Index))
                last = Print(match);
        return last;
    }

    /// <summary>"1.204 lượt (năm 2019: 1.020 lượt), thu 1.187 đơn vị": what a parenthesis told ends with it.</summary>
    private static bool IsAside(string text, int at)
    {
        var open = text.LastIndexOf('(', at);
        return open >= 0 && text.IndexOf(')', open) is var close && close > at;
    }

    private static string Print(Match match)
    {
        var year = match.Groups["y"].Value;
        if (match.Groups["m"] is { Success: true } month)
            return $"{year}-{month.Value.PadLeft(2, '0')}";
        if (match.Groups["q"] is { Success: true } quarter)
            return $"{year}-Q"
                + $"{(char.IsAsciiDigit(quarter.Value[0]) ? quarter.Value : (Array.IndexOf(Quarters, quarter.Value.ToUpperInvariant()) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}";
        return match.Groups["h"] is { Success: true } half
            ? $"{year}-H{(half.Value.Equals("đầu", StringComparison.OrdinalIgnoreCase) ? 1 : 2)}"
            : year;
    }
}
