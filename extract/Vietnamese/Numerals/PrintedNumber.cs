using System.Globalization;

namespace Pipeline.Vietnamese.Numerals;

/// <summary>
/// A number as printed: dot groups thousands, comma is the decimal mark; "0.25" and "1,234,567" occur in exported
/// sheets and are read.
/// </summary>
/// <param name="Value">Null where the groups do not fit ("1.117.3355.103").</param>
/// <param name="Length">UTF-16 units that the number takes.</param>
/// <param name="Fraction">It has a decimal part.</param>
public readonly record struct PrintedNumber(decimal? Value, int Length, bool Fraction)
{
    /// <summary>False for a number whose groups do not fit.</summary>
    public bool WellFormed => Value is not null;

    /// <summary>Reads the number that begins at the first character; <see cref="Length"/> 0 where none does.</summary>
    public static PrintedNumber Read(ReadOnlySpan<char> text)
    {
        var length = 0;
        var (dots, commas, groups, lastGroup, firstGroup, misfit) = (0, 0, 0, 0, 0, false);
        while (length < text.Length)
        {
            var start = length;
            while (length < text.Length && char.IsAsciiDigit(text[length]))
                length++;
            lastGroup = length - start;
            if (groups++ == 0)
                firstGroup = lastGroup;
            else if (lastGroup != 3)
                misfit = true;
            if (lastGroup == 0 || length + 1 >= text.Length || !char.IsAsciiDigit(text[length + 1]))
                break;
            if (text[length] == '.')
                dots++;
            else if (text[length] == ',')
                commas++;
            else
                break;
            length++;
        }
        return length == 0 ? default : Interpret(text[..length], dots, commas, firstGroup, lastGroup, misfit);
    }

    private static PrintedNumber Interpret(
        ReadOnlySpan<char> text,
        int dots,
        int commas,
        int firstGroup,
        int lastGroup,
        bool misfit
    )
    {
        if (text.Length > 27)
            return new PrintedNumber(null, text.Length, false);
        if (dots == 0 && commas == 0)
            return FromGroups(text, "", '\0');
        if (dots == 0 && commas == 1)
            return FromGroups(text, "", ',');
        if (commas == 0 && dots == 1 && (lastGroup != 3 || text[0] == '0'))
            return lastGroup <= 3 && firstGroup <= 3 ? FromGroups(text, "", '.') : CreateInvalid(text);
        if (commas == 0)
            return misfit || firstGroup > 3 ? CreateInvalid(text) : FromGroups(text, ".", '\0');
        if (dots == 0)
            return misfit || firstGroup > 3 ? CreateInvalid(text) : FromGroups(text, ",", '\0');
        var (mark, group) = text.LastIndexOf(',') > text.LastIndexOf('.') ? (',', '.') : ('.', ',');
        var whole = text[..text.LastIndexOf(mark)];
        return whole.IndexOf(mark) >= 0 || !IsGrouped(whole, group)
            ? CreateInvalid(text)
            : FromGroups(text, group.ToString(), mark);
    }

    private static bool IsGrouped(ReadOnlySpan<char> whole, char group)
    {
        var first = true;
        foreach (var range in whole.Split(group))
        {
            var length = whole[range].Length;
            if (first ? length is 0 or > 3 : length != 3)
                return false;
            first = false;
        }
        return true;
    }

    private static PrintedNumber CreateInvalid(ReadOnlySpan<char> text) => new(null, text.Length, false);

    private static PrintedNumber FromGroups(ReadOnlySpan<char> text, string group, char mark)
    {
        Span<char> plain = stackalloc char[text.Length];
        var n = 0;
        foreach (var c in text)
        {
            if (group.Length > 0 && c == group[0])
                continue;
            plain[n++] = c == mark ? '.' : c;
        }
        return new PrintedNumber(
            decimal.Parse(plain[..n], System.Globalization.CultureInfo.InvariantCulture),
            text.Length,
            mark != '\0'
        );
    }
}

/// <summary>Numbers as Vietnamese prints them: the dot groups thousands, the comma is the decimal mark.</summary>
public static class NumberFormatter
{
    /// <summary>The marks, for patterns of one's own.</summary>
    public static NumberFormatInfo Marks { get; } =
        NumberFormatInfo.ReadOnly(
            new NumberFormatInfo
            {
                NumberGroupSeparator = ".",
                NumberDecimalSeparator = ",",
                NegativeSign = "-",
            }
        );

    /// <summary>Ungrouped, as points are printed: "4,5", "1950"; at most four decimals.</summary>
    public static string FormatPlain(decimal value) => value.ToString("0.####", Marks);

    /// <summary>Grouped: "5.311.896.000", "8,04"; at most four decimals.</summary>
    public static string FormatGrouped(decimal value) => value.ToString("#,0.####", Marks);
}
