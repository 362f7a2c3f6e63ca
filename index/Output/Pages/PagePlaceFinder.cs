using Pipeline.Extraction;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Output.Pages;

/// <summary>
/// Finds places on the pages of a PDF or image: by the layout that the record was read from, word by word.
/// </summary>
public sealed class PagePlaceFinder
{
    private readonly DocumentView? _view;

    /// <summary>For a record with its text.</summary>
    public PagePlaceFinder(DocumentLayout layout, DocumentRecord record)
    {
        // A file may hold several documents: the record's text is a part of the file's.
        var at = record.Text is { Length: > 0 } text ? layout.Text.IndexOf(text, StringComparison.Ordinal) : -1;
        if (at >= 0)
            _view = new DocumentView(layout, new TextRange(at, at + record.Text!.Length));
    }

    /// <summary>The patches of an anchor; empty where it has no place on a page.</summary>
    public IReadOnlyList<PageRegion> FindRegions(Anchor anchor)
    {
        if (
            _view is { } view
            && anchor.End > anchor.Start
            && view.RangeOf(anchor) is var range
            && view.TextOf(range) == anchor.Text
        )
        {
            var patches = InCells(view, range)
                .Concat(view.Lines.Where(l => l.Span.Overlaps(range)).SelectMany(l => Words(view, l, range)))
                .ToArray();
            if (patches.Length > 0)
                return patches;
        }
        return anchor is { Page: { } page, Box: [var x0, var y0, var x1, var y1] } && new Box(x0, y0, x1, y1) is var box
            ? [new PageRegion(page, box, box)]
            : [];
    }

    // Words in cells have no boxes of their own: the cell has.
    private static IEnumerable<PageRegion> InCells(DocumentView view, TextRange range) =>
        view
            .Tables.Where(t => t.Span.Overlaps(range))
            .SelectMany(t =>
                t.Cells.Where(c => c.Span.Length > 0 && c.Span.Overlaps(range) && c.Box is not null)
                    .Select(c => new PageRegion(c.Page ?? t.Page ?? 1, c.Box!.Value, c.Box.Value))
            );

    private static IEnumerable<PageRegion> Words(DocumentView view, Line line, TextRange range) =>
        view.PageAt(line.Span.Start) is not { } page ? []
        : line.Words.Length == 0
            ? line.Box is { } whole ? [new PageRegion(page.Number, whole, whole)]
                : []
        : PageRegion.FromWords(page.Number, line.Words.Where(w => w.Span.Overlaps(range)));
}
