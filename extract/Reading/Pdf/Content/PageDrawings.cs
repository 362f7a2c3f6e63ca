using Pipeline.Reading.Pdf.Objects;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>
/// Asks the file itself what its pages draw: far cheaper than having them drawn. Where
/// the file cannot be followed, or tells other pages than the engine, there is no answer and the page must be drawn.
/// </summary>
internal sealed class PageDrawings
{
    private readonly Lazy<(PdfObjects Objects, List<PdfPageObject> Pages)?> _file;

    /// <summary>For a file of that many pages.</summary>
    internal PageDrawings(PdfSource file, int pages) => _file = new(() =>
        file.Objects is { } objects && PdfPageTree.Pages(objects, pages + 1) is var found && found.Count == pages ? (objects, found) : null);

    /// <summary>Nothing stands on the page but the text that the engine gave; false where that cannot be told.</summary>
    internal bool IsOnlyText(int number, TextPage text) => Of(number, text)?.IsOnlyText(text.Words.Sum(w => w.Text.Length)) ?? false;

    /// <summary>All rules that a page draws; null where it must be drawn to find them.</summary>
    internal PageRules? Rules(int number, TextPage text) =>
        Of(number, text) is { } drawing && drawing.HoldsAllRules(text.Width, text.Height) ? BarRules.Join(drawing.Bars) : null;

    /// <summary>What a page draws; null where that cannot be told.</summary>
    private PageDrawing? Of(int number, TextPage text)
    {
        // The objects are found as they are asked for, by one at a time.
        lock (_file) return Drawn(number, text);
    }

    private PageDrawing? Drawn(int number, TextPage text)
    {
        if (_file.Value is not var (objects, pages)) return null;
        var own = pages[number - 1];
        var same = Math.Abs(own.Width - text.Width) < 1 && Math.Abs(own.Height - text.Height) < 1;
        return same ? ContentReader.Read(objects, own) : null;
    }
}
