using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.Dates;

/// <summary>A date found in running text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Date">Meaningless where <paramref name="Error"/> is set.</param>
/// <param name="Error">Why it is none though it has a date's shape: "has an impossible day"; null for a good
/// one.</param>
/// <param name="Worded">Introduced by ngày, tháng, quý or năm.</param>
public readonly record struct ScannedDate(int Start, int End, PartialDate Date, string? Error, bool Worded);

/// <summary>
/// Reads a date at a place of a text. Looks at most some sixty characters ahead, so that scanning stays linear.
/// </summary>
public static class VietnameseDateScanner
{
    /// <summary>Reads a date that begins at <paramref name="start"/>; false where none has its shape there.</summary>
    public static bool TryScan(ReadOnlySpan<char> text, int start, out ScannedDate found)
    {
        found = default;
        var i = start;
        if (ReadWord(text, ref i, "quý"))
            return TryQuarter(text, start, i, out found);
        if (ReadWord(text, ref i, "năm"))
            return TryYear(text, start, i, true, out found);
        if (ReadWord(text, ref i, "tháng"))
            return TryMonth(text, start, i, out found);
        var worded = ReadWord(text, ref i, "ngày");
        if (!ReadNumber(text, ref i, out var first, out var firstLength))
            return false;
        if (!worded && firstLength == 4)
            return TryYear(text, start, start, false, out found);
        if (firstLength > 2)
            return false;
        if (
            !ReadSeparator(text, ref i, "tháng", out var separator)
            || !ReadNumber(text, ref i, out var second, out var secondLength)
        )
            return false;
        JoinDigit(text, separator, ref i, ref second, ref secondLength);
        if (secondLength == 4 && separator is '/' or '-' && !worded)
            return Make(start, i, second, first, null, null, worded, out found);
        if (secondLength > 2)
            return false;
        var end = i;
        if (
            ReadSeparator(text, ref i, "năm", out var another)
            && ReadNumber(text, ref i, out var year, out var yearLength)
        )
        {
            // 1.1.2 and 5-3-2 are outline numbers; only slashes and words carry short years.
            var plain = another is '/' or 'w';
            if (yearLength == 4 || (plain && yearLength is 2 or 5 or 3))
                return Make(
                    start,
                    i,
                    ResolveCentury(year, yearLength),
                    second,
                    first,
                    YearError(yearLength, year),
                    worded,
                    out found
                );
            if (yearLength > 5)
                return false;
        }
        if (separator is '.' || (separator is '-' && !worded))
            return false;
        return Make(start, end, null, second, first, null, worded, out found);
    }

    /// <summary>First character from an offset on that is no white space.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && CharacterClasses.IsWhiteSpace(text[from]))
            from++;
        return from;
    }

    private static bool TryQuarter(ReadOnlySpan<char> text, int start, int i, out ScannedDate found)
    {
        found = default;
        var at = i;
        while (at < text.Length && at - i < 4 && char.IsAsciiLetterOrDigit(text[at]))
            at++;
        int quarter = text[i..at] switch
        {
            "I" or "1" or "01" => 1,
            "II" or "2" or "02" => 2,
            "III" or "3" or "03" => 3,
            "IV" or "4" or "04" => 4,
            _ => 0,
        };
        if (quarter == 0)
            return false;
        var end = at;
        int? year = null;
        if (
            ReadSeparator(text, ref at, "năm", out _)
            && ReadNumber(text, ref at, out var value, out var length)
            && length == 4
        )
            (year, end) = (value, at);
        found = new ScannedDate(
            start,
            end,
            new PartialDate(year, quarter),
            year is < 1900 or > 2100 ? "has an impossible year" : null,
            true
        );
        return true;
    }

    private static bool TryYear(ReadOnlySpan<char> text, int start, int i, bool worded, out ScannedDate found)
    {
        found = default;
        if (!ReadNumber(text, ref i, out var year, out var length) || length != 4)
            return false;
        found = new ScannedDate(
            start,
            i,
            new PartialDate(year),
            year is < 1900 or > 2100 ? "has an impossible year" : null,
            worded
        );
        return true;
    }

    private static bool TryMonth(ReadOnlySpan<char> text, int start, int i, out ScannedDate found)
    {
        found = default;
        if (!ReadNumber(text, ref i, out var month, out var length) || length > 2)
            return false;
        var end = i;
        int? year = null;
        if (
            ReadSeparator(text, ref i, "năm", out _)
            && ReadNumber(text, ref i, out var value, out var yearLength)
            && yearLength == 4
        )
            (year, end) = (value, i);
        return Make(start, end, year, month, null, null, true, out found);
    }

    private static bool Make(
        int start,
        int end,
        int? year,
        int month,
        int? day,
        string? error,
        bool worded,
        out ScannedDate found
    )
    {
        error ??=
            year is < 1900 or > 2100 ? "has an impossible year"
            : month is < 1 or > 12 ? "has an impossible month"
            : day is { } d && (d < 1 || d > DateTime.DaysInMonth(year ?? 2000, month)) ? "has an impossible day"
            : null;
        found = new ScannedDate(start, end, new PartialDate(year, null, month, day), error, worded);
        return true;
    }

    private static int ResolveCentury(int year, int length) =>
        length != 2 ? year
        : year <= 40 ? 2000 + year
        : 1900 + year;

    private static string? YearError(int length, int year) =>
        length is 3 or 5 ? $"has a year of {length} digits"
        : length == 2 && year is > 40 and < 45 ? "has an ambiguous year"
        : null;

    private static bool ReadWord(ReadOnlySpan<char> text, ref int i, string word)
    {
        if (i + word.Length >= text.Length)
            return false;
        for (var k = 0; k < word.Length; k++)
            if (char.ToLowerInvariant(Folding.Fold(text[i + k])) != Folding.Fold(word[k]))
                return false;
        if (CharacterClasses.IsLetter(text[i + word.Length]))
            return false;
        i = SkipGap(text, i + word.Length);
        return true;
    }

    /// <summary>"/", "." or "-", or the word; 'w' stands for the word.</summary>
    private static bool ReadSeparator(ReadOnlySpan<char> text, ref int i, string word, out char separator)
    {
        separator = '\0';
        var at = SkipGap(text, i);
        if (at >= text.Length)
            return false;
        var c = NumberHomoglyphs.ToMeantCharacter(text[at]);
        if (c is '/' or '.' or '-')
        {
            separator = c;
            i = SkipGap(text, at + 1);
            return true;
        }
        // A stray mark that OCR leaves behind a number, before the word that must follow it: "09\" tháng 6".
        if (text[at] == ',' || StrayMarks.Contains(text[at]))
            at = SkipGap(text, at + 1);
        if (at >= text.Length)
            return false;
        if (!ReadWord(text, ref at, word) && !(word == "năm" && SpoiltYearWord(text, ref at)))
            return false;
        separator = 'w';
        i = at;
        return true;
    }

    /// <summary>"hăm", "nãm": between a month and a year only "năm" can stand.</summary>
    private static bool SpoiltYearWord(ReadOnlySpan<char> text, ref int i)
    {
        if (
            i + 4 >= text.Length
            || !CharacterClasses.IsLetter(text[i])
            || Folding.Fold(text[i + 1]) != 'a'
            || text[i + 2] is not ('m' or 'n')
            || CharacterClasses.IsLetter(text[i + 3])
        )
            return false;
        var at = SkipGap(text, i + 3);
        if (at >= text.Length || !char.IsAsciiDigit(text[at]))
            return false;
        i = at;
        return true;
    }

    private static bool ReadNumber(ReadOnlySpan<char> text, ref int i, out int value, out int length)
    {
        (value, length) = (0, 0);
        while (i + length < text.Length && length < 7 && char.IsAsciiDigit(text[i + length]))
            value = value * 10 + text[i + length++] - '0';
        // "ngày l3", "O5/3": the same before the digit.
        if (
            length == 0
            && i + 1 < text.Length
            && text[i] is 'l' or 'I' or 'O'
            && char.IsAsciiDigit(text[i + 1])
            && (i == 0 || !CharacterClasses.IsLetterOrDigit(text[i - 1]))
            && (i + 2 >= text.Length || !CharacterClasses.IsLetterOrDigit(text[i + 2]))
        )
            (value, length) = ((NumberHomoglyphs.ToDigit(text[i]) - '0') * 10 + text[i + 1] - '0', 2);
        // "2O24": a year of which most are digits.
        if (length is > 0 and < 4 && SpoiltYear(text, i) is { } year)
            (value, length) = (year, 4);
        // "tháng 1l", "0l/3": a letter that OCR gives for a digit, where no word begins.
        if (
            length == 1
            && i + 1 < text.Length
            && text[i + 1] is 'l' or 'I' or 'O' or 'o'
            && (i + 2 >= text.Length || !CharacterClasses.IsLetterOrDigit(text[i + 2]))
        )
            (value, length) = (value * 10 + NumberHomoglyphs.ToDigit(text[i + 1]) - '0', 2);
        i += length;
        return length > 0;
    }

    private static int? SpoiltYear(ReadOnlySpan<char> text, int i)
    {
        if (i + 4 > text.Length || (i + 4 < text.Length && CharacterClasses.IsLetterOrDigit(text[i + 4])))
            return null;
        var (value, digits) = (0, 0);
        foreach (var c in text.Slice(i, 4))
        {
            if (!NumberHomoglyphs.IsDigitLike(c))
                return null;
            if (char.IsAsciiDigit(c))
                digits++;
            value = (value * 10) + NumberHomoglyphs.ToDigit(c) - '0';
        }
        return digits >= 2 && value is >= 1900 and <= 2100 ? value : null;
    }

    private const string StrayMarks = "\"'’‘”“`´*^~°•·";

    /// <summary>
    /// True where the printed form of a date holds what no typist puts there: letters for digits, a stray mark.
    /// </summary>
    public static bool IsMended(ReadOnlySpan<char> printed)
    {
        // Stars are also what Markdown leaves.
        if (printed.ContainsAny(StrayMarks.Replace("*", "", StringComparison.Ordinal)))
            return true;
        for (var i = 0; i < printed.Length; i++)
            if (
                printed[i] is 'l' or 'I' or 'O' or 'o'
                && (
                    i > 0 && char.IsAsciiDigit(printed[i - 1])
                    || i + 1 < printed.Length && char.IsAsciiDigit(printed[i + 1])
                )
            )
                return true;
        return false;
    }

    /// <summary>"22/1 1/2019": OCR puts a blank between the digits of a month.</summary>
    private static void JoinDigit(ReadOnlySpan<char> text, char separator, ref int i, ref int value, ref int length)
    {
        if (
            length != 1
            || value != 1
            || i + 2 >= text.Length
            || text[i] != ' '
            || text[i + 2] != (separator == '/' ? '/' : ' ')
            || separator is not ('/' or 'w')
        )
            return;
        if (text[i + 1] is not ('0' or '1' or '2'))
            return;
        (value, length) = (10 + text[i + 1] - '0', 2);
        i += 2;
    }

    /// <summary>Blanks and at most one line end, or the end of a page; dates do not reach over tabs.</summary>
    private static int SkipGap(ReadOnlySpan<char> text, int i)
    {
        var end = Math.Min(text.Length, i + 24);
        var (lines, most) = (0, 1);
        while (
            i < end
            && text[i] != '\t'
            && CharacterClasses.IsWhiteSpace(text[i])
            && (text[i] is not '\n' || lines++ < most)
        )
            if (text[i++] == '\f')
                most = 3;
        return i;
    }
}
