using System.Globalization;
using Pipeline.Corpus.Generation.Wording;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>The arrival stamp "CÔNG VĂN ĐẾN", words of rubber, number and day by hand.</summary>
internal static class ArrivalStamp
{
    /// <summary>What stands on the rubber, a line each.</summary>
    public static readonly string[] Lines =
    [
        "CÔNG VĂN ĐẾN",
        "Số: ..................",
        "Ngày: ...............",
        "Chuyển: ............",
    ];

    private const double Width = 46,
        Height = 25;

    /// <summary>
    /// Presses the stamp where a clerk finds room in the left half of the first page's upper part, and gives what it
    /// says.
    /// </summary>
    public static Pipeline.Records.Arrival Press(
        ColourRaster page,
        IReadOnlyList<PrintedWord> words,
        ColourRaster rubber,
        SeededRandom dice,
        Handwriting hand,
        Paper paper,
        double dpi
    )
    {
        var mm = dpi / 25.4;
        var colour = dice.IsChosen(0.6) ? ((byte)200, (byte)40, (byte)60) : ((byte)40, (byte)50, (byte)160);
        var place = Room(words, dice);
        var (left, top) = (place.Left * mm, place.Top * mm);
        for (var y = 0; y < Height * mm; y++)
        for (var x = 0; x < Width * mm; x++)
        {
            var (sx, sy) = ((int)(10 * mm) + x, (int)(10 * mm) + y);
            if (sx >= rubber.Width || sy >= rubber.Height)
                continue;
            var grey = rubber.Grey(sy * rubber.Width + sx);
            if (grey < 250)
                page.Ink((int)left + x, (int)top + y, colour, (255 - grey) / 255.0 * 0.9);
        }
        var pen = new PenStroke(page, colour, dpi / 70);
        foreach (
            var (x0, y0, x1, y1) in (ReadOnlySpan<(double, double, double, double)>)
                [(0, 0, Width, 0), (Width, 0, Width, Height), (Width, Height, 0, Height), (0, Height, 0, 0)]
        )
            pen.Line(left + x0 * mm, top + y0 * mm, left + x1 * mm, top + y1 * mm);
        var number = dice.NextInRange(3, 2900).ToString(CultureInfo.InvariantCulture);
        var date = paper.Gold.Document.Date is { } iso
            ? DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(dice.NextInRange(1, 6))
            : (DateOnly?)null;
        hand.Write(page, number, left + 14 * mm, top + 11.5 * mm, 4.2 * mm);
        if (date is { } d)
            hand.Write(page, $"{d.Day}/{d.Month}/{d.Year % 100}", left + 16 * mm, top + 17.5 * mm, 3.6 * mm);
        return new Pipeline.Records.Arrival
        {
            Number = number,
            Date = date is { } on ? PrintedForms.FormatIsoDate(on) : null,
        };
    }

    // Of some places the one that covers the fewest words: below the number, beside the title, in the margin.
    private static (double Left, double Top) Room(IReadOnlyList<PrintedWord> words, SeededRandom dice)
    {
        const double mm = 72 / 25.4;
        var places = Enumerable
            .Range(0, 60)
            .Select(_ => (Left: (double)dice.NextInRange(4, 34), Top: (double)dice.NextInRange(3, 70)))
            .ToArray();
        return places.MinBy(p =>
            words.Count(w =>
                w.Page == 1
                && w.X0 < (p.Left + Width) * mm
                && w.X1 > p.Left * mm
                && w.Y0 < (p.Top + Height) * mm
                && w.Y1 > p.Top * mm
            )
        );
    }
}
