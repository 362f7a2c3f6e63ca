using System.Text.Json.Nodes;
using Pipeline.Index;

namespace Pipeline.Cli;

/// <summary>Prints hits: CONTRACT's fields as JSON, or two lines each for people.</summary>
internal static class HitPrinter
{
    /// <summary>Prints them in their order.</summary>
    public static void Print(IReadOnlyList<Hit> hits, bool json, TextWriter output)
    {
        foreach (var hit in hits)
            if (json) output.WriteLine(JsonLine.Print(Json(hit)));
            else Human(hit, output);
    }

    private static JsonObject Json(Hit hit)
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
        if (record.Lead is { } lead) line["lead"] = lead;
        if (!hit.Near) return line;
        line["near"] = true;
        line["diff"] = hit.Diff;
        return line;
    }

    private static void Human(Hit hit, TextWriter output)
    {
        var record = hit.Record;
        var near = hit.Near ? $"  near: {hit.Diff}" : "";
        var copy = record.Lead is { } lead ? $"  copy of {lead[..12]}" : "";
        output.WriteLine($"{record.Key ?? record.Number ?? "(no number)"}  {record.Date ?? "(no date)"}  {record.Type}{near}{copy}  [{Short(record.Id)}]");
        if (record.Subject is not null) output.WriteLine($"    {record.Subject}");
        output.WriteLine($"    {Marked(hit.Snippet)}");
        output.WriteLine($"    {record.Issuer ?? "(issuer unknown)"} · {Pipeline.Reading.SafeName.Of(record.Path)}");
    }

    /// <summary>An id as short as people type it; show takes it too.</summary>
    public static string Short(string id) => id.Length <= 12 ? id : id.IndexOf('#', StringComparison.Ordinal) is > 0 and var at ? id[..12] + id[at..] : id[..12];

    private static string Marked(string snippet) => Console.IsOutputRedirected
        ? snippet
        : snippet.Replace("<mark>", "\e[1;33m", StringComparison.Ordinal).Replace("</mark>", "\e[0m", StringComparison.Ordinal);
}
