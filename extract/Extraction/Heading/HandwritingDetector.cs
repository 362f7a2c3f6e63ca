using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// Tells whether characters that OCR read were printed or written in ink. What stands in ink is never taken as read:
/// a serial in ink that OCR turns into another digit is the worst error of all.
/// </summary>
internal static class HandwritingDetector
{
    private const double SureAlone = 0.86;
    private const double SureJoined = 0.70;
    private const double SureLabel = 0.90;

    // The letters of a number are confirmed by the paper's own words, and its digits were measured to stand as print
    // does.
    private const double SureConfirmed = 0.55;
    private const double MeasuredAsPrint = 0.2;

    // All readings have the same digits and are this sure of each: doubt is about the letters behind them.
    private const double SureDigits = 0.975;

    /// <summary>True where the digits of a part of a scanned piece are surely print.</summary>
    /// <param name="piece">The row.</param>
    /// <param name="start">First character of the part.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="from">First character of the field around it.</param>
    /// <param name="to">One past the last of the field: printed neighbours give the measure.</param>
    /// <param name="confirmed">What stands behind the digits of a number is known from elsewhere: low confidence is
    /// then about its letters.</param>
    /// <param name="serial">The part is a number's serial, the one field whose blank most offices fill in by
    /// hand.</param>
    public static bool IsPrinted(
        HeadingFragment piece,
        int start,
        int end,
        int from,
        int to,
        bool confirmed = false,
        bool serial = false
    )
    {
        if (!piece.Scanned || piece.Words.Count == 0)
            return true;
        var found = false;
        for (var i = 0; i < piece.Words.Count; i++)
        {
            var (at, word) = piece.Words[i];
            var length = word.Span.Length;
            if (at >= end || at + length <= start)
                continue;
            found = true;
            var text = piece.Text.AsSpan(at, Math.Min(length, piece.Text.Length - at));
            var alone = text.IndexOfAnyExceptInRange('0', '9') < 0;
            if (word.Ink is >= 0.5)
                return false;
            var least =
                word.Ink < MeasuredAsPrint && confirmed ? (alone ? SureJoined : SureConfirmed)
                : !alone && confirmed && LabelConfidence(piece, from, to) >= SureLabel ? SureJoined
                : SureAlone;
            // Readings that differ in the digits: what confirms the letters confirms none of them.
            if (serial && word.Digits is 0)
                least = Math.Max(least, SureAlone);
            if (word.Confidence < least && !(word.Ink < MeasuredAsPrint && word.Digits >= SureDigits && !alone))
                return false;
            if (MeasureGap(piece, i) is var gap && alone && gap > 1.1)
                return false;
            if (word.Box is not { } box)
                continue;
            if (SameHeights(piece))
            {
                // Neither its own height nor that of what stands beside it tells anything: a hand may write as clearly
                // as print.
                if (serial && alone && word.Ink is null)
                    return false;
                continue;
            }
            if (Measure(piece, i, from, to) is { } height)
            {
                var ratio = box.Height / height;
                if (alone ? ratio is < 0.60 or > 0.84 : ratio > 1.12)
                    return false;
            }
            if (
                alone
                && EstimateBaseline(piece, i, from, to) is { } line
                && Math.Abs(line - box.Y1) > box.Height * 0.22
            )
                return false;
        }
        return found;
    }

    // Ink seldom fills the blank that was left for it: the gap after it, in heights of the line.
    private static double MeasureGap(HeadingFragment piece, int word) =>
        word + 1 < piece.Words.Count
        && piece.Words[word].Word.Box is { Height: > 0 } box
        && piece.Words[word + 1].Word.Box is { } next
            ? (next.X0 - box.X1) / box.Height
            : 0;

    // Where the reader gives each word the height of its line, heights tell nothing.
    private static bool SameHeights(HeadingFragment piece)
    {
        var (low, high) = (double.MaxValue, 0.0);
        foreach (var (_, word) in piece.Words)
            if (word.Box is { } box)
                (low, high) = (Math.Min(low, box.Height), Math.Max(high, box.Height));
        return high - low < 0.3;
    }

    private static double LabelConfidence(HeadingFragment piece, int from, int to)
    {
        foreach (var (at, word) in piece.Words)
            if (at >= from && at < to)
                return word.Confidence ?? 1;
        return 0;
    }

    // The tallest printed word of the field that has no digit: "Số:", "tháng"; both reach from accent or ascender to
    // baseline or below.
    private static double? Measure(HeadingFragment piece, int except, int from, int to)
    {
        double? height = null;
        for (var i = 0; i < piece.Words.Count; i++)
        {
            var (at, word) = piece.Words[i];
            if (i == except || at < from || at >= to || word.Box is not { } box || word.Confidence < 0.75)
                continue;
            var text = piece.Text.AsSpan(at, Math.Min(word.Span.Length, piece.Text.Length - at));
            if (!IsMeasure(text))
                continue;
            height = height is { } h ? Math.Max(h, box.Height) : box.Height;
        }
        return height;
    }

    private static double? EstimateBaseline(HeadingFragment piece, int except, int from, int to)
    {
        for (var i = 0; i < piece.Words.Count; i++)
        {
            var (at, word) = piece.Words[i];
            if (i == except || at < from || at >= to || word.Box is not { } box || word.Confidence < 0.75)
                continue;
            if (piece.Fold.AsSpan(at).StartsWith("NAM", StringComparison.Ordinal))
                return box.Y1;
        }
        return null;
    }

    private static bool IsMeasure(ReadOnlySpan<char> text)
    {
        Span<char> fold = stackalloc char[8];
        var n = 0;
        foreach (var c in text)
            if (n < fold.Length && char.IsLetter(c))
                fold[n++] = char.ToUpperInvariant(Pipeline.Vietnamese.Characters.Folding.Fold(c));
        return fold[..n] is "SO" or "THANG" or "NGAY";
    }
}
