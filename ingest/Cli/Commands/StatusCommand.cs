using Pipeline.Output.Sheets;
using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Checking;
using Pipeline.Cli.Printing;
using Pipeline.Ingest.Observing;
using Pipeline.Index;
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
        var eye = new Option<bool>("--eye") { Description = "List what waits for a person's eye, best worth first, with suggestions and their reasons." };
        var limit = new Option<int>("--limit") { Description = "Most to list with --eye.", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(r => { if (r.Tokens.Count > 0 && (!int.TryParse(r.Tokens[0].Value, out var n) || n < 1)) r.AddError("--limit must be a number above 0"); });
        var verify = new Option<bool>("--verify") { Description = "Check every stored hash and whether each record is found, and mend what can be mended." };
        var settings = OfficeSettings.Option();
        var options = new ArchiveOptions();
        var command = new Command("status", "Counts what the archive holds, by stage and failure.") { failures, eye, limit, verify, settings, options.Secret, options.Blobs };
        options.AddTo(command);
        var queue = new QueueOptions("The queue and its workers too: amqp://user:password@host:port/vhost.");
        queue.AddTo(command);
        command.SetAction((parse, cancel) => CommandContext.GuardAsync(async () =>
        {
            var context = options.Read(parse);
            if (parse.GetValue(verify)) return VerifyRun.Run(context, cancel);
            var office = OfficeSettings.Read(parse.GetValue(settings));
            using var archive = context.Open();
            var listed = archive.Failures();
            if (parse.GetValue(eye)) EyeReport.Print(context, archive, office, parse.GetValue(limit), Console.Out);
            else
            {
                var workers = queue.Read(parse) is { } address ? await QueueStatus.AskAsync(address, cancel) : null;
                var speeds = ReaderSpeed.Judge(StageTimes.Read(context.TimesPath));
                if (context.Json) Console.WriteLine(JsonLine.Print(Json(archive, listed, workers, speeds, CheckNote.Read(context.Address))));
                else
                {
                    workers?.Print(Console.Out);
                    var whole = parse.GetValue(failures);
                    Print(archive.Status(), whole ? listed : [.. listed.TakeLast(FailuresShown)], listed.Count, whole, f => Others(archive, f), CheckNote.Read(context.Address));
                    LossReport.Print(LossReport.Read(archive), Console.Out);
                    SpeedPrinter.Print(speeds, Console.Out);
                }
            }
            CommandContext.TellHidden(archive);
            return ExitCodes.Done;
        }));
        return command;
    }

    private static JsonObject Json(IArchive archive, IReadOnlyList<FileFailure> failures, QueueStatus? workers, IReadOnlyList<ReaderSpeed> speeds, CheckNote note)
    {
        var json = Json(archive.Status(), failures);
        json["checked"] = note.Json();
        json["lost"] = LossReport.Json(LossReport.Read(archive));
        json["speeds"] = SpeedPrinter.Json(speeds);
        if (workers is not null) json["queue"] = workers.Json();
        return json;
    }

    private static JsonObject Json(ArchiveStatus status, IReadOnlyList<FileFailure> failures) => new()
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
        ["failed"] = new JsonArray([.. failures.Select(f => new JsonObject
        {
            ["path"] = f.Path, ["stage"] = f.Stage, ["kind"] = f.Kind, ["message"] = f.Message, ["advice"] = f.Advice, ["attempts"] = f.Attempts, ["at"] = f.At, ["detail"] = f.Detail,
        })]),
    };

    private static JsonObject Counts(IEnumerable<KeyValuePair<string, long>> counts) =>
        new(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)JsonValue.Create(c.Value))));

    /// <summary>Other names of the same bytes.</summary>
    private static string Others(IArchive archive, FileFailure failure) =>
        failure.Hash is { } hash && archive.Names(hash).Where(n => !failure.Path.EndsWith(n, StringComparison.Ordinal)).ToArray() is { Length: > 0 } names ? $" (the same bytes: {string.Join(", ", names.Select(SafeName.Of))})" : "";

    private static void Print(ArchiveStatus status, IReadOnlyList<FileFailure> failures, int all, bool whole, Func<FileFailure, string> others, CheckNote note)
    {
        Console.WriteLine($"index      {status.Health}");
        Console.WriteLine($"files      {Join(status.Files)} ({status.Names:N0} names)");
        Console.WriteLine($"records    {status.Records:N0} ({status.Copies:N0} copies), {status.Citations:N0} citations, {status.Unread:N0} without a readable number");
        Console.WriteLine($"stages     {Join(status.Stages)}");
        Console.WriteLine($"checked    {note}");
        Console.WriteLine($"findings   {(note.At is null && status.Findings.Count == 0 ? "not looked for" : Join(status.Findings))}");
        Console.WriteLine($"in work    {status.Claimed:N0}");
        Console.WriteLine($"failures   {Join(status.Failures)}");
        foreach (var f in failures)
        {
            Console.WriteLine($"  {f.Kind}  {SafeName.Of(f.Path)}{others(f)}: {f.Message}; {f.Advice} ({f.Attempts} {(f.Attempts == 1 ? "attempt" : "attempts")}, {f.At})");
            if (!whole || f.Detail is null) continue;
            foreach (var line in f.Detail.Split('\n')) Console.WriteLine($"      {SafeName.Of(line.TrimEnd())}");
        }
        if (failures.Count < all) Console.WriteLine($"  … {all - failures.Count:N0} more: pipeline status --failures");
    }

    private static string Join(IReadOnlyCollection<KeyValuePair<string, long>> counts) =>
        counts.Count == 0 ? "none" : string.Join(", ", counts.Select(c => $"{c.Key} {c.Value:N0}"));
}
