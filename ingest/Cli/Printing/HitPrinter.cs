using Pipeline.Index;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;
using Pipeline.Reading;

namespace Pipeline.Cli;

/// <summary>Prints hits: CONTRACT's fields as JSON, or two lines each for people.</summary>
internal static class HitPrinter
{
    /// <summary>Prints them in their order.</summary>
    public static void Print(IReadOnlyList<SearchHit> hits, bool json, TextWriter output)
    {
        foreach (var hit in hits)
            if (json)
                output.WriteLine(JsonLinePrinter.Print(HitJson.Json(hit)));
            else
                PrintForPeople(hit, output);
    }

    private static void PrintForPeople(SearchHit hit, TextWriter output)
    {
        var record = hit.Record;
        var near = hit.Near ? $"  near: {hit.Diff}" : "";
        var waiting = hit.Unconfirmed ? "  number not confirmed" : "";
        var copy = record.Lead is { } lead ? $"  copy of {lead[..12]}" : "";
        output.WriteLine(
            $"{record.Key ?? record.Number ?? "(no number)"}  {record.Date ?? "(no date)"}  {record.Type}"
                + $"{near}{waiting}{copy}  [{HitJson.Short(record.Id)}]"
        );
        if (record.Subject is not null)
            output.WriteLine($"    {record.Subject}");
        output.WriteLine($"    {Marked(hit.Snippet)}");
        output.WriteLine(
            $"    {record.Issuer ?? "(issuer unknown)"} · {Pipeline.Reading.SafeFileName.Escape(record.Path)}"
        );
    }

    private static string Marked(string snippet) =>
        Console.IsOutputRedirected
            ? snippet
            : snippet
                .Replace("<mark>", "\e[1;33m", StringComparison.Ordinal)
                .Replace("</mark>", "\e[0m", StringComparison.Ordinal);
}
