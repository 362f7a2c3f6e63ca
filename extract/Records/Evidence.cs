namespace Pipeline.Records;

/// <summary>What a field of the heading rests on.</summary>
public sealed record Evidence
{
    /// <summary>What stands on the page.</summary>
    public string? Printed { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>What was mended between the printed form and the value; null where nothing was.</summary>
    public string? Repaired { get; init; }

    /// <summary>Where it stands.</summary>
    public Anchor? Anchor { get; init; }
}
