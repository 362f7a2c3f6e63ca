using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>A name's last word alone on a row of a scan, centred under the rest ("… TỈNH AN / XÁ", "… LAO ĐỘNG VIỆT / NAM").</summary>
internal static class LastWord
{
    private const string Marks = " .,;:*_-–—|'`’‘“”\"ˆ^~";

    /// <summary>The word without the specks and the rule beside it; null where the row is none.</summary>
    public static Piece? Of(Piece row, Piece above)
    {
        if (!row.Scanned || row.Text.Length > 24 || Alone(row) is not { } word || word.Box is not { } box || above.Box is not { } over) return null;
        if (Math.Abs(box.MiddleX - over.MiddleX) >= 40 || box.Y0 - over.Y1 >= over.Height * 1.2 || box.Y0 <= over.MiddleY) return null;
        return IsSure(word) || AwaitsWord(above) && char.IsUpper(word.Text[0]) ? word : null;
    }

    /// <summary>True where the word can be believed as it was read.</summary>
    public static bool IsSure(Piece word) =>
        word.Text.All(char.IsUpper) && Syllable.IsValid(word.Text) && word.Words.All(w => w.Word.Confidence is null or > 0.5 || w.Word.Span.Length != word.Text.Length);

    // What else stands on the row is marks, figures, and at most one letter behind: the rule's end. More letters are a name's.
    private static Piece? Alone(Piece row)
    {
        var found = new List<Piece>();
        var behind = 0;
        for (var at = 0; at < row.Text.Length;)
        {
            var end = row.Text.IndexOf(' ', at);
            if (end < 0) end = row.Text.Length;
            var (start, stop) = (at, end);
            while (start < stop && Marks.Contains(row.Text[start], StringComparison.Ordinal)) start++;
            while (stop > start && Marks.Contains(row.Text[stop - 1], StringComparison.Ordinal)) stop--;
            at = end + 1;
            var word = row.Text.AsSpan(start, stop - start);
            if (word.IsEmpty || word.IndexOfAnyInRange('0', '9') >= 0 || word.Length == 1 && !char.IsLetter(word[0])) continue;
            if (word.Length == 1 && (found.Count == 0 || ++behind > 1)) return null;
            if (word.Length > 1) found.Add(row.Slice(start, stop, row.Side));
        }
        if (found.Count > 1) found.RemoveAll(IsDust);
        return found is [var one] && one.Text.Length < 7 && one.Text.All(char.IsLetter) ? one : null;
    }

    // What OCR itself does not believe beside a word.
    private static bool IsDust(Piece word) => word.Words.Count > 0 && word.Words[0].Word.Confidence < 0.2;

    // "… TỈNH HÒA": a place's name seldom has one word.
    private static bool AwaitsWord(Piece above)
    {
        var words = GluedUnits.Part(NameRow.WithoutSpecks(IssuerReader.Clean(above.Text))).Split(' ');
        return words.Length > 3 && Folding.FoldUpper(words[^2]) is "TINH" or "HUYEN";
    }
}
