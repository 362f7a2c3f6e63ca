using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Cli.Checking;
using Pipeline.Cli.Output;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Register;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>A deadline with the document that sets it.</summary>
internal sealed record DocumentDeadline(Deadline Deadline, string Document, string Id)
{
    /// <summary>Date of the document, ISO; null where unread.</summary>
    public string? Issued { get; init; }
    /// <summary>The document asks for an answer by then.</summary>
    public bool Asks { get; init; }
    /// <summary>Held papers that answer it.</summary>
    public IReadOnlyList<RecordSummary> Answers { get; init; } = [];
}

/// <summary>deadlines: what is due, by date, and which letters have no answer yet.</summary>
internal static class DeadlinesCommand
{
    private const int AnswersShown = 5;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "First date: 2021, 2021-01 or 2021-01-15." };
        var to = new Option<string?>("--to") { Description = "Last date." };
        var unanswered = new Option<bool>("--unanswered") { Description = "Only what asks for an answer, is past its date, and has none among the documents held." };
        var on = new Option<string?>("--on") { Description = "The day that counts as today, as 2021-01-15." };
        on.Validators.Add(r => { if (r.Tokens is [var token] && !DateOnly.TryParseExact(token.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) r.AddError($"'{token.Value}' is no day: write it as 2021-01-15"); });
        var settings = OfficeSettings.Option();
        var options = new ArchiveOptions();
        var command = new Command("deadlines", "Lists what is due, by date, and which letters have no answer yet.") { from, to, unanswered, on, settings, options.Secret };
        options.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var context = options.Read(parse);
            return context.WithArchiveAsync(archive =>
            {
                var office = OfficeSettings.Read(parse.GetValue(settings));
                var today = parse.GetValue(on) ?? DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                foreach (var found in Of(new ArchiveWalk(archive), parse.GetValue(from), parse.GetValue(to)).Select(d => WithAnswers(d, archive, office)))
                {
                    var late = found.Asks && found.Answers.Count == 0 && found.Deadline.Date is { } date && string.CompareOrdinal(date, today[..Math.Min(date.Length, 10)]) < 0 && !date.Contains('Q', StringComparison.Ordinal);
                    if (parse.GetValue(unanswered) && !late) continue;
                    Console.WriteLine(context.Json ? Json(found, late).ToJsonString(JsonOutput.Options)
                        : $"{found.Deadline.Date ?? found.Deadline.Recurring,-28}  {found.Document,-20}  {(found.Deadline.Actor is { } actor ? actor + ": " : "")}{found.Deadline.Task}{Answered(found, late)}");
                }
                CommandContext.TellHidden(archive);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    /// <summary>Deadlines of the archive within the dates, earliest first, recurring ones last.</summary>
    public static IEnumerable<DocumentDeadline> Of(ArchiveWalk walk, string? from, string? to) =>
        walk.Leads().SelectMany(r => r.Deadlines.Select(d => new DocumentDeadline(d, r.Document.Number?.Key ?? r.Document.Number?.Printed ?? r.Source.Path, r.Id) { Issued = r.Document.Date, Asks = Answers.AreAsked(d.Task) }))
            .Where(d => Within(d.Deadline.Date, from, to))
            .OrderBy(d => d.Deadline.Date ?? "9", StringComparer.Ordinal).ThenBy(d => d.Document, StringComparer.Ordinal);

    /// <summary>The same with what answers it, where it asks for an answer.</summary>
    public static DocumentDeadline WithAnswers(DocumentDeadline found, IArchive archive, OfficeScope office) =>
        found.Asks && archive.Get(found.Id) is { } asking ? found with { Answers = Answers.To(asking, archive, office) } : found;

    private static string Answered(DocumentDeadline found, bool late) =>
        found.Answers.Count > 0 ? $"  [answered by {string.Join(", ", found.Answers.Take(AnswersShown).Select(a => a.Key ?? HitPrinter.Short(a.Id)))}{(found.Answers.Count > AnswersShown ? $" and {found.Answers.Count - AnswersShown} more" : "")}]" : late ? "  [no answer held]" : "";

    private static bool Within(string? date, string? from, string? to) => date is null
        ? from is null && to is null
        : (from is null || string.CompareOrdinal(date, from[..Math.Min(from.Length, date.Length)]) >= 0)
          && (to is null || string.CompareOrdinal(date[..Math.Min(to.Length, date.Length)], to[..Math.Min(to.Length, date.Length)]) <= 0);

    private static JsonObject Json(DocumentDeadline found, bool late) => new()
    {
        ["date"] = found.Deadline.Date,
        ["recurring"] = found.Deadline.Recurring,
        ["task"] = found.Deadline.Task,
        ["actor"] = found.Deadline.Actor,
        ["printed"] = found.Deadline.Printed,
        ["document"] = found.Document,
        ["id"] = found.Id,
        ["asks_answer"] = found.Asks,
        ["answered_by"] = new JsonArray([.. found.Answers.Select(a => (JsonNode)a.Id)]),
        ["unanswered"] = late,
        ["anchor"] = JsonSerializer.SerializeToNode(found.Deadline.Anchor, JsonOutput.Anchors.Anchor),
    };
}
