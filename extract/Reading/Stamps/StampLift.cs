using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Stamps;

/// <summary>
/// Reads an arrival stamp apart from the page that it was pressed on: frame and rubber letters would else cut through the number
/// line and mix their own "Số:" with the paper's.
/// </summary>
internal static class StampLift
{
    // A rubber stamp is this much lighter than the print, or its ink cannot be told from it.
    private const int Lighter = 30;
    private const double Enlarged = 1.4;

    /// <summary>The stamp lifted; null where none is found: a frame without the words of an arrival stamp is left as it is.</summary>
    /// <param name="page">Its black layer, levelled.</param>
    /// <param name="colour">Its coloured layer, levelled; null where it has none.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="seconds">That each reading may take.</param>
    internal static LiftedStamp? Lift(Raster page, Raster? colour, IOcrEngine engine, double seconds) =>
        (colour is null ? null : OfColour(page, colour, engine, seconds)) ?? Of(page, engine, seconds);

    // A stamp in colour is no longer on the black layer: only what was filled in by a black pen is.
    private static LiftedStamp? OfColour(Raster page, Raster colour, IOcrEngine engine, double seconds)
    {
        foreach (var frame in StampFrame.Find(colour))
            if (Read(colour, frame, null, engine, seconds) is { Count: > 0 } words) return new LiftedStamp(page, frame, words);
        return null;
    }

    private static LiftedStamp? Of(Raster page, IOcrEngine engine, double seconds)
    {
        foreach (var frame in StampFrame.Find(page))
        {
            var (print, rubber) = Tones.Of(page, frame);
            int? between = rubber - print >= Lighter ? (print + rubber) / 2 : null;
            var words = Read(page, frame, between, engine, seconds);
            if (words.Count == 0) continue;
            var clean = page.Crop(0, 0, page.Width, page.Height);
            if (between is { } shade) StampErasure.Lighter(clean, frame, shade);
            else
            {
                StampErasure.Sides(clean, frame, 0, 0);
                foreach (var word in words) clean.Erase(word.Box.X0 - 1, word.Box.Y0 - 1, word.Box.X1 + 1, word.Box.Y1 + 1);
            }
            return new LiftedStamp(clean, frame, words);
        }
        return null;
    }

    // What the rubber says, without the frame's sides and what is printed in a shade as dark as the given one.
    private static IReadOnlyList<OcrWord> Read(Raster layer, StampFrame frame, int? print, IOcrEngine engine, double seconds)
    {
        var box = frame.Around;
        var (left, top) = (Math.Max(0, (int)box.X0), Math.Max(0, (int)box.Y0));
        var inside = layer.Crop(left, top, (int)box.X1 + 1, (int)box.Y1 + 1);
        StampErasure.Sides(inside, frame, left, top);
        if (print is { } shade) StampErasure.Darker(inside, shade);
        return ArrivalWords.Of([.. OcrPart.Read(engine, inside, left, top, Enlarged, seconds)], frame);
    }
}
