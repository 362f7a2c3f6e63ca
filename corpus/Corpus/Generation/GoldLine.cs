using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation;

/// <summary>A file that was written, and what is known of it.</summary>
/// <param name="File">What was planned.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Tags">"born", or "scanned" and degradations.</param>
/// <param name="Arrival">The arrival stamp on it.</param>
internal sealed record WrittenFile(PlannedFile File, string Hash, long Length, ImmutableArray<string> Tags, Arrival? Arrival);

/// <summary>Lines of gold.jsonl and errors.jsonl.</summary>
internal static class GoldLine
{
    private static readonly JsonSerializerOptions Printing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>{file, format, tags, ink, traps, records}.</summary>
    public static string Of(WrittenFile written)
    {
        var file = written.File;
        var format = file.Format == "scan" ? "pdf" : file.Format;
        var records = file.Papers.Select((p, i) => p.Gold with
        {
            Id = i == 0 ? written.Hash : $"{written.Hash}#{i + 1}",
            Source = new SourceInfo { Path = file.Name, Format = format, Bytes = written.Length, Scanned = file.Format == "scan" },
            Document = p.Gold.Document with { Arrival = i == 0 ? written.Arrival : null },
        });
        var ink = file.Inked ? new List<string> { "number", "date" } : [];
        if (written.Arrival is not null) ink.AddRange(["arrival.number", "arrival.date"]);
        // A sheet has no lines of addressees, recipients and positions to be judged.
        string[] unjudged = file.Format == "xlsx" ? ["addressees", "recipients", "signer", "signer.position", "signer.authority", "urgency"] : [];
        return new JsonObject
        {
            ["file"] = file.Name, ["kind"] = file.Papers[0].Kind, ["format"] = format, ["tags"] = Strings(written.Tags), ["ink"] = Strings(ink), ["unjudged"] = Strings(unjudged),
            ["traps"] = Strings(file.Papers.SelectMany(p => p.Traps)), ["records"] = new JsonArray([.. records.Select(r => JsonNode.Parse(RecordJson.Print(r)))]),
        }.ToJsonString(Printing);
    }

    /// <summary>{file, rule, document, expected, found, note}.</summary>
    public static string Of(string file, PlantedError error) => new JsonObject
    {
        ["file"] = file, ["rule"] = error.Rule, ["document"] = error.Document, ["expected"] = error.Expected, ["found"] = error.Found, ["note"] = error.Note,
    }.ToJsonString(Printing);

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t)!)]);
}
