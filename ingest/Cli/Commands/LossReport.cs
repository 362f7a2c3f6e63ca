using System.Text.Json.Nodes;
using Pipeline.Index;
using Pipeline.Index.Search;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>The part of status that names the documents of which pages or sheets could not be read.</summary>
internal static class LossReport
{
    private const int MostAsked = 1000,
        MostShown = 20;

    /// <summary>Path, and the places that lack, of each such document: at most a thousand.</summary>
    public static IReadOnlyList<(string Path, string[] Places)> Read(IArchive archive) =>
        [
            .. archive
                .Lost(MostAsked)
                .Select(r => archive.Get(r.Id))
                .OfType<Pipeline.Records.DocumentRecord>()
                .Select(r =>
                    (
                        r.Source.Path,
                        (string[])[.. r.Warnings.Where(w => SearchFields.TellsOfLoss(w.Code)).Select(Place)]
                    )
                ),
        ];

    /// <summary>Prints them.</summary>
    public static void Print(IReadOnlyList<(string Path, string[] Places)> lost, TextWriter output)
    {
        if (lost.Count == 0)
            return;
        output.WriteLine(
            $"lost       {(lost.Count < MostAsked ? "" : "at least ")}{lost.Count:N0} "
                + $"{(lost.Count == 1 ? "document" : "documents")} with pages or sheets that could not be read: "
                + $"status --eye"
        );
        foreach (var (path, places) in lost.Take(MostShown))
            output.WriteLine($"  {SafeFileName.Escape(path)}: {string.Join(", ", places)}");
        if (lost.Count > MostShown)
            output.WriteLine($"  … {lost.Count - MostShown:N0} more");
    }

    /// <summary>As JSON: path and places.</summary>
    public static JsonArray Json(IReadOnlyList<(string Path, string[] Places)> lost) =>
        new([
            .. lost.Select(l => new JsonObject
            {
                ["path"] = l.Path,
                ["places"] = new JsonArray([.. l.Places.Select(p => (JsonNode)p)]),
            }),
        ]);

    private static string Place(Pipeline.Records.Warning warning) =>
        warning.Anchor is { Sheet: { } sheet } ? $"sheet {SafeFileName.Escape(sheet)}"
        : warning.Anchor?.Page is { } page ? $"page {page}"
        : warning.Code;
}
