using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch.Writing;

/// <summary>
/// A record as one document: what is kept (summary, citations, record, text) and, not kept, what it is searched by.
/// </summary>
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
        var fields = SearchFields.FromRecord(record, record.Text ?? "");
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
        json.WriteNumber("rank", CopyGrouping.RankForLead(record));
        json.WriteNumber("follows", lead is null ? 0 : 1);
        json.Add("marks", CriteriaFingerprints.Compute(record));
        if (record.Document.Secrecy is not null)
            json.WriteBoolean("secret", true);
        if (record.Document.Number is { Key: null })
            json.WriteBoolean("unread", true);
        json.Add("parts", fields.Parts.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        json.WriteString("issuer", fields.Issuer);
        json.WriteString("title_exact", fields.TitleExact);
        json.WriteString("title", fields.TitleFolded);
        json.WriteString("exact", fields.Exact);
        json.WriteString("folded", fields.Folded);
        json.WriteEndObject();
    }

    /// <summary>Equal for copies of one document, of bounded length; null where a record can have none.</summary>
    public static string? CopyOf(DocumentRecord record) =>
        CopyGrouping.KeyOf(record) is { } key ? ElasticIds.Hash(key) : null;

    /// <summary>The record of a document.</summary>
    public static DocumentRecord ReadRecord(JsonElement source) => RecordJson.ParseRecord(source.GetText("json")!);

    /// <summary>The summary of a document.</summary>
    public static RecordSummary SummaryOf(JsonElement source)
    {
        var summary = source.GetField("summary");
        return new RecordSummary
        {
            Id = source.GetText("id")!,
            Number = summary.GetText("number"),
            Key = summary.GetText("key"),
            Fold = summary.GetText("fold"),
            Type = summary.GetText("type"),
            Date = summary.GetText("date"),
            Issuer = summary.GetText("issuer"),
            Subject = summary.GetText("subject"),
            Path = summary.GetText("path")!,
            Lead = summary.GetText("lead"),
            Secrecy = summary.GetText("secrecy"),
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
        if (record.Document.Number?.Year is { } year)
            json.WriteString("year", year.ToString(CultureInfo.InvariantCulture));
        json.Add("date", record.Document.Date);
        if (fields is not { Symbol: { } symbol, Serial: { } serial })
            return;
        json.WriteString("pair", SymbolAndSerial(symbol, serial));
        json.Add("slips", SymbolDeletions.Enumerate(symbol));
    }

    /// <summary>Symbol and serial as one key.</summary>
    public static string SymbolAndSerial(string symbol, string serial) => $"{symbol} {serial}";

    private static void WriteCitations(Utf8JsonWriter json, DocumentRecord record)
    {
        var cites = record.Citations.Select((c, i) => CitedNumber.FromCitation(c, i)).OfType<CitedNumber>().ToArray();
        json.WriteNumber("cited", cites.Length);
        if (cites.Length == 0)
            return;
        json.WriteStartArray("cites");
        foreach (var cite in cites)
            cite.Write(json);
        json.WriteEndArray();
        json.Add("cited_fold", cites.Select(c => c.Fold).Distinct(StringComparer.Ordinal));
        json.Add("cited_symbol", cites.Select(c => c.Symbol).Distinct(StringComparer.Ordinal));
        json.Add(
            "cited_pair",
            cites
                .Where(c => c.Serial is not null)
                .Select(c => SymbolAndSerial(c.Symbol, c.Serial!))
                .Distinct(StringComparer.Ordinal)
        );
        json.Add(
            "cited_on",
            cites
                .Where(c => c is { Serial: not null, Date: not null })
                .Select(c => CitedNumber.SerialAndDate(c.Serial!, c.Date!))
                .Distinct(StringComparer.Ordinal)
        );
    }
}

/// <summary>A citation with a number, within the document of the record that cites.</summary>
internal sealed record CitedNumber(
    int Index,
    string Fold,
    string? Serial,
    string Symbol,
    string? Date,
    string? Type,
    string? Issuer,
    string? Title,
    string? Relation
)
{
    /// <summary>Of a citation; null where it has no number.</summary>
    public static CitedNumber? FromCitation(Citation citation, int index)
    {
        if (citation.Fold is not { } fold)
            return null;
        var parts = NumberParts.Parse(fold);
        return new CitedNumber(
            index,
            fold,
            parts.Serial,
            parts.Symbol,
            citation.Date,
            citation.Type,
            citation.Issuer,
            citation.Title,
            citation.Relation
        );
    }

    /// <summary>A serial and a date as one term.</summary>
    public static string SerialAndDate(string serial, string date) => $"{serial} {date}";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CitedNumber Read(JsonElement json) =>
        new(
            (int)json.GetNumber("i"),
            json.GetText("fold")!,
            json.GetText("serial"),
            json.GetText("symbol")!,
            json.GetText("date"),
            json.GetText("type"),
            json.GetText("issuer"),
            json.GetText("title"),
            json.GetText("relation")
        );

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("i", Index);
        json.WriteString("fold", Fold);
        json.Add("serial", Serial);
        json.WriteString("symbol", Symbol);
        json.Add("date", Date);
        json.Add("type", Type);
        json.Add("issuer", Issuer);
        json.Add("title", Title);
        json.Add("relation", Relation);
        json.WriteEndObject();
    }

    /// <summary>The mention by this record.</summary>
    public NumberMention ToMention(string id) => new(Fold, id, Index, Date, Type, Issuer, Title, Relation);
}
