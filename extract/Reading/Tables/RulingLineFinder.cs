using Pipeline.Reading.Images;

namespace Pipeline.Reading.Tables;

/// <summary>
/// Finds drawn lines in a page image as long runs of dark pixels: it does not matter how the file draws them.
/// </summary>
internal static class RulingLineFinder
{
    // Letters give shorter runs: a level run of 20 points, an upright one of 11 (a capital of 14 points is 9.5 high).
    private const double LeastLevel = 20,
        LeastUpright = 11;
    private const int Gap = 2;

    /// <summary>
    /// All lines; <paramref name="dark"/> is the brightest value (0 to 255) that still counts as ink.
    /// </summary>
    internal static PageRulingLines Find(GreyImage image, byte dark = 190)
    {
        var points = 72.0 / image.Dpi;
        return new PageRulingLines(
            Join(LevelRuns(image, (int)(LeastLevel / points), dark), points),
            Join(UprightRuns(image, (int)(LeastUpright / points), dark), points)
        );
    }

    private sealed class Band(int line, int from, int to)
    {
        internal int First = line,
            Last = line,
            From = from,
            To = to;
    }

    // Runs by line, in order of lines: neighbours that share a stretch are one line.
    private static List<RulingLine> Join(IEnumerable<(int Line, int From, int To)> runs, double points)
    {
        var done = new List<Band>();
        var open = new List<Band>();
        var at = -1;
        foreach (var (line, from, to) in runs)
        {
            for (var i = open.Count - 1; line > at && i >= 0; i--)
                if (open[i].Last < line - 1)
                {
                    done.Add(open[i]);
                    open.RemoveAt(i);
                }
            at = line;
            var known = open.Find(b => b.From <= to + Gap && from <= b.To + Gap);
            if (known is null)
            {
                open.Add(new Band(line, from, to));
                continue;
            }
            (known.Last, known.From, known.To) = (line, Math.Min(known.From, from), Math.Max(known.To, to));
        }
        done.AddRange(open);
        var rules = new List<RulingLine>();
        var thick = Math.Max(4, (int)(4 / points));
        foreach (var band in done)
        {
            var (from, to) = (band.From * points, (band.To + 1) * points);
            if (band.Last - band.First < thick)
            {
                rules.Add(new RulingLine((band.First + band.Last + 1) / 2.0 * points, from, to));
                continue;
            }
            // A dark field (a filled heading cell): its two edges.
            rules.Add(new RulingLine(band.First * points, from, to));
            rules.Add(new RulingLine((band.Last + 1) * points, from, to));
        }
        rules.Sort((a, b) => a.At.CompareTo(b.At));
        return rules;
    }

    private static List<(int Line, int From, int To)> LevelRuns(GreyImage image, int least, byte dark)
    {
        var runs = new List<(int, int, int)>();
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Pixels.AsSpan(y * image.Width, image.Width);
            var (from, last) = (-1, -1);
            for (var x = row.IndexOfAnyInRange((byte)0, dark); x >= 0; )
            {
                if (from < 0 || x - last > Gap)
                {
                    if (from >= 0 && last - from + 1 >= least)
                        runs.Add((y, from, last));
                    from = x;
                }
                last = x;
                var next = row[(x + 1)..].IndexOfAnyInRange((byte)0, dark);
                x = next < 0 ? -1 : x + 1 + next;
            }
            if (from >= 0 && last - from + 1 >= least)
                runs.Add((y, from, last));
        }
        return runs;
    }

    // Row by row too, with the open run of each column kept: going down columns would miss the cache at each step.
    private static List<(int Line, int From, int To)> UprightRuns(GreyImage image, int least, byte dark)
    {
        var runs = new List<(int Line, int From, int To)>();
        var from = new int[image.Width];
        var last = new int[image.Width];
        Array.Fill(from, -1);
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Pixels.AsSpan(y * image.Width, image.Width);
            for (var x = row.IndexOfAnyInRange((byte)0, dark); x >= 0; )
            {
                if (from[x] < 0 || y - last[x] > Gap)
                {
                    if (from[x] >= 0 && last[x] - from[x] + 1 >= least)
                        runs.Add((x, from[x], last[x]));
                    from[x] = y;
                }
                last[x] = y;
                var next = row[(x + 1)..].IndexOfAnyInRange((byte)0, dark);
                x = next < 0 ? -1 : x + 1 + next;
            }
        }
        for (var x = 0; x < from.Length; x++)
            if (from[x] >= 0 && last[x] - from[x] + 1 >= least)
                runs.Add((x, from[x], last[x]));
        runs.Sort((a, b) => a.Line != b.Line ? a.Line.CompareTo(b.Line) : a.From.CompareTo(b.From));
        return runs;
    }
}
