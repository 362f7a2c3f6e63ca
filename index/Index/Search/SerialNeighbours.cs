namespace Pipeline.Index.Search;

/// <summary>
/// Serials that a slip of a typist or of OCR makes of another: one digit left out, added, changed, or two swapped.
/// </summary>
public static class SerialNeighbours
{
    private const string Digits = "0123456789";

    /// <summary>The serial itself and all that are one slip away, without zeros before them.</summary>
    public static IReadOnlyCollection<string> Enumerate(string serial)
    {
        var near = new HashSet<string>(StringComparer.Ordinal) { serial };
        void Add(string s)
        {
            if (s.Length > 0 && char.IsAsciiDigit(s[0]))
                near.Add(NumberParts.Trim(s));
        }
        for (var i = 0; i <= serial.Length; i++)
        {
            foreach (var digit in Digits)
                Add($"{serial[..i]}{digit}{serial[i..]}");
            if (i == serial.Length)
                break;
            Add(serial[..i] + serial[(i + 1)..]);
            if (char.IsAsciiDigit(serial[i]))
                foreach (var digit in Digits)
                    Add($"{serial[..i]}{digit}{serial[(i + 1)..]}");
            if (i + 1 < serial.Length)
                Add($"{serial[..i]}{serial[i + 1]}{serial[i]}{serial[(i + 2)..]}");
        }
        return near;
    }
}

/// <summary>
/// What is left of a symbol when one letter is left out, and the symbol itself. Two symbols one slip apart (a letter
/// changed,
/// added, left out, swapped with its neighbour) share one of these, so near symbols are found by a few look-ups.
/// </summary>
public static class SymbolDeletions
{
    /// <summary>The symbol and all that lack one of its letters.</summary>
    public static IReadOnlyCollection<string> Enumerate(string symbol)
    {
        var slips = new HashSet<string>(StringComparer.Ordinal) { symbol };
        for (var i = 0; i < symbol.Length; i++)
            slips.Add(symbol.Remove(i, 1));
        return slips;
    }
}
