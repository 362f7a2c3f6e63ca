namespace Pipeline.Extraction.Heading;

/// <summary>Divides a line in which both columns stand side by side: at landmarks of the right column, at tabs and wide gaps.</summary>
internal static class ColumnSplitter
{
    /// <summary>The line as one piece or as two.</summary>
    public static Piece[] Split(Piece line, string source)
    {
        if (line.Text.Length > 220) return [line];
        var at = line.NationAt;
        if (at < 0) at = line.MottoAt;
        if (at == 0) return [line.Slice(0, line.Text.Length, Side.Right)];
        // "… của Đảng Cộng sản Việt Nam" within a sentence is no column.
        if (at > 0 && (line.NationAt < 0 || Piece.IsCapitals(line.Text.AsSpan(at, Math.Min(18, line.Text.Length - at))))) return Cut(line, at);
        if (DateLine.DayAt(line.Fold) is var day and > 0 && DateLine.PlaceStart(line, day) is var place and > 0)
            return Cut(line, place);
        return !line.IsPlain && WideGap(line, source) is var gap and > 0 ? Cut(line, gap) : [line];
    }

    private static Piece[] Cut(Piece line, int at)
    {
        var (left, right) = (line.Slice(0, at, Side.Left), line.Slice(at, line.Text.Length, Side.Right));
        return left.Text.Length == 0 ? [right] : [left, right];
    }

    // A tab or at least four blanks between two texts; blanks that stand for something unwritten are not gaps.
    private static int WideGap(Piece line, string source)
    {
        for (var i = 1; i < line.Text.Length - 1; i++)
        {
            if (line.Text[i] != ' ') continue;
            var before = line.OffsetOf(i - 1) + 1;
            var after = line.OffsetOf(i + 1);
            if (after == before + 1 && after <= source.Length && source[before] != '\t') continue;
            if (after <= before || after > source.Length) continue;
            var between = source.AsSpan(before, after - before);
            if (between.Length < 4 && !between.Contains('\t')) continue;
            if (line.Text[i + 1] is '/' or '-' or '.' or ',' || line.Text[i - 1] is ':' || !char.IsLetterOrDigit(line.Text[i + 1])) continue;
            if (line.Fold.AsSpan(i + 1).StartsWith("THANG", StringComparison.Ordinal) || line.Fold.AsSpan(i + 1).StartsWith("NAM", StringComparison.Ordinal)) continue;
            return i + 1;
        }
        return -1;
    }
}
