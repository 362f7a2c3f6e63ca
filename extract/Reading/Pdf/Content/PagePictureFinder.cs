using Pipeline.Reading.Pdf.Objects;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>What pictures a page could draw, by its resources alone.</summary>
internal static class PagePictureFinder
{
    private const int Deepest = 3;

    // A page of A4 at 50 dots to the inch; bands of a page are summed.
    private const double LeastPixels = 240_000;

    /// <summary>Together they have the pixels of a scanned page.</summary>
    internal static bool HoldLarge(PdfObjects objects, PdfDictionary resources) =>
        Pixels(objects, resources, 0) >= LeastPixels;

    private static double Pixels(PdfObjects objects, PdfDictionary resources, int depth)
    {
        var pixels = 0.0;
        if (depth > Deepest || objects.Dictionary(resources, "XObject") is not { } drawn)
            return 0;
        foreach (var (name, _) in drawn.Entries)
        {
            if (objects.Get(drawn, name) is not PdfStream { Dictionary: var item })
                continue;
            if (objects.Get(item, "Subtype") is not PdfName { Text: "Image" })
                pixels += objects.Dictionary(item, "Resources") is { } own ? Pixels(objects, own, depth + 1) : 0;
            else if (objects.Get(item, "Width") is PdfNumber width && objects.Get(item, "Height") is PdfNumber height)
                pixels += width.Value * height.Value;
        }
        return pixels;
    }
}
