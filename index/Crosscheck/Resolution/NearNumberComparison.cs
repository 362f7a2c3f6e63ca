using Pipeline.Index.Search;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// Numbers that a slip or two makes of one another: one in the serial, or two digits swapped, and no more than two in
/// all.
/// </summary>
internal static class NearNumberComparison
{
    private const int Slips = 2;

    /// <summary>True where one number (fold) may be another misread or mistyped.</summary>
    public static bool IsNear(string one, string other)
    {
        if (one == other || EditDistance.Measure(one, other, Slips) > Slips)
            return false;
        var (a, b) = (NumberParts.Parse(one), NumberParts.Parse(other));
        return EditDistance.Measure(a.Symbol, b.Symbol, Slips) <= Slips
            && a.Serial is { } serial
            && b.Serial is { } near
            && SerialNeighbours.Enumerate(serial).Contains(near);
    }
}
