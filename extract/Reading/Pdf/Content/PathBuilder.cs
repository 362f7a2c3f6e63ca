using Pipeline.Layout;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>The path under construction (ISO 32000-1, 8.5), in points of the page as shown.</summary>
internal sealed class PathBuilder
{
    private const double Straight = 0.3;

    // A dark field's shape of many corners may be a frame of rules.
    private const double LongEdge = 11;
    private readonly List<List<(double X, double Y)>> _parts = [];
    private bool _curved;

    /// <summary>The box around it; null where it is empty.</summary>
    internal Box? Around =>
        _parts.Count == 0
            ? null
            : new Box(
                _parts.Min(p => p.Min(q => q.X)),
                _parts.Min(p => p.Min(q => q.Y)),
                _parts.Max(p => p.Max(q => q.X)),
                _parts.Max(p => p.Max(q => q.Y))
            );

    /// <summary>Begins a part.</summary>
    internal void Move((double, double) to) => _parts.Add([to]);

    /// <summary>A straight line on.</summary>
    internal void Line((double, double) to)
    {
        if (_parts.Count == 0)
            Move(to);
        else
            _parts[^1].Add(to);
    }

    /// <summary>A curve on: only its end is kept.</summary>
    internal void Curve((double, double) to)
    {
        _curved = true;
        Line(to);
    }

    /// <summary>Back to the beginning of the part.</summary>
    internal void Close()
    {
        if (_parts.Count > 0 && _parts[^1].Count > 1)
            _parts[^1].Add(_parts[^1][0]);
    }

    /// <summary>Empties it.</summary>
    internal void Clear()
    {
        _parts.Clear();
        _curved = false;
    }

    /// <summary>Adds what filling it in a dark colour draws.</summary>
    internal void Fill(PageDrawing drawing, Box clip)
    {
        foreach (var part in _parts)
        {
            if (part.Count < 3 && !_curved)
                continue;
            if (!_curved && part.Count <= 5 && Edges(part, closed: true).All(IsStraight))
            {
                Add(
                    drawing,
                    clip,
                    new Box(part.Min(p => p.X), part.Min(p => p.Y), part.Max(p => p.X), part.Max(p => p.Y))
                );
                continue;
            }
            drawing.Shapes++;
            if (
                Edges(part, closed: true)
                    .Any(e => IsStraight(e) && Math.Abs(e.X1 - e.X0) + Math.Abs(e.Y1 - e.Y0) > LongEdge)
            )
                drawing.Unclear = true;
        }
    }

    /// <summary>Adds what stroking it in a dark colour draws; <paramref name="width"/> in points.</summary>
    internal void Stroke(PageDrawing drawing, Box clip, double width)
    {
        if (_curved)
            drawing.Shapes++;
        var half = width / 2;
        foreach (var part in _parts)
        foreach (var (x0, y0, x1, y1) in Edges(part, closed: false))
        {
            if (!IsStraight((x0, y0, x1, y1)))
            {
                drawing.Shapes++;
                continue;
            }
            var box = new Box(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1));
            Add(
                drawing,
                clip,
                box.Width > box.Height
                    ? new Box(box.X0, box.Y0 - half, box.X1, box.Y1 + half)
                    : new Box(box.X0 - half, box.Y0, box.X1 + half, box.Y1)
            );
        }
    }

    private static void Add(PageDrawing drawing, Box clip, Box bar)
    {
        bar = new Box(
            Math.Max(bar.X0, clip.X0),
            Math.Max(bar.Y0, clip.Y0),
            Math.Min(bar.X1, clip.X1),
            Math.Min(bar.Y1, clip.Y1)
        );
        if (bar.X1 >= bar.X0 && bar.Y1 >= bar.Y0)
            drawing.Bars.Add(bar);
    }

    private static IEnumerable<(double X0, double Y0, double X1, double Y1)> Edges(
        List<(double X, double Y)> part,
        bool closed
    )
    {
        for (var i = 1; i < part.Count; i++)
            yield return (part[i - 1].X, part[i - 1].Y, part[i].X, part[i].Y);
        if (closed && part[0] != part[^1])
            yield return (part[^1].X, part[^1].Y, part[0].X, part[0].Y);
    }

    private static bool IsStraight((double X0, double Y0, double X1, double Y1) edge) =>
        Math.Abs(edge.X1 - edge.X0) < Straight || Math.Abs(edge.Y1 - edge.Y0) < Straight;
}
