namespace Pipeline.Extraction.Heading;

/// <summary>
/// Takes out of a scanned heading what is none of its text: specks and rules that OCR took for signs, and the arrival stamp's
/// title where it was printed on the same row as the paper's own lines.
/// </summary>
internal static class StrayPieces
{
    private static readonly string[] StampTitles = ["CONG VAN DEN", "VAN BAN DEN"];

    /// <summary>Cleans a list of pieces, in place.</summary>
    public static void Clean(List<Piece> pieces)
    {
        pieces.RemoveAll(IsSpeck);
        for (var i = 0; i < pieces.Count; i++)
            if (pieces[i].Scanned && StampEnd(pieces[i].Fold) is > 0 and var end)
            {
                var rest = Runs(pieces[i], end);
                if (rest.Count == 0) continue;
                pieces[i] = pieces[i].Slice(0, end, Side.Left);
                pieces.InsertRange(i + 1, rest);
                i += rest.Count;
            }
    }

    // "5.5.", "- -", "l/": no two letters together and no year.
    private static bool IsSpeck(Piece piece)
    {
        if (!piece.Scanned || piece.Text.Length > 10) return false;
        var (letters, digits) = (0, 0);
        foreach (var c in piece.Fold)
        {
            if (char.IsAsciiLetter(c)) letters++;
            else if (char.IsAsciiDigit(c)) digits++;
        }
        return letters < 2 && digits < 4 && piece.Text.IndexOf(':') < 0;
    }

    private static int StampEnd(string fold)
    {
        foreach (var title in StampTitles)
            if (fold.StartsWith(title, StringComparison.Ordinal) && fold.Length > title.Length + 2 && fold[title.Length] is ' ' or ':') return title.Length;
        return 0;
    }

    // What stands far apart on the row are lines of different columns.
    private static List<Piece> Runs(Piece piece, int from)
    {
        var cuts = new List<int> { from };
        for (var i = 1; i < piece.Words.Count; i++)
            if (piece.Words[i].Start > from && piece.Words[i - 1].Word.Box is { } left && piece.Words[i].Word.Box is { } right && right.X0 - left.X1 > left.Height * 1.5)
                cuts.Add(piece.Words[i].Start);
        cuts.Add(piece.Text.Length);
        var runs = new List<Piece>();
        for (var i = 1; i < cuts.Count; i++)
            if (piece.Text.AsSpan(cuts[i - 1], cuts[i] - cuts[i - 1]).Trim(" .:-").Length > 1) runs.Add(piece.Slice(cuts[i - 1], cuts[i], Side.Unknown));
        return runs;
    }
}
