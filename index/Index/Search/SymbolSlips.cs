namespace Pipeline.Index;

/// <summary>
/// What is left of a symbol when one letter is left out, and the symbol itself. Two symbols one slip apart (a letter changed,
/// added, left out, swapped with its neighbour) share one of these, so near symbols are found by a few look-ups.
/// </summary>
public static class SymbolSlips
{
    /// <summary>The symbol and all that lack one of its letters.</summary>
    public static IReadOnlyCollection<string> Of(string symbol)
    {
        var slips = new HashSet<string>(StringComparer.Ordinal) { symbol };
        for (var i = 0; i < symbol.Length; i++) slips.Add(symbol.Remove(i, 1));
        return slips;
    }
}
