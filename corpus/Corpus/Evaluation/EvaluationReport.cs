using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Corpus.Evaluation;

/// <summary>What evaluate writes with --json and reads with --against.</summary>
/// <param name="Documents">Number of gold documents judged.</param>
/// <param name="Scores">Counts and figures by field and group.</param>
/// <param name="Cases">Every judged value.</param>
public sealed record EvaluationReport(int Documents, ImmutableArray<FieldScore> Scores, ImmutableArray<ScoreCase> Cases)
{
    /// <summary>JSON, one line.</summary>
    public string Print() => JsonSerializer.Serialize(this, EvaluationJson.Printing.EvaluationReport);

    /// <summary>Reads what <see cref="Print"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static EvaluationReport Parse(string json) =>
        JsonSerializer.Deserialize(json, EvaluationJson.Printing.EvaluationReport)
        ?? throw new JsonException("The text is null, not a report.");
}

/// <summary>Source-generated JSON of reports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    /// <summary>Vietnamese unescaped.</summary>
    public static EvaluationJson Printing { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                Converters = { new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.SnakeCaseLower) },
            }
        );
}
