using System.Text.Json;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch;

/// <summary>A citation with a number, within the document of the record that cites.</summary>
internal sealed record CitedNumber(int Index, string Fold, string? Serial, string Symbol, string? Date, string? Type, string? Issuer, string? Title, string? Relation)
{
    /// <summary>Of a citation; null where it has no number.</summary>
    public static CitedNumber? Of(Citation citation, int index)
    {
        if (citation.Fold is not { } fold) return null;
        var parts = NumberParts.Of(fold);
        return new CitedNumber(index, fold, parts.Serial, parts.Symbol, citation.Date, citation.Type, citation.Issuer, citation.Title, citation.Relation);
    }

    /// <summary>A serial and a date as one term.</summary>
    public static string On(string serial, string date) => $"{serial} {date}";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CitedNumber Read(JsonElement json) => new((int)json.Number("i"), json.Text("fold")!, json.Text("serial"), json.Text("symbol")!, json.Text("date"),
        json.Text("type"), json.Text("issuer"), json.Text("title"), json.Text("relation"));

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
    public NumberMention By(string id) => new(Fold, id, Index, Date, Type, Issuer, Title, Relation);
}
