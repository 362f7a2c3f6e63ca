using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>
/// Reads a document number as printed. Spaces, dashes of all kinds, look-alike letters, slips of case and lost Đ are
/// put right;
/// digits are never invented: a serial that is blank stays null.
/// </summary>
public static class DocumentNumberParser
{
    /// <summary>
    /// Between serial and letters stands nothing with figures but a year: else it is what OCR made of the ink beside it
    /// ("42/Z2/BC-UBND").
    /// </summary>
    public static bool HoldsStrayFigures(string symbol)
    {
        var parts = symbol.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts
            .SkipLast(1)
            .Any(p =>
                p.Any(char.IsAsciiDigit) && !(p.Length == 4 && p.All(char.IsAsciiDigit) && (p[..2] is "19" or "20"))
            );
    }

    /// <summary>
    /// Parses "87 /KH-CDCT", "34/CT-TW", "42/2010/NĐ - CP", "6b/TLĐ", "45/2019/QH14", "52-CT/TW", "/BC-STC".
    /// </summary>
    public static ParseResult<DocumentNumber> Parse(string printed)
    {
        var read = Read(printed);
        return read.TryGet(out var reading)
            ? ParseResult<DocumentNumber>.FromValue(reading.Number)
            : ParseResult<DocumentNumber>.Fail(read.Error!);
    }

    /// <summary>Parses and tells what was mended, how sure it is and what else it may be.</summary>
    /// <param name="printed">The number alone, without "Số:".</param>
    /// <param name="book">What the document tells about its symbols; null where nothing is known.</param>
    public static ParseResult<DocumentNumberReading> Read(string printed, SymbolIndex? book = null)
    {
        if (printed.Length > 160)
            return Fail(printed[..40] + "…", "is too long for a number");
        var text = RemoveWhiteSpace(printed);
        var repairs = new RepairLog();
        var i = ReadSerial(text, repairs, out var serial);
        if (i < 0)
            return Fail(printed, "does not begin with a serial");
        var stray = i;
        while (stray < text.Length && stray - i < 2 && text[stray] is '.' or ',' or ':')
            stray++;
        if (stray > i && stray < text.Length && text[stray] is '/' or '-')
        {
            repairs.Add("bỏ dấu thừa sau số", 0.15);
            i = stray;
        }
        if (i >= text.Length || text[i] is not ('/' or '-'))
            return Fail(printed, "has no symbol after its serial");
        var dash = text[i++] == '-';
        if (i < text.Length && text[i] == '/')
        {
            repairs.Add("bỏ dấu / lặp", 0.1);
            i++;
        }
        var year = ReadYear(text, ref i, ref dash, repairs, out var others, out var error);
        if (error is not null)
            return Fail(printed, error);
        var last = year is null && text.Length - 5 > i && SymbolParser.TrailingYear(text, text.Length - 5);
        if (last)
        {
            year = int.Parse(text.AsSpan(text.Length - 4), CultureInfo.InvariantCulture);
            text = text[..^5];
        }
        if (!SymbolParser.TrySplit(text.AsSpan(i), repairs, out var parts, out var separators))
            return Fail(printed, "has an empty symbol");
        foreach (var part in parts)
            if (!SymbolParser.IsPart(part))
                return Fail(printed, $"has '{part}' where a symbol should stand");
        var number = SymbolParser.Build(serial, year, dash, parts, separators, book, repairs) with { YearLast = last };
        ImmutableArray<DocumentNumber> candidates = [.. others.Select(y => number with { Year = y })];
        return ParseResult<DocumentNumberReading>.FromValue(
            new DocumentNumberReading(number, repairs.Text, repairs.Confidence, candidates)
        );
    }

    /// <summary>The letters and signs without white space and invisible characters, look-alikes mapped.</summary>
    internal static string RemoveWhiteSpace(string printed)
    {
        Span<char> into = stackalloc char[160];
        var at = 0;
        for (var i = 0; i < printed.Length; i++)
            if (IsKept(printed, i) && !SymbolParser.DottedCommittee(printed, i))
                into[at++] = NumberHomoglyphs.ToMeantCharacter(printed[i]);
        return into[..at].ToString();
    }

    // OCR gives one Đ as two letters, one of each alphabet.
    private static bool IsKept(string text, int i) =>
        IsKept(text[i])
        && !(
            i > 0
            && text[i] != text[i - 1]
            && NumberHomoglyphs.ToMeantCharacter(text[i]) == 'Đ'
            && NumberHomoglyphs.ToMeantCharacter(text[i - 1]) == 'Đ'
            && text[i] != 'đ'
        );

    private static bool IsKept(char c) =>
        !char.IsWhiteSpace(c) && c is not ('\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD' or '*');

    private static int ReadSerial(string text, RepairLog repairs, out string? serial)
    {
        serial = null;
        var i = 0;
        while (i < text.Length && text[i] is '.' or '…' or '_')
            i++;
        if (i < text.Length && text[i] == '/')
            return i;
        i = 0;
        while (i < text.Length && NumberHomoglyphs.IsDigitLike(text[i]))
            i++;
        if (i == 0 || i > 7 || text.AsSpan(0, i).IndexOfAnyInRange('0', '9') < 0)
            return -1;
        var digits = string.Create(
            i,
            text,
            static (into, from) =>
            {
                for (var d = 0; d < into.Length; d++)
                    into[d] = NumberHomoglyphs.ToDigit(from[d]);
            }
        );
        if (!digits.AsSpan().SequenceEqual(text.AsSpan(0, i)))
            repairs.Add($"số {text[..i]} đọc là {digits}", 0.2);
        if (i + 1 < text.Length && char.IsAsciiLetter(text[i]) && text[i + 1] is '/' or '-' or '.')
            digits += text[i++];
        serial = digits;
        return i;
    }

    private static int? ReadYear(
        string text,
        ref int i,
        ref bool dash,
        RepairLog repairs,
        out ImmutableArray<int> others,
        out string? error
    )
    {
        (others, error) = ([], null);
        var run = 0;
        while (
            i + run < text.Length
            && NumberHomoglyphs.IsDigitLike(text[i + run])
            && (char.IsAsciiDigit(text[i + run]) || run > 0)
        )
            run++;
        while (run > 0 && !char.IsAsciiDigit(text[i + run - 1]))
            run--;
        if (run == 0)
            return null;
        var after = i + run < text.Length ? text[i + run] : '\0';
        Span<char> digits = stackalloc char[run];
        for (var d = 0; d < run; d++)
            digits[d] = NumberHomoglyphs.ToDigit(text[i + d]);
        if (run is not (4 or 5) || (after is not ('/' or '-') && !char.IsUpper(after)))
        {
            error =
                after == '\0' || !char.IsLetter(after)
                    ? "has digits where a symbol should stand"
                    : "has an impossible year";
            return null;
        }
        var year = int.Parse(digits[..4], CultureInfo.InvariantCulture);
        if (year is < 1945 or > 2100)
        {
            error = "has an impossible year";
            return null;
        }
        if (!digits.SequenceEqual(text.AsSpan(i, run)))
            repairs.Add($"năm {text.AsSpan(i, run)} đọc là {digits}", 0.2);
        if (run == 5)
        {
            others = [.. YearsWithin(digits, year)];
            repairs.Add($"năm {digits} có năm chữ số, đọc là {year}", 0.45);
        }
        else if (after is not '/')
            repairs.Add("thêm dấu / sau năm", 0.1);
        if (dash)
            repairs.Add("dấu - trước năm đọc là /", 0.1);
        dash = false;
        i += run + (after is '/' or '-' ? 1 : 0);
        return year;
    }

    private static IEnumerable<int> YearsWithin(ReadOnlySpan<char> digits, int best)
    {
        var found = new SortedSet<int>(Comparer<int>.Create(static (a, b) => b.CompareTo(a)));
        for (var drop = 0; drop < digits.Length; drop++)
        {
            var year = int.Parse(string.Concat(digits[..drop], digits[(drop + 1)..]), CultureInfo.InvariantCulture);
            if (year is >= 1990 and <= 2040 && year != best)
                found.Add(year);
        }
        return found;
    }

    private static ParseResult<DocumentNumberReading> Fail(string printed, string why) =>
        ParseResult<DocumentNumberReading>.Fail($"'{printed}' {why}.");
}

/// <summary>Collects what was mended in one value, and what confidence it cost.</summary>
internal sealed class RepairLog
{
    private string? _text;

    /// <summary>0 to 1; never below 0.3, for the print is still there to look at.</summary>
    public double Confidence { get; private set; } = 1;

    /// <summary>All repairs in Vietnamese; null where nothing was mended.</summary>
    public string? Text => _text;

    /// <summary>Adds a repair.</summary>
    public void Add(string what, double cost)
    {
        _text = _text is null ? what : _text + "; " + what;
        Confidence = Math.Max(0.3, Math.Round(Confidence - cost, 3));
    }
}
