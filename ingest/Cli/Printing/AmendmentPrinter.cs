using System.Text.Json.Nodes;
using Pipeline.Index.Model;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;
using Pipeline.Records;

namespace Pipeline.Cli;

/// <summary>Prints what was filled in or taken back.</summary>
internal static class AmendmentPrinter
{
    /// <summary>A line for each.</summary>
    public static void Print(DocumentRecord record, IReadOnlyList<Amendment> said, bool json, TextWriter output)
    {
        foreach (var one in said)
        {
            var correction = record.Corrections.LastOrDefault(c => c.Field == one.Field && c.At == one.At);
            if (json)
                output.WriteLine(
                    JsonLinePrinter.Print(
                        new JsonObject
                        {
                            ["id"] = record.Id,
                            ["field"] = one.Field,
                            ["value"] = one.Value,
                            ["taken_back"] = one.TakenBack,
                            ["was"] = correction?.Was?.DeepClone() ?? one.Saw,
                            ["by"] = one.By,
                            ["note"] = one.Note,
                            ["at"] = one.At,
                        }
                    )
                );
            else
                output.WriteLine(
                    $"{HitJson.Short(record.Id)}  {one.Field} "
                        + $"{(one.TakenBack ? $"as read again: {Said(one.Saw)}" : $"= {Said(one.Value)} (read: {Said(one.Saw)})")}"
                );
        }
    }

    private static string Said(string? value) => value ?? "nothing";
}
