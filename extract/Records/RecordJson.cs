using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Records;

/// <summary>The one way records are printed and read: snake case, Vietnamese unescaped, nulls printed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DocumentRecord))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(Anchor))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
public sealed partial class RecordJson : JsonSerializerContext
{
    private static readonly RecordJson Printing = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>One line of JSON.</summary>
    public static string Print(DocumentRecord record) => JsonSerializer.Serialize(record, Printing.DocumentRecord);

    /// <summary>One line of JSON.</summary>
    public static string Print(Finding finding) => JsonSerializer.Serialize(finding, Printing.Finding);

    /// <summary>Reads what <see cref="Print(DocumentRecord)"/> printed.</summary>
    /// <exception cref="JsonException">The text is no record.</exception>
    public static DocumentRecord ParseRecord(string json) =>
        JsonSerializer.Deserialize(json, Printing.DocumentRecord)
        ?? throw new JsonException("The text is null, not a record.");

    /// <summary>The same from UTF-8 bytes.</summary>
    /// <exception cref="JsonException">The bytes are no record.</exception>
    public static DocumentRecord ParseRecord(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Printing.DocumentRecord)
        ?? throw new JsonException("The text is null, not a record.");

    /// <summary>Reads what <see cref="Print(Finding)"/> printed.</summary>
    /// <exception cref="JsonException">The text is no finding.</exception>
    public static Finding ParseFinding(string json) =>
        JsonSerializer.Deserialize(json, Printing.Finding)
        ?? throw new JsonException("The text is null, not a finding.");
}
