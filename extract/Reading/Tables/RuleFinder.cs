using Pipeline.Reading.Images;

namespace Pipeline.Reading.Tables;

/// <summary>Finds drawn lines in a page image as long runs of dark pixels: it does not matter how the file draws them.</summary>
internal static class RuleFinder
{
    // Letters give shorter runs: a level run of 20 points, an upright one of 11 (a capital of 14 points is 9.5 high).
    private const double LeastLevel = 20, LeastUpright = 11;
    private const int Gap = 2;

    /// <summary>All lines; <paramref name="dark"/> is the brightest value (0 to 255) that still counts as ink.</summary>
    internal static PageRules Find(Raster image, byte dark = 190)
    {
        var points = 72.0 / image.Dpi;
        return new PageRules(
            Lines(image, image.Height, image.Width, 1, image.Width, (int)(LeastLevel / points), dark, points),
            Lines(image, image.Width, image.Height, image.Width, 1, (int)(LeastUpright / points), dark, points));
    }

    private sealed class Band(int line, int from, int to)
    {
        internal int First = line, Last = line, From = from, To = to;
    }

    private static List<Rule> Lines(Raster image, int lines, int length, int step, int across, int least, byte dark, double points)
    {
        var done = new List<Band>();
        var open = new List<Band>();
        for (var line = 0; line < lines; line++)
        {
            for (var i = open.Count - 1; i >= 0; i--)
                if (open[i].Last < line - 1) { done.Add(open[i]); open.RemoveAt(i); }
            foreach (var (from, to) in Runs(image.Pixels, line * across, length, step, least, dark))
            {
                var known = open.Find(b => b.From <= to + Gap && from <= b.To + Gap);
                if (known is null) { open.Add(new Band(line, from, to)); continue; }
                (known.Last, known.From, known.To) = (line, Math.Min(known.From, from), Math.Max(known.To, to));
            }
        }
        done.AddRange(open);
        var rules = new List<Rule>();
        var thick = Math.Max(4, (int)(4 / points));
        foreach (var band in done)
        {
            var (from, to) = (band.From * points, (band.To + 1) * points);
            if (band.Last - band.First < thick) { rules.Add(new Rule((band.First + band.Last + 1) / 2.0 * points, from, to)); continue; }
            // A dark field (a filled heading cell): its two edges.
            rules.Add(new Rule(band.First * points, from, to));
            rules.Add(new Rule((band.Last + 1) * points, from, to));
        }
        rules.Sort((a, b) => a.At.CompareTo(b.At));
        return rules;
    }

    private static IEnumerable<(int From, int To)> Runs(byte[] pixels, int start, int length, int step, int least, byte dark)
    {
        var (from, last) = (-1, -1);
        for (int i = 0, at = start; i < length; i++, at += step)
        {
            if (pixels[at] > dark) continue;
            if (from >= 0 && i - last > Gap)
            {
                if (last - from + 1 >= least) yield return (from, last);
                from = i;
            }
            else if (from < 0) from = i;
            last = i;
        }
        if (from >= 0 && last - from + 1 >= least) yield return (from, last);
    }
}
