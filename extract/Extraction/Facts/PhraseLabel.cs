using System.Text.RegularExpressions;

namespace Pipeline.Extraction.Facts;

/// <summary>A label that a colon ends: "Số đơn vị có vi phạm/số đơn vị được thanh tra: 01".</summary>
internal static partial class PhraseLabel
{
    [GeneratedRegex(@"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|\p{L}\)|[IVX]{1,4}\.)\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?:(?:riêng|trong|cùng kỳ)\s+)?(?:năm|tháng|quý)\s+(?:\d{1,4}|[IV]+)(?:/20\d\d)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Period();

    /// <summary>The whole label before a number; null where no colon stands before it.</summary>
    public static string? Of(string text, int from, int to)
    {
        var end = to;
        while (end > from && char.IsWhiteSpace(text[end - 1])) end--;
        if (end <= from || text[end - 1] != ':') return null;
        var start = end - 1;
        // "(năm 2019: 1.020": a parenthesis that is open begins the label, a closed one ("Chuyên đề (nếu có): 0") is within it.
        for (var depth = 0; start > from && end - start < 160 && text[start - 1] is not (';' or ':' or '\t'); start--)
        {
            if (text[start - 1] == ')') depth++;
            else if (text[start - 1] == '(' && depth-- == 0) break;
        }
        var label = WithoutNumber(FactContext.Flat(text.AsSpan(start, end - 1 - start)).TrimStartAny("-+– ,.*("));
        return label.Length > 3 && label.Count(c => c == ' ') < 24 && label.Contains(' ') && !IndicatorPhrase.IsGeneric(label) && !Period().IsMatch(label) ? label : null;
    }

    /// <summary>Without "3.", "a)", "II." before it.</summary>
    public static string WithoutNumber(string phrase) => Numbering().Replace(phrase, "");
}
