using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;

namespace Pipeline.Ingest.Queue;

/// <summary>
/// One file that waits for a worker: what it is called, where its bytes lie, and what became of it so far.
/// </summary>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Path">The path it came by; parts of archives after "!/".</param>
/// <param name="Given">The same as the user gave it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last change in ticks of UTC; 0 for parts of archives.</param>
/// <param name="Parent">Hash of the archive or e-mail that it came in.</param>
/// <param name="Blobs">Where its bytes lie: <see cref="IBlobStore.Address"/> of the store that it was put in.</param>
public sealed record WorkItem(
    string Hash,
    string Path,
    string Given,
    long Size,
    long Modified,
    string? Parent,
    string Blobs
)
{
    /// <summary>How often it was tried and failed.</summary>
    public int Attempts { get; init; }

    /// <summary>How many workers died while it was in work.</summary>
    public int Deaths { get; init; }

    /// <summary>Why it was put aside: the kind of its failure.</summary>
    public string? Kind { get; init; }

    /// <summary>A file that a name stands for.</summary>
    public static WorkItem FromFile(NameWrite name, IBlobStore blobs) =>
        new(name.Hash, name.Path, name.Given, name.Size, name.Modified, name.Parent, blobs.Address);

    /// <summary>A file that the ledger knows.</summary>
    public static WorkItem FromFile(FileState file, IBlobStore blobs) =>
        new(file.Hash, file.Path, file.Given, file.Size, 0, file.Parent, blobs.Address);

    /// <summary>As a message.</summary>
    public byte[] Print() => JsonSerializer.SerializeToUtf8Bytes(this, WorkItemJson.Default.WorkItem);

    /// <summary>From a message; null where it is not of this program.</summary>
    public static WorkItem? Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            return
                JsonSerializer.Deserialize(message, WorkItemJson.Default.WorkItem)
                    is { Hash.Length: 64, Path: not null, Given: not null, Blobs: not null } item
                && item.Hash.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0
                ? item
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkItem))]
internal sealed partial class WorkItemJson : JsonSerializerContext;
