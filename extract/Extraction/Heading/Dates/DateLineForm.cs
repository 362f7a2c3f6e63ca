using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Dates;

/// <summary>
/// The form of the place and date line: "Hà Nội, ngày 04 tháng 11 năm 2022", blank and unread ones too.
/// </summary>
internal static partial class DateLineForm
{
    // A day in ink stands close behind its label, and OCR puts both into one word ("ngày24", "ngàyÔ"); no other word
    // begins so.
    [GeneratedRegex(@"\bNGAY.{0,30}?\bTHANG", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"[,.;]\s*(?:NGAY|NGAV|NGA)\b.{0,40}?\bNAM\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DayYear();

    [GeneratedRegex(
        @",\s*(?:NGAY\s*)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d\s*\.?$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"(?:^|[,.]\s*)THANG\s*\d{1,2}\s*(?:NAM\s*|[/.]\s*)(?:19|20)\d\d\s*\.?$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex MonthOnly();

    /// <summary>
    /// Index in a folded line at which "ngày … tháng" (or a date in figures after a comma) begins; -1 where none
    /// stands.
    /// </summary>
    public static int DayAt(string fold)
    {
        if (fold.Length is > 200 or < 6)
            return -1;
        if (
            !fold.Contains("THANG", StringComparison.Ordinal)
            && !fold.Contains("NAM", StringComparison.Ordinal)
            && fold.AsSpan(fold.Length - 5).IndexOfAnyInRange('0', '9') < 0
        )
            return -1;
        var closed = fold.AsSpan().TrimEnd(" .");
        var figures = closed.Length > 0 && char.IsAsciiDigit(closed[^1]);
        var day = fold.Contains("NGA", StringComparison.Ordinal);
        if (!day && !figures)
            return -1;
        if (day && DayMonth().Match(fold) is { Success: true } words)
            return words.Index;
        if (day && DayYear().Match(fold) is { Success: true } slip)
            return slip.Index + slip.Value.IndexOf('N', StringComparison.Ordinal);
        if (!figures)
            return -1;
        if (Numeric().Match(fold) is { Success: true } numeric)
            return Skip(fold, numeric.Index);
        return MonthOnly().Match(fold) is { Success: true } month ? Skip(fold, month.Index) : -1;
    }

    [GeneratedRegex(
        @"[,.;]?\s*(?:VAO\s+)?(?:HOI|LUC)\s+\d{1,2}\s*(?:GIO|H|G|:)\s*\d{0,2}(?:\s*PHUT)?\s*[,;]?\s*$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Hour();

    /// <summary>
    /// Where the place and its comma end: before the hour of an urgent telegram, "Quảng Bình, hồi 16 giờ 00 ngày …";
    /// else the day itself.
    /// </summary>
    public static int PlaceEnd(string fold, int day) =>
        day > 8 && Hour().Match(fold[..day]) is { Success: true, Index: > 0 } hour ? hour.Index + 1 : day;

    /// <summary>
    /// Index at which the place before the day begins, 0 where the line begins with it; -1 where what stands before the
    /// day is no place.
    /// </summary>
    public static int PlaceStart(HeadingFragment line, int day)
    {
        var text = line.Text;
        day = PlaceEnd(line.Fold, day);
        var i = day - 1;
        while (i >= 0 && text[i] is ' ' or ',' or '.' or ';')
            i--;
        if (i < 0 || (day > 0 && text.AsSpan(i + 1, day - i - 1).IndexOfAny(',', '.', ';') < 0))
            return i < 0 ? 0 : -1;
        var start = i + 1;
        var words = 0;
        while (i >= 0 && words < 6)
        {
            var end = i;
            while (i >= 0 && text[i] != ' ')
                i--;
            var word = text.AsSpan(i + 1, end - i);
            if (
                word.Length <= 2
                && word.IndexOfAnyExceptInRange('0', '9') < 0
                && words == 0
                && Numbered(text.AsSpan(0, i + 1))
            )
            {
                words++;
                while (i >= 0 && text[i] == ' ')
                    i--;
                continue;
            }
            if (
                word.IndexOfAny('/', ':') >= 0
                || IsSymbol(word, text)
                || !(
                    CharacterClasses.IsUpper(word[0])
                    || (words > 0 && Connects(word))
                    || (words == 0 && word.Length <= 6 && CharacterClasses.IsLetter(word[0]))
                )
            )
                break;
            start = i + 1;
            words++;
            while (i >= 0 && text[i] == ' ')
                i--;
        }
        return words == 0 ? -1 : start;
    }

    // "Quận 12", "Phường 5": wards and districts of big cities bear numbers.
    private static bool Numbered(ReadOnlySpan<char> before) =>
        before.TrimEnd(' ') is var unit
        && (
            unit.EndsWith("Quận", StringComparison.OrdinalIgnoreCase)
            || unit.EndsWith("Phường", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsSymbol(ReadOnlySpan<char> word, string line) =>
        word.Length > 1
        && word.IndexOf('.') < 0
        && word is not ("TP" or "TX" or "TT")
        && HeadingFragment.IsCapitals(word)
        && !HeadingFragment.IsCapitals(
            line[^Math.Min(line.Length, 30)..].Replace(word.ToString(), "", StringComparison.Ordinal)
        );

    private static bool Connects(ReadOnlySpan<char> word) => word is "phố" or "thành" or "xã" or "-";

    private static int Skip(string fold, int at)
    {
        while (at < fold.Length && fold[at] is ',' or '.' or ' ')
            at++;
        return at;
    }
}

/// <summary>
/// Puts together a place and date line that a narrow column broke: after the place ("Thành phố Hồ Chí Minh," / "ngày 07
/// …"),
/// or before the year ("… ngày 18 tháng 01 năm" / "2021").
/// </summary>
internal static partial class WrappedDateJoiner
{
    // The left column's lines stand between the two halves.
    private const int Reach = 4;

    [GeneratedRegex(
        @"\bNGAY\b[^\d]{0,6}\d{0,2}[\s.]*(?:THANG[\s.]*\d{0,2}[\s.]*(?:NAM)?)?[\s.:]*$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Open();

    [GeneratedRegex(@"^(?:THANG\s*\d{1,2}\s*)?(?:NAM\s*)?(?:19|20)\d\d\s*[.*]?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Rest();

    /// <summary>Joins the halves in a list of pieces, in place.</summary>
    public static void Join(List<HeadingFragment> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Text.Length >= 90 || DateStart(pieces[i].Fold) is not (>= 0 and var day))
                continue;
            if (day == 0 && PlaceBefore(pieces, i) is >= 0 and var place)
            {
                pieces[place] = HeadingFragment.Join(pieces[place], pieces[i]);
                pieces.RemoveAt(i);
                i = place;
            }
            if (Open().IsMatch(pieces[i].Fold) && FindContinuation(pieces, i) is > 0 and var rest)
            {
                pieces[i] = HeadingFragment.Join(pieces[i], pieces[rest]);
                pieces.RemoveAt(rest);
            }
        }
    }

    private static int DateStart(string fold) =>
        fold.IndexOf("NGAY ", StringComparison.Ordinal) is >= 0 and var at && (at == 0 || fold[at - 1] is ' ' or ',')
            ? at
            : -1;

    private static int FindContinuation(List<HeadingFragment> pieces, int at)
    {
        for (var i = at + 1; i < Math.Min(pieces.Count, at + 1 + Reach); i++)
            if (SameColumn(pieces[at], pieces[i], i == at + 1))
                return Rest().IsMatch(pieces[i].Fold) ? i : -1;
        return -1;
    }

    private static int PlaceBefore(List<HeadingFragment> pieces, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - Reach); i--)
            if (SameColumn(pieces[at], pieces[i], i == at - 1))
                return
                    pieces[i].Text is { Length: < 45 } text
                    && text.EndsWith(',')
                    && HeadingFragment.Join(pieces[i], pieces[at]) is var whole
                    && DateLineForm.PlaceStart(whole, pieces[i].Text.Length + 1) == 0
                    ? i
                    : -1;
        return -1;
    }

    private static bool SameColumn(HeadingFragment a, HeadingFragment b, bool next)
    {
        if (a.Page != b.Page || a.Table != b.Table)
            return false;
        if (a.Box is { } x && b.Box is { } y)
            return x.X0 < y.X1 && y.X0 < x.X1;
        return a.Side == b.Side && (a.Side != HeadingSide.Unknown || next);
    }
}
