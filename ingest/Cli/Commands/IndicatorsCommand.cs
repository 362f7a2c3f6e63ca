using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Options;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Output;
using Pipeline.Output.Sheets;

namespace Pipeline.Cli.Commands;

/// <summary>indicators: what can be compared, how often it occurs, and which wordings may mean the same.</summary>
internal static class IndicatorsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var limit = new Option<int>("--limit") { Description = "Most to list.", DefaultValueFactory = _ => 50 };
        var unsure = new Option<bool>("--unsure")
        {
            Description =
                "List the pairs of wordings and of organisations that a person should judge with link or unlink.",
        };
        var options = new ArchiveOptions();
        var command = new Command("indicators", "Lists what can be compared and how often it occurs.")
        {
            limit,
            unsure,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                {
                    var groups = new IndicatorGroups(
                        new RecordEnumerator(archive).EnumerateLeads().SelectMany(FigureStatement.FromRecord),
                        new NameLinkIndex(archive.ListLinks())
                    );
                    CommandContext.TellHidden(archive);
                    if (parse.GetValue(unsure))
                        foreach (var suggestion in groups.SuggestPairs().Take(parse.GetValue(limit)))
                            Console.WriteLine(
                                context.Json ? Json(suggestion) : NameSuggestionPrinter.Format(suggestion)
                            );
                    else
                        foreach (var group in groups.Groups.Take(parse.GetValue(limit)))
                            Console.WriteLine(context.Json ? Json(group) : Line(group));
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }

    private static string Line(IndicatorGroup group) =>
        $"{group.Count, 5} × in {group.Units} unit(s), {group.Periods} period(s): {group.Wording}"
        + $"{(group.Also.Length == 0 ? "" : $"  = {string.Join(" = ", group.Also)}")}";

    private static string Json(IndicatorGroup group) =>
        new JsonObject
        {
            ["indicator"] = group.Wording,
            ["count"] = group.Count,
            ["units"] = group.Units,
            ["periods"] = group.Periods,
            ["also"] = new JsonArray([.. group.Also.Select(a => (JsonNode)a)]),
        }.ToJsonString(JsonOutput.Options);

    private static string Json(NameSuggestion suggestion) =>
        new JsonObject
        {
            ["one"] = suggestion.One,
            ["other"] = suggestion.Other,
            ["score"] = suggestion.Score,
            ["reason"] = suggestion.Reason,
        }.ToJsonString(JsonOutput.Options);
}
