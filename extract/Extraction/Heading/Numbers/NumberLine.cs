using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Numbers;

/// <summary>The parts of a line "Số: 87 /KH-CĐCT", blank and unreadable ones too.</summary>
/// <param name="Start">First character of the number in the piece.</param>
/// <param name="End">One past its last.</param>
/// <param name="Serial">What stands where the serial should: "87", "", "......", "#†".</param>
/// <param name="SerialAt">Where the serial begins in the piece.</param>
/// <param name="Symbol">From the first "/" or "-": "/KH-CĐCT"; empty where the number has no symbol.</param>
internal sealed partial record NumberLine(int Start, int End, string Serial, int SerialAt, string Symbol)
{
    // The label: "Số:", with its slips of OCR, also after the type's name ("Luật số:").
    [GeneratedRegex(
        @"^(?:[^\p{L}\d]{0,4})(?:(?:LUAT|BO LUAT|PHAP LENH|NGHI QUYET|LENH|QUYET DINH|THONG TU|NGHI DINH|CONG VAN|KY HIEU|VAN BAN)\s+)?S[O0Ö6]\s?(?:HIEU|KY HIEU|VAN BAN)?(?:\s*[:.;,/]|\s|$)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?<serial>[^/\-–—]{0,24}?)\s*(?<symbol>[/\-–—]\s*(?:(?:19|20)\d\d\d?\s*[/\-–—]\s*)?\p{Lu}[\p{L}\d&]*(?:\s*(?:[-–—]{1,3}|[/&.])\s*[\p{Lu}\d&][\p{L}\d&]*)*(?:\s\p{Lu}{2,6}$)?)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Parts();

    [GeneratedRegex(
        @"(?<symbol>\p{Lu}[\p{L}\d&]+(?:\s*[-–—/]\s*\p{Lu}[\p{L}\d&]+)+)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex SymbolAlone();

    [GeneratedRegex(@"^\d{1,6}[a-zđ]?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex SerialAlone();

    [GeneratedRegex(@"^[\s.…_\-–:]*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Nothing();

    [GeneratedRegex(
        @"^\d{1,5}[a-zđ]?\s*[/\-–]\s*(?:(?:19|20)\d\d\s*[/\-–]\s*)?\p{Lu}[\p{L}\d&]*(?:\s*[-–/]\s*[\p{Lu}\d][\p{L}\d&]*)*$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Unlabelled();

    /// <summary>True where nothing is written in the place of the serial.</summary>
    public bool Blank => Nothing().IsMatch(Serial);

    /// <summary>
    /// The label could not be read: ink lies over it, and what OCR made of the digits is not believed.
    /// </summary>
    public bool Spoilt { get; private init; }

    /// <summary>Reads a line that begins with the label; null where it is none.</summary>
    public static NumberLine? Read(HeadingFragment piece)
    {
        var text = piece.Text;
        if (text.Length > 110 || text.Length == 0)
            return null;
        if (char.IsAsciiDigit(text[0]))
            return ReadUnlabelled(piece);
        if (piece.Fold.AsSpan(0, Math.Min(28, text.Length)).IndexOf('S') < 0)
            return null;
        if (Label().Match(piece.Fold) is not { Success: true } label)
            return SpoiltLabel(piece) ?? AfterSpecks(piece);
        // "SỞ LAO ĐỘNG - TB&XH": a department's name is no label, whatever stands behind its dash.
        if (text.AsSpan(0, label.Index + label.Length).IndexOfAny('ở', 'Ở') >= 0)
            return null;
        var start = label.Index + label.Length;
        while (start < text.Length && text[start] is ' ' or ':' or '.' or '…' or '_')
            start++;
        var rest = text[start..];
        if (rest.Length == 0 || Nothing().IsMatch(rest))
            return new NumberLine(start, text.Length, "", start, "");
        if (Parts().Match(rest) is { Success: true } parts)
        {
            var serial = parts.Groups["serial"].Value;
            if (serial.Count(char.IsLower) > 3)
                return null;
            return new NumberLine(start, start + parts.Length, serial.Trim(), start, parts.Groups["symbol"].Value);
        }
        if (
            SymbolAlone().Match(rest) is { Success: true } symbol
            && symbol.Index <= 14
            && rest[..symbol.Index].Count(char.IsLetter) <= 3
        )
            return new NumberLine(
                start,
                start + symbol.Index + symbol.Length,
                rest[..symbol.Index].Trim(),
                start,
                "/" + symbol.Value
            );
        if (SerialAlone().IsMatch(rest))
            return new NumberLine(start, text.Length, rest, start, "");
        return null;
    }

    // "Sé:41827/BTC-NSNN", "ố:f/BC-STC": a symbol with its stroke, and before it a label of at most three letters and
    // what ink left.
    [GeneratedRegex(
        @"^(?<before>[^/⁄]{0,16}?)(?<symbol>[/⁄]\s?(?:\p{Lu}[\p{L}]{0,4}\s?[-–]\s?)?\p{Lu}{2,}[\p{L}&]*(?:\s?[-–]\s?\p{Lu}[\p{L}&]*)*)\W*$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex WithoutLabel();

    /// <summary>
    /// Reads a row whose label ink spoilt, by its symbol alone; null where it carries none. The serial is told from the
    /// last colon or blank on,
    /// and is never to be believed as print by its label.
    /// </summary>
    public static NumberLine? ReadSpoilt(HeadingFragment piece)
    {
        if (
            piece.Text.Length > 40
            || WithoutLabel().Match(piece.Text) is not { Success: true } match
            || !match.Groups["symbol"].Value.Contains('-', StringComparison.Ordinal)
        )
            return null;
        var before = match.Groups["before"].Value;
        if (HasWord(before))
            return null;
        var start = Math.Max(before.LastIndexOf(':'), before.TrimEnd().LastIndexOf(' ')) + 1;
        var symbol = match.Groups["symbol"];
        return new NumberLine(
            start,
            symbol.Index + symbol.Length,
            before[start..].Trim(),
            start,
            symbol.Value.Replace('⁄', '/')
        )
        {
            Spoilt = true,
        };
    }

    // "Sñ: 13/QĐ-LĐLĐ": one letter of the label misread, its colon and a whole number behind it.
    private static NumberLine? SpoiltLabel(HeadingFragment piece)
    {
        if (!piece.Scanned || piece.Text is not ['S', _, ':' or ';', ' ', >= '0' and <= '9', ..])
            return null;
        return ReadUnlabelled(piece.Slice(4, piece.Text.Length, piece.Side)) is { } line
            ? line with
            {
                Start = line.Start + 4,
                End = line.End + 4,
                SerialAt = line.SerialAt + 4,
            }
            : null;
    }

    // The rule under a body's name, or a stroke, that OCR put on the row of the number.
    private static NumberLine? AfterSpecks(HeadingFragment piece)
    {
        var label = piece.Scanned ? piece.Text.IndexOf("Số", StringComparison.Ordinal) : -1;
        if (
            label is < 1 or > 24
            || label + 2 >= piece.Text.Length
            || piece.Text[label + 2] is not (':' or ';')
            || char.IsLetterOrDigit(piece.Text[label - 1])
            || piece.Fold.AsSpan(0, label).ContainsAnyInRange('0', '9')
            || HasWord(piece.Text.AsSpan(0, label))
        )
            return null;
        var part = piece.Slice(label, piece.Text.Length, piece.Side);
        return Read(part) is { } line
            ? line with
            {
                Start = line.Start + label,
                End = line.End + label,
                SerialAt = line.SerialAt + label,
            }
            : null;
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = CharacterClasses.IsLetter(c) ? run + 1 : 0;
            if (run > 2)
                return true;
        }
        return false;
    }

    private static NumberLine? ReadUnlabelled(HeadingFragment piece)
    {
        if (piece.Text.Length > 40 || !Unlabelled().IsMatch(piece.Text))
            return null;
        var parts = Parts().Match(piece.Text);
        return parts.Success && parts.Groups["serial"].Length > 0
            ? new NumberLine(0, parts.Length, parts.Groups["serial"].Value.Trim(), 0, parts.Groups["symbol"].Value)
            : null;
    }
}
