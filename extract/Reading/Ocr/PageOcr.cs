using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Images;
using Pipeline.Reading.Stamps;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Ocr;

/// <summary>What OCR made of a page image.</summary>
/// <param name="Width">Points, after turning.</param>
/// <param name="Height">Points, after turning.</param>
/// <param name="Rotation">Degrees clockwise by which it was turned.</param>
/// <param name="Words">Boxes in points of the turned page.</param>
/// <param name="Confidence">Mean of the words, by length; 0 where there are none.</param>
/// <param name="HasRuledGrid">Drawn lines enclose cells, or rows stand in columns: a table whose cells were not
/// rebuilt.</param>
/// <param name="Slope">By which the page was levelled (dy/dx); the words' boxes are those of the levelled page.</param>
internal sealed record OcrPage(
    double Width,
    double Height,
    int Rotation,
    IReadOnlyList<RawWord> Words,
    double Confidence,
    bool HasRuledGrid,
    double Slope = 0
)
{
    /// <summary>Places filled in by hand, in points of the page as it is.</summary>
    internal ImmutableArray<InkPlace> Ink { get; init; } = [];
    /// <summary>
    /// Its ruled tables from the top, on page 0; their words are not among <see cref="Words"/>. Boxes in points of the
    /// levelled page with its upright lines straight.
    /// </summary>
    internal IReadOnlyList<PageTable> Tables { get; init; } = [];

    /// <summary>Words with the boxes that they have on the page as it is.</summary>
    internal IEnumerable<RawWord> OnPage(IEnumerable<RawWord> words) =>
        Slope == 0
            ? words
            : words.Select(w =>
                w.Box is { } box && (box.MiddleX - Width / 2) * Slope is var drop
                    ? w with
                    {
                        Box = new Box(box.X0, box.Y0 + drop, box.X1, box.Y1 + drop),
                    }
                    : w
            );
}

/// <summary>
/// Reads a page image: seals taken out, lines levelled, turned upright where it stands on its side or head.
/// </summary>
internal static class PageOcrReader
{
    private const double LeastSlope = 0.004;
    private const double GoodQuality = 0.5;

    // Of the inked pixels: a name stamped in red has more.
    private const double LeastColour = 0.002;

    /// <summary>Reads it.</summary>
    /// <param name="image">The whole page.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="limits">Time for a page, and how often a place is read.</param>
    /// <param name="known">Boxes (points) of words that the file itself holds: they are not read again.</param>
    internal static OcrPage Read(ColourImage image, IOcrEngine engine, ReadLimits limits, IReadOnlyList<Box> known)
    {
        var (black, share) = ColourDropout.Separate(image);
        var scale = black.Dpi / 72.0;
        foreach (var box in known)
            black.Erase(box.X0 * scale, box.Y0 * scale, box.X1 * scale, box.Y1 * scale);
        if (IsBlank(black))
            return new OcrPage(black.Width / scale, black.Height / scale, 0, [], 0, false);
        if (!SkewEstimator.LooksTurned(black))
        {
            var upright = RunPass(black, engine, limits, 0, share is > LeastColour and <= 0.5 ? image : null, image);
            if (upright.Quality >= GoodQuality || upright.Reading.Words.Count < 8)
                return upright.Reading;
            var best = upright;
            foreach (var degrees in (ReadOnlySpan<int>)[180, 90, 270])
            {
                var turned = RunPass(black, engine, limits, degrees);
                if (turned.Quality > best.Quality + 0.1)
                    best = turned;
                if (best.Quality >= GoodQuality)
                    break;
            }
            return best.Reading;
        }
        (OcrPage Reading, double Quality) chosen = default;
        foreach (var degrees in (ReadOnlySpan<int>)[90, 270, 0, 180])
        {
            var pass = RunPass(black, engine, limits, degrees);
            if (chosen.Reading == null || pass.Quality > chosen.Quality + 0.1)
                chosen = pass;
            if (chosen.Quality >= GoodQuality)
                break;
        }
        return chosen.Reading!;
    }

    /// <summary>Reads a zone that is known to stand upright: boxes in points from its top left.</summary>
    internal static IReadOnlyList<RawWord> ReadUpright(ColourImage zone, IOcrEngine engine, ReadLimits limits) =>
        RunPass(ColourDropout.Separate(zone).Black, engine, limits, 0).Reading.Words;

    // The colour image, where it may hold print in colour, has the frame of the black one.
    private static (OcrPage Reading, double Quality) RunPass(
        GreyImage black,
        IOcrEngine engine,
        ReadLimits limits,
        int degrees,
        ColourImage? colour = null,
        ColourImage? original = null
    )
    {
        var image = black.Rotate(degrees);
        var slope = SkewEstimator.EstimateSlope(image);
        if (Math.Abs(slope) > LeastSlope)
            image = image.ShearLevel(slope);
        else
            slope = 0;
        // Rules are sought on the page as it is: on even paper thin ones pale.
        var rules = ScannedRuleFinder.Find(image, slope);
        var tables = ScannedTableReader.SelectTables(rules);
        var grids = FindGrids(image);
        image = ShadowCorrection.EvenOut(image);
        var points = 72.0 / image.Dpi;
        var seconds = limits.SecondsPerPage;
        var stamp =
            degrees == 0 && limits.OcrPasses > 1
                ? ArrivalStampSeparator.Separate(
                    image,
                    colour is null
                        ? null
                        : ColourDropout.ExtractColoured(colour, new Box(0, 0, image.Width, image.Height / 2), slope),
                    engine,
                    seconds
                )
                : null;
        image = stamp?.Page ?? image;
        if (stamp is not null)
        {
            grids = [.. grids.Where(g => !stamp.Frame.ContainsPoint(g.MiddleX / points, g.MiddleY / points))];
            tables = [.. tables.Where(t => !stamp.Frame.ContainsPoint(t.Box.MiddleX / points, t.Box.MiddleY / points))];
        }
        if (tables.Count > 0)
            image = rules.Erase(image, [.. tables.Select(t => t.Box)]);
        IReadOnlyList<OcrWord> found =
        [
            .. OcrNoiseFilter.Filter(engine.Read(image, PageSegmentationMode.Page, seconds)),
        ];
        IReadOnlyList<OcrWord> filled = [];
        if (stamp is not null)
            (found, filled) = stamp.SeparateWords(found);
        var whole = found;
        ScannedTables? read = null;
        if (tables.Count > 0)
        {
            read = ScannedTableReader.Read(image, rules, tables, found, engine, seconds);
            found = read.Rest;
            foreach (var box in read.Tables.Select(t => rules.Lay(t.Grid.Box)))
                image.Erase(box.X0 / points, box.Y0 / points, box.X1 / points, box.Y1 / points);
            grids = [.. grids.Where(g => !read.Tables.Any(t => t.Grid.Box.Overlaps(g)))];
        }
        if (limits.OcrPasses > 1)
        {
            found = DoubtfulNumberReader.Check(
                image,
                DoubtfulLineReader.Check(image, MissedLineReader.Find(image, found, engine, seconds), engine, seconds),
                engine,
                seconds
            );
            found = SignatureAreaReader.Check(
                image,
                found,
                place => colour is null ? null : ColourDropout.ExtractColoured(colour, place, slope),
                engine,
                seconds,
                place => colour is null ? null : ColourDropout.Brightest(colour, place, slope)
            );
        }
        found = HandwrittenDigitDetector.MarkHandwritten(image, found);
        if (colour is not null)
            found = BluePenDetector.MarkPenWords(colour, slope, found, stamp);
        var ink = original is null ? [] : HandwrittenPlaceReader.Read(original, slope, found);
        var words = found
            .Select(w => w with { Grid = GridOf(grids, w.Box, points) })
            .GroupBy(w => w.Line)
            .SelectMany(l => Place([.. l], points))
            .ToList();
        if (stamp is not null)
            words.AddRange(
                stamp
                    .Words.Concat(filled)
                    .GroupBy(w => (w.Line, filled.Contains(w)))
                    .SelectMany(l => Place([.. l], points))
                    .Select(w => w with { Stamp = true })
            );
        var columns = grids.Length == 0 && BorderlessTableDetector.MarkTableWords(words);
        // A page may be nothing but a table.
        (string Text, double Confidence)[] told = read is { Tables.Count: > 0 }
            ? [.. whole.Select(w => (w.Text, w.Confidence))]
            : [.. words.Select(w => (w.Text, w.Confidence!.Value))];
        var letters = told.Sum(w => w.Text.Length);
        var mean = letters == 0 ? 0 : told.Sum(w => w.Text.Length * w.Confidence) / letters;
        var sure = told.Where(w => w.Confidence > 0.4).Select(w => w.Text);
        var lying = ShareLyingOnSide(read is null ? found : whole);
        var quality = letters == 0 ? 0 : mean * TextQuality.Measure(sure).Valid * lying;
        return (
            new OcrPage(
                image.Width * points,
                image.Height * points,
                degrees,
                words,
                mean,
                columns || grids.Length > 0 || read is { Unsure: true },
                slope
            )
            {
                Ink = ink,
                Tables = read?.Tables ?? [],
            },
            quality
        );
    }

    // Tesseract reads columns of turned letters too, but gives their words in the order of the turned page: long words
    // that
    // stand on end tell that the page is not upright.
    private static double ShareLyingOnSide(IReadOnlyList<OcrWord> words)
    {
        var (lying, standing) = (0, 0);
        foreach (var word in words)
            if (word.Text.Length < 4)
                continue;
            else if (word.Box.Width > word.Box.Height)
                lying++;
            else
                standing++;
        return lying + standing == 0 ? 1 : (double)lying / (lying + standing);
    }

    // Not one in ten thousand pixels is dark, scan edges left out: an empty page of a file that has its own text.
    private static bool IsBlank(GreyImage image)
    {
        var (dark, edge) = (0, image.Height / 30);
        for (var y = edge; y < image.Height - edge; y++)
            foreach (var pixel in image.Pixels.AsSpan(y * image.Width + image.Width / 30, image.Width * 14 / 15))
                if (pixel < 140)
                    dark++;
        return dark < image.Pixels.Length / 10000;
    }

    // At least two rows and two columns; boxes in points of the levelled page.
    private static Box[] FindGrids(GreyImage image) =>
        [.. RuledGrid.Find(RulingLineFinder.Find(image, 150)).Where(g => g.Cells.Count >= 4).Select(g => g.Box)];

    private static int? GridOf(Box[] grids, Box word, double points)
    {
        var (x, y) = (word.MiddleX * points, word.MiddleY * points);
        var at = Array.FindIndex(grids, g => x >= g.X0 && x <= g.X1 && y >= g.Y0 && y <= g.Y1);
        return at < 0 ? null : at;
    }

    // Words of a line share its height: letters without ascenders, and strokes of a seal that touch a word, would else
    // tear it.
    private static IEnumerable<RawWord> Place(List<OcrWord> line, double points)
    {
        var sure = line.Where(w => w.Confidence > 0.5).ToList();
        if (sure.Count == 0)
            sure = line;
        var (top, bottom) = (Median.Find(sure.Select(w => w.Box.Y0)), Median.Find(sure.Select(w => w.Box.Y1)));
        foreach (var word in line)
            yield return new RawWord(
                word.Text,
                new Box(word.Box.X0 * points, top * points, word.Box.X1 * points, bottom * points),
                word.Confidence
            )
            {
                Ink = word.Ink,
                Digits = word.Digits,
                Grid = word.Grid,
            };
    }
}

/// <summary>
/// Leaves out what OCR makes of signatures, scan edges and seals: marks without letters, lines nobody could read.
/// </summary>
internal static class OcrNoiseFilter
{
    /// <summary>The words that are worth keeping, in their order.</summary>
    internal static IEnumerable<OcrWord> Filter(IReadOnlyList<OcrWord> words)
    {
        foreach (var line in words.GroupBy(w => w.Line))
        {
            var read = line.Where(IsWorthKeeping).ToList();
            var letters = read.Sum(w => w.Text.Length);
            if (letters == 0)
                continue;
            var mean = read.Sum(w => w.Text.Length * w.Confidence) / letters;
            var best = read.Max(w => w.Text.Length >= 2 ? w.Confidence : w.Confidence / 2);
            if (mean < 0.3 && best < 0.6)
                continue;
            foreach (var word in read)
                yield return word;
        }
    }

    private static bool IsWorthKeeping(OcrWord word)
    {
        if (word.Text.Any(char.IsLetterOrDigit))
            return word.Confidence > 0.12 || word.Text.Length > 3;
        // Upright and level rules read as letters.
        if (word.Text.AsSpan().IndexOfAnyExcept("|_—[]¦=~") < 0)
            return false;
        return word.Text.Length == 1 && "-–+*•".Contains(word.Text[0], StringComparison.Ordinal)
            ? word.Confidence > 0.2
            : word.Confidence > 0.75;
    }
}
