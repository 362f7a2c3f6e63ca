using Pipeline.Layout;
using Pipeline.Reading.Images;

namespace Pipeline.Reading.Tables;

/// <summary>The rules of a scanned page.</summary>
/// <param name="Lines">In points of the straightened page (see <see cref="ScannedRules.Straighten"/>).</param>
/// <param name="LevelMask">One value for each pixel of the levelled image: true where a level run is drawn.</param>
/// <param name="UprightMask">The same of upright runs; stems of letters are among them.</param>
/// <param name="Lean">dx/dy by which upright lines still lean after the page was levelled.</param>
/// <param name="Height">Of the page, points.</param>
internal sealed record ScannedRules(
    PageRulingLines Lines,
    bool[] LevelMask,
    bool[] UprightMask,
    double Lean,
    double Height
)
{
    // Points to both sides of a rule.
    private const double RuleReach = 2.2;

    /// <summary>No rules.</summary>
    internal static ScannedRules None { get; } = new(PageRulingLines.None, [], [], 0, 0);

    /// <summary>A box (points of the levelled page) where it stands once upright lines are straight.</summary>
    internal Box Straighten(Box box) => Shift(box, Lean * (box.MiddleY - Height / 2));

    /// <summary>The reverse of <see cref="Straighten"/>.</summary>
    internal Box Lay(Box box) => Shift(box, -Lean * (box.MiddleY - Height / 2));

    /// <summary>The levelled image without the rules that stand within a box (points, straightened).</summary>
    internal GreyImage Erase(GreyImage image, IReadOnlyList<Box> within)
    {
        var clean = image.Crop(0, 0, image.Width, image.Height);
        var scale = image.Dpi / 72.0;
        // Where an upright rule stands once the page is straight.
        var ruled = new bool[image.Width];
        foreach (var line in Lines.Upright)
            for (var x = (int)((line.At - RuleReach) * scale); x <= (line.At + RuleReach) * scale; x++)
                if ((uint)x < (uint)ruled.Length)
                    ruled[x] = true;
        foreach (var box in within)
        {
            var (top, bottom) = ((int)((box.Y0 - 3) * scale), (int)((box.Y1 + 3) * scale));
            for (var y = Math.Max(0, top); y < Math.Min(image.Height, bottom); y++)
            {
                var shift = Lean * (y / scale - Height / 2);
                var left = Math.Max(0, (int)((box.X0 - shift - 3) * scale));
                var right = Math.Min(image.Width, (int)((box.X1 - shift + 3) * scale));
                var straight = (int)Math.Round(shift * scale);
                for (var x = left; x < right; x++)
                    if (
                        y * image.Width + x is var at
                        && (LevelMask[at] || UprightMask[at] && ruled[Math.Clamp(x + straight, 0, image.Width - 1)])
                    )
                        clean.Pixels[at] = 255;
            }
        }
        return clean;
    }

    private static Box Shift(Box box, double by) => new(box.X0 + by, box.Y0, box.X1 + by, box.Y1);
}

/// <summary>
/// Finds the rules of a scanned page: what is left of it where only long dark runs stay (Leptonica's openings); pieces of a broken rule are joined.
/// </summary>
internal static unsafe class ScannedRuleFinder
{
    // Points. Letters give shorter runs.
    private const double LeastLevel = 20,
        LeastUpright = 11,
        Thick = 4;

    // Points: a rule broken by a faint copy, never the width or height of a cell.
    private const double Break = 9,
        SameLine = 1.6;

    // Points: side of a tile of one paper shade; and the share of that shade below which ink begins.
    private const double Tile = 36,
        Paler = 0.8;

    // Points: the stems of capitals that touch the rules above and below are shorter.
    private const double LeastColumn = 24;

    /// <summary>The rules; none where Leptonica fails.</summary>
    /// <param name="image">The levelled page.</param>
    /// <param name="slope">By which it was levelled (dy/dx): its upright lines lean by as much.</param>
    internal static ScannedRules Find(GreyImage image, double slope)
    {
        var scale = image.Dpi / 72.0;
        var binary = LeptonicaMorphology.CreateBinary(image, Math.Max(16, (int)(Tile * scale)), Paler);
        if (binary == 0)
            return ScannedRules.None;
        try
        {
            var levelMask = new bool[image.Pixels.Length];
            var uprightMask = new bool[image.Pixels.Length];
            var level = FindRuns(binary, (int)(LeastLevel * scale), 1, levelMask);
            if (level.Count < 2)
                return ScannedRules.None;
            var upright = FindRuns(binary, 1, (int)(LeastUpright * scale), uprightMask);
            if (upright.Count < 2)
                return ScannedRules.None;
            var height = image.Height / scale;
            return new ScannedRules(
                new PageRulingLines(
                    Join(level.SelectMany(b => LevelLines(b, scale))),
                    DropStems(Join(upright.SelectMany(b => UprightLines(b, scale, slope, height))))
                ),
                levelMask,
                uprightMask,
                slope,
                height
            );
        }
        finally
        {
            Leptonica.Free(binary);
        }
    }

    private static List<(int X, int Y, int Width, int Height)> FindRuns(nint binary, int width, int height, bool[] mask)
    {
        var closed = LeptonicaMorphology.pixCloseBrick(0, binary, width > 1 ? 3 : 1, height > 1 ? 3 : 1);
        if (closed == 0)
            return [];
        var opened = LeptonicaMorphology.pixOpenBrick(0, closed, width, height);
        Leptonica.Free(closed);
        if (opened == 0)
            return [];
        var found = LeptonicaMorphology.FindBoxes(opened);
        // With the grey edge that scanning gives a rule.
        var wide = LeptonicaMorphology.pixDilateBrick(0, opened, 3, 3);
        if (wide != 0)
        {
            LeptonicaMorphology.Mark(wide, mask);
            Leptonica.Free(wide);
        }
        Leptonica.Free(opened);
        return found;
    }

    // A dark field (a filled heading cell) is its two edges.
    private static IEnumerable<RulingLine> LevelLines((int X, int Y, int Width, int Height) bar, double scale)
    {
        var (from, to) = (bar.X / scale, (bar.X + bar.Width) / scale);
        var (first, last) = (bar.Y / scale, (bar.Y + bar.Height) / scale);
        if (last - first < Math.Max(Thick, (to - from) * 0.01))
            yield return new RulingLine((first + last) / 2, from, to);
        else
        {
            yield return new RulingLine(first, from, to);
            yield return new RulingLine(last, from, to);
        }
    }

    private static IEnumerable<RulingLine> UprightLines(
        (int X, int Y, int Width, int Height) bar,
        double scale,
        double slope,
        double height
    )
    {
        var (from, to) = (bar.Y / scale, (bar.Y + bar.Height) / scale);
        var lean = slope * ((from + to) / 2 - height / 2);
        var (first, last) = (bar.X / scale + lean, (bar.X + bar.Width) / scale + lean);
        if (last - first < Thick + Math.Abs(slope) * (to - from) + (to - from) * 0.005)
            yield return new RulingLine((first + last) / 2, from, to);
        else
        {
            yield return new RulingLine(first, from, to);
            yield return new RulingLine(last, from, to);
        }
    }

    private static List<RulingLine> DropStems(List<RulingLine> lines) =>
        lines.FindAll(l => lines.Exists(o => Math.Abs(o.At - l.At) < SameLine && o.Length >= LeastColumn));

    private static List<RulingLine> Join(IEnumerable<RulingLine> pieces)
    {
        var joined = new List<RulingLine>();
        foreach (var piece in pieces.OrderBy(p => p.From))
        {
            var at = joined.FindLastIndex(j =>
                Math.Abs(j.At - piece.At) < SameLine && piece.From - j.To < Break && piece.To > j.From
            );
            if (at < 0)
            {
                joined.Add(piece);
                continue;
            }
            var (known, share) = (joined[at], piece.Length / (joined[at].Length + piece.Length));
            joined[at] = new RulingLine(
                known.At + (piece.At - known.At) * share,
                known.From,
                Math.Max(known.To, piece.To)
            );
        }
        joined.Sort((a, b) => a.At.CompareTo(b.At));
        return joined;
    }
}
