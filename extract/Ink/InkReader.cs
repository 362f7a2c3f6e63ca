namespace Pipeline.Ink;

/// <summary>What the page's geometry tells of a line; all in pixels of the image, null where unknown.</summary>
/// <param name="Baseline">The row on which the printed letters stand.</param>
/// <param name="Start">The column where the label ("Số:", "ngày", "tháng") begins.</param>
public sealed record LineHints(double? Baseline = null, double? Start = null);

/// <summary>
/// Reads serials, days and months that are written by hand on number and date lines: small convolutional networks over
/// the
/// strip behind the label, several slightly moved passes averaged. Not for two threads at once; one instance serves
/// many lines.
/// </summary>
public sealed class InkReader(InkModel model)
{
    // Columns at 300 dpi: a strip begins a little after the label's first column, and that stands a margin from the
    // image's edge.
    private const double Margin = 20,
        AfterStart = -4;

    // From the end of the image back to where the month's strip begins: the margin, "năm 2019", the month, half of
    // "tháng".
    private const double MonthFromEnd = 350;
    private const int Kept = 10;

    // So many views, of all networks, that agree this surely are enough; the rest is looked at only in doubt.
    private const int FewViews = 3;
    private const double Sure = 0.97;
    private readonly NetworkPass _pass = new();
    private readonly float[] _strip = new float[InkStrip.Width * InkStrip.Height];

    /// <summary>A reader with the model that the program carries.</summary>
    public InkReader()
        : this(InkModel.Default) { }

    /// <summary>The serial of a number line.</summary>
    /// <param name="line">From "Số" (20 pixels of margin at 300 dpi) to the end of the symbol, in colour, at the page's
    /// own resolution.</param>
    /// <param name="hints">What the page tells.</param>
    public InkReading ReadSerial(InkImage line, LineHints? hints = null) =>
        Read(
            LineInk.Measure(line, hints?.Baseline),
            Start(line, hints),
            model.SerialNetworks,
            StringPrior.Serial,
            model.SerialCalibration
        );

    /// <summary>The day of a date line.</summary>
    /// <param name="line">From "ngày" (20 pixels of margin at 300 dpi) to the end of the year.</param>
    /// <param name="hints">What the page tells.</param>
    public InkReading ReadDay(InkImage line, LineHints? hints = null) =>
        Read(
            LineInk.Measure(line, hints?.Baseline),
            Start(line, hints),
            model.DayNetworks,
            StringPrior.Day,
            model.DayCalibration
        );

    /// <summary>The month of a date line, which ends 20 pixels (at 300 dpi) after the year.</summary>
    /// <param name="line">As for the day.</param>
    /// <param name="hints">What the page tells; Start is where the month's strip begins.</param>
    public InkReading ReadMonth(InkImage line, LineHints? hints = null) =>
        Read(
            LineInk.Measure(line, hints?.Baseline),
            hints?.Start is { } start ? start * 300 / line.Dpi : MonthStart(line),
            model.DayNetworks,
            StringPrior.Month,
            model.DayCalibration
        );

    /// <summary>
    /// Probability that a line is one of a date ("ngày … tháng … năm …"), not of a number ("Số: …/…").
    /// </summary>
    /// <param name="line">The line from its label on.</param>
    public double DateShare(InkImage line)
    {
        InkStrip.Cut(LineInk.Measure(line), Start(line, null), StripView.All[0], _strip);
        return LineKind.DateShare(model.KindWeights, LineKind.Features(_strip));
    }

    internal static double Start(InkImage line, LineHints? hints) =>
        (hints?.Start is { } start ? start * 300 / line.Dpi : Margin) + AfterStart;

    internal static double MonthStart(InkImage line) => line.Width * 300 / line.Dpi - MonthFromEnd;

    /// <summary>
    /// Strings of one strip with their mean shares over networks and views, before any prior. Where the first views
    /// agree surely the others are left out.
    /// </summary>
    internal Dictionary<string, double> Strings(LineInk line, double left, float[][] networks)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        var (passes, views, agree) = (0, 0, true);
        string? first = null;
        foreach (var view in StripView.All)
        {
            InkStrip.Cut(line, left, view, _strip);
            foreach (var network in networks)
            {
                passes++;
                var (best, share) = ("", -1.0);
                foreach (var (text, p) in StringBeam.Read(StringBeam.Normalise(_pass.Run(network, _strip))))
                {
                    sums[text] = sums.GetValueOrDefault(text) + p;
                    if (p > share)
                        (best, share) = (text, p);
                }
                agree &= share >= Sure && best == (first ??= best);
            }
            if (++views == FewViews && agree)
                break;
        }
        foreach (var text in sums.Keys.ToList())
            sums[text] /= passes;
        return sums;
    }

    /// <summary>Strings with a prior and a calibration.</summary>
    internal static InkReading Judge(
        Dictionary<string, double> strings,
        Func<string, double> prior,
        InkCalibration calibration
    )
    {
        double ink = 0,
            printed = 0,
            all = 0;
        foreach (var (text, p) in strings)
        {
            all += p;
            var figures = text.Count(c => c == 'p');
            if (text.Length == 0)
                continue;
            if (figures * 2 >= text.Length)
                printed += p;
            else
                ink += p;
        }
        if (all <= 0)
            return new InkReading([], 0, 0, null);
        var (handwritten, print) = (ink / all, printed / all);
        var weighed = strings
            .Where(s => s.Key.Length > 0 && !s.Key.Contains('p', StringComparison.Ordinal))
            .Select(s => (s.Key, Share: s.Value * prior(s.Key)))
            .Where(s => s.Share > 1e-9)
            .ToList();
        var total = weighed.Sum(w => w.Share);
        var candidates =
            handwritten < 0.1 || total <= 0
                ? []
                : weighed
                    .OrderByDescending(w => w.Share)
                    .ThenBy(w => w.Key, StringComparer.Ordinal)
                    .Take(Kept)
                    .Select(w => new InkCandidate(w.Key, calibration.Apply(w.Share / total)))
                    .ToList();
        var told =
            handwritten >= 0.5 && candidates.Count > 0 && candidates[0].Probability >= calibration.Threshold
                ? candidates[0].Value
                : null;
        return new InkReading(candidates, handwritten, print, told);
    }

    private InkReading Read(
        LineInk line,
        double left,
        float[][] networks,
        Func<string, double> prior,
        InkCalibration calibration
    ) => Judge(Strings(line, left, networks), prior, calibration);
}
