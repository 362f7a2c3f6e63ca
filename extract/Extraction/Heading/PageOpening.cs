using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>What the top of a page says about a new document.</summary>
internal enum OpeningKind
{
    /// <summary>Nothing, or a form or annex of the document before.</summary>
    None,
    /// <summary>It may be one: a person must look.</summary>
    Doubtful,
    /// <summary>A document begins.</summary>
    Document,
}

/// <summary>Judges the top of a page.</summary>
internal static class PageOpening
{
    private const int TopLines = 24;
    private const int MostPieces = 40;

    /// <summary>A quick look: the national or Party heading stands among the first lines.</summary>
    public static bool MayOpen(DocumentLayout layout, Page page)
    {
        var seen = 0;
        foreach (var block in page.Blocks)
            foreach (var line in block.Lines)
            {
                if (seen++ > TopLines) return false;
                if (line.Span.Length is < 15 or > 160) continue;
                var fold = Folding.FoldUpper(layout.Slice(line.Span));
                if ((fold.Contains("HANH PHUC", StringComparison.Ordinal) || fold.Contains("CHU NGHIA", StringComparison.Ordinal) || fold.Contains("CONG HOA", StringComparison.Ordinal) ||
                    fold.Contains("CONG SAN", StringComparison.Ordinal)) && (Landmarks.NationAt(fold) >= 0 || Landmarks.MottoAt(fold) >= 0)) return true;
            }
        return false;
    }

    /// <summary>The judgement on a page or a run of text; <paramref name="start"/> is where the current document began.</summary>
    public static OpeningKind Judge(DocumentView view, TextRange opening, int start)
    {
        var pieces = PieceReader.Read(view, opening, MostPieces);
        if (pieces.Count == 0) return OpeningKind.None;
        var zone = HeadingZone.Of(pieces);
        var nation = zone.Nation >= 0 ? zone.Nation : WornOpening.Motto(pieces);
        if (nation is < 0 or > 12 || IsForm(pieces, zone)) return OpeningKind.None;
        var number = zone.NumberLine is { } line ? line.Symbol.Length > 0 || line.Serial.Length > 0 ? zone.Number : -1 : WornOpening.Number(pieces);
        var whole = number >= 0 && HasIssuer(pieces, number) && (zone.Date >= 0 || WornOpening.HasYear(pieces, zone, nation));
        // Where all else stands on a scan, OCR spoiled the title.
        var titled = zone.Title >= 0 || pieces.Any(p => BodySigns.IsAddressee(p.Fold)) || whole && pieces[nation].Scanned;
        if (!titled || !(number >= 0 || zone.Date >= 0)) return OpeningKind.None;
        if (!SignatureZone.Stands(view.Text, new TextRange(start, opening.Start)) && !(whole && WornOpening.FollowsShortPage(view, opening.Start, start))) return OpeningKind.None;
        return whole ? OpeningKind.Document : OpeningKind.Doubtful;
    }

    // A form prints a heading to be filled in: dots for names and numbers, "Mẫu số", "Phụ lục" above.
    private static bool IsForm(List<Piece> pieces, HeadingZone zone)
    {
        var end = zone.Title >= 0 ? zone.Title + 2 : Math.Min(pieces.Count, 14);
        for (var i = 0; i < end && i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Fold.StartsWith("MAU ", StringComparison.Ordinal) || piece.Fold.StartsWith("(MAU", StringComparison.Ordinal) || piece.Fold.StartsWith("BIEU MAU", StringComparison.Ordinal) || AnnexReader.IsTitle(piece)) return true;
            if (piece.Fold.StartsWith("TEN CO QUAN", StringComparison.Ordinal) || piece.Fold.StartsWith("TEN DON VI", StringComparison.Ordinal) || piece.Fold.StartsWith("(TEN", StringComparison.Ordinal)) return true;
            if ((piece.Text.Contains("…", StringComparison.Ordinal) || piece.Text.Contains("....", StringComparison.Ordinal)) && !WornOpening.IsDust(piece)) return true;
        }
        return zone.NumberLine is { Blank: true } && zone.Date >= 0 && !pieces[zone.Date].Scanned && !pieces[zone.Date].Text.Any(char.IsDigit);
    }

    private static bool HasIssuer(List<Piece> pieces, int number)
    {
        for (var i = 0; i < number; i++)
            if (pieces[i].Side != Side.Right && Piece.IsCapitals(pieces[i].Text) && pieces[i].Text.Length > 4 && !pieces[i].IsNational) return true;
        return false;
    }
}
