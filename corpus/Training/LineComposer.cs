using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>What a network is for.</summary>
internal enum Purpose
{
    /// <summary>The serial of a number line.</summary>
    Serial,

    /// <summary>Day and month of a date line.</summary>
    Day,
}

/// <summary>
/// Composes lines to learn from: label, figures in ink (or in print, or none), symbol, leaders, rules, foreign strokes,
/// then a scanner's faults.
/// </summary>
internal sealed class LineComposer(Purpose purpose, FigureBank figures, PrintBank print, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Windows on months too, where it composes dates.</summary>
    internal bool Months { get; init; } = true;

    /// <summary>The next line; one whose figures do not end before the strip does is composed anew.</summary>
    internal TrainingLine Next()
    {
        TrainingLine? line;
        do line = Compose();
        while (line is null);
        return line;
    }

    private TrainingLine? Compose()
    {
        var sheet = new Sheet();
        var target = new List<int>();
        var centres = new List<double>();
        var isMonth = purpose == Purpose.Day && Months && _random.Next(3) == 0;
        var key = PrintBank.Pick(_random);
        var dark = 0.55f + 0.45f * _random.NextSingle();
        var scale = 0.97 + 0.08 * _random.NextDouble();
        var hand = new Hand(figures, _random);
        var kind = _random.NextDouble() switch
        {
            < 0.05 => 'b',
            < 0.14 => 'p',
            _ => 'i',
        };
        var text = Text(isMonth);

        var x = Label(sheet, isMonth, key, scale, dark, kind, text.Length);
        var begin = x;
        if (kind == 'p')
            x = Printed(sheet, text, x, key, scale, dark, target, centres);
        else if (kind == 'i')
            x = Ink(sheet, text, x, hand, target, centres);
        else
            x += 20 + 40 * _random.NextDouble();
        var end = x;
        if (end > InkStrip.Width - 3)
            return null;

        var space =
            kind == 'p' && _random.Next(2) == 0
                ? 1 + 4 * _random.NextDouble()
                : _random.NextDouble() switch
                {
                    < 0.5 => -3 + 8 * _random.NextDouble(),
                    < 0.9 => 18 * _random.NextDouble(),
                    _ => 30 * _random.NextDouble(),
                };
        x += space;
        // Where the label ends the month's window begins, its end is fixed by the year that follows.
        var without = purpose == Purpose.Serial ? _random.Next(30) == 0 : _random.Next(60) == 0;
        var after =
            purpose == Purpose.Serial ? (without ? print.BareSymbols : print.NumberSymbols)[key]
            : isMonth ? print.AfterMonth[key]
            : print.AfterDay[key];
        if (!without || purpose == Purpose.Serial)
            sheet.Print(
                after[_random.Next(after.Length)],
                x,
                InkStrip.Baseline,
                scale,
                dark * (_random.Next(25) == 0 ? 0.5f : 1)
            );
        var separator = x + (purpose == Purpose.Serial ? 3.5 : 8);
        if (!without && separator < InkStrip.Width - 2)
        {
            target.Add(NetworkShape.Separator);
            centres.Add(separator);
        }
        Extras(sheet, begin, end + Math.Max(0, space), hand);
        var moved = Spoil.Scan(sheet.Ink, _random);
        return new TrainingLine(moved, [.. target], [.. centres]);
    }

    private double Label(Sheet sheet, bool isMonth, (int, int) key, double scale, float dark, char kind, int length)
    {
        if (isMonth)
        {
            // The window stands so that "năm" begins about column 60.
            var start = 60 + 14 * (_random.NextDouble() - 0.5) - length * 9 - 12 * _random.NextDouble();
            var label = print.MonthLabels[key][0];
            sheet.Print(label, start - label.Advance * scale / 2, InkStrip.Baseline, scale, dark);
            return start + (kind == 'p' ? 3 + 3 * _random.NextDouble() : -3 + 8 * _random.NextDouble());
        }
        var x = 1.8 + (_random.Next(5) == 0 ? 22 : 9) * (_random.NextDouble() - 0.45);
        var labels = (purpose == Purpose.Serial ? print.NumberLabels : print.DayLabels)[key];
        var chosen = labels[_random.Next(labels.Length)];
        if (_random.Next(30) != 0)
            sheet.Print(chosen, x, InkStrip.Baseline, scale, dark);
        x += chosen.Advance * scale / 2;
        if (kind == 'p')
            return x + 3 + (_random.Next(3) == 0 ? 8 : 3) * _random.NextDouble();
        return x
            + _random.NextDouble() switch
            {
                < 0.45 => -4 + 8 * _random.NextDouble(),
                < 0.9 => 16 * _random.NextDouble(),
                _ => 40 * _random.NextDouble(),
            };
    }

    private string Text(bool isMonth)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        if (isMonth)
        {
            var month = _random.Next(1, 13);
            return _random.Next(2) == 0 ? month.ToString("00", culture) : month.ToString(culture);
        }
        if (purpose == Purpose.Day)
        {
            var day = _random.Next(12) == 0 ? _random.Next(0, 100) : _random.Next(1, 32);
            return day > 9 || _random.Next(20) > 0 ? day.ToString("00", culture) : day.ToString(culture);
        }
        return _random.NextDouble() switch
        {
            < 0.03 => _random.Next(1, 10).ToString(culture),
            < 0.13 => _random.Next(1, 10).ToString("00", culture),
            < 0.42 => _random.Next(10, 100).ToString(culture),
            < 0.45 => _random.Next(10, 100).ToString("000", culture),
            < 0.8 => _random.Next(100, 1000).ToString(culture),
            < 0.985 => _random.Next(1000, 10000).ToString(culture),
            _ => _random.Next(10000, 30000).ToString(culture),
        };
    }

    private double Printed(
        Sheet sheet,
        string text,
        double x,
        (int, int) key,
        double scale,
        float dark,
        List<int> target,
        List<double> centres
    )
    {
        var set = (purpose == Purpose.Serial ? print.UprightFigures : print.SlantedFigures)[key];
        foreach (var letter in text)
        {
            var next = sheet.Print(set[letter - '0'], x, InkStrip.Baseline, scale, dark);
            target.Add(NetworkShape.PrintedDigit);
            centres.Add((x + next) / 2);
            x = next;
        }
        return x;
    }

    private double Ink(Sheet sheet, string text, double start, Hand hand, List<int> target, List<double> centres)
    {
        Written? before = null;
        var (offset, right) = (0.0, start);
        foreach (var letter in text)
        {
            var figure = hand.Write(letter - '0', right - start);
            if (before is null)
                offset = start - FirstColumn(figure);
            else
            {
                // Moved right until the nearest rows stand apart by the hand's gap.
                var nearest = double.MaxValue;
                for (var row = 0; row < InkStrip.Height; row++)
                {
                    int? edge = null;
                    for (var near = row - 2; near <= row + 2; near++)
                        if (before.Edge(near, true) is { } e && (edge is null || e > edge))
                            edge = e;
                    if (edge is { } a && figure.Edge(row, false) is { } b)
                        nearest = Math.Min(nearest, b - a);
                }
                var bounded =
                    nearest == double.MaxValue
                        ? right - FirstColumn(figure)
                        : offset - nearest + 1 + hand.Gap + 1.5 * (_random.NextDouble() - 0.5);
                offset = Math.Max(bounded, offset + 2);
            }
            var (left, width) = ((int)Math.Round(offset), figure.Width);
            for (var y = 0; y < figure.Height; y++)
            for (var x = 0; x < width; x++)
                sheet.Darken(figure.Left + left + x, figure.Top + y, figure.Ink[y * width + x] * hand.Dark);
            before = figure;
            var (first, last) = (FirstColumn(figure) + offset, LastColumn(figure) + offset);
            target.Add(NetworkShape.FirstDigit + letter - '0');
            centres.Add((first + last) / 2);
            right = Math.Max(last, start);
        }
        return right;
    }

    private static int FirstColumn(Written figure)
    {
        var least = int.MaxValue;
        for (var row = 0; row < InkStrip.Height; row++)
            least = Math.Min(least, figure.Edge(row, false) ?? int.MaxValue);
        return least == int.MaxValue ? 0 : least;
    }

    private static int LastColumn(Written figure)
    {
        var greatest = int.MinValue;
        for (var row = 0; row < InkStrip.Height; row++)
            greatest = Math.Max(greatest, figure.Edge(row, true) ?? int.MinValue);
        return greatest == int.MinValue ? 0 : greatest;
    }

    private void Extras(Sheet sheet, double begin, double end, Hand hand)
    {
        if (_random.Next(7) == 0)
            Leader(sheet, begin, end);
        if (purpose == Purpose.Serial && _random.Next(7) == 0)
        {
            // The rule under the issuer's name.
            var (y, from) = (1 + 8 * _random.NextDouble(), InkStrip.Width * (_random.NextDouble() - 0.2));
            sheet.Stroke(
                from,
                y,
                from + 30 + 120 * _random.NextDouble(),
                y + 2 * (_random.NextDouble() - 0.5),
                0.4 + 0.5 * _random.NextDouble(),
                0.9f
            );
        }
        if (_random.Next(20) == 0)
        {
            // A stroke of a signature or of a neighbour in ink.
            var (x, y) = (InkStrip.Width * _random.NextDouble(), InkStrip.Height * _random.NextDouble());
            sheet.Stroke(
                x,
                y,
                x + 40 * (_random.NextDouble() - 0.5),
                y + 20 * (_random.NextDouble() - 0.5),
                0.8,
                hand.Dark
            );
        }
        if (_random.Next(25) == 0)
        {
            // What is left of a seal.
            var (cx, cy, r) = (
                InkStrip.Width * _random.NextDouble(),
                InkStrip.Height * (_random.NextDouble() * 3 - 1),
                30 + 40 * _random.NextDouble()
            );
            var tone = 0.1f + 0.3f * _random.NextSingle();
            for (var a = 0; a < 40; a++)
                sheet.Stroke(
                    cx + r * Math.Cos(a * Math.PI / 20),
                    cy + r * Math.Sin(a * Math.PI / 20),
                    cx + r * Math.Cos((a + 1) * Math.PI / 20),
                    cy + r * Math.Sin((a + 1) * Math.PI / 20),
                    1,
                    tone
                );
        }
        if (_random.Next(40) == 0)
            sheet.Stroke(
                InkStrip.Width * _random.NextDouble(),
                -2,
                InkStrip.Width * _random.NextDouble(),
                50,
                0.5,
                0.15f
            );
    }

    /// <summary>A dotted leader, as printed for ink to stand on; also through the figures.</summary>
    internal void Leader(Sheet sheet, double begin, double end)
    {
        var (pitch, radius, y) = (
            2.6 + 2.6 * _random.NextDouble(),
            0.45 + 0.45 * _random.NextDouble(),
            InkStrip.Baseline - 1 + 3 * (_random.NextDouble() - 0.6)
        );
        var dark = 0.5f + 0.5f * _random.NextSingle();
        for (var x = begin - 4 * _random.NextDouble(); x < end + 3; x += pitch)
            sheet.Stroke(x, y, x, y, radius, dark);
    }
}
