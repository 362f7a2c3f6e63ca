using Pipeline.Index;

namespace Pipeline.Crosscheck.Citations;

/// <summary>Numbers that a slip or two makes of one another: one in the serial, or two digits swapped, and no more than two in all.</summary>
internal static class NearNumber
{
    private const int Slips = 2;

    /// <summary>True where one number (fold) may be another misread or mistyped.</summary>
    public static bool Is(string one, string other)
    {
        if (one == other || EditDistance.Between(one, other, Slips) > Slips) return false;
        var (a, b) = (NumberParts.Of(one), NumberParts.Of(other));
        return EditDistance.Between(a.Symbol, b.Symbol, Slips) <= Slips && a.Serial is { } serial && b.Serial is { } near && NearSerials.Of(serial).Contains(near);
    }
}
