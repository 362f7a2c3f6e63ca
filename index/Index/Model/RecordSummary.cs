namespace Pipeline.Index;

/// <summary>What a list shows of a record.</summary>
public sealed record RecordSummary
{
    /// <summary>Id of the record.</summary>
    public required string Id { get; init; }
    /// <summary>Number as printed.</summary>
    public string? Number { get; init; }
    /// <summary>Canonical number.</summary>
    public string? Key { get; init; }
    /// <summary>Key in upper-case ASCII.</summary>
    public string? Fold { get; init; }
    /// <summary>Type in full.</summary>
    public string? Type { get; init; }
    /// <summary>ISO date.</summary>
    public string? Date { get; init; }
    /// <summary>Issuing body.</summary>
    public string? Issuer { get; init; }
    /// <summary>Subject.</summary>
    public string? Subject { get; init; }
    /// <summary>Path of its file.</summary>
    public required string Path { get; init; }
    /// <summary>Id of the record that leads its copies; null where it leads or has none.</summary>
    public string? Lead { get; init; }
    /// <summary>"Mật", "Tối mật", "Tuyệt mật"; null for most.</summary>
    public string? Secrecy { get; init; }
}

/// <summary>A number where it stands: a record's own, or in a citation.</summary>
/// <param name="Fold">The number in upper-case ASCII.</param>
/// <param name="Id">The record.</param>
/// <param name="Index">Index of the citation in its record; null for the record's own number.</param>
/// <param name="Date">ISO date that is printed with it; null where none.</param>
/// <param name="Type">Type in full.</param>
/// <param name="Issuer">Issuing body.</param>
/// <param name="Title">Its title; for a record's own number its subject.</param>
/// <param name="Relation">How it is cited.</param>
public sealed record NumberMention(string Fold, string Id, int? Index, string? Date, string? Type, string? Issuer, string? Title, string? Relation);
