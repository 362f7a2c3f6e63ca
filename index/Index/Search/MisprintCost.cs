namespace Pipeline.Index.Search;

/// <summary>
/// How likely it is that one number was meant where another was typed or read: the lower the likelier. What typists do
/// (two
/// neighbours exchanged, a key beside, a digit doubled) and what OCR does (look-alikes) comes before what nobody has a
/// reason for.
/// </summary>
public static class MisprintCost
{
    private const double Swapped = 0.6,
        Doubled = 0.7,
        Alike = 0.8,
        LeftOut = 1.1,
        Other = 1.4,
        Year = 1.5,
        Unlike = 1.8;
    private const int MostSlips = 3;

    /// <summary>
    /// Rows of keys, digits and letters: neighbours in a row are neighbours of the hand; so are those of the number
    /// block.
    /// </summary>
    private static readonly string[] Keys = ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM", "147", "258", "369"];

    /// <summary>Signs that OCR takes for each other.</summary>
    private static readonly string[] LookAlikes =
    [
        "17",
        "38",
        "56",
        "68",
        "08",
        "69",
        "49",
        "14",
        "27",
        "06",
        "0O",
        "1I",
        "5S",
        "8B",
        "OD",
        "CG",
        "OQ",
        "UV",
        "EF",
        "MN",
        "HN",
        "TI",
        "BD",
    ];

    /// <summary>Cost between the number that was asked for and one that is held: 0 where they are the same.</summary>
    public static double Between(NumberParts asked, NumberParts held)
    {
        var length = Math.Max(asked.Serial?.Length ?? 0, held.Serial?.Length ?? 0);
        // Zeros before a serial do not count, but a swap may have moved one there: 70 for 07.
        var cost = Math.Min(
            Between(asked.Serial ?? "", held.Serial ?? ""),
            Between((asked.Serial ?? "").PadLeft(length, '0'), (held.Serial ?? "").PadLeft(length, '0'))
        );
        cost += Between(asked.Symbol, held.Symbol);
        return cost + (asked.Year is { } a && held.Year is { } b && a != b ? Year : 0);
    }

    /// <summary>Cost between two short strings of digits or capital letters.</summary>
    public static double Between(string asked, string held)
    {
        if (asked == held)
            return 0;
        var (from, a, h) = (0, asked.Length, held.Length);
        while (from < a && from < h && asked[from] == held[from])
            from++;
        while (a > from && h > from && asked[a - 1] == held[h - 1])
        {
            a--;
            h--;
        }
        return (a - from, h - from) switch
        {
            (1, 1) => IsAlike(asked[from], held[from]) ? Alike : Other,
            (2, 2) when asked[from] == held[from + 1] && asked[from + 1] == held[from] => Swapped,
            (1, 0) => IsDoubled(asked, from) ? Doubled : LeftOut,
            (0, 1) => IsDoubled(held, from) ? Doubled : LeftOut,
            _ => Unlike * EditDistance.Measure(asked, held, MostSlips),
        };
    }

    private static bool IsDoubled(string text, int at) =>
        (at > 0 && text[at - 1] == text[at]) || (at + 1 < text.Length && text[at + 1] == text[at]);

    private static bool IsAlike(char a, char b) =>
        Keys.Any(row =>
            row.IndexOf(a, StringComparison.Ordinal) is >= 0 and var i
            && row.IndexOf(b, StringComparison.Ordinal) is >= 0 and var j
            && Math.Abs(i - j) == 1
        ) || LookAlikes.Any(pair => (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a));
}
