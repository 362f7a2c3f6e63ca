using System.Text.RegularExpressions;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Marks by which a sentence itself says whether it tells what was reached or what shall be: sentences vote where a
/// heading is silent.
/// </summary>
internal static partial class TenseMarkers
{
    [GeneratedRegex(
        @"đạt\s+(?:tỷ lệ\s+)?(?<share>[\d.,]+)\s*%\s*(?:so\s+(?:với\s+)?)?(?:KH|kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|nghị\s+quyết|NQ)|ước\s+(?:cả\s+năm\s+)?(?:thực\s+hiện|đạt)|(?<!\d)(?<part>[\d.]{2,9})/(?<of>[\d.]{2,9})\s+\p{L}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Reached();

    [GeneratedRegex(
        @"so\s+với\s+(?:cùng|năm|đầu|kế|tháng|quý|nghị)|\sđã\s|^đã\s|bằng\s+[\d.,]+\s*%|tính\s+đến|hiện\s+có",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Told();

    [GeneratedRegex(
        @"phấn\s+đấu|trở\s+lên|ít\s+nhất|tối\s+thiểu|(?:năm|thời\s+gian)\s+tới|sẽ\s",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Coming();

    [GeneratedRegex(
        @"(?:đến|hết|cuối|trong)?\s*năm\s+(?<y>20\d\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Years();

    /// <summary>
    /// True where what a plan asked for is measured: "đạt 106% KH", "ước thực hiện", "62/58 ha". A round "đạt 100% kế
    /// hoạch" may be asked for itself.
    /// </summary>
    public static bool Measures(string sentence)
    {
        foreach (Match match in Reached().Matches(sentence))
        {
            if (match.Groups["share"] is { Success: true } share)
            {
                if (share.Value.TrimEnd('.', ',') != "100")
                    return true;
            }
            else if (match.Groups["of"] is not { Success: true } of || !IsYear(of.Value) && IsCount(of.Value))
                return true;
        }
        return false;
    }

    /// <summary>True where the sentence sets something for the years to come, the own year being the paper's.</summary>
    public static bool Strives(string sentence, int? own)
    {
        if (Coming().IsMatch(sentence))
            return true;
        if (own is not { } year)
            return false;
        foreach (Match match in Years().Matches(sentence))
            if (int.Parse(match.Groups["y"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) > year)
                return true;
        return false;
    }

    /// <summary>+1 for a result, -1 for a plan, 0 where the sentence says neither.</summary>
    public static int Vote(string sentence, int? own) =>
        Strives(sentence, own) ? -1
        : Measures(sentence) || Told().IsMatch(sentence) ? 1
        : 0;

    private static bool IsYear(string text) => text.Length == 4 && (text[0], text[1]) is ('1', '9') or ('2', '0');

    /// <summary>Months end at 12: "6/139 trường" counts, "06/12" is a day.</summary>
    private static bool IsCount(string text) => text.Length > 2 || int.TryParse(text, out var value) && value > 31;
}
