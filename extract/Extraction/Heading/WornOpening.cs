using Pipeline.Layout;

namespace Pipeline.Extraction.Heading;

/// <summary>What still tells that a scanned page opens a paper where OCR spoiled one of the signs: the rest of its heading, and the page before it.</summary>
internal static class WornOpening
{
    // A page that the paper goes on from is full: print ends near its foot.
    private const double ShortPage = 0.6;

    /// <summary>A dotted line that is none of a form's blanks: OCR makes dots of the rule under a heading, and is sure of no word in it.</summary>
    public static bool IsDust(Piece piece) => piece.Scanned && piece.Words.Count > 0 && piece.Words.All(w => w.Word.Confidence < 0.3) && piece.Text.IndexOf(':') < 0;

    /// <summary>The line under the national heading of a scan, which tells of it where OCR spoiled the heading itself; -1 where it does not stand.</summary>
    public static int Motto(List<Piece> pieces) => pieces.FindIndex(p => p.Scanned && p.MottoAt is >= 0 and < 4);

    /// <summary>What is left of a number line whose label OCR spoiled ("/QĐ-LĐLĐ"); -1 where nothing is.</summary>
    public static int Number(List<Piece> pieces) => pieces.FindIndex(0, Math.Min(pieces.Count, 14), p => p.Side != Side.Right && IssuerWitness.IsNumber(p) && p.Text.Length < 40);

    /// <summary>A line on the right under the national heading that ends in a year: what is left of the place and date line.</summary>
    public static bool HasYear(List<Piece> pieces, HeadingZone zone, int nation)
    {
        var end = zone.Title >= 0 ? zone.Title : Math.Min(pieces.Count, 14);
        for (var i = nation + 1; i < end; i++)
            if (pieces[i] is { Scanned: true, Side: Side.Right, Text.Length: < 60 and > 14 } piece && piece.Text.IndexOf(',') > 0 && EndsInYear(piece.Text)) return true;
        return false;
    }

    private static bool EndsInYear(string text)
    {
        var line = text.AsSpan().TrimEnd(" .,*");
        return line.Length > 5 && line[^4..].IndexOfAnyExceptInRange('0', '9') < 0 && (line[^4..].StartsWith("19") || line[^4..].StartsWith("20")) && line[^5] == ' ';
    }

    /// <summary>
    /// True where the paper before ended although its signature was not read: its scanned last page is not full, and it had a heading with a
    /// number of its own. A cover has no number, and a page that text runs on from is full.
    /// </summary>
    /// <param name="view">The file.</param>
    /// <param name="opening">Offset at which the page begins.</param>
    /// <param name="start">Offset at which the current document began.</param>
    public static bool FollowsShortPage(DocumentView view, int opening, int start)
    {
        if (view.Pages.LastOrDefault(p => p.Span.Start >= start && p.Span.Start < opening && p.Span.Length > 0) is not { Source: PageSource.Ocr, Height: > 0 } page || view.PageAt(start) is not { } first) return false;
        var foot = 0.0;
        foreach (var line in view.Lines)
            if (page.Span.Contains(line.Span) && line.Box is { } box) foot = Math.Max(foot, box.Y1);
        foreach (var table in view.Tables)
            if (page.Span.Contains(table.Span) && table.Box is { } box) foot = Math.Max(foot, box.Y1);
        return foot > 0 && foot < page.Height * ShortPage && HeadingZone.Of(PieceReader.Read(view, first.Span, 40)) is { Nation: >= 0, Date: >= 0, NumberLine.Symbol.Length: > 0 };
    }
}
