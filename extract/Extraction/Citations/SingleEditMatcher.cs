using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Citations;

/// <summary>Tells whether one stroke of print or OCR lies between two abbreviations.</summary>
internal static class SingleEditMatcher
{
    private const string Confused = "OQ0CGDI1LTH";

    /// <summary>One letter too many or too few, or one taken for a letter of like shape; equal ones are none.</summary>
    public static bool IsSingleEdit(string printed, string meant)
    {
        var (a, b) = (Folding.FoldUpper(printed), Folding.FoldUpper(meant));
        if (a == b || a.Length < 2 || b.Length < 2)
            return false;
        if (a.Length == b.Length)
        {
            var at = a.AsSpan().CommonPrefixLength(b);
            return a.AsSpan(at + 1).SequenceEqual(b.AsSpan(at + 1))
                && Confused.Contains(a[at])
                && Confused.Contains(b[at]);
        }
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        if (longer.Length - shorter.Length != 1)
            return false;
        var same = shorter.AsSpan().CommonPrefixLength(longer);
        return shorter.AsSpan(same).SequenceEqual(longer.AsSpan(same + 1));
    }
}
