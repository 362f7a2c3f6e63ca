using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipeline.Records;

/// <summary>
/// What a person filled in or corrected, as it stands in a record: the value itself is in its field, what was read
/// there is here.
/// </summary>
public sealed record Correction
{
    /// <summary>
    /// The field: "number", "signer.name", "scoring_tables.0.rows.12.score"; lists are counted from 0.
    /// </summary>
    public required string Field { get; init; }

    /// <summary>What the person wrote; null where nothing should stand there.</summary>
    public string? Value { get; init; }

    /// <summary>What extraction read there; a number, a text or null.</summary>
    public JsonNode? Was { get; init; }

    /// <summary>Who says so.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public string? Note { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public required string At { get; init; }

    /// <summary>
    /// What extraction reads there now, where that is neither what it read when the person spoke nor what the person
    /// says.
    /// </summary>
    public string? Disagrees { get; init; }

    /// <summary>
    /// Why the place was not found again, so that the value stands nowhere and waits for a person; null for most.
    /// Vietnamese.
    /// </summary>
    public string? Unplaced { get; init; }

    /// <summary>What the correction took out, by path in the record: put back, the record is as it was read.</summary>
    public ImmutableSortedDictionary<string, JsonNode?> Replaced { get; init; } =
        ImmutableSortedDictionary.Create<string, JsonNode?>(StringComparer.Ordinal);

    /// <summary>Warnings that the correction answers.</summary>
    public ImmutableArray<Warning> Settled { get; init; } = [];
}
