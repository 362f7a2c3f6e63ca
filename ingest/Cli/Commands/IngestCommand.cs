using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Cli.Runs;
using Pipeline.Ingest;

namespace Pipeline.Cli.Commands;

/// <summary>ingest: files in, records kept.</summary>
internal static class IngestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Files, folders, archives, e-mails.",
        };
        var watch = new Option<bool>("--watch")
        {
            Description = "Keep taking what arrives in the folders, until stopped.",
        };
        var verify = new Option<bool>("--verify")
        {
            Description = "Hash files again that are known by path, size and time.",
        };
        var restore = new Option<bool>("--restore") { Description = "Take documents in again that were removed." };
        var options = new ArchiveOptions();
        var command = new Command("ingest", "Takes files and folders into the archive.")
        {
            paths,
            watch,
            verify,
            restore,
            options.Blobs,
        };
        options.AddTo(command);
        var queue = new QueueOptions(
            "Give the work to this queue, for workers on any machine: amqp://user:password@host:port/vhost. "
                + "They must reach the folder of --blobs."
        );
        queue.AddTo(command);
        var reading = new ReadOptions();
        reading.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(async () =>
                {
                    var context = options.Read(parse) with { Settings = reading.GetSettings(parse) };
                    using var archive = context.Open(create: true);
                    var how = new IngestOptions
                    {
                        Jobs = reading.GetJobs(parse),
                        Limits = reading.GetLimits(parse),
                        Verify = parse.GetValue(verify),
                        Restore = parse.GetValue(restore),
                    };
                    if (queue.Read(parse) is { } address)
                        return parse.GetValue(watch)
                            ? await QueueRun.WatchAsync(context, archive, address, parse.GetValue(paths)!, how, cancel)
                            : await QueueRun.IngestAsync(
                                context,
                                archive,
                                address,
                                finder => finder.Find(parse.GetValue(paths)!),
                                how,
                                cancel
                            );
                    return parse.GetValue(watch)
                        ? await IngestRun.WatchAsync(context, archive, parse.GetValue(paths)!, how, cancel)
                        : await IngestRun.RunAsync(
                            context,
                            archive,
                            finder => finder.Find(parse.GetValue(paths)!),
                            how,
                            cancel
                        );
                })
        );
        return command;
    }
}
