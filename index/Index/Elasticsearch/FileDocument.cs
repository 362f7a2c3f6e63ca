using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Index.Elasticsearch;

/// <summary>A record that a file gave.</summary>
internal sealed record FileRecord(string Id, string? Copy);

/// <summary>What the ledger holds of a file, as one document.</summary>
internal sealed record FileDocument
{
    public required string Hash { get; init; }
    public string Path { get; init; } = "";
    public string Given { get; init; } = "";
    public long Size { get; init; }
    public string? Parent { get; init; }
    public FileProgress Progress { get; init; }
    public StageVersions Versions { get; init; }
    public ImmutableArray<FileRecord> Records { get; init; } = [];
    public ImmutableArray<(string Id, Tombstone Tombstone)> Tombstones { get; init; } = [];

    /// <summary>Reads a document.</summary>
    public static FileDocument Read(JsonElement source) => new()
    {
        Hash = source.Text("hash")!,
        Path = source.Text("path") ?? "",
        Given = source.Text("given") ?? "",
        Size = source.Number("size"),
        Parent = source.Text("parent"),
        Progress = (FileProgress)source.Number("progress"),
        Versions = new StageVersions((int)source.Number("read"), (int)source.Number("extract")),
        Records = [.. source.List("records").Select(r => new FileRecord(r.Text("id")!, r.Text("copy")))],
        Tombstones = [.. source.List("tombstones").Select(t => (t.Text("id")!, new Tombstone(t.Text("by")!, t.Text("note"), t.Text("at")!)))],
    };

    /// <summary>What others see of it.</summary>
    public FileState State() => new(Hash, Path, Given, Size, Parent, Progress, Versions, Progress == FileProgress.Removed && Tombstones is [var (_, tombstone), ..] ? tombstone : null);

    /// <summary>Writes the whole document.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", "file");
        json.WriteString("hash", Hash);
        json.WriteString("path", Path);
        json.WriteString("given", Given);
        json.WriteNumber("size", Size);
        json.Add("parent", Parent);
        WriteState(json);
        json.WriteStartArray("tombstones");
        foreach (var (id, tombstone) in Tombstones)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("by", tombstone.By);
            json.Add("note", tombstone.Note);
            json.WriteString("at", tombstone.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes how far it is and what it gave, within an object.</summary>
    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteNumber("progress", (int)Progress);
        json.WriteNumber("read", Versions.Read);
        json.WriteNumber("extract", Versions.Extract);
        WriteRecords(json, Records);
    }

    /// <summary>Writes the list of what it gave, within an object.</summary>
    public static void WriteRecords(Utf8JsonWriter json, IEnumerable<FileRecord> records)
    {
        json.WriteStartArray("records");
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("id", record.Id);
            json.Add("copy", record.Copy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
