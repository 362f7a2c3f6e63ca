namespace Pipeline.Training;

/// <summary>
/// Figures as strokes, the ways in which Vietnamese hands write them: a 1 like an inverted V, a barred 7, an open 4 or
/// one like
/// H, a 5 whose bar is flung right or stands apart, a 2 with a loop, a 6 that begins far left, a 9 like g.
/// In units of the figure's height: x to the right from 0, y down from 0 (top) to 1 (foot).
/// </summary>
internal static class StrokeFigures
{
    // Several ways a figure; strokes are parted by '|', points by ' '; a stroke that begins with '-' is straight, else
    // smooth.
    private static readonly string[][] Ways =
    [
        [
            "0.3,0 0.05,0.2 0.02,0.6 0.2,1 0.45,0.85 0.52,0.4 0.35,0.03 0.25,0.02",
            "0.35,0.02 0.08,0.3 0.1,0.85 0.3,1 0.5,0.7 0.48,0.25 0.3,0.02 0.2,0.12",
            "0.1,0.02 0.08,0.5 0.1,1 0.4,0.9 0.5,0.5 0.4,0.1 0.05,0.03",
            "0.3,0.1 0.1,0.35 0.08,0.8 0.28,0.98 0.45,0.75 0.45,0.3 0.38,0.1",
            "0.3,0.25 0.1,0.5 0.15,0.9 0.35,1 0.5,0.7 0.42,0.3 0.3,0.25",
        ],
        [
            "-0,0.55 0.32,0|-0.32,0 0.25,1",
            "-0,0.7 0.4,0 0.28,1",
            "-0.1,0 0.08,1",
            "-0,0.25 0.2,0 0.16,1",
            "-0,0.4 0.25,0 0.2,1|-0.02,1 0.42,0.98",
            "-0,0.95 0.4,0.02 0.3,1",
            "0,0.5 0.2,0.25 0.34,0 0.3,0.4 0.24,1",
            "-0.2,0 0,1",
        ],
        [
            "0.05,0.25 0.25,0 0.5,0.15 0.4,0.5 0.05,0.98|-0.05,0.98 0.6,0.95",
            "0.05,0.22 0.28,0 0.5,0.2 0.35,0.6 0.1,0.95 0.02,0.88 0.15,0.8 0.4,0.98 0.65,0.88",
            "0.1,0.3 0.2,0.03 0.45,0.05 0.45,0.4 0.2,0.8 0.02,1 0.05,0.85 0.3,0.88 0.6,1",
            "0,0.1 0.3,0 0.45,0.25 0.2,0.75 0,1 0.3,0.95 0.6,1",
            "0.15,0.25 0.3,0.02 0.42,0.12 0.25,0.6 0.02,0.95 0.08,0.8 0.25,0.9 0.55,0.95",
            "0.02,0.35 0.2,0.02 0.5,0.1 0.5,0.45 0.25,0.85 0,0.95 0.02,0.75 0.25,0.8 0.6,0.95",
        ],
        [
            "0.05,0.12 0.3,0 0.48,0.2 0.22,0.45|0.22,0.45 0.5,0.6 0.45,0.9 0.2,1 0,0.9",
            "-0.02,0.03 0.48,0 0.2,0.38|0.2,0.38 0.5,0.5 0.5,0.8 0.25,1 0,0.92",
            "0.05,0.05 0.35,0.03 0.4,0.3 0.15,0.42 0.45,0.55 0.4,0.95 0,1",
            "-0.05,0.08 0.45,0 0.15,0.4|0.15,0.4 0.42,0.48 0.42,0.8 0.2,1 0.02,0.95",
        ],
        [
            "-0.25,0 0.02,0.6 0.65,0.55|-0.5,0.25 0.42,1",
            "-0.1,0 0.05,0.55 0.55,0.5|-0.55,0 0.5,1",
            "0.12,0 0.02,0.5 0.3,0.58 0.6,0.5|-0.6,0.05 0.5,1",
            "-0.4,0 0,0.65 0.62,0.65|-0.42,0 0.4,1",
            "-0.45,0.02 0.02,0.7 0.6,0.68|-0.5,0.4 0.42,1",
            "0.15,0 0.08,0.3 0.15,0.5 0.4,0.45 0.5,0.1|-0.52,0 0.42,1",
            "-0.1,0.05 0.08,0.5|-0.08,0.5 0.55,0.48|-0.55,0 0.52,1",
        ],
        [
            "-0.15,0.05 0.1,0.42|0.1,0.42 0.35,0.38 0.5,0.6 0.4,0.92 0.2,1 0,0.92|-0.15,0.05 0.7,0",
            "-0.18,0.1 0.1,0.45|0.1,0.45 0.4,0.45 0.45,0.75 0.25,1 0,0.95|-0.25,0 1,-0.08",
            "-0.15,0.15 0.08,0.5|0.08,0.5 0.38,0.48 0.42,0.85 0.15,1 0,0.93|-0.3,0 0.75,0.02",
            "-0.12,0.02 0.1,0.42|0.1,0.42 0.4,0.4 0.45,0.8 0.2,1 0,0.95|-0.12,0.02 0.5,0",
            "0.5,0.02 0.15,0.05 0.1,0.4 0.4,0.5 0.4,0.9 0,1",
        ],
        [
            "0.45,0 0.15,0.3 0.02,0.7 0.2,1 0.45,0.85 0.4,0.58 0.15,0.6 0.05,0.75",
            "-0.4,0.45 0,0.2 0.4,0 0.1,0.4 0.05,0.8 0.25,1 0.45,0.8 0.3,0.55 0.08,0.7".Replace(
                "-0.4,0.45",
                "0,0.45 0.1,0.35"
            ),
            "0.3,0 0.08,0.4 0.03,0.8 0.25,1 0.42,0.8 0.3,0.6 0.08,0.72",
            "0.35,0 0.05,0.6 0.1,0.98 0.4,0.95 0.45,0.7 0.25,0.62 0.05,0.8",
        ],
        [
            "-0,0.05 0.5,0.02 0.2,1|-0.05,0.52 0.55,0.46",
            "-0,0.08 0.55,0 0.25,1|-0,0.5 0.75,0.42",
            "0,0.15 0.1,0.02 0.5,0.05 0.3,0.5 0.2,1|-0.08,0.55 0.6,0.5",
            "-0,0.03 0.5,0.02 0.22,1",
            "-0.02,0.2 0.05,0.03 0.52,0.03 0.18,1|-0.02,0.55 0.5,0.45",
            "-0,0.3 0.3,0.02 0.12,1|-0.02,0.52 0.5,0.42",
            "0,0.25 0.15,0.08 0.42,0.03 0.25,0.5 0.15,1|-0,0.6 0.65,0.4",
        ],
        [
            "0.45,0.1 0.2,0 0.08,0.22 0.3,0.48 0.48,0.75 0.25,1 0.03,0.8 0.2,0.52 0.45,0.25 0.42,0.08",
            "0.5,0.05 0.2,0.03 0.1,0.25 0.42,0.65 0.35,0.98 0.08,0.92 0.1,0.65 0.48,0.15",
            "0.1,0.02 0.25,0.45 0.42,0.8 0.25,1 0.08,0.8 0.25,0.5 0.5,0",
            "0.3,0 0.1,0.15 0.25,0.42 0.45,0.2 0.3,0|0.25,0.42 0.05,0.7 0.25,1 0.48,0.75 0.28,0.42",
        ],
        [
            "0.45,0.12 0.2,0 0.03,0.25 0.2,0.5 0.45,0.25 0.48,0.1|0.48,0.1 0.45,0.6 0.3,0.95 0.05,0.98",
            "0.42,0.1 0.15,0.02 0.05,0.3 0.3,0.45 0.45,0.1|-0.45,0.05 0.4,1",
            "0.45,0.08 0.2,0 0.05,0.22 0.2,0.42 0.45,0.15 0.42,0.6 0.35,0.95 0.1,1 0,0.85",
            "0.4,0.15 0.2,0.02 0.05,0.2 0.25,0.4 0.45,0.1 0.3,0.6 0.1,1",
        ],
    ];

    private static readonly (double X, double Y, bool Starts, bool Straight)[][][] Parsed =
    [
        .. Ways.Select(w => w.Select(Points).ToArray()),
    ];

    /// <summary>Number of ways to write a figure.</summary>
    internal static int WaysCount(int digit) => Parsed[digit].Length;

    /// <summary>Segments of a figure, jittered: x0, y0, x1, y1.</summary>
    internal static List<(double X0, double Y0, double X1, double Y1)> Draw(
        int digit,
        int way,
        double jitter,
        Random random
    )
    {
        var points = Parsed[digit]
            [way]
            .Select(p =>
                p with
                {
                    X = p.X + jitter * (random.NextDouble() - 0.5),
                    Y = p.Y + jitter * (random.NextDouble() - 0.5),
                }
            )
            .ToArray();
        var stretch = 0.85 + 0.45 * random.NextDouble();
        // An up-stroke or a bar longer or shorter than in the table.
        if (digit == 1 && points.Length > 2)
            points[0] = points[0] with { X = points[0].X - random.NextDouble() * 0.35 };
        if (digit is 5 or 7)
            points[^1] = points[^1] with { X = points[^1].X + (random.NextDouble() - 0.25) * 0.4 };
        if (digit == 6 && random.Next(5) == 0)
            points[0] = points[0] with { X = points[0].X - 0.35, Y = points[0].Y + 0.2 };
        var segments = new List<(double, double, double, double)>();
        for (var from = 0; from < points.Length; )
        {
            var to = from + 1;
            while (to < points.Length && !points[to].Starts)
                to++;
            for (var i = from; i + 1 < to; i++)
            {
                var parts = points[from].Straight ? 1 : 4;
                var (a, b, c, d) = (
                    points[Math.Max(i - 1, from)],
                    points[i],
                    points[i + 1],
                    points[Math.Min(i + 2, to - 1)]
                );
                var (x, y) = (b.X, b.Y);
                for (var part = 1; part <= parts; part++)
                {
                    var t = (double)part / parts;
                    var (nx, ny) =
                        parts == 1 ? (c.X, c.Y) : (Curve(a.X, b.X, c.X, d.X, t), Curve(a.Y, b.Y, c.Y, d.Y, t));
                    segments.Add((x * stretch, y, nx * stretch, ny));
                    (x, y) = (nx, ny);
                }
            }
            from = to;
        }
        return segments;
    }

    private static double Curve(double a, double b, double c, double d, double t) =>
        b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

    private static (double, double, bool, bool)[] Points(string way) =>
        [
            .. way.Split('|')
                .SelectMany(stroke =>
                {
                    var straight = stroke.StartsWith('-');
                    return stroke
                        .TrimStart('-')
                        .Split(' ')
                        .Select(
                            (p, i) =>
                            {
                                var comma = p.IndexOf(',');
                                return (
                                    double.Parse(p[..comma], System.Globalization.CultureInfo.InvariantCulture),
                                    double.Parse(p[(comma + 1)..], System.Globalization.CultureInfo.InvariantCulture),
                                    i == 0,
                                    straight
                                );
                            }
                        );
                }),
        ];
}
