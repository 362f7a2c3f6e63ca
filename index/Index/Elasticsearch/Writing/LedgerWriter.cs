using System.Globalization;
using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch.Writing;

/// <summary>What names, stages, records and failures write into the ledger.</summary>
internal static class LedgerWriter
{
    /// <summary>A name; its file waits where it was not known.</summary>
    public static void AddName(BulkWrites bulk, string index, NameWrite name)
    {
        bulk.Create(
            index,
            ElasticIds.File(name.Hash),
            new LedgerDocument
            {
                Hash = name.Hash,
                Path = name.Path,
                Given = name.Given,
                Size = name.Size,
                Parent = name.Parent,
            }.Write
        );
        bulk.Index(
            index,
            ElasticIds.Name(name.Path),
            json =>
            {
                json.WriteStartObject();
                json.WriteString("kind", "name");
                json.WriteString("path", name.Path);
                json.WriteString("given", name.Given);
                json.WriteString("hash", name.Hash);
                json.WriteNumber("size", name.Size);
                json.WriteNumber("modified", name.Modified);
                json.WriteEndObject();
            }
        );
        bulk.Delete(index, ElasticIds.Failure(name.Path));
    }

    /// <summary>A stage's result, in place of that of another version.</summary>
    public static void AddStage(BulkWrites bulk, string index, StageWrite stage) =>
        bulk.Index(
            index,
            ElasticIds.Stage(stage.Key),
            json =>
            {
                json.WriteStartObject();
                json.WriteString("hash", stage.Key.Hash);
                json.WriteString("stage", stage.Key.Stage);
                json.WriteNumber("version", stage.Key.Version);
                json.WriteString("options", stage.Key.Options);
                json.WriteString("at", FormatNow());
                json.WriteBase64String("payload", stage.Payload.Span);
                json.WriteEndObject();
            }
        );

    /// <summary>The file is done and gave these.</summary>
    public static void WriteDone(
        Utf8JsonWriter json,
        RecordsWrite write,
        IEnumerable<LedgerRecordEntry> records,
        bool known
    )
    {
        json.WriteStartObject();
        if (!known)
            WriteNew(json, write);
        new LedgerDocument
        {
            Hash = write.Hash,
            Progress = FileProgress.Done,
            Versions = write.Versions,
            Records = [.. records],
        }.WriteState(json);
        json.WriteEndObject();
    }

    /// <summary>The file may give these; how far it is stays.</summary>
    public static void WriteRecords(
        Utf8JsonWriter json,
        RecordsWrite write,
        IEnumerable<LedgerRecordEntry> records,
        bool known
    )
    {
        json.WriteStartObject();
        if (!known)
            WriteNew(json, write);
        LedgerDocument.WriteRecords(json, records);
        json.WriteEndObject();
    }

    /// <summary>The file failed; its claim ends.</summary>
    public static void FailFile(BulkWrites bulk, string index, FileFailure failure, long attempts)
    {
        AddFailure(bulk, index, failure, attempts);
        bulk.Update(
            index,
            ElasticIds.File(failure.Hash!),
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("progress", (int)FileProgress.Failed);
                json.WriteEndObject();
            }
        );
        bulk.Delete(index, ElasticIds.Claim(failure.Hash!));
    }

    /// <summary>A failure, in place of the one before.</summary>
    public static void AddFailure(
        BulkWrites bulk,
        string index,
        FileFailure failure,
        long attempts,
        string? at = null
    ) =>
        bulk.Index(
            index,
            ElasticIds.Failure(failure.Hash ?? failure.Path),
            json =>
            {
                json.WriteStartObject();
                json.WriteString("kind", "failure");
                json.Add("hash", failure.Hash);
                json.WriteString("path", failure.Path);
                json.WriteString("stage", failure.Stage);
                json.WriteString("failure", failure.Kind);
                json.WriteString("message", failure.Message);
                json.WriteString("advice", failure.Advice);
                json.Add("detail", failure.Detail);
                json.WriteNumber("attempts", attempts);
                json.WriteString("at", at ?? FormatNow());
                json.WriteEndObject();
            }
        );

    /// <summary>The server does not take a file's record.</summary>
    public static FileFailure CreateRefusal(string hash, string path, string reason) =>
        new()
        {
            Hash = hash,
            Path = path,
            Stage = "store",
            Kind = reason.Contains("max_content_length", StringComparison.Ordinal) ? "too-large" : "refused",
            Message = $"Elasticsearch does not take its record: {reason}",
            Advice = "its bytes are kept; have the server's limit raised or report the file, then pipeline retry",
        };

    private static void WriteNew(Utf8JsonWriter json, RecordsWrite write)
    {
        var source = write.Records is [var first, ..] ? first.Source : null;
        json.WriteString("kind", "file");
        json.WriteString("hash", write.Hash);
        json.WriteString("path", source?.Path ?? "");
        json.WriteString("given", source?.Path ?? "");
        json.WriteNumber("size", source?.Bytes ?? 0);
    }

    private static string FormatNow() =>
        DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
