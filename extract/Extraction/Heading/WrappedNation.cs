namespace Pipeline.Extraction.Heading;

/// <summary>
/// Puts together lines of a heading that a narrow column broke: "CỘNG HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM"; where converters left the first word
/// alone, also "ỦY" / "BAN NHÂN DÂN" and "Hà" / "Nội, ngày …".
/// </summary>
internal static class WrappedNation
{
    private const string Whole = "CONGHOAXAHOICHUNGHIAVIETNAM";

    /// <summary>Joins the halves in a list of pieces, in place; returns the list.</summary>
    public static List<Piece> Join(List<Piece> pieces)
    {
        for (var i = 0; i + 1 < pieces.Count && i < FirstWords; i++)
            if (IsFirstWord(pieces[i], pieces[i + 1]))
            {
                pieces[i] = Piece.Join(pieces[i], pieces[i + 1]);
                pieces.RemoveAt(i + 1);
            }
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            if (!pieces[i].Fold.StartsWith("CONG", StringComparison.Ordinal) || pieces[i].NationAt >= 0 || pieces[i + 1].Table != pieces[i].Table) continue;
            if (Letters(pieces[i].Fold) + Letters(pieces[i + 1].Fold) != Whole) continue;
            var joined = Piece.Join(pieces[i], pieces[i + 1]);
            pieces[i] = joined.Slice(0, joined.Text.Length, Side.Right);
            pieces.RemoveAt(i + 1);
        }
        return pieces;
    }

    private const int FirstWords = 12;

    private static bool IsFirstWord(Piece word, Piece rest)
    {
        if (word.Box is not null || rest.Box is not null || word.Table != rest.Table || word.Text.Length is < 2 or > 6 || rest.GapBefore || !word.Text.All(char.IsLetter) || MarkReader.IsMark(word.Fold)) return false;
        if (word.Text.All(char.IsUpper)) return rest.Capitals && char.IsUpper(rest.Text[0]) && rest.NationAt is not 0 && word.Fold is not ("LUAT" or "LENH" or "SAO") && NumberLine.Read(rest) is null;
        return char.IsUpper(word.Text[0]) && char.IsUpper(rest.Text[0]) && rest.Text.Length < 60 && DateLine.DayAt(rest.Fold) is > 0 and var day && DateLine.PlaceStart(rest, day) == 0;
    }

    private static string Letters(string fold) => string.Concat(fold.Where(char.IsAsciiLetterUpper));
}
