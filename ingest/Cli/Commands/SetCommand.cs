using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Cli.Runs;
using Pipeline.Index.Amendments;
using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Output.Changes;

namespace Pipeline.Cli.Commands;

/// <summary>set and unset: a person fills in or corrects values of a record, or takes that back.</summary>
internal static class SetCommand
{
    private const string Fields = """
        What stands there. Fields are named as in `show --json`, with dots between; places in lists are counted from 0:
        number, type, date, issuer, parent_issuer, place, subject, period, addressees, recipients (with ; between), urgency, secrecy, draft,
        signer.name, signer.position, signer.authority, arrival.number, arrival.date, arrival.forwarded_to,
        citations.3.key, .date, .type, .issuer, .title, .relation, figures.5.indicator, .value, .of, .measure, .period, .unit,
        scoring_tables.0.rows.12.score, .max, .bonus, .deduct, .score_bonus, .appraised, .total, .criterion, scoring_tables.0.totals.score;
        awards, targets, deadlines, programmes and forms.0.rows likewise.
        Values are written as papers print them: 604/CĐDK-CSQH, or 604 alone where the symbol is printed; 04/11/2022; 5.311.896.000; 0,25.
        Nothing after = says that nothing stands there.
        """;

    /// <summary>set.</summary>
    public static Command Create()
    {
        var values = new Argument<string[]>("FIELD=VALUE") { Arity = ArgumentArity.OneOrMore, Description = Fields };
        values.Validators.Add(r =>
        {
            foreach (var token in r.Tokens)
                if (token.Value.IndexOf('=', StringComparison.Ordinal) < 1)
                    r.AddError($"'{token.Value}' is not FIELD=VALUE");
        });
        return Create(
            "set",
            "Fills in or corrects values of a record; what was read stays beside them.",
            values,
            "Who says so.",
            w => (w[..w.IndexOf('=', StringComparison.Ordinal)], w[(w.IndexOf('=', StringComparison.Ordinal) + 1)..])
        );
    }

    /// <summary>unset.</summary>
    public static Command CreateUnset() =>
        Create(
            "unset",
            "Takes back what was filled in; the history stays.",
            new Argument<string[]>("FIELD")
            {
                Arity = ArgumentArity.OneOrMore,
                Description = "A field as set names it.",
            },
            "Who takes it back.",
            w => (w, null)
        );

    private static Command Create(
        string verb,
        string description,
        Argument<string[]> what,
        string who,
        Func<string, (string Field, string? Value)> read
    )
    {
        var name = new Argument<string>("ID|NUMBER")
        {
            Description = "Id or its first characters, a number, or NUMBER@YEAR.",
        };
        var by = new Option<string>("--by") { Description = who, Required = true };
        by.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && token.Value.Trim().Length == 0)
                r.AddError("--by needs a name");
        });
        var note = new Option<string?>("--note") { Description = "Why." };
        var settings = OfficeSettings.CreateOption();
        var options = new ArchiveOptions();
        var command = new Command(verb, description) { name, what, by, note, settings, options.Secret };
        options.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                {
                    var office = OfficeSettings.Read(parse.GetValue(settings));
                    if (SingleRecordSelector.Select(context, archive, parse.GetValue(name)!, "sets") is not { } record)
                        return ExitCodes.SomeFailed;
                    // What is said is set beside what was read, all of it; what is printed leaves out what others say
                    // of secret papers.
                    var whole = RedactingArchive.Unwrap(archive);
                    if (whole != archive)
                        record = whole.Get(record.Id)! with { Text = whole.GetText(record.Id) };
                    var desk = new AmendmentService(whole, record, parse.GetValue(by)!.Trim(), parse.GetValue(note));
                    var said = new List<Amendment>();
                    foreach (var (field, value) in parse.GetValue(what)!.Select(read))
                    {
                        var amendment = value is null ? desk.TakeBack(field) : desk.CreateAmendment(field, value);
                        if (!amendment.TryGet(out var one))
                            throw new UsageException(amendment.Error!);
                        said.Add(one);
                    }
                    desk.SaveAll(said, office);
                    // What was found while a paper could be seen is forgotten when it is marked secret.
                    if (said.Any(s => s.Field == "secrecy"))
                    {
                        PostIngestCheck.Run(archive, said.Count, parse.GetValue(settings), cancel);
                        if (archive.GetStatus().Findings.Count == 0)
                            Console.Error.WriteLine(
                                "pipeline: run pipeline check: what was found before the mark was changed is forgotten"
                            );
                    }
                    AmendmentPrinter.Print(
                        archive.Get(record.Id) ?? AmendmentApplier.Apply([record], said)[0],
                        said,
                        context.Json,
                        Console.Out
                    );
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }
}
