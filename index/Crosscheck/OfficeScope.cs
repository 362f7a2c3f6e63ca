using System.Collections.Immutable;
using Pipeline.Index;
using Pipeline.Vietnamese;

namespace Pipeline.Crosscheck;

/// <summary>Whose papers the archive collects. What lies outside is not missed when it is cited.</summary>
/// <param name="Collects">Symbols of issuers, as numbers print them ("TLĐ", "CĐDK"); empty where nothing is said.</param>
public sealed record OfficeScope(ImmutableArray<string> Collects)
{
    /// <summary>Nothing is said: national and Party papers are outside.</summary>
    public static OfficeScope Unknown { get; } = new([]);

    // National and Party bodies by their symbols (Decree 30/2020/NĐ-CP; Guidance 36-HD/VPTW): papers of these are public law or
    // Party papers, which an office cites and does not keep.
    private static readonly string[] National = ["TW", "BCT", "BBT", "VPTW", "BTCTW", "UBKTTW", "BDVTW", "BTGTW", "CP", "TTG", "VPCP", "CTN", "HDBT", "UBTVQH", "QH", "TU"];

    /// <summary>True where papers under this symbol are national or the Party's and the archive does not say that it collects them.</summary>
    public bool IsOutside(NumberParts number)
    {
        if (number.Parts.Count == 0) return false;
        foreach (var part in number.Parts)
            foreach (var collected in Collects)
                if (part == Folding.FoldUpper(collected)) return false;
        foreach (var part in number.Parts)
        {
            if (National.Contains(part, StringComparer.Ordinal)) return true;
            if (part.StartsWith("QH", StringComparison.Ordinal) && part.Length is 3 or 4 && part[2..].All(char.IsAsciiDigit)) return true;
            if (part.StartsWith("UBTVQH", StringComparison.Ordinal)) return true;
        }
        // A ministry: the type of a legal normative document with its year, or a symbol that begins with B after such a type.
        return number.Year is not null && number.Parts[0] is "TT" or "TTLT" or "ND" or "L" or "PL"
            || number.Parts.Count > 1 && number.Parts[0] is "TT" or "TTLT" or "ND" or "L" or "PL";
    }
}
