using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Logging;
using Pipeline.Cli.Options;
using Pipeline.Extraction;
using Pipeline.Index.Blobs;
using Pipeline.Ingest;
using Pipeline.Ingest.Observing;
using Pipeline.Ingest.Queue;
using Pipeline.Ingest.Rabbit;
using Pipeline.Output.Sheets;

namespace Pipeline.Cli.Commands;

/// <summary>work: a worker, on this machine or any other, that takes files from a queue.</summary>
internal static class WorkCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var attempts = new Option<int>("--attempts")
        {
            Description = "How often a file is tried before it is put aside, where another time may help.",
            DefaultValueFactory = _ => new WorkerOptions().Attempts,
        };
        attempts.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && number < 1)
                result.AddError("--attempts needs a number above 0");
        });
        var untilEmpty = new Option<bool>("--until-empty")
        {
            Description = "End when nothing waits any more, instead of waiting for more.",
        };
        var options = new ArchiveOptions();
        var command = new Command("work", "Takes files from a queue and works at them, until stopped.")
        {
            attempts,
            untilEmpty,
            options.Blobs,
        };
        options.AddTo(command);
        var queue = new QueueOptions(
            "The queue that work is taken from: amqp://user:password@host:port/vhost.",
            required: true
        );
        queue.AddTo(command);
        var reading = new ReadOptions();
        reading.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(() =>
                {
                    var how = new IngestOptions { Jobs = reading.GetJobs(parse), Limits = reading.GetLimits(parse) };
                    return RunAsync(
                        options.Read(parse),
                        queue.Read(parse)!,
                        new WorkerOptions
                        {
                            Ingest = how,
                            Attempts = parse.GetValue(attempts),
                            UntilEmpty = parse.GetValue(untilEmpty),
                        },
                        cancel
                    );
                })
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        RabbitAddress address,
        WorkerOptions options,
        CancellationToken cancel
    )
    {
        options = options with { Ingest = options.Ingest with { Log = ProgramLog.For<QueueWorker>() } };
        using var times = new StageTimes(context.TimesPath);
        using var progress = new ConsoleProgress();
        // The pages of one file on one core: other workers have files for the other cores.
        using var reader = ReadingFactory.Create(options.Ingest.Limits, options.Ingest.Jobs, cores: 1);
        var activity = new WorkerActivity(
            $"{Environment.MachineName}/{Environment.ProcessId}",
            options.Ingest.Jobs,
            TimeProvider.System
        );
        var worker = new QueueWorker(
            () => context.Open(create: true),
            token => ConnectAsync(address, activity, token),
            Stores(context),
            reader,
            RecordExtractor.Default,
            options,
            progress,
            activity
        );
        await worker.RunAsync(cancel);
        progress.Dispose();
        var report = activity.Report();
        if (context.Json)
            Console.WriteLine(
                JsonLinePrinter.Print(
                    new JsonObject
                    {
                        ["read"] = report.Done,
                        ["failed"] = report.Failed,
                        ["stopped"] = cancel.IsCancellationRequested,
                    }
                )
            );
        else
            Console.WriteLine($"read {report.Done}, failed {report.Failed}");
        return report.Failed > 0 ? ExitCodes.SomeFailed : ExitCodes.Done;
    }

    private static async Task<IWorkQueue> ConnectAsync(
        RabbitAddress address,
        WorkerActivity activity,
        CancellationToken cancel
    )
    {
        var queue = await RabbitWorkQueue.OpenAsync(address, cancel);
        try
        {
            await RabbitHeartbeat.AnswerAsync(queue, activity, cancel);
            return queue;
        }
        catch
        {
            await queue.DisposeAsync();
            throw;
        }
    }

    /// <summary>The store that the user named, or else the one that the message names.</summary>
    private static Func<string, IBlobStore> Stores(CommandContext context)
    {
        var stores = new ConcurrentDictionary<string, IBlobStore>(StringComparer.Ordinal);
        return context.NamedBlobs is null
            ? address => stores.GetOrAdd(address, static a => new FolderBlobStore(a))
            : _ => stores.GetOrAdd("", _ => context.OpenBlobs());
    }
}
