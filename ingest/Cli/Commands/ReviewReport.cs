using System.Globalization;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.ReviewQueue;
using Pipeline.Index;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>status --eye: what waits for a person, best worth first, with suggestions and their reasons.</summary>
internal static class ReviewReport
{
    private const int SuggestionsShown = 3;

    /// <summary>Prints it.</summary>
    /// <param name="context">The command.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="office">The own office.</param>
    /// <param name="limit">Most to print.</param>
    /// <param name="output">Where to.</param>
    public static void Print(CommandContext context, IArchive archive, OfficeScope office, int limit, TextWriter output)
    {
        var all = ReviewItemList.Find(archive, office);
        foreach (var waiting in all.Take(limit))
            if (context.Json)
                output.WriteLine(JsonLinePrinter.Print(ReviewItemList.Json(waiting)));
            else
                PrintForPeople(waiting, output);
        if (!context.Json)
            Console.Error.WriteLine(
                all.Count == 0
                    ? "nothing waits for an eye"
                    : $"{all.Count} wait for an eye{(all.Count > limit ? $"; {limit} shown, --limit shows more" : "")}"
            );
    }

    private static void PrintForPeople(ReviewItem waiting, TextWriter output)
    {
        output.WriteLine(
            $"{HitJson.Short(waiting.Id)}  {Pipeline.Reading.SafeFileName.Escape(waiting.Document)}  "
                + $"{waiting.Code}  {waiting.Why}"
                + $"{(waiting.Anchor is { } anchor && AnchorFormatter.Format(anchor) is { Length: > 0 } place ? $"  ({place})" : "")}"
        );
        foreach (var suggestion in waiting.Suggestions.Take(SuggestionsShown))
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    ? {waiting.Field}={suggestion.Value}  {suggestion.Score * 100:0}%: "
                        + $"{string.Join("; ", suggestion.Reasons)}"
                )
            );
    }
}
