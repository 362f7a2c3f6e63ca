namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>Seals, signatures, punched holes: what is put on paper after printing.</summary>
internal static class SealPainter
{
    /// <summary>A round red seal with two rings, a star and worn lettering.</summary>
    public static void Press(ColourRaster page, SeededRandom dice, double x, double y, double radius)
    {
        var red = ((byte)dice.NextInRange(190, 230), (byte)dice.NextInRange(30, 70), (byte)dice.NextInRange(40, 80));
        new PenStroke(page, red, radius / 22).Circle(x, y, radius);
        new PenStroke(page, red, radius / 40).Circle(x, y, radius * 0.68);
        var pen = new PenStroke(page, red, radius / 30);
        for (var i = 0; i < 5; i++)
        {
            var (a, b) = (Angle(i * 2), Angle(i * 2 + 2));
            pen.Line(
                x + radius * 0.3 * Math.Cos(a),
                y + radius * 0.3 * Math.Sin(a),
                x + radius * 0.3 * Math.Cos(b),
                y + radius * 0.3 * Math.Sin(b)
            );
        }
        for (var letter = 0; letter < 34; letter++)
        {
            if (dice.IsChosen(0.15))
                continue;
            var at = letter * Math.PI * 2 / 34;
            for (var stroke = 0; stroke < 2; stroke++)
            {
                var (inner, outer, off) = (
                    radius * (0.73 + dice.NextShare() * 0.08),
                    radius * (0.86 + dice.NextShare() * 0.06),
                    (dice.NextShare() - 0.5) * 0.12
                );
                pen.Line(
                    x + inner * Math.Cos(at),
                    y + inner * Math.Sin(at),
                    x + outer * Math.Cos(at + off),
                    y + outer * Math.Sin(at + off)
                );
            }
        }
    }

    /// <summary>A signature: a running scribble.</summary>
    public static void Sign(ColourRaster page, SeededRandom dice, double x, double y, double width)
    {
        var points = new List<(double, double)>();
        var n = dice.NextInRange(9, 16);
        for (var i = 0; i < n; i++)
            points.Add(
                (
                    x + width * i / n + (dice.NextShare() - 0.3) * width / 6,
                    y + (dice.NextShare() - 0.5) * width * 0.5 * (1 - 0.6 * i / n)
                )
            );
        new PenStroke(page, (25, 40, 140), width / 70).Curve(points);
        new PenStroke(page, (25, 40, 140), width / 80).Line(
            x - width * 0.05,
            y + width * 0.12,
            x + width * 0.95,
            y - width * 0.05 + dice.NextShare() * width * 0.1
        );
    }

    /// <summary>Two punched holes at the left margin, with the dark lid of the scanner behind them.</summary>
    public static void Punch(ColourRaster page, double dpi)
    {
        foreach (var y in (double[])[page.Height / 2.0 - 40 / 25.4 * dpi, page.Height / 2.0 + 40 / 25.4 * dpi])
            for (var dy = -3.0; dy <= 3; dy += 25.4 / dpi)
            for (var dx = -3.0; dx <= 3; dx += 25.4 / dpi)
                if (dx * dx + dy * dy <= 9)
                    page.Ink((int)((11 + dx) / 25.4 * dpi), (int)(y + dy / 25.4 * dpi), (70, 68, 66), 1);
    }

    private static double Angle(int fifth) => -Math.PI / 2 + fifth * 2 * Math.PI / 5;
}
