using System.Globalization;
using System.Text;
using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>Fits the calibration to cross-validated readings, chooses the threshold, and tells the figures.</summary>
internal static class Report
{
    private const double WrongAllowed = 0.02;

    // No threshold below this, however well the sample does: it is small.
    private const double LeastThreshold = 0.6;

    /// <summary>
    /// Slope and shift by Newton's method on the logit of the share, with a weak pull to (1, 0); then the least
    /// threshold that keeps wrong ones rare.
    /// </summary>
    internal static InkCalibration Fit(IReadOnlyList<CrossRead> reads)
    {
        var (slope, shift) = (1.0, 0.0);
        const double pull = 1;
        for (var round = 0; round < 50; round++)
        {
            var (gs, gb, hss, hsb, hbb) = (-pull * (slope - 1), -pull * shift, pull, 0.0, pull);
            foreach (var read in reads.Where(r => r.Reading is { IsInk: true, Candidates.Count: > 0 }))
            {
                var share = Math.Clamp(read.Reading.Best, 1e-6, 1 - 1e-6);
                var x = Math.Min(Math.Log(share / (1 - share)), 6);
                var p = 1 / (1 + Math.Exp(-(slope * x + shift)));
                var (miss, weight) = ((read.IsRight ? 1 : 0) - p, p * (1 - p));
                (gs, gb, hss, hsb, hbb) = (
                    gs + miss * x,
                    gb + miss,
                    hss + weight * x * x,
                    hsb + weight * x,
                    hbb + weight
                );
            }
            var determinant = hss * hbb - hsb * hsb;
            slope += (hbb * gs - hsb * gb) / determinant;
            shift += (hss * gb - hsb * gs) / determinant;
        }
        var calibration = new InkCalibration(Math.Max(slope, 0.2), shift, 1.1);
        var threshold = 1.0;
        foreach (
            var candidate in reads
                .Where(r => r.Reading.IsInk && r.Reading.Candidates.Count > 0)
                .Select(r => calibration.Apply(r.Reading.Best))
                .OrderDescending()
        )
        {
            var told = reads.Where(r => Told(r, calibration, candidate)).ToList();
            if (told.Count(r => !r.IsRight) > WrongAllowed * told.Count)
                break;
            threshold = candidate;
        }
        return calibration with { Threshold = Math.Max(LeastThreshold, Math.Floor(threshold * 1000) / 1000) };
    }

    private static bool Told(CrossRead read, InkCalibration calibration, double threshold) =>
        read.Reading.IsInk && read.Reading.Candidates.Count > 0 && calibration.Apply(read.Reading.Best) >= threshold;

    /// <summary>The figures as Markdown.</summary>
    internal static string Write(IReadOnlyList<CrossRead> reads, InkCalibration serial, InkCalibration day)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line(
            $"| place | fold | in ink | best right | among three | told | told wrong | taken for ink | not ink | taken for ink |"
        );
        Line($"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var field in reads.GroupBy(r => r.Field))
        {
            var calibration = field.Key == "serial" ? serial : day;
            foreach (var fold in field.Select(r => r.Fold).Distinct().Order().Append(-1))
            {
                var of = field.Where(r => fold < 0 || r.Fold == fold).ToList();
                var ink = of.Where(r => r.Written).ToList();
                var told = of.Where(r => Told(r, calibration, calibration.Threshold)).ToList();
                Line(
                    $"| {field.Key} | {(fold < 0 ? "all" : fold == 0 ? "0 (dev)" : fold)} | {ink.Count} | {ink.Count(r => r.IsRight)} ({Share(ink.Count(r => r.IsRight), ink.Count)}) | {Share(ink.Count(r => r.IsAmongThree), ink.Count)} | {Share(told.Count(r => r.Written), ink.Count)} | {told.Count(r => !r.IsRight)} | {ink.Count(r => r.Reading.IsInk)} | {of.Count - ink.Count} | {of.Count(r => !r.Written && r.Reading.IsInk)} |"
                );
            }
        }
        Line($"");
        Line($"Calibration: serials {serial}, days {day}");
        foreach (var field in reads.GroupBy(r => r.Field))
        {
            Line($"");
            Line($"Reliability, {field.Key}: | probability | read | right | mean probability |");
            var calibration = field.Key == "serial" ? serial : day;
            double[] edges = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01];
            for (var i = 0; i + 1 < edges.Length; i++)
            {
                var bin = field
                    .Where(r =>
                        r.Reading.Candidates.Count > 0
                        && calibration.Apply(r.Reading.Best) is var p
                        && p >= edges[i]
                        && p < edges[i + 1]
                    )
                    .ToList();
                if (bin.Count > 0)
                    Line(
                        $"| {edges[i]:F2}-{Math.Min(1, edges[i + 1]):F2} | {bin.Count} | {Share(bin.Count(r => r.IsRight), bin.Count)} | {bin.Average(r => calibration.Apply(r.Reading.Best)):F3} |"
                    );
            }
        }
        Line($"");
        Line($"| office | serials | right | days | right |");
        foreach (var office in reads.Where(r => r.Written).GroupBy(r => r.Crop.Group).OrderByDescending(g => g.Count()))
        {
            var (s, d) = (
                office.Where(r => r.Field == "serial").ToList(),
                office.Where(r => r.Field == "day").ToList()
            );
            Line($"| {office.Key} | {s.Count} | {s.Count(r => r.IsRight)} | {d.Count} | {d.Count(r => r.IsRight)} |");
        }
        Line($"");
        Line($"Mean time of a place (three to seven views): {reads.Skip(20).Average(r => r.Milliseconds):F1} ms");
        Line($"");
        Line($"Misread or taken for ink:");
        foreach (var read in reads.Where(r => r.Written ? !r.IsRight : r.Reading.IsInk).OrderByDescending(r => r.Share))
            Line(
                $"* {read.Crop.File} {read.Crop.Group} {read.Field}: {read.Truth} {(read.Written ? "" : "(not ink) ")}read {string.Join(", ", read.Reading.Candidates.Take(3).Select(c => $"{c.Value} {c.Probability.ToString("F2", CultureInfo.InvariantCulture)}"))}; ink {read.Reading.Handwritten:F2}"
            );
        return text.ToString();
    }

    private static string Share(int part, int whole) =>
        whole == 0 ? "-" : ((double)part / whole).ToString("F3", CultureInfo.InvariantCulture);
}
