using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>Dates, months, quarters, years and spans of years in a text, found in one pass over its digits.</summary>
internal static class DateMentionFinder
{
    private static readonly string[] Lead = ["ngày", "tháng", "năm", "quý", "khóa", "khoá"];

    /// <summary>Dates in order: those with a word before them, those with a year, and spans of years.</summary>
    public static ImmutableArray<ScannedDate> FindAll(string text, TextRange range)
    {
        var found = ImmutableArray.CreateBuilder<ScannedDate>();
        var at = range.Start;
        while (at < range.End)
        {
            var next = text.AsSpan(at, range.End - at).IndexOfAnyInRange('0', '9');
            if (next < 0)
                break;
            at += next;
            var start = LeadWord(text, at, range.Start);
            if (
                VietnameseDateScanner.TryScan(text.AsSpan(0, range.End), start, out var date)
                && date.End > at
                && IsDate(text, date, start < at)
            )
            {
                found.Add(date);
                at = date.End;
            }
            else if (Numbered(text, start, at))
            {
                var end = SkipDigits(text, at, range.End);
                found.Add(new ScannedDate(start, end, default, "no date", true));
                at = end;
            }
            else if (YearSpan(text, at, range.End) is > 0 and var end)
            {
                found.Add(new ScannedDate(at, end, default, "a span", false));
                at = end;
            }
            else
                at = SkipDigits(text, at, range.End);
        }
        AddQuarters(text, range, found);
        return found.ToImmutable();
    }

    /// <summary>"3/4" alone may be a ratio; with a year or a word it is a date. A bare year may be a count.</summary>
    private static bool IsDate(string text, ScannedDate date, bool worded) =>
        worded
        || (
            date.Date.Month is not null
            && date.Date.Year is not null
            && (date.Start == 0 || !char.IsAsciiDigit(text[date.Start - 1]))
        );

    private static int LeadWord(string text, int at, int from)
    {
        var end = at;
        while (end > from && at - end < 3 && CharacterClasses.IsWhiteSpace(text[end - 1]))
            end--;
        if (end == at)
            return at;
        foreach (var word in Lead)
            if (
                end - word.Length >= from
                && text.AsSpan(end - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
                && (end - word.Length == from || !CharacterClasses.IsLetter(text[end - word.Length - 1]))
            )
                return end - word.Length;
        return at;
    }

    private static bool Numbered(string text, int start, int at) => start < at && text[start] is 'k' or 'K';

    private static int YearSpan(string text, int at, int end)
    {
        var span = text.AsSpan(at, Math.Min(16, end - at));
        if (span.Length < 9 || !Year(span))
            return 0;
        var i = 4;
        while (i < span.Length && span[i] == ' ')
            i++;
        if (i >= span.Length || span[i] is not ('-' or '–'))
            return 0;
        i++;
        while (i < span.Length && span[i] == ' ')
            i++;
        return Year(span[i..]) ? at + i + 4 : 0;
    }

    private static bool Year(ReadOnlySpan<char> span) =>
        span.Length >= 4
        && span[0] is '1' or '2'
        && span[1] is '9' or '0'
        && char.IsAsciiDigit(span[2])
        && char.IsAsciiDigit(span[3])
        && (span.Length == 4 || !char.IsAsciiDigit(span[4]));

    private static int SkipDigits(string text, int at, int end)
    {
        while (at < end && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>"quý IV/2025": the only date whose first part is no digit.</summary>
    private static void AddQuarters(string text, TextRange range, ImmutableArray<ScannedDate>.Builder found)
    {
        var added = false;
        for (var at = range.Start; at < range.End; )
        {
            var next = text.AsSpan(at, range.End - at).IndexOf("uý ", StringComparison.Ordinal);
            if (next < 0)
                break;
            at += next + 3;
            if (at < 4 || text[at - 4] is not ('q' or 'Q') || !(at < range.End && text[at] is 'I' or 'V'))
                continue;
            if (!VietnameseDateScanner.TryScan(text.AsSpan(0, range.End), at - 4, out var date))
                continue;
            found.Add(date);
            added = true;
        }
        if (added)
            found.Sort((a, b) => a.Start.CompareTo(b.Start));
    }
}
