using System.Collections.Immutable;
using Pipeline.Extraction.Heading;
using Pipeline.Layout;

namespace Pipeline.Extraction;

/// <summary>
/// Finds where one document of a file ends and the next begins: a page that opens with a full heading of its own, after the
/// signature of the one before. Annexes and forms that print a blank heading stay with their letter.
/// </summary>
public static class DocumentSegmenter
{
    private const int MostDocuments = 500;

    /// <summary>Ranges of the documents in the plain text, in order; at least one.</summary>
    public static ImmutableArray<TextRange> Split(DocumentLayout layout)
    {
        var whole = new TextRange(0, layout.Text.Length);
        if (layout.Paged && layout.Pages.Length < 2) return [whole];
        var starts = new List<int> { 0 };
        DocumentView? view = null;
        if (!layout.Paged) FlowOpening.Find(layout, whole, starts);
        else
        foreach (var page in layout.Pages.Skip(1))
        {
            if (!PageOpening.MayOpen(layout, page)) continue;
            view ??= new DocumentView(layout, whole);
            if (PageOpening.Judge(view, page.Span, starts[^1]) == OpeningKind.Document) starts.Add(page.Span.Start);
            if (starts.Count >= MostDocuments) break;
        }
        return [.. starts.Select((s, i) => new TextRange(s, i + 1 < starts.Count ? starts[i + 1] : layout.Text.Length))];
    }

    /// <summary>Numbers of pages within one document that open like another one, without being sure of it.</summary>
    public static ImmutableArray<int> DoubtfulPages(DocumentView view)
    {
        if (!view.Layout.Paged) return [];
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var page in view.Pages.Skip(1))
            if (PageOpening.MayOpen(view.Layout, page) && PageOpening.Judge(view, page.Span, view.Span.Start) != OpeningKind.None) found.Add(page.Number);
        return found.ToImmutable();
    }
}
