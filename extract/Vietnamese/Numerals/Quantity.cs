using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.Numerals;

/// <summary>
/// A number with its multiplier and unit words: "gần 3 tỷ đồng", "724/724", "8,04%", "1 tỷ 200 triệu đồng",
/// "62.372/52.786 ha".
/// </summary>
/// <param name="Value">In the plain unit (money in đồng); null where malformed.</param>
/// <param name="Of">Second number of a ratio; null for most.</param>
/// <param name="Length">UTF-16 units from the first digit to the end of the unit.</param>
/// <param name="Unit">"đồng", "%", "‰" or null: other measures are words of the sentence.</param>
/// <param name="WellFormed">False where the groups of digits do not fit.</param>
/// <param name="Scaled">A multiplier word stands ("triệu").</param>
public readonly record struct Quantity(
    decimal? Value,
    decimal? Of,
    int Length,
    string? Unit,
    bool WellFormed,
    bool Scaled
)
{
    private static readonly (string Word, decimal Factor)[] Multipliers =
    [
        ("nghìn", 1e3m),
        ("ngàn", 1e3m),
        ("triệu", 1e6m),
        ("tỷ", 1e9m),
        ("tỉ", 1e9m),
        ("vạn", 1e4m),
    ];

    private static readonly string[] MoneyUnits = ["đồng", "VNĐ", "VND", "vnđ", "đ"];

    /// <summary>
    /// Reads the quantity that begins at the first character; <see cref="Length"/> 0 where none does.
    /// </summary>
    public static Quantity Read(ReadOnlySpan<char> text)
    {
        var token = PrintedNumber.Read(text);
        if (token.Length == 0)
            return default;
        var at = token.Length;
        decimal? of = null;
        var scaledOf = 1m;
        if (at + 1 < text.Length && text[at] == '/' && char.IsAsciiDigit(text[at + 1]))
        {
            var second = PrintedNumber.Read(text[(at + 1)..]);
            var after = at + 1 + second.Length;
            if (second.WellFormed && (after >= text.Length || text[after] != '/'))
            {
                of = second.Value;
                at = after;
            }
        }
        var value = token.Value;
        var factor = 1m;
        while (Multiplier(text[at..], out var taken, out var more))
        {
            at += taken;
            factor *= more;
        }
        value *= factor;
        if (of is not null)
            scaledOf = factor;
        // "1 tỷ 200 triệu": a smaller part follows the larger without a word between.
        while (factor > 1 && at + 1 < text.Length && text[at] == ' ' && char.IsAsciiDigit(text[at + 1]))
        {
            var next = PrintedNumber.Read(text[(at + 1)..]);
            if (
                !next.WellFormed
                || !Multiplier(text[(at + 1 + next.Length)..], out var taken, out var smaller)
                || smaller >= factor
            )
                break;
            value += next.Value * smaller;
            at += 1 + next.Length + taken;
            factor = smaller;
        }
        var unit = ReadUnit(text[at..], out var length);
        return new Quantity(value, of * scaledOf, at + length, unit, token.WellFormed, factor > 1);
    }

    private static bool Multiplier(ReadOnlySpan<char> text, out int taken, out decimal factor)
    {
        var blank = text.Length > 0 && text[0] is ' ' or '\n' ? 1 : 0;
        foreach (var (word, by) in Multipliers)
        {
            if (
                !text[blank..].StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || !EndsWord(text, blank + word.Length)
            )
                continue;
            (taken, factor) = (blank + word.Length, by);
            return true;
        }
        (taken, factor) = (0, 1);
        return false;
    }

    private static string? ReadUnit(ReadOnlySpan<char> text, out int length)
    {
        var blank = 0;
        while (blank < text.Length && blank < 2 && text[blank] is ' ' or '\n')
            blank++;
        var rest = text[blank..];
        length = 0;
        if (rest.Length > 0 && rest[0] is '%' or '‰')
        {
            length = blank + 1;
            return rest[0].ToString();
        }
        foreach (var money in MoneyUnits)
            if (
                rest.StartsWith(money, StringComparison.Ordinal)
                && EndsWord(rest, money.Length)
                && !(money == "đồng" && rest[money.Length..].StartsWith(" chí", StringComparison.Ordinal))
            )
            {
                length = blank + money.Length;
                return "đồng";
            }
        return null;
    }

    private static bool EndsWord(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || !CharacterClasses.IsLetterOrDigit(text[at]);
}
