using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>Style of one part of a number.</summary>
internal enum RowNumberStyle
{
    Arabic,
    Roman,
    Letter,
    Capital,
    Bullet,
}

/// <summary>
/// A number of a row, part by part: "III" (one Roman part), "6.3.1" (three), "a.7.1" and "a7.1" (the same three).
/// </summary>
/// <param name="Parts">Parts as they compare: "3", "III", "a".</param>
internal sealed record RowNumber(ImmutableArray<string> Parts)
{
    /// <summary>Style of the last part where only one stands, else of the whole by its parts.</summary>
    public RowNumberStyle Style => RowNumberParser.StyleOf(Parts[0]);

    /// <summary>Value of the last part within its style; 0 where unknown.</summary>
    public int Last => RowNumberParser.ValueOf(Parts[^1]);

    /// <summary>True where this number begins with all parts of the other and has more.</summary>
    public bool IsUnder(RowNumber other)
    {
        if (Parts.Length <= other.Parts.Length)
            return false;
        for (var i = 0; i < other.Parts.Length; i++)
            if (!string.Equals(Parts[i], other.Parts[i], StringComparison.OrdinalIgnoreCase))
                return false;
        return true;
    }
}

/// <summary>Reads numbers of rows.</summary>
internal static class RowNumberParser
{
    /// <summary>True where a cell looks like a number of a row.</summary>
    public static bool LooksLikeNumber(string text) =>
        text.Length is > 0 and <= 14 && (Parse(text) is not null || IsSection(text));

    /// <summary>True for "Mục II", "Phần A", "Tiêu chuẩn 3" standing alone.</summary>
    public static bool IsSection(string text) => SectionLabel(text) is not null;

    /// <summary>The number in "Mục II", "Phần thứ nhất" aside; null where the text is no such label.</summary>
    public static string? SectionLabel(string text)
    {
        if (text.Length > 16)
            return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2)
            return null;
        var word = Pipeline.Vietnamese.Characters.Folding.FoldLower(words[0]);
        if (word is not ("muc" or "phan" or "chuong" or "nhom"))
            return null;
        var label = words[1].TrimAny(".:)");
        return Parse(label) is { Parts.Length: 1 } ? label : null;
    }

    /// <summary>The number in "Tiêu chí 4", "Nội dung 2.1"; null where the text is no such label.</summary>
    public static string? LabelNumber(string text)
    {
        if (text.Length is < 4 or > 20 || SectionLabel(text) is not null)
            return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            words.Length is < 2 or > 3
            || !words[..^1].All(w => w.AllCharacters(char.IsLetter))
            || !char.IsUpper(text[0])
        )
            return null;
        var number = words[^1].TrimAny(".:)");
        return number.Length > 0 && char.IsAsciiDigit(number[0]) && Parse(number) is not null ? number : null;
    }

    /// <summary>Parts of a number; null where the text is none.</summary>
    public static RowNumber? Parse(string printed)
    {
        var s = CellTextCleaner
            .WithoutMarks(printed.Trim())
            .AsSpan()
            .Trim('.')
            .Trim(')')
            .Trim('(')
            .Trim('.')
            .Trim(':')
            .Trim();
        if (s.IsEmpty || s.Length > 14)
            return null;
        if (s is "-" or "+" or "–" or "*" or "•")
            return new RowNumber(["-"]);
        if (RomanFromStrokes(s) is not null)
            return new RowNumber([s.ToString()]);
        var parts = ImmutableArray.CreateBuilder<string>();
        var i = 0;
        while (i < s.Length)
        {
            var c = s[i];
            if (c is '.' or ' ' or '-' or '/' or ',')
            {
                if (++i < s.Length && s[i] is '.' or ' ')
                    i++;
                continue;
            }
            var start = i;
            if (char.IsAsciiDigit(c))
                while (i < s.Length && char.IsAsciiDigit(s[i]))
                    i++;
            else if (char.IsLetter(c))
                while (i < s.Length && char.IsLetter(s[i]))
                    i++;
            else
                return null;
            var part = s[start..i].ToString();
            if (char.IsLetter(part[0]) && part.Length > 1 && RomanValue(part) == 0)
                return null;
            if (char.IsDigit(part[0]) && part.Length > 3)
                return null;
            parts.Add(
                char.IsDigit(part[0])
                    ? part.TrimStart('0') is { Length: > 0 } trimmed
                        ? trimmed
                        : "0"
                    : part
            );
        }
        return parts.Count is 0 or > 6 ? null : new RowNumber(parts.ToImmutable());
    }

    /// <summary>
    /// The Roman number that strokes read as l or 1 stand for: "lII", "Vl", "1V"; null where none of them was misread
    /// or the rest is no such number.
    /// </summary>
    public static string? RomanFromStrokes(ReadOnlySpan<char> part)
    {
        if (
            part.Length is < 2 or > 5
            || part.IndexOfAnyExcept("l1IVX") >= 0
            || part.IndexOfAny('l', '1') < 0
            || part.IndexOfAnyExcept('1') < 0
        )
            return null;
        var roman = part.ToString().Replace('l', 'I').Replace('1', 'I');
        return RomanValue(roman) > 0 ? roman : null;
    }

    /// <summary>
    /// Style of a part; single letters that are also Roman are Roman only in capitals. Sections A, B and points a, b
    /// are two styles.
    /// </summary>
    public static RowNumberStyle StyleOf(string part) =>
        RomanFromStrokes(part) is not null ? RowNumberStyle.Roman
        : char.IsDigit(part[0]) ? RowNumberStyle.Arabic
        : part == "-" ? RowNumberStyle.Bullet
        : RomanValue(part) > 0 && (part.Length > 1 || part is "I" or "V" or "X") ? RowNumberStyle.Roman
        : char.IsUpper(part[0]) ? RowNumberStyle.Capital
        : RowNumberStyle.Letter;

    /// <summary>Value of a part within its style.</summary>
    public static int ValueOf(string part) =>
        StyleOf(part) switch
        {
            RowNumberStyle.Arabic => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? n
                : 0,
            RowNumberStyle.Roman => RomanValue(RomanFromStrokes(part) ?? part),
            RowNumberStyle.Letter or RowNumberStyle.Capital => LetterValue(part[0]),
            _ => 0,
        };

    /// <summary>Value of a Roman number in capitals; 0 where it is none.</summary>
    public static int RomanValue(string part)
    {
        var (sum, last) = (0, 0);
        for (var i = part.Length - 1; i >= 0; i--)
        {
            var v = part[i] switch
            {
                'I' => 1,
                'V' => 5,
                'X' => 10,
                'L' => 50,
                _ => 0,
            };
            if (v == 0)
                return 0;
            sum += v < last ? -v : v;
            last = Math.Max(last, v);
        }
        return sum > 0 && ToRoman(sum) == part ? sum : 0;
    }

    /// <summary>Roman number of a value up to 89.</summary>
    public static string ToRoman(int value)
    {
        var text = "";
        foreach (var (v, s) in new[] { (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            while (value >= v)
            {
                text += s;
                value -= v;
            }
        return text;
    }

    private static int LetterValue(char letter)
    {
        // The Vietnamese alphabet orders đ after d; lists use a b c d đ e g or plain a b c d e f.
        var lower = char.ToLowerInvariant(letter);
        return lower == 'đ' ? 4
            : lower is >= 'a' and <= 'z' ? lower - 'a' + 1
            : 0;
    }
}

/// <summary>
/// OCR and typing swap I, l and 1: the sequence decides which was meant. What was printed is kept beside it.
/// </summary>
internal static class RowNumberRepair
{
    /// <summary>Mends the numbers of all rows in place.</summary>
    public static void Repair(List<DraftRow> rows)
    {
        RepairTens(rows);
        var numbered = rows.Where(r => r.No is not null && r.Number is not null).ToList();
        var romans = numbered.Select(r => RowNumberParser.RomanValue(r.Number!.Parts[0])).Where(v => v > 1).ToHashSet();
        var lastRoman = 0;
        for (var k = 0; k < numbered.Count; k++)
        {
            var row = numbered[k];
            var next = k + 1 < numbered.Count ? numbered[k + 1].Number! : null;
            var previous = k > 0 ? numbered[k - 1].Number! : null;
            var parts = row.Number!.Parts;
            if (parts.Length == 1)
            {
                var strokes = parts[0].AllCharacters(c => c is '1' or 'l' or 'I' or 'i') ? parts[0].Length : 0;
                if (
                    strokes is > 0 and < 4
                    && parts[0] != RowNumberParser.ToRoman(strokes)
                    && strokes == lastRoman + 1
                    && romans.Contains(strokes + 1) | (strokes > 1 && romans.Count > 0)
                    && next is { Parts.Length: 1 }
                    && next.Parts[0] is "1" or "I" or "l"
                    && !(
                        previous is { Parts.Length: 1, Style: RowNumberStyle.Arabic }
                        && previous.Last == ValueOf(parts[0]) - 1
                    )
                )
                    Put(row, RowNumberParser.ToRoman(strokes));
                else if (
                    parts[0] is "I" or "l"
                    && (lastRoman > 0 && next is not { Parts: ["II"] } || romans.Count == 0)
                    && (
                        next is null
                            && lastRoman > 0
                            && previous is not { Parts.Length: 1, Style: RowNumberStyle.Capital }
                        || next is { Parts: ["2"] }
                        || next is { Parts.Length: > 1 } && next.Parts[0] is "1" or "I" or "l"
                    )
                )
                    Put(row, "1");
                else if (parts[0] == "l")
                    Put(row, "1");
                else if (
                    RowNumberParser.RomanValue(parts[0]) == 0
                    && RowNumberParser.RomanFromStrokes(parts[0]) is { } drawn
                )
                    Put(row, drawn == "II" && previous is { Parts: ["10"] } ? "11" : drawn);
                var roman = RowNumberParser.RomanValue(row.Number!.Parts[0]);
                if (row.Number.Style == RowNumberStyle.Roman && roman > 0)
                    lastRoman = roman;
            }
            else if (parts[0] is "I" or "l" && lastRoman != 1 && previous is not null && previous.Parts[0] == "1")
                Put(row, string.Join('.', parts.Skip(1).Prepend("1")));
            else if (parts[0] is "I" or "l" && previous is { Parts: ["1"] } && numbered[k - 1].NoPrinted is not null)
                Put(row, string.Join('.', parts.Skip(1).Prepend("1")));
        }
    }

    // A spreadsheet that took 1.10 for a number shows 1,1: after 1.9 it was the tenth.
    private static void RepairTens(List<DraftRow> rows)
    {
        RowNumber? before = null;
        foreach (var row in rows)
        {
            if (row.Number is not { } number)
                continue;
            if (
                row.NoPrinted?.Contains(',', StringComparison.Ordinal) == true
                && number.Parts.Length == 2
                && before is { Parts.Length: 2 }
                && before.Parts[0] == number.Parts[0]
                && (before.Last + 1) % 10 == 0
                && number.Last == (before.Last + 1) / 10
            )
                Put(row, $"{number.Parts[0]}.{before.Last + 1}");
            before = row.Number;
        }
    }

    private static int ValueOf(string part) => int.TryParse(part, out var n) ? n : 0;

    private static void Put(DraftRow row, string number)
    {
        row.NoPrinted ??= row.No;
        row.No = number;
        row.Number = RowNumberParser.Parse(number);
        row.Confidence = Math.Min(row.Confidence, 0.85);
    }
}
