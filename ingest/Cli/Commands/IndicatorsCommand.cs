using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Output;
using Pipeline.Crosscheck.Comparison;

namespace Pipeline.Cli.Commands;

/// <summary>indicators: what can be compared, and how often it occurs.</summary>
internal static class IndicatorsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var limit = new Option<int>("--limit") { Description = "Most to list.", DefaultValueFactory = _ => 50 };
        var options = new ArchiveOptions();
        var command = new Command("indicators", "Lists what can be compared and how often it occurs.") { limit, options.Secret };
        options.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var context = options.Read(parse);
            return context.WithArchiveAsync(archive =>
            {
                var walk = new ArchiveWalk(archive);
                var groups = new Dictionary<string, (string Wording, int Count, HashSet<string> Units, HashSet<string> Periods)>(StringComparer.Ordinal);
                foreach (var statement in walk.Leads().SelectMany(FigureStatement.Of))
                {
                    var key = $"{new IndicatorKey(statement.Indicator).Text}|{Measures.Dimension(statement.Measure)}";
                    if (key[0] == '|') continue;
                    if (!groups.TryGetValue(key, out var group)) groups[key] = group = (statement.Indicator, 0, [], []);
                    group.Units.Add(statement.Unit);
                    group.Periods.Add(statement.Period ?? "");
                    groups[key] = group with { Count = group.Count + 1 };
                }
                CommandContext.TellHidden(archive);
                foreach (var (wording, count, units, periods) in groups.Values.OrderByDescending(g => g.Units.Count).ThenByDescending(g => g.Count).ThenBy(g => g.Wording, StringComparer.Ordinal).Take(parse.GetValue(limit)))
                    Console.WriteLine(context.Json
                        ? new JsonObject { ["indicator"] = wording, ["count"] = count, ["units"] = units.Count, ["periods"] = periods.Count }.ToJsonString(JsonOutput.Options)
                        : $"{count,5} × in {units.Count} unit(s), {periods.Count} period(s): {wording}");
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
