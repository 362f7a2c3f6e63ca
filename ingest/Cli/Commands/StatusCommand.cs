using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Checking;
using Pipeline.Cli.Options;
using Pipeline.Cli.Printing;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Ingest;
using Pipeline.Ingest.Observing;
using Pipeline.Output.Sheets;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>status: counts by stage and failure.</summary>
internal static class StatusCommand
{
    private const int FailuresShown = 20;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var failures = new Option<bool>("--failures") { Description = "List every failure, not only the last ones." };
        var eye = new Option<bool>("--eye")
        {
            Description = "List what waits for a person's eye, best worth first, with suggestions and their reasons.",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "Most to list with --eye.",
            DefaultValueFactory = _ => 50,
        };
        limit.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && (!int.TryParse(r.Tokens[0].Value, out var n) || n < 1))
                r.AddError("--limit must be a number above 0");
        });
        var verify = new Option<bool>("--verify")
        {
            Description = "Check every stored hash and whether each record is found, and mend what can be mended.",
        };
        var settings = OfficeSettings.CreateOption();
        var options = new ArchiveOptions();
        var command = new Command("status", "Counts what the archive holds, by stage and failure.")
        {
            failures,
            eye,
            limit,
            verify,
            settings,
            options.Secret,
            options.Blobs,
        };
        options.AddTo(command);
        var queue = new QueueOptions("The queue and its workers too: amqp://user:password@host:port/vhost.");
        queue.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(async () =>
                {
                    var context = options.Read(parse);
                    if (parse.GetValue(verify))
                        return VerifyRun.Run(context, cancel);
                    var office = OfficeSettings.Read(parse.GetValue(settings));
                    using var archive = context.Open();
                    var listed = archive.ListFailures();
                    if (parse.GetValue(eye))
                        ReviewReport.Print(context, archive, office, parse.GetValue(limit), Console.Out);
                    else
                    {
                        var workers = queue.Read(parse) is { } address
                            ? await QueueStatus.AskAsync(address, cancel)
                            : null;
                        var speeds = ReaderSpeed.Judge(StageTimes.Read(context.TimesPath));
                        if (context.Json)
                            Console.WriteLine(
                                JsonLinePrinter.Print(
                                    Json(archive, listed, workers, speeds, CheckNote.Read(context.Address))
                                )
                            );
                        else
                        {
                            workers?.Print(Console.Out);
                            var whole = parse.GetValue(failures);
                            Print(
                                archive.GetStatus(),
                                whole ? listed : [.. listed.TakeLast(FailuresShown)],
                                listed.Count,
                                whole,
                                f => Others(archive, f),
                                CheckNote.Read(context.Address)
                            );
                            LossReport.Print(LossReport.Read(archive), Console.Out);
                            SpeedPrinter.Print(speeds, Console.Out);
                        }
                    }
                    CommandContext.TellHidden(archive);
                    return ExitCodes.Done;
                })
        );
        return command;
    }

    private static JsonObject Json(
        IArchive archive,
        IReadOnlyList<FileFailure> failures,
        QueueStatus? workers,
        IReadOnlyList<ReaderSpeed> speeds,
        CheckNote note
    )
    {
        var json = Json(archive.GetStatus(), failures);
        json["checked"] = note.Json();
        json["lost"] = LossReport.Json(LossReport.Read(archive));
        json["speeds"] = SpeedPrinter.Json(speeds);
        if (workers is not null)
            json["queue"] = workers.ToJson();
        return json;
    }

    private static JsonObject Json(ArchiveStatus status, IReadOnlyList<FileFailure> failures) =>
        new()
        {
            ["health"] = status.Health,
            ["files"] = Counts(status.Files),
            ["failures"] = Counts(status.Failures),
            ["stages"] = Counts(status.Stages),
            ["findings"] = Counts(status.Findings),
            ["names"] = status.Names,
            ["claimed"] = status.Claimed,
            ["records"] = status.Records,
            ["copies"] = status.Copies,
            ["citations"] = status.Citations,
            ["unread"] = status.Unread,
            ["failed"] = new JsonArray([
                .. failures.Select(f => new JsonObject
                {
                    ["path"] = f.Path,
                    ["stage"] = f.Stage,
                    ["kind"] = f.Kind,
                    ["message"] = f.Message,
                    ["advice"] = f.Advice,
                    ["attempts"] = f.Attempts,
                    ["at"] = f.At,
                    ["detail"] = f.Detail,
                }),
            ]),
        };

    private static JsonObject Counts(IEnumerable<KeyValuePair<string, long>> counts) =>
        new(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)JsonValue.Create(c.Value))));

    /// <summary>Other names of the same bytes.</summary>
    private static string Others(IArchive archive, FileFailure failure) =>
        failure.Hash is { } hash
        && archive.GetNames(hash).Where(n => !failure.Path.EndsWith(n, StringComparison.Ordinal)).ToArray()
            is { Length: > 0 } names
            ? $" (the same bytes: {string.Join(", ", names.Select(SafeFileName.Escape))})"
            : "";

    private static void Print(
        ArchiveStatus status,
        IReadOnlyList<FileFailure> failures,
        int all,
        bool whole,
        Func<FileFailure, string> others,
        CheckNote note
    )
    {
        Console.WriteLine($"index      {status.Health}");
        Console.WriteLine($"files      {Join(status.Files)} ({status.Names:N0} names)");
        Console.WriteLine(
            $"records    {status.Records:N0} ({status.Copies:N0} copies), {status.Citations:N0} citations, "
                + $"{status.Unread:N0} without a readable number"
        );
        Console.WriteLine($"stages     {Join(status.Stages)}");
        Console.WriteLine($"checked    {note}");
        Console.WriteLine(
            $"findings   {(note.At is null && status.Findings.Count == 0 ? "not looked for" : Join(status.Findings))}"
        );
        Console.WriteLine($"in work    {status.Claimed:N0}");
        Console.WriteLine($"failures   {Join(status.Failures)}");
        foreach (var f in failures)
        {
            Console.WriteLine(
                $"  {f.Kind}  {SafeFileName.Escape(f.Path)}{others(f)}: {f.Message}; {f.Advice} ({f.Attempts}"
                    + $" {(f.Attempts == 1 ? "attempt" : "attempts")}, {f.At})"
            );
            if (!whole || f.Detail is null)
                continue;
            foreach (var line in f.Detail.Split('\n'))
                Console.WriteLine($"      {SafeFileName.Escape(line.TrimEnd())}");
        }
        if (failures.Count < all)
            Console.WriteLine($"  … {all - failures.Count:N0} more: pipeline status --failures");
    }

    private static string Join(IReadOnlyCollection<KeyValuePair<string, long>> counts) =>
        counts.Count == 0 ? "none" : string.Join(", ", counts.Select(c => $"{c.Key} {c.Value:N0}"));
}

/// <summary>
/// status --verify: looks at everything that is stored, secret papers too, and mends what can be mended.
/// </summary>
internal static class VerifyRun
{
    /// <summary>Exit code 1 where something is left to a person.</summary>
    public static int Run(CommandContext context, CancellationToken cancel)
    {
        using var seen = context.Open();
        using var archive = ArchiveFactory.Open(context.Address, secret: true);
        using var progress = new ConsoleProgress();
        progress.FilesFound((int)Math.Min(int.MaxValue, archive.GetStatus().Files.Values.Sum()));
        // Whoever may not see a paper is not told its name either.
        string Name(FileContent file) =>
            file.Records.All(r => seen.Get(r.Record.Id) is not null) ? file.State.Given : "a secret document";
        var summary = new ArchiveVerifier(archive, context.OpenBlobs(), Name, progress).Run(cancel);
        progress.Dispose();
        Print(summary, context.Json);
        CommandContext.TellHidden(seen);
        return summary.Whole ? ExitCodes.Done : ExitCodes.SomeFailed;
    }

    private static void Print(VerifySummary found, bool json)
    {
        if (json)
        {
            Console.WriteLine(
                JsonLinePrinter.Print(
                    new JsonObject
                    {
                        ["files"] = found.Files,
                        ["records"] = found.Records,
                        ["restored"] = found.Restored,
                        ["missing"] = found.Missing,
                        ["damaged"] = found.Damaged,
                        ["rebuilt"] = found.Rebuilt,
                        ["orphans"] = found.Orphans,
                        ["whole"] = found.Whole,
                    }
                )
            );
            return;
        }
        Console.WriteLine(
            $"originals  {found.Files:N0} files: {found.Missing:N0} missing, {found.Damaged:N0} damaged, "
                + $"{found.Restored:N0} taken again from where they came"
        );
        Console.WriteLine($"records    {found.Records:N0}: {found.Rebuilt:N0} files put right");
        if (found.Orphans > 0)
            Console.WriteLine(
                $"orphans    {found.Orphans:N0} originals that no file stands for: left by a stopped ingest, "
                    + $"which takes them up again, or by an archive that shares the folder"
            );
    }
}
