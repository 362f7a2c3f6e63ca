using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Reads document numbers, and days written in digits, a second and third time, larger and smaller, where the first
/// pass was not sure. What two readings
/// of the pixels agree on stands; where all differ the first stays, with a confidence that says so. Nothing is made up.
/// </summary>
internal static partial class DoubtfulNumberReader
{
    private const double Sure = 0.9;
    private const int Most = 14;

    // A pattern that looks back cannot run in linear time: it has a limit.
    private const int MatchMilliseconds = 1000;

    /// <summary>The words, with doubtful numbers read again.</summary>
    internal static IReadOnlyList<OcrWord> Check(
        GreyImage image,
        IReadOnlyList<OcrWord> words,
        IOcrEngine engine,
        double seconds
    )
    {
        var checkedWords = new List<OcrWord>(words.Count);
        var count = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var end = GroupEnd(words, i);
            if (end == i || count >= Most)
            {
                checkedWords.Add(words[i]);
                continue;
            }
            count++;
            checkedWords.Add(ReadGroupAgain(image, [.. words.Skip(i).Take(end - i)], engine, seconds));
            i = end - 1;
        }
        return checkedWords;
    }

    // A doubtful number: its word, or the pieces that follow "số" up to the piece with the stroke.
    private static int GroupEnd(IReadOnlyList<OcrWord> words, int start)
    {
        var afterLabel =
            start > 0
            && words[start - 1].Line == words[start].Line
            && Folding.FoldLower(words[start - 1].Text).TrimEnd(':', '.') is "so";
        for (var i = start; i < Math.Min(words.Count, start + (afterLabel ? 3 : 1)); i++)
        {
            if (
                words[i].Line != words[start].Line
                || i > start && words[i].Box.X0 - words[i - 1].Box.X1 > words[i].Box.Height
            )
                break;
            // "17/2023/NQ-" and "HĐND": cut at a hyphen, its last word stands beside it.
            if (
                words[i].Text is [.., '-' or '/' or '–' or '⁄']
                && i + 1 < words.Count
                && IsNumberLike(words[i].Text)
                && GoesOn(words[i], words[i + 1])
            )
                return i + 2;
            if (!IsNumberLike(words[i].Text) && !(afterLabel && i == start && Strokeless().IsMatch(words[i].Text)))
                continue;
            return
                Enumerable.Range(start, i - start + 1).Min(k => words[k].Confidence) < Sure
                || i > start
                || !WellFormed().IsMatch(Bare(words[i].Text)) && !Day().IsMatch(words[i].Text)
                ? i + 1
                : start;
        }
        return start;
    }

    private static bool GoesOn(OcrWord word, OcrWord next) =>
        next.Line == word.Line
        && next.Box.X0 - word.Box.X1 < word.Box.Height
        && next.Text.AsSpan().TrimEnd(".,;:)") is { Length: > 1 } rest
        && IsSymbol(rest);

    private static bool IsSymbol(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsUpper(c) && !char.IsAsciiDigit(c) && c is not ('-' or '/' or '&'))
                return false;
        return true;
    }

    private static OcrWord ReadGroupAgain(GreyImage image, OcrWord[] group, IOcrEngine engine, double seconds)
    {
        var box = group.Aggregate(group[0].Box, (b, w) => b.Union(w.Box));
        var first = string.Concat(group.Select(w => w.Text));
        var confidence = group.Min(w => w.Confidence);
        var readings = new List<Reading> { new(Bare(first), confidence, group.Length == 1 ? group[0].Digits : null) };
        foreach (var factor in (ReadOnlySpan<double>)[1.45, 0.8])
            if (ReadAgain(image, box, factor, engine, seconds) is { } again)
                readings.Add(again);
        var tail = first[Bare(first).Length..];
        OcrWord Settled(string text, double sure) =>
            new(text + tail, box, sure, group[0].Line)
            {
                Digits = Digits(text, readings),
                Again = group.Any(w => w.Again),
            };
        var agreed = readings
            .GroupBy(r => r.Text, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .MaxBy(g => g.Max(r => r.Confidence));
        // A well-formed first reading yields only to surer ones.
        if (
            agreed is not null
            && agreed.Key != readings[0].Text
            && WellFormed().IsMatch(readings[0].Text)
            && agreed.Max(r => r.Confidence) < confidence
        )
            return Settled(readings[0].Text, Math.Min(confidence, 0.5));
        if (agreed is not null)
            return Settled(
                agreed.Key,
                Math.Max(confidence, agreed.Max(r => r.Confidence)) * (agreed.Key == readings[0].Text ? 1 : 0.85)
            );
        // All differ: digits that no second reading confirms are not to be believed.
        var formed = readings.Where(r => WellFormed().IsMatch(r.Text)).ToList();
        var kept = formed.Count == 1 ? formed[0].Text : readings[0].Text;
        return Settled(kept, Math.Min(confidence, 0.5) * 0.8);
    }

    // What the readings differ in may be letters alone: then each tells how sure it is of the digits.
    private static double? Digits(string text, List<Reading> readings)
    {
        var digits = Leading(text);
        if (digits.Length == 0)
            return null;
        return readings.Count > 2 && readings.TrueForAll(r => r.Digits is not null && Leading(r.Text) == digits)
            ? readings.Min(r => r.Digits)
            : 0;
    }

    private static string Leading(string text) => string.Concat(text.TakeWhile(char.IsAsciiDigit));

    private sealed record Reading(string Text, double Confidence, double? Digits);

    private static Reading? ReadAgain(GreyImage image, Box box, double factor, IOcrEngine engine, double seconds)
    {
        var pad = box.Height;
        var (left, top) = (Math.Max(0, (int)(box.X0 - 3 * pad)), Math.Max(0, (int)(box.Y0 - 0.3 * pad)));
        var part = image.Crop(left, top, (int)(box.X1 + 1.5 * pad), (int)(box.Y1 + 0.3 * pad)).Scale(factor);
        var inside = engine
            .Read(part, PageSegmentationMode.Line, seconds)
            .Where(w => w.Box.MiddleX / factor + left > box.X0 - 2 && w.Box.MiddleX / factor + left < box.X1 + 2)
            .ToList();
        // A word that only begins in the group is another's, cut by the part's edge.
        if (inside.Count > 0 && inside.Max(w => w.Box.X1) / factor + left > box.X1 + 0.5 * pad)
            return null;
        return inside.Count == 0
            ? null
            : new Reading(
                Bare(string.Concat(inside.Select(w => w.Text))),
                inside.Min(w => w.Confidence),
                inside.Count == 1 ? inside[0].Digits : null
            );
    }

    private static string Bare(string text) => text.Replace('⁄', '/').TrimEnd('.', ',', ';', ':', ')', '\'', '`');

    private static bool IsNumberLike(string text) =>
        text.Any(char.IsAsciiDigit) && text.AsSpan().IndexOfAny("/⁄") >= 0 && text.Any(char.IsLetter)
        || PartyNumber().IsMatch(text)
        || Day().IsMatch(text);

    [GeneratedRegex(
        @"^\d{1,5}[a-z]?(/\d{4})?[/-]\p{Lu}[\p{L}\d]*([-/&]\p{Lu}[\p{L}\d]*)*$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex WellFormed();

    // "08/2/2022": a whole day in digits.
    [GeneratedRegex(
        @"^\d{1,2}(?<stroke>[/.-])\d{1,2}\k<stroke>(19|20)\d\d(\D|$)",
        RegexOptions.ExplicitCapture,
        MatchMilliseconds
    )]
    private static partial Regex Day();

    // The stroke lost: "05BC-LĐLĐ".
    [GeneratedRegex(@"^\d{1,5}\p{Lu}{2,4}-\p{Lu}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Strokeless();

    [GeneratedRegex(@"^\d{1,4}-\p{Lu}{2,4}/\p{Lu}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex PartyNumber();
}
