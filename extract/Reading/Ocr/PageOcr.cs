using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Ocr;

/// <summary>What OCR made of a page image.</summary>
/// <param name="Width">Points, after turning.</param>
/// <param name="Height">Points, after turning.</param>
/// <param name="Rotation">Degrees clockwise by which it was turned.</param>
/// <param name="Words">Boxes in points of the turned page.</param>
/// <param name="Confidence">Mean of the words, by length; 0 where there are none.</param>
internal sealed record PageReading(double Width, double Height, int Rotation, IReadOnlyList<RawWord> Words, double Confidence);

/// <summary>Reads a page image: seals taken out, lines levelled, turned upright where it stands on its side or head.</summary>
internal static class PageOcr
{
    private const double LeastSlope = 0.004;
    private const double GoodQuality = 0.5;

    /// <summary>Reads it.</summary>
    /// <param name="image">The whole page.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="seconds">Time for one pass.</param>
    /// <param name="known">Boxes (points) of words that the file itself holds: they are not read again.</param>
    internal static PageReading Read(ColourImage image, IOcrEngine engine, double seconds, IReadOnlyList<Box> known)
    {
        var black = InkSeparation.Separate(image).Black;
        var scale = black.Dpi / 72.0;
        foreach (var box in known) black.Erase(box.X0 * scale, box.Y0 * scale, box.X1 * scale, box.Y1 * scale);
        if (!Skew.LooksTurned(black))
        {
            var upright = Pass(black, engine, seconds, 0);
            if (upright.Quality >= GoodQuality || upright.Reading.Words.Count < 8) return upright.Reading;
            var best = upright;
            foreach (var degrees in (ReadOnlySpan<int>)[180, 90, 270])
            {
                var turned = Pass(black, engine, seconds, degrees);
                if (turned.Quality > best.Quality + 0.1) best = turned;
                if (best.Quality >= GoodQuality) break;
            }
            return best.Reading;
        }
        (PageReading Reading, double Quality) chosen = default;
        foreach (var degrees in (ReadOnlySpan<int>)[90, 270, 0, 180])
        {
            var pass = Pass(black, engine, seconds, degrees);
            if (chosen.Reading == null || pass.Quality > chosen.Quality + 0.1) chosen = pass;
            if (chosen.Quality >= GoodQuality) break;
        }
        return chosen.Reading!;
    }

    private static (PageReading Reading, double Quality) Pass(Raster black, IOcrEngine engine, double seconds, int degrees)
    {
        var image = black.Turn(degrees);
        var slope = Skew.Slope(image);
        if (Math.Abs(slope) > LeastSlope) image = image.Level(slope); else slope = 0;
        var points = 72.0 / image.Dpi;
        var middle = image.Width / 2;
        var words = new List<RawWord>();
        foreach (var word in engine.Read(image, OcrMode.Page, seconds))
        {
            var drop = (word.Box.MiddleX - middle) * slope;
            var box = new Box(word.Box.X0 * points, (word.Box.Y0 + drop) * points, word.Box.X1 * points, (word.Box.Y1 + drop) * points);
            words.Add(new RawWord(word.Text, box, word.Confidence));
        }
        var letters = words.Sum(w => w.Text.Length);
        var mean = letters == 0 ? 0 : words.Sum(w => w.Text.Length * w.Confidence!.Value) / letters;
        var sure = words.Where(w => w.Confidence > 0.4).Select(w => w.Text);
        var quality = letters == 0 ? 0 : mean * TextQuality.Measure(sure).Valid;
        return (new PageReading(image.Width * points, image.Height * points, degrees, words, mean), quality);
    }
}
