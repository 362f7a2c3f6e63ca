namespace Pipeline.Crosscheck.Register;

/// <summary>Numbers that are counted together, in their order. Asked by each of its papers, so everything is found by halving.</summary>
public sealed class OutgoingSeries
{
    private readonly OutgoingNumber[] _numbers;
    private readonly int[] _serials;

    /// <summary>The series of these.</summary>
    public OutgoingSeries(IEnumerable<OutgoingNumber> numbers)
    {
        _numbers = [.. numbers.OrderBy(n => n.Serial).ThenBy(n => n.Date, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal)];
        _serials = [.. _numbers.Select(n => n.Serial)];
        Held = _serials.Distinct().Count();
    }

    /// <summary>Serials that some paper carries, each once.</summary>
    public int Held { get; }

    /// <summary>The highest serial.</summary>
    public int Last => _serials[^1];

    /// <summary>All numbers of one serial, the earliest first.</summary>
    public ReadOnlySpan<OutgoingNumber> Of(int serial) => _numbers.AsSpan(Start(serial)..Start(serial + 1));

    /// <summary>The nearest number with a lower serial; null where there is none.</summary>
    public OutgoingNumber? Before(int serial) => Start(serial) is > 0 and var at ? _numbers[at - 1] : null;

    /// <summary>The nearest number with a higher serial; null where there is none.</summary>
    public OutgoingNumber? After(int serial) => Start(serial + 1) is var at && at < _numbers.Length ? _numbers[at] : null;

    private int Start(int serial)
    {
        var (low, high) = (0, _serials.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_serials[middle] < serial) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
