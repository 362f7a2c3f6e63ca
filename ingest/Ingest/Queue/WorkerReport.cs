using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Queue;

/// <summary>What a worker says of itself.</summary>
/// <param name="Name">Host and process.</param>
/// <param name="Jobs">Files that it works at side by side.</param>
/// <param name="InWork">Files in work now.</param>
/// <param name="Longest">Seconds that the oldest of them is in work.</param>
/// <param name="Done">Files done since it started.</param>
/// <param name="Failed">Files failed since it started.</param>
/// <param name="Rate">Files a second over the last minute.</param>
public sealed record WorkerReport(
    string Name,
    int Jobs,
    int InWork,
    double Longest,
    long Done,
    long Failed,
    double Rate
)
{
    /// <summary>As a message.</summary>
    public byte[] Print() => JsonSerializer.SerializeToUtf8Bytes(this, WorkerReportJson.Default.WorkerReport);

    /// <summary>From a message; null where it is none.</summary>
    public static WorkerReport? Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, WorkerReportJson.Default.WorkerReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkerReport))]
internal sealed partial class WorkerReportJson : JsonSerializerContext;
