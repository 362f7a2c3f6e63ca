using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.World;

/// <summary>
/// The offices of a few provinces, their number series and what they have issued. Time goes forward: each new paper is
/// dated on or after the one before, so that citations go back in time and series stay in order.
/// </summary>
public sealed class Registry
{
    private const int Remembered = 400;
    private readonly Dice _dice;
    private readonly Dictionary<(Office, string, int), int> _series = [];
    private readonly Dictionary<Office, List<IssuedPaper>> _issued = [];
    private readonly Dictionary<string, IssuedPaper> _centre = new(StringComparer.Ordinal);
    private readonly int _perYear;
    private int _day;
    private int _count;

    /// <summary>A world for about <paramref name="documents"/> documents over two years.</summary>
    public Registry(ulong seed, int documents)
    {
        _dice = Dice.For(seed, -1);
        Centre = OfficeFactory.Centre(_dice);
        Provinces = [.. Enumerable.Range(0, Math.Clamp(documents / 400, 1, 40)).Select(_ => OfficeFactory.Province(_dice))];
        _perYear = Math.Max(1, documents / 2);
        _day = _dice.Range(0, 3);
    }

    /// <summary>Bodies at the centre.</summary>
    public ImmutableArray<Office> Centre { get; }
    /// <summary>Bodies of each province.</summary>
    public ImmutableArray<ImmutableArray<Office>> Provinces { get; }
    /// <summary>First day of the corpus.</summary>
    public static DateOnly Begin { get; } = new(2021, 1, 4);

    /// <summary>The date of the next paper.</summary>
    public DateOnly NextDate()
    {
        _count++;
        var day = (int)(_count * 720L / (2L * _perYear));
        _day = Math.Max(_day, day);
        var date = Begin.AddDays(_day);
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) date = date.AddDays(1);
        return date;
    }

    /// <summary>The next serial of a series.</summary>
    public int NextSerial(Office office, string series, int year)
    {
        var key = (office, series, year);
        var next = _series.TryGetValue(key, out var last) ? last + 1 : office.Level == 3 ? 1 : _dice.Range(1, 60);
        return _series[key] = next;
    }

    /// <summary>The criteria that a federation issued last, by federation.</summary>
    public Dictionary<Office, ScoreTemplate> Criteria { get; } = [];

    /// <summary>A document of the centre of this number: a number has one date and one matter, as in life. Null where the number is taken by another.</summary>
    public IssuedPaper? OfCentre(IssuedPaper paper, DateOnly from, DateOnly until)
    {
        if (!_centre.TryGetValue(paper.Key, out var known)) return _centre[paper.Key] = paper;
        return known.Date >= from && known.Date <= until ? known : null;
    }

    /// <summary>Keeps a paper so that others can cite it.</summary>
    public void Remember(Office office, IssuedPaper paper)
    {
        if (!_issued.TryGetValue(office, out var list)) _issued[office] = list = [];
        list.Add(paper);
        if (list.Count > Remembered) list.RemoveRange(0, Remembered / 2);
    }

    /// <summary>Leaves out a paper that was replaced: nobody cites it as valid from now on.</summary>
    public void Forget(Office office, IssuedPaper paper)
    {
        if (_issued.TryGetValue(office, out var list)) list.Remove(paper);
    }

    /// <summary>What an office issued, oldest first.</summary>
    public IReadOnlyList<IssuedPaper> IssuedBy(Office office) => _issued.TryGetValue(office, out var list) ? list : [];
}
