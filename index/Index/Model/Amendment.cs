using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Records;

namespace Pipeline.Index.Model;

/// <summary>
/// One thing that a person said of a value, or took back. Kept for good; of several about one place the newest holds.
/// </summary>
public sealed record Amendment
{
    /// <summary>
    /// Id of the record. With <see cref="At"/> and <see cref="Field"/> it tells an amendment from all others.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The field as it was named then: "number", "scoring_tables.0.rows.12.score".</summary>
    public required string Field { get; init; }

    /// <summary>What the person wrote; null where nothing should stand there.</summary>
    public string? Value { get; init; }

    /// <summary>The person takes back what was said of this place before.</summary>
    public bool TakenBack { get; init; }

    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public string? Note { get; init; }

    /// <summary>When, ISO 8601 in UTC with milliseconds.</summary>
    public required string At { get; init; }

    /// <summary>What extraction read there at that time.</summary>
    public string? Saw { get; init; }

    /// <summary>
    /// What tells each item of a list on the way to the field from its neighbours; empty for fields of the heading.
    /// </summary>
    public ImmutableArray<ItemMark> Items { get; init; } = [];

    /// <summary>First words of the record's text: they tell it from other records of its file.</summary>
    public string? Opening { get; init; }

    /// <summary>SHA-256 of the record's file.</summary>
    [JsonIgnore]
    public string Hash => Id.Split('#')[0];

    /// <summary>One line of JSON: the form in which engines keep it.</summary>
    public string Print() => JsonSerializer.Serialize(this, AmendmentJson.Default.Amendment);

    /// <summary>Reads what <see cref="Print"/> printed.</summary>
    /// <exception cref="JsonException">The text is no amendment.</exception>
    public static Amendment Parse(string json) =>
        JsonSerializer.Deserialize(json, AmendmentJson.Default.Amendment)
        ?? throw new JsonException("The text is null, not an amendment.");
}

/// <summary>
/// What tells an item of a list from the others, so that it is found again when a newer extraction shifts, adds or
/// drops items.
/// </summary>
/// <param name="Text">Its words, folded.</param>
/// <param name="Before">Those of the item before it; empty for the first.</param>
/// <param name="After">Those of the item after it; empty for the last.</param>
/// <param name="Anchor">Its place.</param>
/// <param name="Alone">No other item of the list had these words.</param>
public sealed record ItemMark(string Text, string Before, string After, Anchor? Anchor, bool Alone);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Amendment))]
internal sealed partial class AmendmentJson : JsonSerializerContext;
