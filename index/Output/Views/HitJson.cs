using System.Text.Json.Nodes;
using Pipeline.Index;

namespace Pipeline.Output.Views;

/// <summary>Hits as other programs take them.</summary>
public static class HitJson
{
    /// <summary>CONTRACT's "find": a hit.</summary>
    public static JsonObject Json(SearchHit hit)
    {
        var record = hit.Record;
        var line = new JsonObject
        {
            ["number"] = record.Number,
            ["key"] = record.Key,
            ["type"] = record.Type,
            ["date"] = record.Date,
            ["issuer"] = record.Issuer,
            ["subject"] = record.Subject,
            ["score"] = hit.Score,
            ["snippet"] = hit.Snippet,
            ["id"] = record.Id,
        };
        if (record.Lead is { } lead)
            line["lead"] = lead;
        if (hit.Unconfirmed)
            line["confirmed"] = false;
        if (!hit.Near)
            return line;
        line["near"] = true;
        line["diff"] = hit.Diff;
        return line;
    }

    /// <summary>An id as short as people type it; show takes it too.</summary>
    public static string Short(string id) =>
        id.Length <= 12 ? id
        : id.IndexOf('#', StringComparison.Ordinal) is > 0 and var at ? id[..12] + id[at..]
        : id[..12];
}
