namespace Pipeline.Ingest.Observing;

/// <summary>How fast a reader, an engine or a stage is, and since when it is slow.</summary>
/// <param name="Stage">read, extract, store, engine, index.</param>
/// <param name="Name">The reader, the engine, the operation.</param>
/// <param name="Units">Pages, calls or requests in the hours that count: since it is slow, or all that are
/// told.</param>
/// <param name="SecondsEach">Wall time of one of them, in those hours.</param>
/// <param name="Usual">Seconds each in the hours before; null where it is not slow.</param>
/// <param name="SlowSince">Start of the first slow hour, UTC; null where it is not slow.</param>
public sealed record ReaderSpeed(
    string Stage,
    string Name,
    long Units,
    double SecondsEach,
    double? Usual,
    DateTime? SlowSince
)
{
    /// <summary>Hours in which less was done tell nothing.</summary>
    private const int LeastUnits = 5;

    /// <summary>Hours that must have gone before, to know what is usual.</summary>
    private const int LeastHours = 3;

    /// <summary>So many times what is usual is slow,</summary>
    private const double SlowRatio = 2;

    /// <summary>and so many seconds more.</summary>
    private const double SlowSeconds = 0.02;

    /// <summary>One for each reader, engine and operation, those that took most time first.</summary>
    public static IReadOnlyList<ReaderSpeed> Judge(IEnumerable<HourlyTime> times) =>
        [
            .. times
                .Where(t => t.Units > 0)
                .GroupBy(t => (t.Stage, t.Name))
                .OrderByDescending(g => g.Sum(t => t.Seconds))
                .Select(g => Judge([.. g.OrderBy(t => t.Hour)])),
        ];

    private static ReaderSpeed Judge(HourlyTime[] hours)
    {
        HourlyTime[] telling = [.. hours.Where(h => h.Units >= LeastUnits)];
        // The earliest hour from which on all hours are slow by what was usual before it.
        for (var first = LeastHours; first < telling.Length; first++)
        {
            var usual = Median(telling[..first]);
            if (!telling[first..].All(h => Each(h) > SlowRatio * usual && Each(h) > usual + SlowSeconds))
                continue;
            var (units, seconds) = Sum(telling[first..]);
            return new ReaderSpeed(hours[0].Stage, hours[0].Name, units, seconds / units, usual, telling[first].Hour);
        }
        var (all, time) = Sum(hours);
        return new ReaderSpeed(hours[0].Stage, hours[0].Name, all, time / all, null, null);
    }

    private static (long Units, double Seconds) Sum(HourlyTime[] hours) =>
        (hours.Sum(h => h.Units), hours.Sum(h => h.Seconds));

    private static double Each(HourlyTime hour) => hour.Seconds / hour.Units;

    private static double Median(HourlyTime[] hours)
    {
        double[] each = [.. hours.Select(Each).Order()];
        return each.Length % 2 == 1 ? each[each.Length / 2] : (each[each.Length / 2 - 1] + each[each.Length / 2]) / 2;
    }
}
