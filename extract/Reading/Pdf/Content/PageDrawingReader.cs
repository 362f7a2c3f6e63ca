using Pipeline.Layout;
using Pipeline.Reading.Pdf.Objects;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>
/// Asks the file itself what its pages draw: far cheaper than having them drawn. Where
/// the file cannot be followed, or tells other pages than the engine, there is no answer and the page must be drawn.
/// </summary>
internal sealed class PageDrawingReader
{
    private readonly Lazy<(PdfObjects Objects, List<PdfPageObject> Pages)?> _file;

    /// <summary>For a file of that many pages.</summary>
    internal PageDrawingReader(PdfObjectSource file, int pages) =>
        _file = new(() =>
            file.Objects is { } objects
            && PdfPageTree.ReadPages(objects, pages + 1) is var found
            && found.Count == pages
                ? (objects, found)
                : null
        );

    /// <summary>
    /// Nothing stands on the page but the text that the engine gave; false where that cannot be told.
    /// </summary>
    internal bool IsOnlyText(int number, PdfTextPage text) =>
        Drawing(number, text)?.IsOnlyText(text.Words.Sum(w => w.Text.Length)) ?? false;

    /// <summary>All rules that a page draws; null where it must be drawn to find them.</summary>
    internal PageRulingLines? FindRules(int number, PdfTextPage text) =>
        Drawing(number, text) is { } drawing && drawing.HoldsAllRules(text.Width, text.Height)
            ? RulingLineMerger.Join(drawing.Bars)
            : null;

    /// <summary>A picture covers the page: it is a scan, whatever text lies over or under it.</summary>
    internal bool IsPicture(int number, PdfTextPage text) => HoldsPicture(number, text) && ShowsPicture(number, text);

    /// <summary>As <see cref="IsPicture"/>, pictures in the page's own content included.</summary>
    internal bool ShowsPicture(int number, PdfTextPage text) =>
        Drawing(number, text)?.HoldsWholePicture(text.Width, text.Height) ?? false;

    // Cheaper than to follow the page: most pages have no picture of that size to draw.
    private bool HoldsPicture(int number, PdfTextPage text)
    {
        lock (_file)
            return Own(number, text) is var (objects, page) && PagePictureFinder.HoldLarge(objects, page.Resources);
    }

    /// <summary>Boxes of the page's annotations, points; null where they cannot be told.</summary>
    internal IReadOnlyList<Box>? Annotations(int number, PdfTextPage text)
    {
        lock (_file)
            return Own(number, text) is var (objects, page) ? PageAnnotationReader.Boxes(objects, page) : null;
    }

    /// <summary>A font of the page does not tell its characters.</summary>
    internal bool LackUnicode(int number, PdfTextPage text)
    {
        lock (_file)
            return Own(number, text) is var (objects, page) && PageFontInspector.LackUnicode(objects, page);
    }

    /// <summary>What a page draws; null where that cannot be told.</summary>
    private PageDrawing? Drawing(int number, PdfTextPage text)
    {
        // The objects are found as they are asked for, by one at a time.
        lock (_file)
            return Drawn(number, text);
    }

    private PageDrawing? Drawn(int number, PdfTextPage text) =>
        Own(number, text) is var (objects, page) ? ContentStreamReader.Read(objects, page) : null;

    // The page as the file holds it, where it is the one that the engine told of.
    private (PdfObjects Objects, PdfPageObject Page)? Own(int number, PdfTextPage text)
    {
        if (_file.Value is not var (objects, pages))
            return null;
        var own = pages[number - 1];
        return Math.Abs(own.Width - text.Width) < 1 && Math.Abs(own.Height - text.Height) < 1 ? (objects, own) : null;
    }
}
