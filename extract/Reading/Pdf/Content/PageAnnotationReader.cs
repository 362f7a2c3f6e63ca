using Pipeline.Layout;
using Pipeline.Reading.Pdf.Objects;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>
/// Where a page's annotations stand (ISO 32000-1, 12.5): visible signatures, form fields with a stamped number or day.
/// They lie over
/// the page and are left out of the picture that OCR reads.
/// </summary>
internal static class PageAnnotationReader
{
    /// <summary>Boxes in points from the top left of the page as shown, of those that have an appearance.</summary>
    internal static List<Box> Boxes(PdfObjects objects, PdfPageObject page)
    {
        var boxes = new List<Box>();
        if (objects.Get(page.Dictionary, "Annots") is not PdfArray annotations)
            return boxes;
        var shown = TransformationMatrix.ToShown(page.MediaBox, page.Rotate);
        foreach (var item in annotations.Items)
        {
            if (objects.Resolve(item) is not PdfDictionary annotation || objects.Dictionary(annotation, "AP") is null)
                continue;
            if (objects.Numbers(annotation["Rect"]) is not [var x0, var y0, var x1, var y1])
                continue;
            boxes.Add(shown.Around(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1)));
        }
        return boxes;
    }
}
