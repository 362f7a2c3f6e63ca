using Pipeline.Layout;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Ocr;

/// <summary>Reads a part of a page at another size.</summary>
internal static class OcrRegionReader
{
    /// <summary>Its words, in pixels of the page.</summary>
    /// <param name="engine">OCR.</param>
    /// <param name="part">The part, not scaled.</param>
    /// <param name="left">Where it begins on the page.</param>
    /// <param name="top">Where it begins on the page.</param>
    /// <param name="factor">By which it is scaled; 1 leaves it as it is.</param>
    /// <param name="seconds">That the reading may take.</param>
    internal static IEnumerable<OcrWord> Read(
        IOcrEngine engine,
        GreyImage part,
        double left,
        double top,
        double factor,
        double seconds
    ) =>
        engine
            .Read(factor == 1 ? part : part.Scale(factor), PageSegmentationMode.Block, seconds)
            .Select(w =>
                w with
                {
                    Box = new Box(
                        w.Box.X0 / factor + left,
                        w.Box.Y0 / factor + top,
                        w.Box.X1 / factor + left,
                        w.Box.Y1 / factor + top
                    ),
                }
            );
}
