using Pipeline.Layout;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>Ranges that belong to a fact already: asked often, so kept by place.</summary>
internal sealed class OccupiedRanges
{
    private const int Shift = 8;
    private readonly Dictionary<int, List<TextRange>> _byPlace = [];

    /// <summary>Adds a range.</summary>
    public void Add(TextRange range)
    {
        for (var place = range.Start >> Shift; place <= range.End >> Shift; place++)
        {
            if (!_byPlace.TryGetValue(place, out var here))
                _byPlace[place] = here = [];
            here.Add(range);
        }
    }

    /// <summary>True where a range shares a character with one that was added.</summary>
    public bool Overlaps(TextRange range)
    {
        for (var place = range.Start >> Shift; place <= range.End >> Shift; place++)
            if (_byPlace.TryGetValue(place, out var here) && here.Exists(r => r.Overlaps(range)))
                return true;
        return false;
    }
}
