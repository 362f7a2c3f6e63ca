using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Cli.Output;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>A deadline with the document that sets it.</summary>
internal sealed record DocumentDeadline(Deadline Deadline, string Document, string Id);

/// <summary>deadlines: what is due, by date.</summary>
internal static class DeadlinesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "First date: 2021, 2021-01 or 2021-01-15." };
        var to = new Option<string?>("--to") { Description = "Last date." };
        var options = new ArchiveOptions();
        var command = new Command("deadlines", "Lists what is due, by date.") { from, to, options.Secret };
        options.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var context = options.Read(parse);
            return context.WithArchiveAsync(archive =>
            {
                var walk = new ArchiveWalk(archive);
                foreach (var found in Of(walk, parse.GetValue(from), parse.GetValue(to)))
                    Console.WriteLine(context.Json ? Json(found).ToJsonString(JsonOutput.Options)
                        : $"{found.Deadline.Date ?? found.Deadline.Recurring,-28}  {found.Document,-20}  {(found.Deadline.Actor is { } actor ? actor + ": " : "")}{found.Deadline.Task}");
                CommandContext.TellHidden(archive);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    /// <summary>Deadlines of the archive within the dates, earliest first, recurring ones last.</summary>
    public static IEnumerable<DocumentDeadline> Of(ArchiveWalk walk, string? from, string? to) =>
        walk.Leads().SelectMany(r => r.Deadlines.Select(d => new DocumentDeadline(d, r.Document.Number?.Key ?? r.Document.Number?.Printed ?? r.Source.Path, r.Id)))
            .Where(d => Within(d.Deadline.Date, from, to))
            .OrderBy(d => d.Deadline.Date ?? "9", StringComparer.Ordinal).ThenBy(d => d.Document, StringComparer.Ordinal);

    private static bool Within(string? date, string? from, string? to) => date is null
        ? from is null && to is null
        : (from is null || string.CompareOrdinal(date, from[..Math.Min(from.Length, date.Length)]) >= 0)
          && (to is null || string.CompareOrdinal(date[..Math.Min(to.Length, date.Length)], to[..Math.Min(to.Length, date.Length)]) <= 0);

    private static JsonObject Json(DocumentDeadline found) => new()
    {
        ["date"] = found.Deadline.Date,
        ["recurring"] = found.Deadline.Recurring,
        ["task"] = found.Deadline.Task,
        ["actor"] = found.Deadline.Actor,
        ["printed"] = found.Deadline.Printed,
        ["document"] = found.Document,
        ["id"] = found.Id,
        ["anchor"] = JsonSerializer.SerializeToNode(found.Deadline.Anchor, JsonOutput.Anchors.Anchor),
    };
}
