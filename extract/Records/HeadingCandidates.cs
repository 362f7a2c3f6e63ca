using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Records;

/// <summary>What a number that was not settled may be.</summary>
/// <param name="Key">Canonical form.</param>
/// <param name="Probability">0 to 1; 0 where nothing was measured.</param>
/// <param name="Reasons">"ink", "file name", "annex", "signature", "heading", "title", "reading" (of OCR).</param>
[JsonConverter(typeof(NumberCandidateConverter))]
public sealed record NumberCandidate(string Key, double Probability, ImmutableArray<string> Reasons)
{
    /// <inheritdoc/>
    public bool Equals(NumberCandidate? other) =>
        other is not null
        && Key == other.Key
        && Probability.Equals(other.Probability)
        && Reasons.SequenceEqual(other.Reasons);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Probability, Reasons.Length);
}

/// <summary>What a date that was not settled may be.</summary>
/// <param name="Date">ISO date.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Reasons">"ink", "signature", "annex".</param>
public sealed record DateCandidate(string Date, double Probability, ImmutableArray<string> Reasons)
{
    /// <inheritdoc/>
    public bool Equals(DateCandidate? other) =>
        other is not null
        && Date == other.Date
        && Probability.Equals(other.Probability)
        && Reasons.SequenceEqual(other.Reasons);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Probability, Reasons.Length);
}

/// <summary>Reads candidates also as records stored before had them: as keys alone.</summary>
internal sealed class NumberCandidateConverter : JsonConverter<NumberCandidate>
{
    /// <inheritdoc/>
    public override NumberCandidate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new NumberCandidate(reader.GetString()!, 0, ["reading"]);
        using var tree = JsonDocument.ParseValue(ref reader);
        var root = tree.RootElement;
        return new NumberCandidate(
            root.GetProperty("key").GetString() ?? throw new JsonException("A candidate has no key."),
            root.TryGetProperty("probability", out var sure) ? sure.GetDouble() : 0,
            root.TryGetProperty("reasons", out var reasons)
                ? [.. reasons.EnumerateArray().Select(r => r.GetString() ?? "")]
                : []
        );
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, NumberCandidate value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("key", value.Key);
        writer.WriteNumber("probability", value.Probability);
        writer.WriteStartArray("reasons");
        foreach (var reason in value.Reasons)
            writer.WriteStringValue(reason);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
