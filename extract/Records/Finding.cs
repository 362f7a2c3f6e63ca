using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipeline.Records;

/// <summary>What does not hold, with its places. The shape of CONTRACT "Finding".</summary>
public sealed record Finding
{
    /// <summary>Id of its record.</summary>
    public required string Id { get; init; }

    /// <summary>Stable over runs: a hash of rule, record, place and facts.</summary>
    public required string FindingId { get; init; }

    /// <summary>score.sum, citation.unresolved …</summary>
    public required string Rule { get; init; }

    /// <summary>error, warning, info.</summary>
    public required string Severity { get; init; }

    /// <summary>Number of the document, or its path where it has none.</summary>
    public required string Document { get; init; }

    /// <summary>Vietnamese, for people.</summary>
    public required string Message { get; init; }

    /// <summary>What should stand there; a number, a text or null.</summary>
    public JsonNode? Expected { get; init; }

    /// <summary>What stands there.</summary>
    public JsonNode? Found { get; init; }

    /// <summary>Its places.</summary>
    public ImmutableArray<Anchor> Anchors { get; init; } = [];

    /// <summary>What a person decided; null while undecided.</summary>
    public Decision? Decision { get; init; }
}

/// <summary>A person's judgement of a finding.</summary>
/// <param name="Verdict">accept or dismiss.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, ISO 8601 in UTC.</param>
/// <param name="Note">Why.</param>
public sealed record Decision(string Verdict, string By, string At, string? Note);
