using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Cli.Runs;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Ingest.Intake;

namespace Pipeline.Cli.Commands;

/// <summary>retry: works again at files that failed.</summary>
internal static class RetryCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var kind = new Option<string?>("--kind") { Description = "Only failures of this kind, as status names it." };
        var drop = new Option<string[]>("--drop")
        {
            Description =
                "Forget failures instead, by path, end of a path or hash; a file of which nothing was read "
                + "goes with its failure.",
            AllowMultipleArgumentsPerToken = true,
        };
        var options = new ArchiveOptions();
        var command = new Command("retry", "Works again at files that failed.") { kind, drop, options.Blobs };
        options.AddTo(command);
        var queue = new QueueOptions("Return what was put aside to this queue, and give the workers what else failed.");
        queue.AddTo(command);
        var reading = new ReadOptions();
        reading.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(async () =>
                {
                    var context = options.Read(parse) with { Settings = reading.GetSettings(parse) };
                    if (parse.GetValue(drop) is { Length: > 0 } names)
                        return FailureDismissal.Run(context, names);
                    var how = new IngestOptions { Jobs = reading.GetJobs(parse), Limits = reading.GetLimits(parse) };
                    if (queue.Read(parse) is { } address)
                    {
                        // Failures of secret papers are given again as well: nothing of them is shown.
                        using var all = ArchiveFactory.Open(context.Address, secret: true);
                        return await QueueRun.RetryAsync(context, all, address, parse.GetValue(kind), how, cancel);
                    }
                    using var archive = context.Open();
                    var unopened = archive
                        .ListFailures(parse.GetValue(kind))
                        .Where(f => f.Hash is null)
                        .Select(f => new FoundFile(f.Path, f.Path))
                        .ToArray();
                    var again = archive.RequeueFailures(parse.GetValue(kind)) + unopened.Length;
                    if (again == 0)
                        Console.Error.WriteLine(
                            parse.GetValue(kind) is { } k
                                ? $"no failure of kind {k}; pipeline status counts them"
                                : "no failures"
                        );
                    return await IngestRun.RunAsync(context, archive, _ => unopened, how, cancel);
                })
        );
        return command;
    }
}
