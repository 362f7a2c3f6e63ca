using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch;

/// <summary>A record as one document: what is kept (summary, citations, record, text) and, not kept, what it is searched by.</summary>
internal static class RecordDocument
{
    /// <summary>What a summary is read from.</summary>
    public static readonly string[] Summary = ["id", "summary"];

    /// <summary>Writes the document.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="record">The record with its text.</param>
    /// <param name="file">Hash of its file.</param>
    /// <param name="order">Newer ones have higher ones.</param>
    /// <param name="lead">Id of the copy that leads; null where it leads or has none.</param>
    public static void Write(Utf8JsonWriter json, DocumentRecord record, string file, long order, string? lead)
    {
        var fields = SearchFields.Of(record, record.Text ?? "");
        json.WriteStartObject();
        json.WriteString("id", record.Id);
        json.WriteString("file", file);
        json.WriteNumber("order", order);
        WriteSummary(json, record, lead);
        WriteCitations(json, record);
        json.WriteString("json", RecordJson.Print(record with { Text = null }));
        json.WriteString("text", record.Text ?? "");
        WriteNumber(json, record, fields);
        json.Add("copy", CopyOf(record));
        json.WriteNumber("rank", Copies.Rank(record));
        json.WriteNumber("follows", lead is null ? 0 : 1);
        json.Add("marks", CriteriaMarks.Of(record));
        if (record.Document.Secrecy is not null) json.WriteBoolean("secret", true);
        if (record.Document.Number is { Key: null }) json.WriteBoolean("unread", true);
        json.Add("parts", fields.Parts.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        json.WriteString("issuer", fields.Issuer);
        json.WriteString("title_exact", fields.TitleExact);
        json.WriteString("title", fields.TitleFolded);
        json.WriteString("exact", fields.Exact);
        json.WriteString("folded", fields.Folded);
        json.WriteEndObject();
    }

    /// <summary>Equal for copies of one document, of bounded length; null where a record can have none.</summary>
    public static string? CopyOf(DocumentRecord record) => Copies.KeyOf(record) is { } key ? ElasticIds.Hash(key) : null;

    /// <summary>The record of a document.</summary>
    public static DocumentRecord Record(JsonElement source) => RecordJson.ParseRecord(source.Text("json")!);

    /// <summary>The summary of a document.</summary>
    public static RecordSummary SummaryOf(JsonElement source)
    {
        var summary = source.Field("summary");
        return new RecordSummary
        {
            Id = source.Text("id")!,
            Number = summary.Text("number"),
            Key = summary.Text("key"),
            Fold = summary.Text("fold"),
            Type = summary.Text("type"),
            Date = summary.Text("date"),
            Issuer = summary.Text("issuer"),
            Subject = summary.Text("subject"),
            Path = summary.Text("path")!,
            Lead = summary.Text("lead"),
            Secrecy = summary.Text("secrecy"),
        };
    }

    private static void WriteSummary(Utf8JsonWriter json, DocumentRecord record, string? lead)
    {
        var heading = record.Document;
        json.WriteStartObject("summary");
        json.Add("number", heading.Number?.Printed);
        json.Add("key", heading.Number?.Key);
        json.Add("fold", heading.Number?.Fold);
        json.Add("type", heading.Type);
        json.Add("date", heading.Date);
        json.Add("issuer", heading.Issuer);
        json.Add("subject", heading.Subject);
        json.WriteString("path", record.Source.Path);
        json.Add("lead", lead);
        json.Add("secrecy", heading.Secrecy);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, DocumentRecord record, SearchFields fields)
    {
        json.Add("fold", record.Document.Number?.Fold);
        json.Add("serial", fields.Serial);
        json.Add("symbol", fields.Symbol);
        if (record.Document.Number?.Year is { } year) json.WriteString("year", year.ToString(CultureInfo.InvariantCulture));
        json.Add("date", record.Document.Date);
        if (fields is not { Symbol: { } symbol, Serial: { } serial }) return;
        json.WriteString("pair", Pair(symbol, serial));
        json.Add("slips", SymbolSlips.Of(symbol));
    }

    /// <summary>Symbol and serial as one key.</summary>
    public static string Pair(string symbol, string serial) => $"{symbol} {serial}";

    private static void WriteCitations(Utf8JsonWriter json, DocumentRecord record)
    {
        var cites = record.Citations.Select((c, i) => CitedNumber.Of(c, i)).OfType<CitedNumber>().ToArray();
        json.WriteNumber("cited", cites.Length);
        if (cites.Length == 0) return;
        json.WriteStartArray("cites");
        foreach (var cite in cites) cite.Write(json);
        json.WriteEndArray();
        json.Add("cited_fold", cites.Select(c => c.Fold).Distinct(StringComparer.Ordinal));
        json.Add("cited_symbol", cites.Select(c => c.Symbol).Distinct(StringComparer.Ordinal));
        json.Add("cited_pair", cites.Where(c => c.Serial is not null).Select(c => Pair(c.Symbol, c.Serial!)).Distinct(StringComparer.Ordinal));
        json.Add("cited_on", cites.Where(c => c is { Serial: not null, Date: not null }).Select(c => CitedNumber.On(c.Serial!, c.Date!)).Distinct(StringComparer.Ordinal));
    }
}
