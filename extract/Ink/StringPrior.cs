namespace Pipeline.Ink;

/// <summary>Which numbers offices write: factors on a string's probability before the ink is looked at.</summary>
internal static class StringPrior
{
    /// <summary>
    /// Of serials: from the second figure on, with a leading zero under ten alone (Decree 30/2020/NĐ-CP, article 15,
    /// and the habit of registers).
    /// </summary>
    internal static double Serial(string digits) =>
        (
            digits.Length switch
            {
                0 => 0,
                1 => 0.05,
                <= 4 => 1,
                5 => 0.05,
                _ => 0.001,
            }
        )
        * (digits.Length > 2 && digits[0] == '0' ? 0.05 : 1)
        * (digits.All(d => d == '0') ? 0.001 : 1);

    /// <summary>Of days: 1 to 31, under ten with a leading zero.</summary>
    internal static double Day(string digits) =>
        digits.Length is 1 or 2 && Number(digits) is >= 1 and <= 31
            ? digits.Length == 1
                ? 0.03
                : 1
            : 0;

    /// <summary>Of months: 1 to 12.</summary>
    internal static double Month(string digits) => digits.Length is 1 or 2 && Number(digits) is >= 1 and <= 12 ? 1 : 0;

    private static int Number(string digits) => digits.Aggregate(0, (n, d) => n * 10 + d - '0');
}
