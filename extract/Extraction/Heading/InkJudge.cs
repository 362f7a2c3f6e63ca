using Pipeline.Layout;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// Tells whether characters that OCR read were printed or written in ink. What stands in ink is never taken as read:
/// a serial in ink that OCR turns into another digit is the worst error of all.
/// </summary>
internal static class InkJudge
{
    private const double SureAlone = 0.86;
    private const double SureJoined = 0.70;

    /// <summary>True where the digits of a part of a scanned piece are surely print.</summary>
    /// <param name="piece">The row.</param>
    /// <param name="start">First character of the part.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="from">First character of the field around it.</param>
    /// <param name="to">One past the last of the field: printed neighbours give the measure.</param>
    public static bool IsPrinted(Piece piece, int start, int end, int from, int to)
    {
        if (!piece.Scanned || piece.Words.Count == 0) return true;
        var found = false;
        for (var i = 0; i < piece.Words.Count; i++)
        {
            var (at, word) = piece.Words[i];
            var length = word.Span.Length;
            if (at >= end || at + length <= start) continue;
            found = true;
            var text = piece.Text.AsSpan(at, Math.Min(length, piece.Text.Length - at));
            var alone = text.IndexOfAnyExceptInRange('0', '9') < 0;
            if (word.Confidence is { } confidence && confidence < (alone ? SureAlone : SureJoined)) return false;
            if (word.Box is not { } box) continue;
            if (Measure(piece, i, from, to) is { } height)
            {
                var ratio = box.Height / height;
                if (alone ? ratio is < 0.60 or > 0.84 : ratio > 1.12) return false;
            }
            // Ink seldom fills the blank that was left for it.
            if (alone && i + 1 < piece.Words.Count && piece.Words[i + 1].Word.Box is { } next && next.X0 - box.X1 > box.Height * 1.1) return false;
            if (alone && Baseline(piece, i, from, to) is { } line && Math.Abs(line - box.Y1) > box.Height * 0.22) return false;
        }
        return found;
    }

    // The tallest printed word of the field that has no digit: "Số:", "tháng"; both reach from accent or ascender to baseline or below.
    private static double? Measure(Piece piece, int except, int from, int to)
    {
        double? height = null;
        for (var i = 0; i < piece.Words.Count; i++)
        {
            var (at, word) = piece.Words[i];
            if (i == except || at < from || at >= to || word.Box is not { } box || word.Confidence < 0.75) continue;
            var text = piece.Text.AsSpan(at, Math.Min(word.Span.Length, piece.Text.Length - at));
            if (!IsMeasure(text)) continue;
            height = height is { } h ? Math.Max(h, box.Height) : box.Height;
        }
        return height;
    }

    private static double? Baseline(Piece piece, int except, int from, int to)
    {
        for (var i = 0; i < piece.Words.Count; i++)
        {
            var (at, word) = piece.Words[i];
            if (i == except || at < from || at >= to || word.Box is not { } box || word.Confidence < 0.75) continue;
            if (piece.Fold.AsSpan(at).StartsWith("NAM", StringComparison.Ordinal)) return box.Y1;
        }
        return null;
    }

    private static bool IsMeasure(ReadOnlySpan<char> text)
    {
        Span<char> fold = stackalloc char[8];
        var n = 0;
        foreach (var c in text)
            if (n < fold.Length && char.IsLetter(c)) fold[n++] = char.ToUpperInvariant(Vietnamese.Folding.Fold(c));
        return fold[..n] is "SO" or "THANG" or "NGAY";
    }
}
