using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Cli.Runs;
using Pipeline.Ingest;

namespace Pipeline.Cli.Commands;

/// <summary>refresh: redoes what newer stages would do better, from the stored bytes and layouts.</summary>
internal static class RefreshCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var options = new ArchiveOptions();
        var command = new Command("refresh", "Redoes stages whose version rose, from the stored bytes.")
        {
            options.Blobs,
        };
        options.AddTo(command);
        var queue = new QueueOptions("Give the work to this queue.");
        queue.AddTo(command);
        var reading = new ReadOptions();
        reading.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(async () =>
                {
                    var context = options.Read(parse) with { Settings = reading.GetSettings(parse) };
                    using var archive = context.Open();
                    var how = new IngestOptions { Jobs = reading.GetJobs(parse), Limits = reading.GetLimits(parse) };
                    if (archive.RequeueStale(how.Versions) is > 0 and var stale)
                        Console.Error.WriteLine($"pipeline: {stale} file(s) to redo");
                    if (queue.Read(parse) is { } address)
                        return await QueueRun.IngestAsync(context, archive, address, _ => [], how, cancel);
                    return await IngestRun.RunAsync(context, archive, _ => [], how, cancel);
                })
        );
        return command;
    }
}
