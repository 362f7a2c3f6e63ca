using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch.Writing;

/// <summary>A record that a file gave.</summary>
internal sealed record LedgerRecordEntry(string Id, string? Copy);

/// <summary>What the ledger holds of a file, as one document.</summary>
internal sealed record LedgerDocument
{
    public required string Hash { get; init; }
    public string Path { get; init; } = "";
    public string Given { get; init; } = "";
    public long Size { get; init; }
    public string? Parent { get; init; }
    public FileProgress Progress { get; init; }
    public StageVersions Versions { get; init; }
    public ImmutableArray<LedgerRecordEntry> Records { get; init; } = [];
    public ImmutableArray<(string Id, Tombstone Tombstone)> Tombstones { get; init; } = [];

    /// <summary>Reads a document.</summary>
    public static LedgerDocument Read(JsonElement source) =>
        new()
        {
            Hash = source.GetText("hash")!,
            Path = source.GetText("path") ?? "",
            Given = source.GetText("given") ?? "",
            Size = source.GetNumber("size"),
            Parent = source.GetText("parent"),
            Progress = (FileProgress)source.GetNumber("progress"),
            Versions = new StageVersions((int)source.GetNumber("read"), (int)source.GetNumber("extract")),
            Records =
            [
                .. source.GetList("records").Select(r => new LedgerRecordEntry(r.GetText("id")!, r.GetText("copy"))),
            ],
            Tombstones =
            [
                .. source
                    .GetList("tombstones")
                    .Select(t =>
                        (t.GetText("id")!, new Tombstone(t.GetText("by")!, t.GetText("note"), t.GetText("at")!))
                    ),
            ],
        };

    /// <summary>What others see of it.</summary>
    public FileState ToFileState() =>
        new(
            Hash,
            Path,
            Given,
            Size,
            Parent,
            Progress,
            Versions,
            Progress == FileProgress.Removed && Tombstones is [var (_, tombstone), ..] ? tombstone : null
        );

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
    public static void WriteRecords(Utf8JsonWriter json, IEnumerable<LedgerRecordEntry> records)
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
