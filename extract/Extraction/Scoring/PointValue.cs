using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>What a cell of points says.</summary>
internal enum PointKind
{
    /// <summary>Nothing stands there.</summary>
    Blank,

    /// <summary>A dash, an x or another mark: no points, and not the number 0.</summary>
    Mark,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Two numbers, "17 / 22".</summary>
    Pair,

    /// <summary>A range, "0 - 5" or "từ 0 đến 5".</summary>
    Range,

    /// <summary>Words.</summary>
    Text,
}

/// <summary>A cell of points as read: Vietnamese decimals, "10 điểm", marks, pairs.</summary>
internal readonly record struct PointValue(PointKind Kind, decimal Value = 0, decimal Second = 0)
{
    /// <summary>True where the cell may stand in a column of points.</summary>
    public bool FitsPoints => Kind is PointKind.Number or PointKind.Pair or PointKind.Range;

    /// <summary>Reads a cell; digits are taken as printed, never mended.</summary>
    public static PointValue Parse(string text)
    {
        var s = text.AsSpan().Trim();
        if (s.IsEmpty)
            return new(PointKind.Blank);
        if (s.Length > 40)
            return new(PointKind.Text);
        s = CellTextCleaner.WithoutMarks(s.ToString());
        var fold = Folding.FoldLower(s).Trim();
        if (fold is "-" or "–" or "—" or "x" or "/" or "..." or "…" or "*" or "v" or "+" or "--" or "- -")
            return new(PointKind.Mark);
        if (fold.AllCharacters(c => c is '.' or '…' or '_' or ' '))
            return new(PointKind.Mark);
        if (fold.StartsWith("toi da", StringComparison.Ordinal))
            fold = fold[6..].Trim();
        if (fold.StartsWith("khong qua", StringComparison.Ordinal))
            fold = fold[9..].Trim();
        fold = fold.TrimStartAny("≤<(:=").Trim().TrimEndAny(");:").Trim();
        fold = CutUnit(fold);
        if (TryNumber(fold, out var value))
            return new(PointKind.Number, value);
        if (
            fold.Split('/') is [var a, var b]
            && TryNumber(CutUnit(a.Trim()), out var first)
            && TryNumber(CutUnit(b.Trim()), out var second)
        )
            return new(PointKind.Pair, first, second);
        if (
            fold.StartsWith("tu ", StringComparison.Ordinal)
            && fold.Split(" den ") is [var low, var high]
            && TryNumber(low[3..].Trim(), out first)
            && TryNumber(CutUnit(high.Trim()), out second)
        )
            return new(PointKind.Range, first, second);
        if (
            fold.Split('-', '–') is [var from, var to]
            && TryNumber(from.Trim(), out first)
            && TryNumber(to.Trim(), out second)
            && second > first
        )
            return new(PointKind.Range, first, second);
        return new(PointKind.Text);
    }

    /// <summary>Reads one number: "4,5", "0.25", "1.000", "-0,5", "+5", "05".</summary>
    public static bool TryNumber(ReadOnlySpan<char> s, out decimal value)
    {
        value = 0;
        s = s.Trim();
        if (s.IsEmpty || s.Length > 12)
            return false;
        var negative = s[0] is '-' or '–' or '−';
        if (negative || s[0] == '+')
            s = s[1..].TrimStart();
        if (s.IsEmpty || !char.IsAsciiDigit(s[0]))
            return false;
        var separators = 0;
        foreach (var c in s)
        {
            if (c is ',' or '.')
                separators++;
            else if (!char.IsAsciiDigit(c))
                return false;
        }
        if (separators > 1)
            return false;
        var at = s.IndexOfAny(',', '.');
        if (at == s.Length - 1)
        {
            s = s[..at];
            at = -1;
        }
        // A dot before exactly three digits groups thousands, unless what stands before it is a bare 0.
        var plain =
            at < 0 ? s.ToString()
            : s[at] == '.' && s.Length - at == 4 && !(at == 1 && s[0] == '0') ? string.Concat(s[..at], s[(at + 1)..])
            : string.Concat(s[..at], ".", s[(at + 1)..]);
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
            return false;
        if (negative)
            value = -value;
        return true;
    }

    private static string CutUnit(string fold)
    {
        if (fold.EndsWith("diem", StringComparison.Ordinal))
            return fold[..^4].Trim();
        if (fold.Length > 1 && fold[^1] == 'd' && (char.IsAsciiDigit(fold[^2]) || fold[^2] == ' '))
            return fold[..^1].Trim();
        return fold;
    }
}

/// <summary>A claim that a text prints in brackets or at its end: "(37/40 điểm)", "(20 điểm)".</summary>
/// <param name="Title">The text without the claim.</param>
/// <param name="Score">The first number.</param>
/// <param name="Max">The second; null where one number stands alone.</param>
/// <param name="Index">Where the claim begins in the text.</param>
internal sealed record PointClaim(string Title, decimal Score, decimal? Max, int Index);

/// <summary>Finds claims.</summary>
internal static partial class PointClaimReader
{
    [GeneratedRegex(
        @"[(\[]\s*(?:đạt|tự chấm|tự đánh giá|điểm)?\s*:?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:điểm|đ)?\s*(?:/\s*(\d{1,4}(?:[.,]\d{1,2})?))?\s*(?:điểm|đ)\s*[.;]?\s*[)\]]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex InBrackets();

    /// <summary>The last claim of a text; null where there is none.</summary>
    public static PointClaim? Read(string text)
    {
        if (text.IndexOf('(', StringComparison.Ordinal) < 0 && text.IndexOf('[', StringComparison.Ordinal) < 0)
            return null;
        Match? last = null;
        foreach (Match match in InBrackets().Matches(text))
            last = match;
        if (last is null || !PointValue.TryNumber(last.Groups[1].Value, out var score))
            return null;
        decimal? max = last.Groups[2].Success && PointValue.TryNumber(last.Groups[2].Value, out var m) ? m : null;
        return new PointClaim(text.Remove(last.Index, last.Length).TrimAny(" :-."), score, max, last.Index);
    }
}
