using Pipeline.Layout;
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
        {
            var box = frame.Around;
            var (left, top) = (Math.Max(0, (int)box.X0), Math.Max(0, (int)box.Y0));
            var inside = colour.Crop(left, top, (int)box.X1 + 1, (int)box.Y1 + 1);
            StampErasure.Sides(inside, frame, left, top);
            if (Read(inside, frame, left, top, engine, seconds) is { Count: > 0 } words) return new LiftedStamp(page, frame, words);
        }
        return null;
    }

    private static IReadOnlyList<OcrWord> Read(Raster inside, StampFrame frame, int left, int top, IOcrEngine engine, double seconds) =>
        ArrivalWords.Of([.. engine.Read(inside.Scale(Enlarged), OcrMode.Block, seconds)
            .Select(w => w with { Box = new Box(w.Box.X0 / Enlarged + left, w.Box.Y0 / Enlarged + top, w.Box.X1 / Enlarged + left, w.Box.Y1 / Enlarged + top) })], frame);

    private static LiftedStamp? Of(Raster page, IOcrEngine engine, double seconds)
    {
        foreach (var frame in StampFrame.Find(page))
        {
            var box = frame.Around;
            var (left, top) = (Math.Max(0, (int)box.X0), Math.Max(0, (int)box.Y0));
            var (print, rubber) = Tones.Of(page, frame);
            var apart = rubber - print >= Lighter;
            var inside = page.Crop(left, top, (int)box.X1 + 1, (int)box.Y1 + 1);
            StampErasure.Sides(inside, frame, left, top);
            if (apart) StampErasure.Darker(inside, (print + rubber) / 2);
            var words = Read(inside, frame, left, top, engine, seconds);
            if (words.Count == 0) continue;
            var clean = page.Crop(0, 0, page.Width, page.Height);
            if (apart) StampErasure.Lighter(clean, frame, (print + rubber) / 2);
            else
            {
                StampErasure.Sides(clean, frame, 0, 0);
                foreach (var word in words) clean.Erase(word.Box.X0 - 1, word.Box.Y0 - 1, word.Box.X1 + 1, word.Box.Y1 + 1);
            }
            return new LiftedStamp(clean, frame, words);
        }
        return null;
    }
}
