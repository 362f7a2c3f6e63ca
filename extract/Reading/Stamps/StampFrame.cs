using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Tables;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Stamps;

/// <summary>A side of a frame as a straight line: across = At + Slope × along, in pixels of the page.</summary>
/// <param name="At">Where it crosses the axis.</param>
/// <param name="Slope">Pixels across for each along.</param>
/// <param name="Thick">Pixels of the drawn line.</param>
internal readonly record struct FrameSide(double At, double Slope, int Thick)
{
    /// <summary>Its place across.</summary>
    internal double AcrossAt(double along) => At + Slope * along;
}

/// <summary>
/// A drawn frame of the size of an office's arrival stamp (Decree 30/2020/NĐ-CP, Annex IV: 35 × 50 mm; older ones are
/// lower) on the
/// upper part of a page, pressed a little askew and across what is printed there.
/// </summary>
/// <param name="Left">Its left side, by row.</param>
/// <param name="Top">Its upper side, by column.</param>
/// <param name="Right">Its right side, by row.</param>
/// <param name="Bottom">Its lower side, by column.</param>
internal sealed record StampFrame(FrameSide Left, FrameSide Top, FrameSide Right, FrameSide Bottom)
{
    /// <summary>The lightest shade that counts as drawn.</summary>
    internal const byte Dark = 150;

    private const double UpperPart = 0.55,
        LeastWidth = 26,
        MostWidth = 80,
        LeastHeight = 14,
        MostHeight = 52;

    // Shares of a side that lie on its line: letters cross it, and rubber prints badly.
    private const double OfSide = 0.5,
        OfAll = 0.65;
    private const double MillimetresThick = 1.1;

    /// <summary>Frames, from the left; most pages have none.</summary>
    internal static IReadOnlyList<StampFrame> Find(GreyImage page)
    {
        var mm = page.Dpi / 25.4;
        var upper = page.Crop(0, 0, page.Width, (int)(page.Height * UpperPart));
        var found = new List<StampFrame>();
        foreach (var shape in ConnectedComponent.FindAll(upper, Dark, (int)(4 * LeastWidth * mm)))
        {
            if (
                shape.Width < LeastWidth * mm
                || shape.Width > MostWidth * mm
                || shape.Height < LeastHeight * mm
                || shape.Height > MostHeight * mm
            )
                continue;
            if (shape.Pixels > 0.3 * shape.Width * shape.Height)
                continue;
            if (FromShape(upper, shape) is { } frame)
                found.Add(frame with { Divided = frame.IsDivided(upper) });
        }
        return found;
    }

    /// <summary>
    /// Lines from side to side within: a table, a form, or a stamp whose "ĐẾN" has a cell of its own.
    /// </summary>
    internal bool Divided { get; init; }

    /// <summary>True for what lies inside; a margin of pixels makes it smaller.</summary>
    internal bool ContainsPoint(double x, double y, double margin = 0) =>
        x > Left.AcrossAt(y) + margin
        && x < Right.AcrossAt(y) - margin
        && y > Top.AcrossAt(x) + margin
        && y < Bottom.AcrossAt(x) - margin;

    /// <summary>The least upright box around it.</summary>
    internal Pipeline.Layout.Box Around
    {
        get
        {
            var (x0, x1) = (Left.AcrossAt(Top.At), Right.AcrossAt(Top.At));
            var (y0, y1) = (
                Math.Min(Top.AcrossAt(x0), Top.AcrossAt(x1)),
                Math.Max(Bottom.AcrossAt(x0), Bottom.AcrossAt(x1))
            );
            return new Pipeline.Layout.Box(
                Math.Min(Left.AcrossAt(y0), Left.AcrossAt(y1)),
                y0,
                Math.Max(Right.AcrossAt(y0), Right.AcrossAt(y1)),
                y1
            );
        }
    }

    private static StampFrame? FromShape(GreyImage image, ConnectedComponent shape)
    {
        var sides = new FrameSide[4];
        var sum = 0.0;
        for (var side = 0; side < 4; side++)
        {
            var (line, share) = Fit(image, shape, level: side % 2 == 1, first: side < 2);
            if (share < OfSide || line.Thick > MillimetresThick * image.Dpi / 25.4)
                return null;
            sides[side] = line;
            sum += share;
        }
        return sum / 4 < OfAll ? null : new StampFrame(sides[0], sides[1], sides[2], sides[3]);
    }

    // Of all slightly askew lines the one that most of the outermost dark pixels lie on.
    private static (FrameSide Side, double Share) Fit(GreyImage image, ConnectedComponent shape, bool level, bool first)
    {
        var (from, to) = level ? (shape.Left, shape.Right) : (shape.Top, shape.Bottom);
        var (near, far) = level ? (shape.Top, shape.Bottom) : (shape.Left, shape.Right);
        var (a, b) = (from + (to - from) / 12, to - (to - from) / 12);
        var reach = (far - near) * 2 / 5;
        var points = new List<(int Along, int Across, int Thick)>();
        for (var t = a; t <= b; t++)
        for (var k = 0; k <= reach; k++)
        {
            var across = first ? near + k : far - k;
            if (!IsDark(image, level, t, across))
                continue;
            var thick = 1;
            while (thick <= reach && IsDark(image, level, t, across + (first ? thick : -thick)))
                thick++;
            points.Add((t, across, thick));
            break;
        }
        if (points.Count < (b - a) / 2)
            return default;
        var tolerance = Math.Max(1.5, image.Dpi / 110.0);
        (FrameSide Side, int Count) best = default;
        for (var step = -20; step <= 20; step++)
        {
            var slope = step * 0.003;
            var offsets = points.Select(p => p.Across - slope * p.Along).Order().ToArray();
            for (int i = 0, j = 0; j < offsets.Length; j++)
            {
                while (offsets[j] - offsets[i] > 2 * tolerance)
                    i++;
                if (j - i + 1 > best.Count)
                    best = (new FrameSide((offsets[i] + offsets[j]) / 2, slope, 0), j - i + 1);
            }
        }
        var line = best.Side;
        var on = points
            .Where(p => Math.Abs(p.Across - line.AcrossAt(p.Along)) <= tolerance + 0.5)
            .Select(p => p.Thick)
            .Order()
            .ToArray();
        if (on.Length == 0)
            return default;
        var drawn = on[on.Length / 2];
        return (
            line with
            {
                At = line.At + (first ? 0.5 : -0.5) * (drawn - 1),
                Thick = drawn,
            },
            (double)best.Count / (b - a + 1)
        );
    }

    private static bool IsDark(GreyImage image, bool level, int along, int across)
    {
        var (x, y) = level ? (along, across) : (across, along);
        return (uint)x < (uint)image.Width && (uint)y < (uint)image.Height && image.Pixels[y * image.Width + x] <= Dark;
    }

    // Lines from side to side within.
    private bool IsDivided(GreyImage image)
    {
        var box = Around;
        var inside = Pipeline.Reading.Tables.RulingLineFinder.Find(
            image.Crop((int)box.X0, (int)box.Y0, (int)box.X1, (int)box.Y1),
            Dark
        );
        var points = 72.0 / image.Dpi;
        var (width, height) = (box.Width * points, box.Height * points);
        return inside.Level.Any(r => r.At > height * 0.12 && r.At < height * 0.88 && r.To - r.From > width * 0.7)
            || inside.Upright.Any(r => r.At > width * 0.08 && r.At < width * 0.92 && r.To - r.From > height * 0.7);
    }
}

/// <summary>
/// Tells the words of an arrival stamp ("CÔNG VĂN ĐẾN", "Số:", "Ngày:", "Chuyển:", "Lưu hồ sơ số:") from what stands
/// below it.
/// </summary>
internal static class ArrivalStampWordSelector
{
    private static readonly string[] Labels = ["so", "ngay", "chuyen", "luu", "gio"];

    // Shares of the frame's width in which a label begins, and to which what is filled in reaches.
    private const double LabelsWithin = 0.3,
        LabelsInCell = 0.6;

    /// <summary>Those of the stamp; none where the frame holds no title and less than two labels.</summary>
    /// <param name="read">What OCR reads within the frame.</param>
    /// <param name="frame">In pixels of the same image.</param>
    internal static IReadOnlyList<OcrWord> Select(IReadOnlyList<OcrWord> read, StampFrame frame)
    {
        var box = frame.Around;
        var found = new List<OcrWord>();
        var (title, labels) = (false, 0);
        foreach (var line in read.GroupBy(w => w.Line))
        {
            OcrWord[] words = [.. line];
            if (!title && TitleEnd(words) is var end && end > 0)
            {
                title = true;
                found.AddRange(words[..end]);
                continue;
            }
            if (
                Fold(words[0]) is var first
                && Array.Exists(Labels, l => IsClose(first, l))
                && words[0].Box.X0 < box.X0 + (frame.Divided ? LabelsInCell : LabelsWithin) * box.Width
            )
            {
                labels++;
                found.AddRange(words.TakeWhile((w, i) => i == 0 || IsFilling(w)));
            }
        }
        // Of a table the words may be a stamp's labels by chance: a divided frame must hold both.
        return (frame.Divided ? title && labels >= 1 : title || labels >= 2) ? found : [];
    }

    // "… ĐẾN": one past it; what follows on the line, or sticks to the word ("ĐẾNSố:"), is of the page below.
    private static int TitleEnd(OcrWord[] words)
    {
        var before = "";
        for (var i = 0; i < Math.Min(words.Length, 4); i++)
        {
            var fold = before + Fold(words[i]);
            if (
                fold is "den" && words[i].Text.Trim('.', ':').All(char.IsUpper)
                || fold is "congvanden" or "vanbanden" or "vbden" or "cvden" or "vanden"
            )
                return i + 1;
            if (
                fold.StartsWith("congvanden", StringComparison.Ordinal)
                || fold.StartsWith("vanbanden", StringComparison.Ordinal)
            )
                return i;
            before = words[i].Text.Any(char.IsLetter) ? fold : before;
        }
        return 0;
    }

    /// <summary>True for dots to write upon, and for figures and strokes of a day.</summary>
    internal static bool IsFilling(OcrWord word) =>
        word.Text.Count(char.IsLetter) is var letters && (letters == 0 || letters == 1 && word.Text.Length > 3);

    // One letter of a longer label may be misread.
    private static bool IsClose(string word, string label) =>
        word == label
        || label.Length > 3 && word.Length == label.Length && word.Zip(label).Count(p => p.First != p.Second) == 1;

    private static string Fold(OcrWord word) => Folding.FoldLower(word.Text).Trim('.', ':', '|', '-', '_', ';', ',');
}
