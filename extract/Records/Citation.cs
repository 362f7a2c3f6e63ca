namespace Pipeline.Records;

/// <summary>A mention of another document.</summary>
public sealed record Citation
{
    /// <summary>Number as printed, or the mention itself where no number stands.</summary>
    public required string Printed { get; init; }

    /// <summary>Canonical number; null for a law cited by name, a short form or an unreadable number.</summary>
    public string? Key { get; init; }

    /// <summary>Key in upper-case ASCII.</summary>
    public string? Fold { get; init; }

    /// <summary>Type in full.</summary>
    public string? Type { get; init; }

    /// <summary>Issuing body as the sentence tells it, or as the symbol tells it.</summary>
    public string? Issuer { get; init; }

    /// <summary>ISO date; null where none stands or it is malformed.</summary>
    public string? Date { get; init; }

    /// <summary>The date as printed.</summary>
    public string? DatePrinted { get; init; }

    /// <summary>Title in quotes or after "về".</summary>
    public string? Title { get; init; }

    /// <summary>
    /// căn cứ, thực hiện, triển khai, phúc đáp, sửa đổi, thay thế, bãi bỏ, ban hành, kèm theo …; null if none is said.
    /// </summary>
    public string? Relation { get; init; }

    /// <summary>A mention without its full number.</summary>
    public bool Short { get; init; }

    /// <summary>Index of the full citation that a short one stands for.</summary>
    public int? Of { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>What was mended between printed and key; null where nothing was.</summary>
    public string? Repaired { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}
