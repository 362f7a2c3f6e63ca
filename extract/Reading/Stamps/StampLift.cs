using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Stamps;

/// <summary>A page without its arrival stamp, and what the stamp says.</summary>
/// <param name="Page">Frame and words of the stamp painted white; what is printed below them stays.</param>
/// <param name="Frame">In pixels of the page.</param>
/// <param name="Words">In pixels of the page; lines count from 0.</param>
internal sealed record LiftedStamp(Raster Page, StampFrame Frame, IReadOnlyList<OcrWord> Words)
{
    private const double Guessed = 0.5;

    /// <summary>True on a side of the frame, or on a word of the stamp; colours run some pixels over in a JPEG image.</summary>
    internal bool IsOn(double x, double y)
    {
        var margin = Frame.Left.Thick / 2.0 + Page.Dpi / 25.0;
        return Frame.Holds(x, y, -margin) && !Frame.Holds(x, y, margin) || Words.Any(w => w.Box.Contains(x, y));
    }

    /// <summary>What OCR reads on the page, parted: ink that fills in the stamp as dark as print stays on the page when it is lifted.</summary>
    internal (IReadOnlyList<OcrWord> Page, IReadOnlyList<OcrWord> Stamp) Part(IReadOnlyList<OcrWord> read)
    {
        var (page, filled) = (new List<OcrWord>(read.Count), new List<OcrWord>());
        foreach (var line in read.GroupBy(w => w.Line))
        {
            var printed = false;
            foreach (var word in line)
            {
                printed |= !Frame.Holds(word.Box.MiddleX, word.Box.MiddleY) || !ArrivalWords.IsFilling(word) && (word.Confidence > Guessed || word.Text.Count(char.IsLetter) > 2);
                (printed ? page : filled).Add(word);
            }
        }
        return (page, filled);
    }
}

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
            EraseSides(inside, frame, left, top);
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
            EraseSides(inside, frame, left, top);
            if (apart) EraseDarker(inside, (print + rubber) / 2);
            var words = Read(inside, frame, left, top, engine, seconds);
            if (words.Count == 0) continue;
            var clean = page.Crop(0, 0, page.Width, page.Height);
            if (apart) EraseLighter(clean, frame, (print + rubber) / 2);
            else
            {
                EraseSides(clean, frame, 0, 0);
                foreach (var word in words) clean.Erase(word.Box.X0 - 1, word.Box.Y0 - 1, word.Box.X1 + 1, word.Box.Y1 + 1);
            }
            return new LiftedStamp(clean, frame, words);
        }
        return null;
    }

    // Only what is no thicker than the side: strokes of letters that cross it stay.
    private static void EraseSides(Raster image, StampFrame frame, int left, int top)
    {
        foreach (var (side, level) in ((FrameSide, bool)[])[(frame.Left, false), (frame.Top, true), (frame.Right, false), (frame.Bottom, true)])
        {
            var (length, depth) = level ? (image.Width, image.Height) : (image.Height, image.Width);
            var (along0, across0) = level ? (left, top) : (top, left);
            for (var t = 0; t < length; t++)
            {
                if (!Within(frame, level, t + along0)) continue;
                var middle = (int)Math.Round(side.On(t + along0)) - across0;
                var reach = side.Thick / 2 + 2;
                var (from, to) = (middle - reach, middle + reach);
                if (Grey(image, level, t, from - 1, depth) <= 150 && Grey(image, level, t, to + 1, depth) <= 150) continue;
                for (var k = Math.Max(0, from); k <= Math.Min(depth - 1, to); k++)
                    image.Pixels[level ? k * image.Width + t : t * image.Width + k] = 255;
            }
        }
    }

    private static bool Within(StampFrame frame, bool level, int along)
    {
        var box = frame.Around;
        return level ? along >= box.X0 - 3 && along <= box.X1 + 3 : along >= box.Y0 - 3 && along <= box.Y1 + 3;
    }

    private static byte Grey(Raster image, bool level, int along, int across, int depth) =>
        across < 0 || across >= depth ? (byte)255 : image.Pixels[level ? across * image.Width + along : along * image.Width + across];

    // Light pixels at the edge of dark strokes are print that the scanner smoothed.
    private static void EraseLighter(Raster image, StampFrame frame, int between)
    {
        var margin = -(Math.Max(frame.Left.Thick, frame.Top.Thick) + 2.0);
        var box = frame.Around;
        var (x0, y0) = (Math.Max(0, (int)(box.X0 + margin)), Math.Max(0, (int)(box.Y0 + margin)));
        var part = image.Crop(x0, y0, (int)(box.X1 - margin) + 1, (int)(box.Y1 - margin) + 1);
        var print = Strokes(part, between);
        for (var y = 0; y < part.Height; y++)
            for (var x = 0; x < part.Width; x++)
                if (!print[y * part.Width + x] && frame.Holds(x + x0, y + y0, margin)) image.Pixels[(y + y0) * image.Width + x + x0] = 255;
    }

    private static void EraseDarker(Raster image, int between)
    {
        var print = Strokes(image, between);
        for (var i = 0; i < print.Length; i++)
            if (print[i]) image.Pixels[i] = 255;
    }

    // Pixels up to a shade, with their rims.
    private static bool[] Strokes(Raster image, int upTo)
    {
        var rim = Math.Max(1, image.Dpi / 150);
        var strokes = new bool[image.Pixels.Length];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                if (image.Pixels[y * image.Width + x] > upTo) continue;
                var (from, to) = (Math.Max(0, x - rim), Math.Min(image.Width - 1, x + rim));
                for (var near = Math.Max(0, y - rim); near <= Math.Min(image.Height - 1, y + rim); near++)
                    strokes.AsSpan(near * image.Width + from, to - from + 1).Fill(true);
            }
        return strokes;
    }
}
