using System.Collections.Immutable;
using Pipeline.Extraction.Heading;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Heading.Signers;
using Pipeline.Extraction.Heading.Subjects;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;

namespace Pipeline.Extraction.Segmentation;

/// <summary>
/// Finds where one document of a file ends and the next begins: a page that opens with a full heading of its own, after
/// the
/// signature of the one before. Annexes and forms that print a blank heading stay with their letter.
/// </summary>
public static class DocumentSegmenter
{
    private const int MostDocuments = 500;

    /// <summary>Ranges of the documents in the plain text, in order; at least one.</summary>
    public static ImmutableArray<TextRange> Split(DocumentLayout layout)
    {
        var whole = new TextRange(0, layout.Text.Length);
        if (layout.Paged && layout.Pages.Length < 2)
            return [whole];
        var starts = new List<int> { 0 };
        DocumentView? view = null;
        if (!layout.Paged)
            FlowDocumentSplitter.Find(layout, whole, starts);
        else
            foreach (var page in layout.Pages.Skip(1))
            {
                if (!DocumentStartDetector.MayOpen(layout, page))
                    continue;
                view ??= new DocumentView(layout, whole);
                if (DocumentStartDetector.Judge(view, page.Span, starts[^1]) == DocumentStartKind.Document)
                    starts.Add(page.Span.Start);
                if (starts.Count >= MostDocuments)
                    break;
            }
        return
        [
            .. starts.Select((s, i) => new TextRange(s, i + 1 < starts.Count ? starts[i + 1] : layout.Text.Length)),
        ];
    }

    /// <summary>Numbers of pages within one document that open like another one, without being sure of it.</summary>
    public static ImmutableArray<int> DoubtfulPages(DocumentView view)
    {
        if (!view.Layout.Paged)
            return [];
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var page in view.Pages.Skip(1))
            if (
                DocumentStartDetector.MayOpen(view.Layout, page)
                && DocumentStartDetector.Judge(view, page.Span, view.Span.Start) != DocumentStartKind.None
            )
                found.Add(page.Number);
        return found.ToImmutable();
    }
}

/// <summary>
/// Documents that follow one another in a file without pages: each national heading is judged like the top of a page.
/// </summary>
internal static class FlowDocumentSplitter
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
            if (nation < 0)
                return;
            at = nation + 20;
            if (seen == 0)
                continue;
            view ??= new DocumentView(layout, whole);
            var start = Start(view, nation);
            if (start <= starts[^1])
                continue;
            if (
                DocumentStartDetector.Judge(
                    view,
                    new TextRange(start, Math.Min(layout.Text.Length, nation + Reach)),
                    starts[^1]
                ) == DocumentStartKind.Document
            )
                starts.Add(start);
        }
    }

    private static int Next(string text, int at)
    {
        var rest = text.AsSpan(at);
        var (state, party) = (
            rest.IndexOf("CHỦ NGHĨA VIỆT NAM", StringComparison.Ordinal),
            rest.IndexOf("ĐẢNG CỘNG SẢN VIỆT NAM", StringComparison.Ordinal)
        );
        var best =
            state < 0 ? party
            : party < 0 ? state
            : Math.Min(state, party);
        return best < 0 ? -1 : at + best;
    }

    // The left column may stand before the national heading: its lines are capitals, the number and the subject of a
    // letter.
    private static int Start(DocumentView view, int nation)
    {
        if (view.CellAt(nation) is { } cell)
            return cell.Table.Span.Start;
        var line = view.LineIndexAt(nation);
        var first = line;
        for (var i = line - 1; i >= 0 && line - i < 12; i--)
        {
            if (
                view.CellAt(view.Lines[i].Span.Start) is not null
                || view.Lines[i + 1].Span.Start - view.Lines[i].Span.End > 400
            )
                break;
            if (new MappedText().Add(view.Text, view.Lines[i].Span).TakeText() is not { } clean)
                continue;
            var piece = new HeadingFragment(clean.Text, clean.Map);
            var name = PersonNameReader.Read(piece.Text, known: true) is not null;
            var belongs =
                NumberLine.Read(piece) is not null
                || SubjectReader.IsAbout(piece)
                || !piece.Text.AnyCharacter(char.IsLetter)
                || MarkReader.IsMark(piece.Fold)
                || (
                    piece.Capitals
                    && (!name || IssuerReader.BeginsBody(piece.Fold))
                    && !PositionLexicon.IsPosition(piece.Fold)
                    && !SignatureZone.IsAuthority(piece.Fold)
                );
            if (!belongs)
                break;
            first = i;
        }
        return view.Lines[first].Span.Start;
    }
}
