using Pipeline.Extraction.Heading;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Heading.Signers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Segmentation;

/// <summary>What the top of a page says about a new document.</summary>
internal enum DocumentStartKind
{
    /// <summary>Nothing, or a form or annex of the document before.</summary>
    None,

    /// <summary>It may be one: a person must look.</summary>
    Doubtful,

    /// <summary>A document begins.</summary>
    Document,
}

/// <summary>Judges the top of a page.</summary>
internal static class DocumentStartDetector
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
            if (seen++ > TopLines)
                return false;
            if (line.Span.Length is < 15 or > 160)
                continue;
            var fold = Folding.FoldUpper(layout.Slice(line.Span));
            if (
                (
                    fold.Contains("HANH PHUC", StringComparison.Ordinal)
                    || fold.Contains("CHU NGHIA", StringComparison.Ordinal)
                    || fold.Contains("CONG HOA", StringComparison.Ordinal)
                    || fold.Contains("CONG SAN", StringComparison.Ordinal)
                ) && (FixedHeadingLines.NationAt(fold) >= 0 || FixedHeadingLines.MottoAt(fold) >= 0)
            )
                return true;
        }
        return false;
    }

    /// <summary>
    /// The judgement on a page or a run of text; <paramref name="start"/> is where the current document began.
    /// </summary>
    public static DocumentStartKind Judge(DocumentView view, TextRange opening, int start)
    {
        var pieces = HeadingFragmentReader.Read(view, opening, MostPieces);
        if (pieces.Count == 0)
            return DocumentStartKind.None;
        var zone = HeadingZone.FromFragments(pieces);
        var nation = zone.Nation >= 0 ? zone.Nation : DegradedHeadingDetector.FindMottoLine(pieces);
        if (nation is < 0 or > 12 || IsForm(pieces, zone))
            return DocumentStartKind.None;
        var number = zone.NumberLine is { } line
            ? line.Symbol.Length > 0 || line.Serial.Length > 0
                ? zone.Number
                : -1
            : DegradedHeadingDetector.FindNumberLine(pieces);
        var whole =
            number >= 0
            && HasIssuer(pieces, number)
            && (zone.Date >= 0 || DegradedHeadingDetector.HasYear(pieces, zone, nation));
        // Where all else stands on a scan, OCR spoiled the title.
        var titled =
            zone.Title >= 0
            || pieces.Any(p => BodyStartPatterns.IsAddressee(p.Fold))
            || whole && pieces[nation].Scanned;
        if (!titled || !(number >= 0 || zone.Date >= 0))
            return DocumentStartKind.None;
        if (
            !SignatureZone.HasLandmark(view.Text, new TextRange(start, opening.Start))
            && !(whole && DegradedHeadingDetector.FollowsShortPage(view, opening.Start, start))
        )
            return DocumentStartKind.None;
        return whole ? DocumentStartKind.Document : DocumentStartKind.Doubtful;
    }

    // A form prints a heading to be filled in: dots for names and numbers, "Mẫu số", "Phụ lục" above.
    private static bool IsForm(List<HeadingFragment> pieces, HeadingZone zone)
    {
        var end = zone.Title >= 0 ? zone.Title + 2 : Math.Min(pieces.Count, 14);
        for (var i = 0; i < end && i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (
                piece.Fold.StartsWith("MAU ", StringComparison.Ordinal)
                || piece.Fold.StartsWith("(MAU", StringComparison.Ordinal)
                || piece.Fold.StartsWith("BIEU MAU", StringComparison.Ordinal)
                || AnnexReader.IsTitle(piece)
            )
                return true;
            if (
                piece.Fold.StartsWith("TEN CO QUAN", StringComparison.Ordinal)
                || piece.Fold.StartsWith("TEN DON VI", StringComparison.Ordinal)
                || piece.Fold.StartsWith("(TEN", StringComparison.Ordinal)
            )
                return true;
            if (
                (
                    piece.Text.Contains("…", StringComparison.Ordinal)
                    || piece.Text.Contains("....", StringComparison.Ordinal)
                ) && !DegradedHeadingDetector.IsDust(piece)
            )
                return true;
        }
        return zone.NumberLine is { Blank: true }
            && zone.Date >= 0
            && !pieces[zone.Date].Scanned
            && !pieces[zone.Date].Text.AnyCharacter(char.IsDigit);
    }

    private static bool HasIssuer(List<HeadingFragment> pieces, int number)
    {
        for (var i = 0; i < number; i++)
            if (
                pieces[i].Side != HeadingSide.Right
                && HeadingFragment.IsCapitals(pieces[i].Text)
                && pieces[i].Text.Length > 4
                && !pieces[i].IsNational
            )
                return true;
        return false;
    }
}

/// <summary>
/// What still tells that a scanned page opens a paper where OCR spoiled one of the signs: the rest of its heading, and
/// the page before it.
/// </summary>
internal static class DegradedHeadingDetector
{
    // A page that the paper goes on from is full: print ends near its foot.
    private const double ShortPage = 0.6;

    /// <summary>
    /// A dotted line that is none of a form's blanks: OCR makes dots of the rule under a heading, and is sure of no
    /// word in it.
    /// </summary>
    public static bool IsDust(HeadingFragment piece) =>
        piece.Scanned
        && piece.Words.Count > 0
        && piece.Words.All(w => w.Word.Confidence < 0.3)
        && piece.Text.IndexOf(':') < 0;

    /// <summary>
    /// The line under the national heading of a scan, which tells of it where OCR spoiled the heading itself; -1 where
    /// it does not stand.
    /// </summary>
    public static int FindMottoLine(List<HeadingFragment> pieces) =>
        pieces.FindIndex(p => p.Scanned && p.MottoAt is >= 0 and < 4);

    /// <summary>What is left of a number line whose label OCR spoiled ("/QĐ-LĐLĐ"); -1 where nothing is.</summary>
    public static int FindNumberLine(List<HeadingFragment> pieces) =>
        pieces.FindIndex(
            0,
            Math.Min(pieces.Count, 14),
            p => p.Side != HeadingSide.Right && IssuerCorroboration.IsNumber(p) && p.Text.Length < 40
        );

    /// <summary>
    /// A line on the right under the national heading that ends in a year: what is left of the place and date line.
    /// </summary>
    public static bool HasYear(List<HeadingFragment> pieces, HeadingZone zone, int nation)
    {
        var end = zone.Title >= 0 ? zone.Title : Math.Min(pieces.Count, 14);
        for (var i = nation + 1; i < end; i++)
            if (
                pieces[i] is { Scanned: true, Side: HeadingSide.Right, Text.Length: < 60 and > 14 } piece
                && piece.Text.IndexOf(',') > 0
                && EndsInYear(piece.Text)
            )
                return true;
        return false;
    }

    private static bool EndsInYear(string text)
    {
        var line = text.AsSpan().TrimEnd(" .,*");
        return line.Length > 5
            && line[^4..].IndexOfAnyExceptInRange('0', '9') < 0
            && (line[^4..].StartsWith("19") || line[^4..].StartsWith("20"))
            && line[^5] == ' ';
    }

    /// <summary>
    /// True where the paper before ended although its signature was not read: its scanned last page is not full, and it
    /// had a heading with a
    /// number of its own. A cover has no number, and a page that text runs on from is full.
    /// </summary>
    /// <param name="view">The file.</param>
    /// <param name="opening">Offset at which the page begins.</param>
    /// <param name="start">Offset at which the current document began.</param>
    public static bool FollowsShortPage(DocumentView view, int opening, int start)
    {
        if (
            view.Pages.LastOrDefault(p => p.Span.Start >= start && p.Span.Start < opening && p.Span.Length > 0)
                is not { Source: PageSource.Ocr, Height: > 0 } page
            || view.PageAt(start) is not { } first
        )
            return false;
        var foot = 0.0;
        foreach (var line in view.Lines)
            if (page.Span.Contains(line.Span) && line.Box is { } box)
                foot = Math.Max(foot, box.Y1);
        foreach (var table in view.Tables)
            if (page.Span.Contains(table.Span) && table.Box is { } box)
                foot = Math.Max(foot, box.Y1);
        return foot > 0
            && foot < page.Height * ShortPage
            && HeadingZone.FromFragments(HeadingFragmentReader.Read(view, first.Span, 40))
                is { Nation: >= 0, Date: >= 0, NumberLine.Symbol.Length: > 0 };
    }
}
