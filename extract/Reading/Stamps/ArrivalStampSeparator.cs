using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Stamps;

/// <summary>
/// Reads an arrival stamp apart from the page that it was pressed on: frame and rubber letters would else cut through
/// the number
/// line and mix their own "Số:" with the paper's.
/// </summary>
internal static class ArrivalStampSeparator
{
    // A rubber stamp is this much lighter than the print, or its ink cannot be told from it.
    private const int Lighter = 30;
    private const double Enlarged = 1.4;

    /// <summary>
    /// The stamp lifted; null where none is found: a frame without the words of an arrival stamp is left as it is.
    /// </summary>
    /// <param name="page">Its black layer, levelled.</param>
    /// <param name="colour">Its coloured layer, levelled; null where it has none.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="seconds">That each reading may take.</param>
    internal static SeparatedStamp? Separate(GreyImage page, GreyImage? colour, IOcrEngine engine, double seconds) =>
        (colour is null ? null : ReadByColour(page, colour, engine, seconds)) ?? ReadByFrame(page, engine, seconds);

    // A stamp in colour is no longer on the black layer: only what was filled in by a black pen is.
    private static SeparatedStamp? ReadByColour(GreyImage page, GreyImage colour, IOcrEngine engine, double seconds)
    {
        foreach (var frame in StampFrame.Find(colour))
            if (Read(colour, frame, null, engine, seconds) is { Count: > 0 } words)
                return new SeparatedStamp(page, frame, words);
        return null;
    }

    private static SeparatedStamp? ReadByFrame(GreyImage page, IOcrEngine engine, double seconds)
    {
        foreach (var frame in StampFrame.Find(page))
        {
            var (print, rubber) = StampIntensity.Measure(page, frame);
            int? between = rubber - print >= Lighter ? (print + rubber) / 2 : null;
            var words = Read(page, frame, between, engine, seconds);
            if (words.Count == 0)
                continue;
            var clean = page.Crop(0, 0, page.Width, page.Height);
            if (between is { } shade)
                StampEraser.EraseLighter(clean, frame, shade);
            else
            {
                StampEraser.EraseSides(clean, frame, 0, 0);
                if (frame.Divided)
                    StampEraser.EraseRules(clean, frame);
                foreach (var word in words)
                    clean.Erase(word.Box.X0 - 1, word.Box.Y0 - 1, word.Box.X1 + 1, word.Box.Y1 + 1);
            }
            return new SeparatedStamp(clean, frame, words);
        }
        return null;
    }

    // What the rubber says, without the frame's sides and what is printed in a shade as dark as the given one.
    private static IReadOnlyList<OcrWord> Read(
        GreyImage layer,
        StampFrame frame,
        int? print,
        IOcrEngine engine,
        double seconds
    )
    {
        var box = frame.Around;
        var (left, top) = (Math.Max(0, (int)box.X0), Math.Max(0, (int)box.Y0));
        var inside = layer.Crop(left, top, (int)box.X1 + 1, (int)box.Y1 + 1);
        StampEraser.EraseSides(inside, frame, left, top);
        if (frame.Divided)
            StampEraser.EraseRules(inside);
        if (print is { } shade)
            StampEraser.EraseDarker(inside, shade);
        return ArrivalStampWordSelector.Select(
            [.. OcrRegionReader.Read(engine, inside, left, top, Enlarged, seconds)],
            frame
        );
    }
}

/// <summary>A page without its arrival stamp, and what the stamp says.</summary>
/// <param name="Page">Frame and words of the stamp painted white; what is printed below them stays.</param>
/// <param name="Frame">In pixels of the page.</param>
/// <param name="Words">In pixels of the page; lines count from 0.</param>
internal sealed record SeparatedStamp(GreyImage Page, StampFrame Frame, IReadOnlyList<OcrWord> Words)
{
    private const double Guessed = 0.5;

    /// <summary>
    /// True on a side of the frame, or on a word of the stamp; colours run some pixels over in a JPEG image.
    /// </summary>
    internal bool IsOn(double x, double y)
    {
        var margin = Frame.Left.Thick / 2.0 + Page.Dpi / 25.0;
        return Frame.ContainsPoint(x, y, -margin) && !Frame.ContainsPoint(x, y, margin)
            || Words.Any(w => w.Box.Contains(x, y));
    }

    /// <summary>
    /// What OCR reads on the page, parted: ink that fills in the stamp as dark as print stays on the page when it is
    /// lifted.
    /// </summary>
    internal (IReadOnlyList<OcrWord> Page, IReadOnlyList<OcrWord> Stamp) SeparateWords(IReadOnlyList<OcrWord> read)
    {
        var (page, filled) = (new List<OcrWord>(read.Count), new List<OcrWord>());
        foreach (var line in read.GroupBy(w => w.Line))
        {
            var printed = false;
            foreach (var word in line)
            {
                printed |=
                    !Frame.ContainsPoint(word.Box.MiddleX, word.Box.MiddleY)
                    || !ArrivalStampWordSelector.IsFilling(word)
                        && (word.Confidence > Guessed || word.Text.Count(char.IsLetter) > 2);
                (printed ? page : filled).Add(word);
            }
        }
        return (page, filled);
    }
}

/// <summary>Paints a stamp white on an image, and leaves what is printed below it.</summary>
internal static class StampEraser
{
    // Pixels to each side of a rule's middle.
    private const double Rule = 3;

    /// <summary>
    /// The frame's sides, where they are no thicker than they were drawn: strokes of letters that cross them stay.
    /// </summary>
    /// <param name="image">A part of the page.</param>
    /// <param name="frame">In pixels of the page.</param>
    /// <param name="left">Where the part begins.</param>
    /// <param name="top">Where the part begins.</param>
    internal static void EraseSides(GreyImage image, StampFrame frame, int left, int top)
    {
        foreach (
            var (side, level) in ((FrameSide, bool)[])
                [(frame.Left, false), (frame.Top, true), (frame.Right, false), (frame.Bottom, true)]
        )
        {
            var (length, depth) = level ? (image.Width, image.Height) : (image.Height, image.Width);
            var (along0, across0) = level ? (left, top) : (top, left);
            for (var t = 0; t < length; t++)
            {
                if (!Within(frame, level, t + along0))
                    continue;
                var middle = (int)Math.Round(side.AcrossAt(t + along0)) - across0;
                var reach = side.Thick / 2 + 2;
                var (from, to) = (middle - reach, middle + reach);
                if (
                    Grey(image, level, t, from - 1, depth) <= StampFrame.Dark
                    && Grey(image, level, t, to + 1, depth) <= StampFrame.Dark
                )
                    continue;
                for (var k = Math.Max(0, from); k <= Math.Min(depth - 1, to); k++)
                    image.Pixels[level ? k * image.Width + t : t * image.Width + k] = 255;
            }
        }
    }

    /// <summary>The rules that part a divided stamp, of an image that shows nothing but it.</summary>
    internal static void EraseRules(GreyImage inside)
    {
        var rules = Tables.RulingLineFinder.Find(inside, StampFrame.Dark);
        var scale = inside.Dpi / 72.0;
        foreach (var rule in rules.Level.Where(r => (r.To - r.From) * scale > 0.45 * inside.Width))
            inside.Erase(rule.From * scale, rule.At * scale - Rule, rule.To * scale, rule.At * scale + Rule);
        foreach (var rule in rules.Upright.Where(r => (r.To - r.From) * scale > 0.4 * inside.Height))
            inside.Erase(rule.At * scale - Rule, rule.From * scale, rule.At * scale + Rule, rule.To * scale);
    }

    /// <summary>The same within a frame on its page.</summary>
    internal static void EraseRules(GreyImage page, StampFrame frame)
    {
        var box = frame.Around;
        var (left, top) = (Math.Max(0, (int)box.X0), Math.Max(0, (int)box.Y0));
        var inside = page.Crop(left, top, (int)box.X1 + 1, (int)box.Y1 + 1);
        EraseRules(inside);
        for (var y = 0; y < inside.Height; y++)
            inside
                .Pixels.AsSpan(y * inside.Width, inside.Width)
                .CopyTo(page.Pixels.AsSpan((y + top) * page.Width + left));
    }

    private static bool Within(StampFrame frame, bool level, int along)
    {
        var box = frame.Around;
        return level ? along >= box.X0 - 3 && along <= box.X1 + 3 : along >= box.Y0 - 3 && along <= box.Y1 + 3;
    }

    private static byte Grey(GreyImage image, bool level, int along, int across, int depth) =>
        across < 0 || across >= depth
            ? (byte)255
            : image.Pixels[level ? across * image.Width + along : along * image.Width + across];

    /// <summary>
    /// What stands within the frame and is lighter than a shade; light pixels at the edge of dark strokes are print
    /// that the scanner smoothed.
    /// </summary>
    internal static void EraseLighter(GreyImage image, StampFrame frame, int between)
    {
        var margin = -(Math.Max(frame.Left.Thick, frame.Top.Thick) + 2.0);
        var box = frame.Around;
        var (x0, y0) = (Math.Max(0, (int)(box.X0 + margin)), Math.Max(0, (int)(box.Y0 + margin)));
        var part = image.Crop(x0, y0, (int)(box.X1 - margin) + 1, (int)(box.Y1 - margin) + 1);
        var print = Strokes(part, between);
        for (var y = 0; y < part.Height; y++)
        for (var x = 0; x < part.Width; x++)
            if (!print[y * part.Width + x] && frame.ContainsPoint(x + x0, y + y0, margin))
                image.Pixels[(y + y0) * image.Width + x + x0] = 255;
    }

    /// <summary>What is as dark as a shade, or darker, with its rims.</summary>
    internal static void EraseDarker(GreyImage image, int between)
    {
        var print = Strokes(image, between);
        for (var i = 0; i < print.Length; i++)
            if (print[i])
                image.Pixels[i] = 255;
    }

    // Pixels up to a shade, with their rims.
    private static bool[] Strokes(GreyImage image, int upTo)
    {
        var rim = Math.Max(1, image.Dpi / 150);
        var strokes = new bool[image.Pixels.Length];
        for (var y = 0; y < image.Height; y++)
        for (var x = 0; x < image.Width; x++)
        {
            if (image.Pixels[y * image.Width + x] > upTo)
                continue;
            var (from, to) = (Math.Max(0, x - rim), Math.Min(image.Width - 1, x + rim));
            for (var near = Math.Max(0, y - rim); near <= Math.Min(image.Height - 1, y + rim); near++)
                strokes.AsSpan(near * image.Width + from, to - from + 1).Fill(true);
        }
        return strokes;
    }
}

/// <summary>How dark the print of a page and the rubber of a stamp are, 0 (black) to 255.</summary>
internal static class StampIntensity
{
    /// <summary>
    /// The shade that a tenth of the ink on the upper half of the page is darker than, and the one that a tenth of the
    /// stamp's sides is.
    /// </summary>
    internal static (int Print, int Rubber) Measure(GreyImage page, StampFrame frame)
    {
        var shades = new int[256];
        var ink = 0;
        for (var y = 0; y < page.Height / 2; y++)
            foreach (var pixel in page.Pixels.AsSpan(y * page.Width, page.Width))
                if (pixel < 128)
                {
                    shades[pixel]++;
                    ink++;
                }
        var (print, sum) = (0, 0);
        while (print < 127 && (sum += shades[print]) < ink / 10)
            print++;
        var sides = new List<byte>();
        var box = frame.Around;
        for (var y = (int)box.Y0 + 4; y < box.Y1 - 4; y++)
            foreach (var x in (ReadOnlySpan<double>)[frame.Left.AcrossAt(y), frame.Right.AcrossAt(y)])
                Add(x, y);
        for (var x = (int)box.X0 + 4; x < box.X1 - 4; x++)
            foreach (var y in (ReadOnlySpan<double>)[frame.Top.AcrossAt(x), frame.Bottom.AcrossAt(x)])
                Add(x, y);
        sides.Sort();
        return (print, sides.Count == 0 ? print : sides[sides.Count / 10]);

        void Add(double x, double y)
        {
            var (cx, cy) = ((int)Math.Round(x), (int)Math.Round(y));
            if (cx >= 0 && cx < page.Width && cy >= 0 && cy < page.Height)
                sides.Add(page.Pixels[cy * page.Width + cx]);
        }
    }
}
