using System.Collections.Immutable;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>
/// A document number (số, ký hiệu văn bản: Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW for the Party).
/// State: serial[/year]/TYPE-ISSUER; letter: serial/ISSUER[-UNIT]; Party: serial-TYPE/ISSUER; before 1997 also
/// serial-ISSUER.
/// </summary>
/// <param name="Serial">"339", "02", "6b"; null where blank or unread.</param>
/// <param name="Year">Year within the number; null for most.</param>
/// <param name="Type">Type abbreviation in its official case; null for letters.</param>
/// <param name="Issuer">Rest of the symbol: "LĐLĐ", "CĐDK-CSQH", "TW"; empty where only a type stands
/// ("124/QĐ").</param>
/// <param name="Party">True for the Party's order: a dash after the serial.</param>
public readonly record struct DocumentNumber(string? Serial, int? Year, string? Type, string Issuer, bool Party)
{
    /// <summary>
    /// True where a slash divides type and issuer in the State's order, as joint circulars print it ("TTLT/BTP-BNV").
    /// </summary>
    public bool Slash { get; init; }

    /// <summary>True where the year stands behind the symbol, as in contracts: "25/HĐMB/2021".</summary>
    public bool YearLast { get; init; }

    /// <summary>
    /// Canonical form without spaces: "87/KH-CĐCT", "42/2010/NĐ-CP", "34-CT/TW"; "/BC-STC" where the serial is blank.
    /// </summary>
    public string Key
    {
        get
        {
            if (YearLast)
                return $"{(this with { Year = null, YearLast = false }).Key}/{Year}";
            var serial = Year is { } year ? $"{Serial}/{year}" : Serial;
            var first = Party ? '-' : '/';
            if (Type is null)
                return $"{serial}{first}{Issuer}";
            if (Issuer.Length == 0)
                return $"{serial}{first}{Type}";
            return $"{serial}{first}{Type}{(Party || Slash ? '/' : '-')}{Issuer}";
        }
    }

    /// <summary>Key in upper-case ASCII, for matching.</summary>
    public string Fold => Folding.FoldUpper(Key);

    /// <summary>The serial is there, so that <see cref="Key"/> names one document.</summary>
    public bool HasSerial => Serial is not null;

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>A document number as it was read: what was mended, how sure, and what else it may be.</summary>
/// <param name="Number">The best reading.</param>
/// <param name="Repaired">What was mended between print and reading, in Vietnamese; null where nothing was but
/// spaces.</param>
/// <param name="Confidence">0 to 1; without regard to OCR.</param>
/// <param name="Candidates">Other readings, best first; empty where the print is clear.</param>
public sealed record DocumentNumberReading(
    DocumentNumber Number,
    string? Repaired,
    double Confidence,
    ImmutableArray<DocumentNumber> Candidates
);
