using System.Globalization;

namespace Pipeline.Corpus.Generation.World;

/// <summary>A document that was issued and can be cited.</summary>
/// <param name="Serial">Serial as printed, "07", "339".</param>
/// <param name="Abbreviation">Of its type; null for letters.</param>
/// <param name="Type">Type in full.</param>
/// <param name="Key">Canonical number.</param>
/// <param name="Issuer">Full name of the issuing body.</param>
/// <param name="IssuerCalled">As running text calls it.</param>
/// <param name="Date">Date of issue.</param>
/// <param name="Subject">Subject, beginning in lower case.</param>
/// <param name="Held">It is part of the corpus.</param>
public sealed record IssuedPaper(
    string Serial,
    string? Abbreviation,
    string Type,
    string Key,
    string Issuer,
    string IssuerCalled,
    DateOnly Date,
    string Subject,
    bool Held
)
{
    /// <summary>ISO date.</summary>
    public string IsoDate => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
