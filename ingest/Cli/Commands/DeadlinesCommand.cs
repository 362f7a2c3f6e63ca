using System.CommandLine;
using System.Globalization;
using Pipeline.Cli.Options;
using Pipeline.Output;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;

namespace Pipeline.Cli.Commands;

/// <summary>deadlines: what is due, by date, and which letters have no answer yet.</summary>
internal static class DeadlinesCommand
{
    private const int AnswersShown = 5;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "First date: 2021, 2021-01 or 2021-01-15." };
        var to = new Option<string?>("--to") { Description = "Last date." };
        var unanswered = new Option<bool>("--unanswered")
        {
            Description = "Only what asks for an answer, is past its date, and has none among the documents held.",
        };
        var on = new Option<string?>("--on") { Description = "The day that counts as today, as 2021-01-15." };
        on.Validators.Add(r =>
        {
            if (
                r.Tokens is [var token]
                && !DateOnly.TryParseExact(
                    token.Value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                )
            )
                r.AddError($"'{token.Value}' is no day: write it as 2021-01-15");
        });
        var settings = OfficeSettings.CreateOption();
        var options = new ArchiveOptions();
        var command = new Command("deadlines", "Lists what is due, by date, and which letters have no answer yet.")
        {
            from,
            to,
            unanswered,
            on,
            settings,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                {
                    var office = OfficeSettings.Read(parse.GetValue(settings));
                    var today = parse.GetValue(on) ?? DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    foreach (
                        var found in DeadlineList
                            .Find(new RecordEnumerator(archive), parse.GetValue(from), parse.GetValue(to))
                            .Select(d => DeadlineList.WithAnswers(d, archive, office))
                    )
                    {
                        var late = DeadlineList.IsLate(found, today);
                        if (parse.GetValue(unanswered) && !late)
                            continue;
                        Console.WriteLine(
                            context.Json
                                ? DeadlineList.Json(found, late).ToJsonString(JsonOutput.Options)
                                : $"{found.Deadline.Date ?? found.Deadline.Recurring, -28}  "
                                    + $"{found.Document, -20}  "
                                    + $"{(found.Deadline.Actor is { } actor ? actor + ": " : "")}"
                                    + $"{found.Deadline.Task}{Answered(found, late)}"
                        );
                    }
                    CommandContext.TellHidden(archive);
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }

    private static string Answered(DocumentDeadline found, bool late) =>
        found.Answers.Count > 0
            ? $"  [answered by "
                + $"{string.Join(", ", found.Answers.Take(AnswersShown).Select(a => a.Key ?? HitJson.Short(a.Id)))}"
                + $"{(found.Answers.Count > AnswersShown ? $" and {found.Answers.Count - AnswersShown} more" : "")}]"
        : late ? "  [no answer held]"
        : "";
}
