using System.Globalization;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Search;

/// <summary>
/// A number taken apart for search: 42/2010/NĐ-CP is serial 42, year 2010, symbol ND-CP with the parts ND and CP. The
/// order that
/// Party and State papers print (34-CT/TW, 34/CT-TW) and zeros before the serial do not matter.
/// </summary>
/// <param name="Serial">Upper case, without zeros before it: "87", "6B"; null where none stands.</param>
/// <param name="Year">Year within the number.</param>
/// <param name="Parts">Parts of the symbol in upper-case ASCII, at least one for a number of a paper.</param>
public sealed record NumberParts(string? Serial, int? Year, IReadOnlyList<string> Parts)
{
    /// <summary>Parts with a dash between: "KH-CDCT".</summary>
    public string Symbol => string.Join('-', Parts);

    /// <summary>Takes a number apart; accents, case, blanks and kind of dash do not matter.</summary>
    public static NumberParts Parse(string number)
    {
        var pieces = Folding
            .FoldUpper(number)
            .Split(
                ['/', '-', '–', '—', ' ', '\t', '.', ','],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
        string? serial = null;
        int? year = null;
        var parts = new List<string>();
        foreach (var piece in pieces)
            if (serial is null && parts.Count == 0 && IsSerial(piece))
                serial = Trim(piece);
            else if (serial is not null && year is null && parts.Count == 0 && ParseYear(piece) is { } y)
                year = y;
            else
                parts.Add(piece);
        // 07/TTr-CĐCS/2024: the year may stand behind the symbol.
        if (serial is not null && year is null && parts.Count > 1 && ParseYear(parts[^1]) is { } last)
        {
            year = last;
            parts.RemoveAt(parts.Count - 1);
        }
        return new NumberParts(serial, year, parts);
    }

    /// <summary>"604", "02", "6B": digits, then at most one letter.</summary>
    public static bool IsSerial(string piece) =>
        piece.Length is > 0 and <= 7
        && char.IsAsciiDigit(piece[0])
        && piece.AsSpan(0, piece.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0
        && char.IsAsciiLetterOrDigit(piece[^1]);

    /// <summary>A year of four digits that papers may carry, or null.</summary>
    public static int? ParseYear(string piece) =>
        piece.Length == 4
        && int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
        && y is >= 1945 and <= 2100
            ? y
            : null;

    /// <summary>A serial without the zeros before it.</summary>
    public static string Trim(string serial) => serial.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
}
