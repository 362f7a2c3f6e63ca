using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Documents that follow one another in a file without pages: each national heading is judged like the top of a page.</summary>
internal static class FlowOpening
{
    private const int Most = 200;
    private const int Reach = 6_000;

    /// <summary>Adds the offsets at which further documents begin.</summary>
    public static void Find(DocumentLayout layout, TextRange whole, List<int> starts)
    {
        DocumentView? view = null;
        for (int at = 0, seen = 0; seen < Most; seen++)
        {
            var nation = Next(layout.Text, at);
            if (nation < 0) return;
            at = nation + 20;
            if (seen == 0) continue;
            view ??= new DocumentView(layout, whole);
            var start = Start(view, nation);
            if (start <= starts[^1]) continue;
            if (PageOpening.Judge(view, new TextRange(start, Math.Min(layout.Text.Length, nation + Reach)), starts[^1]) == OpeningKind.Document) starts.Add(start);
        }
    }

    private static int Next(string text, int at)
    {
        var rest = text.AsSpan(at);
        var (state, party) = (rest.IndexOf("CHỦ NGHĨA VIỆT NAM", StringComparison.Ordinal), rest.IndexOf("ĐẢNG CỘNG SẢN VIỆT NAM", StringComparison.Ordinal));
        var best = state < 0 ? party : party < 0 ? state : Math.Min(state, party);
        return best < 0 ? -1 : at + best;
    }

    // The left column may stand before the national heading: its lines are capitals, the number and the subject of a letter.
    private static int Start(DocumentView view, int nation)
    {
        if (view.CellAt(nation) is { } cell) return cell.Table.Span.Start;
        var line = view.LineIndexAt(nation);
        var first = line;
        for (var i = line - 1; i >= 0 && line - i < 12; i--)
        {
            if (view.CellAt(view.Lines[i].Span.Start) is not null || view.Lines[i + 1].Span.Start - view.Lines[i].Span.End > 400) break;
            if (new PieceText().Add(view.Text, view.Lines[i].Span).Take() is not { } clean) continue;
            var piece = new Piece(clean.Text, clean.Map);
            var name = PersonNames.Read(piece.Text, known: true) is not null;
            var belongs = NumberLine.Read(piece) is not null || SubjectReader.IsAbout(piece) || !piece.Text.Any(char.IsLetter) || MarkReader.IsMark(piece.Fold) ||
                (piece.Capitals && (!name || IssuerReader.BeginsBody(piece.Fold)) && !Positions.IsPosition(piece.Fold) && !SignatureZone.IsAuthority(piece.Fold));
            if (!belongs) break;
            first = i;
        }
        return view.Lines[first].Span.Start;
    }
}
