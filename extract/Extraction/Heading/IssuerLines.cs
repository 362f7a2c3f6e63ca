using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>The lines of the heading that bear names of bodies, each name's lines whole.</summary>
internal static class IssuerLines
{
    /// <summary>The lines over the number, from the top; at most six.</summary>
    /// <param name="zone">The heading.</param>
    /// <param name="place">The place line's place, or null.</param>
    public static List<Piece> Of(HeadingZone zone, string? place) => WithPlace(Names(zone), place);

    private static List<Piece> Names(HeadingZone zone)
    {
        var lines = new List<Piece>();
        var end = zone.Number >= 0 ? zone.Number : zone.Title >= 0 ? zone.Title : zone.Nation >= 0 ? Math.Min(zone.Nation + 5, zone.Pieces.Count) : 0;
        if (zone.Number > zone.Title && zone.Title >= 0) end = zone.Title;
        // Where the number stands over the body's name, the name stands under it.
        var begin = zone.Number == 0 && zone.Pieces[0].Box is null ? 1 : 0;
        if (begin > 0) end = zone.Title >= 0 ? zone.Title : Math.Max(0, zone.Nation);
        for (var i = begin; i < end; i++)
        {
            var piece = zone.Pieces[i];
            if (i == zone.Date || piece.Side == Side.Right || piece.IsNational) continue;
            piece = SpilledRow.Cut(piece, lines.Count > 0 && ClosedPhrases.AsksForUnit(lines[^1].Text));
            if (lines.Count > 0 && LastWord.Of(piece, lines[^1]) is { } word)
            {
                lines.Add(word);
                continue;
            }
            if (!IsName(piece)) continue;
            if (lines.Count > 0 && piece.Side == Side.Unknown && lines[^1].Side == Side.Left && piece.Box is not null) continue;
            lines.Add(piece);
        }
        return lines.Count > 6 ? lines.GetRange(lines.Count - 6, 6) : lines;
    }

    private static bool IsName(Piece piece)
    {
        var text = piece.Text;
        if (text.Length is < 3 or > 90 || text.Count(char.IsLetter) * 3 < text.Count(c => c != ' ') * 2 || IsLabelled(text)) return false;
        if (text.StartsWith("Số", StringComparison.Ordinal) || MarkReader.IsMark(piece.Fold) || BodySigns.IsArrivalTitle(piece.Fold) || piece.Fold.StartsWith("V/V", StringComparison.Ordinal)) return false;
        if (HoldsNumber(text) || IssuerWitness.IsNumber(piece) || text.Contains("@", StringComparison.Ordinal) || text.Contains("www", StringComparison.OrdinalIgnoreCase) || text.Contains(".vn", StringComparison.OrdinalIgnoreCase)) return false;
        return Piece.IsCapitals(text) ? text.Count(char.IsLetter) > 3 || (piece.Side == Side.Left && !piece.Scanned && text.All(c => char.IsLetter(c) || c == ' ')) || IssuerReader.StartsWithHead(piece.Fold) || NamePhrases.Find(piece.Fold) is not null : piece.Side == Side.Left && IssuerReader.StartsWithHead(piece.Fold) && char.IsUpper(text[0]);
    }

    // A document number that OCR put on the row: its stroke stands between capitals or digits ("-KH/TU", "443/KH-SKHCN").
    private static bool HoldsNumber(string text)
    {
        var stroke = text.IndexOf('/');
        return stroke > 0 && stroke + 2 < text.Length && (char.IsAsciiDigit(text[stroke - 1]) || text.StartsWith('-')) && char.IsUpper(text[stroke + 1]) && char.IsUpper(text[stroke + 2]);
    }

    // "Cơ quan: …" is a label; a stroke that OCR took for a colon within capitals is none.
    private static bool IsLabelled(string text) => text.IndexOf(':') is var at && at >= 0 && (!Piece.IsCapitals(text) || at + 2 >= text.Length || at < 4);

    // "… TỈNH ĐÔNG / HỘI" over "Đông Hội, ngày …": the place line tells that no "Hội" begins, also where the next line was joined to it.
    private static List<Piece> WithPlace(List<Piece> lines, string? place)
    {
        if (place is null || lines.Count < 2) return lines;
        var whole = Folding.FoldUpper(PlaceOfBody.WithoutUnit(place));
        for (var i = 1; i < lines.Count; i++)
            for (var cut = whole.IndexOf(' '); cut > 0; cut = whole.IndexOf(' ', cut + 1))
            {
                var (above, rest, line) = (Folding.FoldUpper(IssuerReader.Clean(lines[i - 1].Text)), whole[(cut + 1)..], lines[i].Fold);
                if (!above.EndsWith(" " + whole[..cut], StringComparison.Ordinal) || !line.StartsWith(rest, StringComparison.Ordinal)) continue;
                if (line.Length > rest.Length && (line[rest.Length] != ' ' || !IssuerReader.StartsWithHead(line[(rest.Length + 1)..]))) continue;
                if (line.Length > rest.Length) lines.Insert(i + 1, lines[i].Slice(rest.Length + 1, line.Length, lines[i].Side));
                lines[i - 1] = Piece.Join(lines[i - 1], lines[i].Slice(0, rest.Length, lines[i].Side));
                lines.RemoveAt(i);
                break;
            }
        return lines;
    }
}
