using System.Collections.Immutable;
using System.Text.Json.Serialization;

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

    /// <summary>Of a date: written by hand, read or not; null for other fields and print.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Ink { get; init; }

    /// <summary>Of a date that was not settled: what it may be, best first; null for other fields.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<DateCandidate>? Candidates { get; init; }
}
