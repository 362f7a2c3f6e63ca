using System.CommandLine;
using System.Globalization;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>decide: a person's judgement of a finding. It holds as long as the finding's facts are the same.</summary>
internal static class DecideCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var finding = new Argument<string>("FINDING")
        {
            Description = "Id of the finding, as check and show print it.",
        };
        var verdict = new Argument<string>("accept|dismiss")
        {
            Description = "accept: it holds. dismiss: it does not, and stays silent until its facts change.",
        };
        verdict.AcceptOnlyFromAmong("accept", "dismiss");
        var by = new Option<string>("--by") { Description = "Who decides.", Required = true };
        by.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && token.Value.Trim().Length == 0)
                r.AddError("--by needs a name");
        });
        var note = new Option<string?>("--note") { Description = "Why." };
        var options = new ArchiveOptions();
        var command = new Command("decide", "Judges a finding: accept or dismiss.")
        {
            finding,
            verdict,
            by,
            note,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                {
                    var id = parse.GetValue(finding)!.Trim().ToLowerInvariant();
                    var at = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
                    // Asked first: a finding about a secret paper is none to whoever may not see it.
                    if (
                        archive.FindFindings(new FindingQuery { FindingId = id }).Count == 0
                        || !archive.Decide(
                            id,
                            new Decision(parse.GetValue(verdict)!, parse.GetValue(by)!.Trim(), at, parse.GetValue(note))
                        )
                    )
                    {
                        Console.Error.WriteLine(
                            $"{id}: no such finding, or it is gone since its facts changed; check prints the "
                                + $"ids of those that stand"
                        );
                        return ExitCodes.SomeFailed;
                    }
                    var decided = archive.FindFindings(new FindingQuery { FindingId = id })[0];
                    Console.WriteLine(
                        context.Json
                            ? RecordJson.Print(decided)
                            : $"{id}  {(decided.Decision!.Verdict == "accept" ? "accepted" : "dismissed")} by "
                                + $"{decided.Decision.By}: {decided.Rule} {decided.Document}: {decided.Message}"
                    );
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }
}
