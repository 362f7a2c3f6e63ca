using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// Cuts off what a stamp or a stroke puts before a body's name on its row of a scan: "22/11 !22HUYỆN ỦY …", "75/3/22 ỦY BAN …". What
/// stands before must be none of a name's words, and a name must begin behind it.
/// </summary>
internal static class SpilledRow
{
    private static readonly string[] Units = ["TINH ", "HUYEN ", "QUAN ", "THANH PHO ", "THI XA ", "PHUONG "];

    /// <summary>The row from the name on; the row itself where nothing foreign stands before it.</summary>
    /// <param name="row">A row of the left column.</param>
    /// <param name="goesOn">The name above goes on in this row: it may begin with the unit ("TỈNH …").</param>
    public static Piece Cut(Piece row, bool goesOn)
    {
        if (!row.Scanned || row.Text.Length > 90 || row.Text.StartsWith("Số", StringComparison.Ordinal) || NumberLine.Read(row) is not null) return row;
        for (var at = StampEnd(row.Text); at < row.Text.Length;)
        {
            var end = row.Text.IndexOf(' ', at);
            if (end < 0) end = row.Text.Length;
            var letter = at;
            while (letter < end && !char.IsLetter(row.Text[letter])) letter++;
            // "!22HUYỆN": figures of the stamp that ran into the word.
            for (var i = letter; i < end; i++)
                if (char.IsAsciiDigit(row.Text[i])) letter = i + 1;
            if (letter > 0 && letter < end && row.Text[letter - 1] is not ('/' or '-') && Begins(row.Text[letter..], goesOn)) return row.Slice(letter, row.Text.Length, row.Side);
            if (!IsForeign(row, at, end)) return row;
            at = end + 1;
        }
        return row;
    }

    // "CỌONG VĂN ĐEN TÊN ĐOÀN LAO ĐỘNG": the stamp's title, slips forgiven, with the name behind it.
    private static int StampEnd(string text)
    {
        var end = 0;
        for (var words = 0; words < 3 && end < text.Length; words++)
        {
            end = text.IndexOf(' ', end + 1);
            if (end < 0) return 0;
        }
        var letters = string.Concat(Folding.FoldUpper(text.AsSpan(0, end)).Where(char.IsAsciiLetterUpper));
        return letters.Length is > 7 and < 13 && (Landmarks.Distance(letters, "CONGVANDEN", 1) <= 1 || Landmarks.Distance(letters, "VANBANDEN", 1) <= 1) ? end + 1 : 0;
    }

    private static bool Begins(string rest, bool goesOn)
    {
        if (rest.Length < 5 || !Piece.IsCapitals(rest) || rest.Any(char.IsAsciiDigit)) return false;
        var fold = Folding.FoldUpper(GluedUnits.Part(rest));
        return IssuerReader.BeginsBody(fold) || fold.StartsWith("UBND ", StringComparison.Ordinal) || fold.StartsWith("SO ", StringComparison.Ordinal) && rest[1] is 'Ở' || ClosedPhrases.Begins(rest) || goesOn && Units.Any(u => fold.StartsWith(u, StringComparison.Ordinal));
    }

    // Figures, small letters, or what OCR itself did not believe to be a word of capitals.
    private static bool IsForeign(Piece row, int start, int end)
    {
        var word = row.Text.AsSpan(start, end - start);
        foreach (var c in word)
            if (char.IsAsciiDigit(c) || Letters.IsLower(c)) return true;
        var letters = word.Trim("“”\"'‘’.,;:!()[]{}|*°«»-–—_=~^<>/\\");
        return letters.Length < 2 || !Syllable.IsValid(letters) && row.Words.FirstOrDefault(w => w.Start == start).Word is not { Confidence: > 0.6 };
    }
}
