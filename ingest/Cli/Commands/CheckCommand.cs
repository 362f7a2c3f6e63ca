using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Cli.Checking;
using Pipeline.Cli.Options;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Output;
using Pipeline.Output.Sheets;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>check: cross-checks everything stored, or some, and prints what does not hold.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("ID|NUMBER")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "What to check; everything where nothing is named.",
        };
        var rule = new Option<string>("--rule")
        {
            Description = "Only rules that begin so: score., citation.",
            DefaultValueFactory = _ => "",
        };
        var severity = new Option<string?>("--severity")
        {
            Description = "Only findings of this severity: error, warning, info.",
        };
        severity.AcceptOnlyFromAmong("error", "warning", "info");
        var verdicts = new Option<bool>("--verdicts") { Description = "List every citation with its verdict." };
        var dismissed = new Option<bool>("--dismissed") { Description = "List the dismissed findings too." };
        var today = new Option<string>("--today")
        {
            Description = "The day against which dates are past, as 2026-01-31; this day where none is given.",
            DefaultValueFactory = _ => DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        today.Validators.Add(r =>
        {
            if (
                r.Tokens is [var token]
                && !DateOnly.TryParseExact(
                    token.Value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var _
                )
            )
                r.AddError($"--today needs a day as 2026-01-31, not '{token.Value}'");
        });
        var settings = OfficeSettings.CreateOption();
        var options = new ArchiveOptions();
        var command = new Command("check", "Cross-checks scores, criteria, citations and dates.")
        {
            names,
            rule,
            severity,
            verdicts,
            dismissed,
            today,
            settings,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                    Run(
                        context,
                        archive,
                        parse.GetValue(names) ?? [],
                        parse.GetValue(rule)!,
                        parse.GetValue(severity),
                        parse.GetValue(verdicts),
                        parse.GetValue(dismissed),
                        OfficeSettings.Read(parse.GetValue(settings)),
                        parse.GetValue(today)!,
                        cancel
                    )
                );
            }
        );
        return command;
    }

    private static int Run(
        CommandContext context,
        IArchive archive,
        string[] names,
        string rule,
        string? severity,
        bool verdicts,
        bool dismissed,
        OfficeScope office,
        string today,
        CancellationToken cancel
    )
    {
        var json = context.Json;
        var checker = new CrossChecker(archive, archive, office, today);
        var code = ExitCodes.Done;
        var ids = new List<string>();
        foreach (var name in names)
        {
            var found = RecordSelector.Select(archive, name).Select(r => r.Id).ToList();
            if (found.Count == 0)
            {
                Console.Error.WriteLine(
                    context.IsSecret(name)
                        ? $"{name}: a secret document; --secret checks it"
                        : $"{name}: not held; find looks by parts and by words"
                );
                code = ExitCodes.SomeFailed;
            }
            ids.AddRange(found.Where(f => !ids.Contains(f)));
        }
        if (names.Length == 0)
        {
            CheckNote.Begin(context.Address);
            checker.CheckAll(cancel);
            CheckNote.End(context.Address, archive.GetStatus().Records);
        }
        else if (ids.Count > 0)
            checker.CheckTouched(ids);
        var lookup = new ArchiveLookup(archive, office, whole: false);
        var report = new CheckReport(Console.Out)
        {
            Summarised = names.Length == 0 && OpenPapers(archive, rule) > MostOpenPapers,
        };
        var counts = new FindingCounts();
        foreach (
            var record in WorstFirst(
                archive,
                rule,
                names.Length == 0 ? All(archive) : ids.Select(archive.Get).OfType<DocumentRecord>()
            )
        )
        {
            cancel.ThrowIfCancellationRequested();
            var findings = counts.Count(
                archive.FindFindings(
                    new FindingQuery
                    {
                        RecordId = record.Id,
                        RulePrefix = rule,
                        Severity = severity,
                    }
                ),
                dismissed
            );
            if (severity is not null && findings.Count == 0 && !verdicts)
                continue;
            if (json && !verdicts)
                foreach (var finding in findings)
                    Console.WriteLine(RecordJson.Print(finding));
            else if (json)
                foreach (var verdict in CitationResolver.Resolve(record, lookup))
                    Console.WriteLine(JsonLinePrinter.Print(Json(record, verdict)));
            else
                report.Print(
                    record,
                    findings,
                    verdicts || record.ScoringTables.Length > 0 ? CitationResolver.Resolve(record, lookup) : [],
                    verdicts
                );
        }
        if (!json)
            report.Summary();
        if (!json)
            Console.Error.WriteLine(counts.Line);
        CommandContext.TellHidden(archive);
        return code;
    }

    /// <summary>More papers than this that cite what is not held are one line of the printed list.</summary>
    private const int MostOpenPapers = 20;

    private static int OpenPapers(IArchive archive, string rule) =>
        "citation.unresolved".StartsWith(rule, StringComparison.Ordinal)
            ? archive
                .FindFindings(new FindingQuery { RulePrefix = "citation.unresolved" })
                .Select(f => f.Id)
                .Distinct(StringComparer.Ordinal)
                .Take(MostOpenPapers + 1)
                .Count()
            : 0;

    /// <summary>Papers with errors first, then those with warnings, then the others, each in their order.</summary>
    private static IEnumerable<DocumentRecord> WorstFirst(
        IArchive archive,
        string rule,
        IEnumerable<DocumentRecord> records
    )
    {
        var worst = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (severity, rank) in new[] { ("error", 0), ("warning", 1) })
        foreach (
            var finding in archive.FindFindings(
                new FindingQuery
                {
                    RulePrefix = rule,
                    Severity = severity,
                    Dismissed = false,
                }
            )
        )
            worst.TryAdd(finding.Id, rank);
        var others = new List<string>();
        var warned = new List<string>();
        // Records are read again when their turn comes: an archive does not fit into memory.
        foreach (var record in records)
            if (!worst.TryGetValue(record.Id, out var rank))
                others.Add(record.Id);
            else if (rank == 0)
                yield return record;
            else
                warned.Add(record.Id);
        foreach (var id in warned.Concat(others))
            if (archive.Get(id) is { } record)
                yield return record;
    }

    private static IEnumerable<DocumentRecord> All(IRecordStore records)
    {
        for (var after = ""; ; )
        {
            var page = records.ReadPage(after, 256);
            if (page.Count == 0)
                yield break;
            var copies = records
                .GetSummaries([.. page.Select(r => r.Id)])
                .Where(s => s.Lead is not null)
                .Select(s => s.Id)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var record in page)
                if (!copies.Contains(record.Id))
                    yield return record;
            after = page[^1].Id;
        }
    }

    private static JsonObject Json(DocumentRecord record, CitationVerdict verdict)
    {
        var citation = record.Citations[verdict.Index];
        return new JsonObject
        {
            ["id"] = record.Id,
            ["document"] = record.Document.Number?.Key ?? record.Source.Path,
            ["index"] = verdict.Index,
            ["printed"] = citation.Printed,
            ["key"] = citation.Key,
            ["date"] = citation.Date,
            ["verdict"] = verdict.Verdict,
            ["resolved"] = verdict.Resolved,
            ["candidates"] = new JsonArray([
                .. verdict.Candidates.Select(c =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = c.Id,
                            ["key"] = c.Key,
                            ["date"] = c.Date,
                            ["edits"] = c.Edits,
                        }
                ),
            ]),
            ["why"] = verdict.Why,
            ["anchor"] = JsonNode.Parse(
                System.Text.Json.JsonSerializer.Serialize(citation.Anchor, AnchorJson.Default.Anchor)
            ),
        };
    }
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(
    PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.SnakeCaseLower
)]
[System.Text.Json.Serialization.JsonSerializable(typeof(Anchor))]
internal sealed partial class AnchorJson : System.Text.Json.Serialization.JsonSerializerContext;
