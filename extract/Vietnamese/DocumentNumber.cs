namespace Pipeline.Vietnamese;

/// <summary>
/// A document number (số, ký hiệu văn bản: Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW for the Party).
/// State: serial[/year]/TYPE-ISSUER; letter: serial/ISSUER[-UNIT]; Party: serial-TYPE/ISSUER.
/// </summary>
/// <param name="Serial">"339", "02", "6b"; null where blank or unread.</param>
/// <param name="Year">Year within the number; null for most.</param>
/// <param name="Type">Type abbreviation in its official case; null for letters.</param>
/// <param name="Issuer">Rest of the symbol: "LĐLĐ", "CĐDK-CSQH", "TW".</param>
/// <param name="Party">True for the Party's order.</param>
public readonly record struct DocumentNumber(string? Serial, int? Year, string? Type, string Issuer, bool Party)
{
    /// <summary>Canonical form without spaces: "87/KH-CĐCT", "42/2010/NĐ-CP", "34-CT/TW".</summary>
    public string Key
    {
        get
        {
            var serial = Year is { } year ? $"{Serial}/{year}" : Serial;
            if (Type is null) return $"{serial}/{Issuer}";
            if (Issuer.Length == 0) return $"{serial}/{Type}";
            return Party ? $"{serial}-{Type}/{Issuer}" : $"{serial}/{Type}-{Issuer}";
        }
    }

    /// <summary>Key in upper-case ASCII, for matching.</summary>
    public string Fold => Folding.FoldUpper(Key);


    /// <inheritdoc/>
    public override string ToString() => Key;
}
