using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>
/// Strips of real crops to learn from, each time moved, scaled, slanted, bent, with another pen, and spoiled.
/// An office with many papers comes oftener than one with few, but not in proportion: what is sought is every hand.
/// </summary>
internal sealed class RealLines
{
    private readonly List<List<(LineInk Line, double Left, int[] Target)>> _offices = [];
    private readonly List<double> _weights = [];
    private readonly Random _random;

    internal RealLines(Purpose purpose, IEnumerable<LabelledCrop> crops, int seed)
    {
        _random = new Random(seed);
        foreach (var office in crops.Where(c => c.IsDate == (purpose == Purpose.Day)).GroupBy(c => c.Group))
        {
            var strips = new List<(LineInk, double, int[])>();
            foreach (var crop in office)
            {
                var line = LineInk.Measure(crop.Line);
                var start = InkReader.Start(crop.Line, null);
                if (!crop.IsDate)
                    Add(strips, line, start, crop.Serial, crop.SerialInk, crop.HasSlash);
                else
                {
                    Add(strips, line, start, crop.Day, crop.DayInk, true);
                    Add(strips, line, InkReader.MonthStart(crop.Line), crop.Month, crop.MonthInk, true);
                }
            }
            if (strips.Count == 0)
                continue;
            _offices.Add(strips);
            _weights.Add(Math.Sqrt(strips.Count));
        }
    }

    internal int Count => _offices.Count;

    private static void Add(
        List<(LineInk, double, int[])> strips,
        LineInk line,
        double left,
        string? text,
        string? ink,
        bool separator
    )
    {
        if (ink is null || text is null && ink != "blank")
            return;
        IEnumerable<int> target = (text ?? "")
            .Where(char.IsAsciiDigit)
            .Select(c => ink == "printed" ? NetworkShape.PrintedDigit : NetworkShape.FirstDigit + c - '0');
        if (separator)
            target = target.Append(NetworkShape.Separator);
        var one = (line, left, target.ToArray());
        // Print is plentiful on date lines and all alike.
        strips.Add(one);
        if (ink == "ink")
            strips.AddRange([one, one]);
    }

    /// <summary>The next line.</summary>
    internal TrainingLine Next()
    {
        var at = _random.NextDouble() * _weights.Sum();
        var office = 0;
        while (office + 1 < _weights.Count && (at -= _weights[office]) > 0)
            office++;
        var (line, left, target) = _offices[office][_random.Next(_offices[office].Count)];
        var strip = new float[InkStrip.Width * InkStrip.Height];
        var view = new StripView(
            12 * (_random.NextDouble() - 0.5),
            6 * (_random.NextDouble() - 0.5),
            0.87 + 0.26 * _random.NextDouble(),
            0.36 * (_random.NextDouble() - 0.5)
        );
        InkStrip.Cut(line, left, view, strip);
        if (_random.Next(2) == 0)
            strip = Spoil.Bend(strip, _random);
        if (_random.Next(2) == 0)
            strip = Spoil.Pen(strip, 1.4f * (_random.NextSingle() - 0.4f));
        if (_random.Next(10) == 0)
        {
            var sheet = new Sheet();
            strip.CopyTo(sheet.Ink, 0);
            var y = InkStrip.Baseline + view.Down + 3 * (_random.NextDouble() - 0.6);
            var (pitch, radius) = (2.6 + 2.6 * _random.NextDouble(), 0.45 + 0.45 * _random.NextDouble());
            for (var x = 34.0; x < 60 + 40 * _random.NextDouble(); x += pitch)
                sheet.Stroke(x, y, x, y, radius, 0.8f);
            strip = sheet.Ink;
        }
        return new TrainingLine(_random.Next(2) == 0 ? Spoil.Scan(strip, _random) : strip, target, null);
    }
}
