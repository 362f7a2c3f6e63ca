using System.Globalization;
using System.Text;

namespace Pipeline.Reading.Word;

/// <summary>Writes the number of a list item in a format of Word (ST_NumberFormat).</summary>
internal static class NumberFormats
{
    private static readonly (int Value, string Sign)[] Signs =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    public static string Write(int number, string format) => format switch
    {
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letter(number),
        "lowerLetter" => Letter(number).ToLowerInvariant(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Roman(int number)
    {
        if (number is <= 0 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        var roman = new StringBuilder();
        foreach (var (value, sign) in Signs)
            for (; number >= value; number -= value) roman.Append(sign);
        return roman.ToString();
    }

    // a … z, aa, bb … as Word counts.
    private static string Letter(int number) => number <= 0 ? "" : new string((char)('A' + (number - 1) % 26), (number - 1) / 26 + 1);
}
