using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>Strips of real crops to learn from, a little moved, scaled, slanted and spoiled each time.</summary>
internal sealed class RealLines
{
    private readonly List<(LineInk Line, double Left, int[] Target)> _strips = [];
    private readonly Random _random;

    internal RealLines(Purpose purpose, IEnumerable<LabelledCrop> crops, int seed)
    {
        _random = new Random(seed);
        foreach (var crop in crops)
        {
            if (crop.IsDate != (purpose == Purpose.Day))
                continue;
            var line = LineInk.Measure(crop.Line);
            var start = InkReader.Start(crop.Line, null);
            if (!crop.IsDate)
                Add(line, start, crop.Serial, crop.SerialInk, crop.HasSlash);
            else
            {
                Add(line, start, crop.Day, crop.DayInk, true);
                Add(line, InkReader.MonthStart(crop.Line), crop.Month, crop.MonthInk, true);
            }
        }
    }

    internal int Count => _strips.Count;

    private void Add(LineInk line, double left, string? text, string? ink, bool separator)
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
        _strips.Add(one);
        if (ink == "ink")
            _strips.Add(one);
    }

    /// <summary>The next strip.</summary>
    internal TrainingLine Next()
    {
        var (line, left, target) = _strips[_random.Next(_strips.Count)];
        var strip = new float[InkStrip.Width * InkStrip.Height];
        var view = new StripView(
            12 * (_random.NextDouble() - 0.5),
            6 * (_random.NextDouble() - 0.5),
            0.9 + 0.2 * _random.NextDouble(),
            0.3 * (_random.NextDouble() - 0.5)
        );
        InkStrip.Cut(line, left, view, strip);
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
