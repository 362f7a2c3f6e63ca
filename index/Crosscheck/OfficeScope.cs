using System.Collections.Immutable;
using Pipeline.Index.Search;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Crosscheck;

/// <summary>
/// The office that keeps the archive, and whose papers it collects. What lies outside is not missed when it is cited.
/// </summary>
/// <param name="Collects">Symbols of issuers, as numbers print them ("TLĐ", "CĐDK"); empty where nothing is
/// said.</param>
public sealed record OfficeScope(ImmutableArray<string> Collects)
{
    /// <summary>Nothing is said: national and Party papers are outside.</summary>
    public static OfficeScope Unknown { get; } = new([]);

    private const int NameSlips = 2;

    /// <summary>The office's own names; the first is the full one.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Its own symbols, as its numbers print them.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>The units under it.</summary>
    public ImmutableArray<OfficeUnit> Units { get; init; } = [];

    /// <summary>The office says who it is, so that incoming and outgoing can be told apart.</summary>
    public bool IsKnown => Names.Length + Symbols.Length > 0;

    /// <summary>
    /// True for a paper that the office itself issued. Offices of one kind share symbols (LĐLĐ), so the name decides
    /// where both
    /// are known: accents may lack, nothing else, since names of neighbours differ by a letter (Quảng Bình, Quảng
    /// Ninh).
    /// </summary>
    /// <param name="issuer">The paper's issuing body; null where unread.</param>
    /// <param name="fold">Its number or symbol in upper-case ASCII; null where none.</param>
    public bool IsOwn(string? issuer, string? fold) =>
        issuer is not null && Names.Length > 0
            ? Names.Any(own => Folding.FoldLower(own) == Folding.FoldLower(issuer))
            : HasOwnSymbol(fold);

    /// <summary>
    /// False for a symbol (<see cref="NumberParts.Symbol"/>) under which surely none of its own papers stands.
    /// </summary>
    public bool MayOwn(string symbol) => Symbols.Length == 0 || HasOwnSymbol("1/" + symbol);

    /// <summary>
    /// True for a paper under the office's own symbol whose issuer's name comes so near its own that it may be misread.
    /// </summary>
    public bool MayBeOwn(string? issuer, string? fold) =>
        !IsOwn(issuer, fold)
        && issuer is not null
        && HasOwnSymbol(fold)
        && Names.Any(own =>
            EditDistance.Measure(Folding.FoldLower(own), Folding.FoldLower(issuer), NameSlips) <= NameSlips
        );

    /// <summary>
    /// The part of a symbol that tells the issuer: LDLD of 339/BC-LDLD, CDDK of 604/CDDK-CSQH; null where none stands.
    /// </summary>
    public static string? IssuerPart(NumberParts number) =>
        number.Parts switch
        {
            [] => null,
            [var type, var issuer, ..] when DocumentTypes.OfficialAbbreviation(type) is not null => issuer,
            [var issuer, ..] => issuer,
        };

    private bool HasOwnSymbol(string? fold) =>
        fold is not null
        && IssuerPart(NumberParts.Parse(fold)) is { } part
        && Symbols.Any(own => Folding.FoldUpper(own) == part)
        && !Units.Any(unit => unit.Symbols.Any(s => Folding.FoldUpper(s) == part));

    // National and Party bodies by their symbols (Decree 30/2020/NĐ-CP; Guidance 36-HD/VPTW): papers of these are
    // public law or
    // Party papers, which an office cites and does not keep.
    private static readonly string[] National =
    [
        "TW",
        "BCT",
        "BBT",
        "VPTW",
        "BTCTW",
        "UBKTTW",
        "BDVTW",
        "BTGTW",
        "CP",
        "TTG",
        "VPCP",
        "CTN",
        "HDBT",
        "UBTVQH",
        "QH",
        "TU",
    ];

    /// <summary>
    /// True where the office does not collect papers under this symbol. Where it says nothing of what it collects, the
    /// nation's and
    /// the Party's papers are outside.
    /// </summary>
    public bool IsOutside(NumberParts number)
    {
        if (number.Parts.Count == 0)
            return false;
        foreach (var part in number.Parts)
        foreach (var collected in Collects.Concat(Symbols).Concat(Units.SelectMany(u => u.Symbols)))
            if (part == Folding.FoldUpper(collected))
                return false;
        if (Collects.Length > 0)
            return true;
        foreach (var part in number.Parts)
        {
            if (National.Contains(part, StringComparer.Ordinal))
                return true;
            if (
                part.StartsWith("QH", StringComparison.Ordinal)
                && part.Length is 3 or 4
                && part[2..].All(char.IsAsciiDigit)
            )
                return true;
            if (part.StartsWith("UBTVQH", StringComparison.Ordinal))
                return true;
        }
        // A ministry: the type of a legal normative document with its year, or a symbol that begins with B after such a
        // type.
        return number.Year is not null && number.Parts[0] is "TT" or "TTLT" or "ND" or "L" or "PL"
            || number.Parts.Count > 1 && number.Parts[0] is "TT" or "TTLT" or "ND" or "L" or "PL";
    }
}

/// <summary>A unit under the office.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Symbols">Its symbols, as its numbers print them; may be empty.</param>
public sealed record OfficeUnit(string Name, ImmutableArray<string> Symbols);
