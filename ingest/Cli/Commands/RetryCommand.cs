using System.CommandLine;
using Pipeline.Ingest;

namespace Pipeline.Cli.Commands;

/// <summary>retry: works again at files that failed.</summary>
internal static class RetryCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var kind = new Option<string?>("--kind") { Description = "Only failures of this kind, as status names it." };
        var options = new ArchiveOptions();
        var command = new Command("retry", "Works again at files that failed.") { kind };
        options.AddTo(command);
        var reading = new ReadOptions();
        reading.AddTo(command);
        command.SetAction((parse, cancel) => CommandContext.GuardAsync(async () =>
        {
            var context = options.Read(parse);
            using var archive = context.Open();
            var unopened = archive.Failures(parse.GetValue(kind)).Where(f => f.Hash is null).Select(f => new FoundFile(f.Path, f.Path)).ToArray();
            var again = archive.Requeue(parse.GetValue(kind)) + unopened.Length;
            if (again == 0) Console.Error.WriteLine(parse.GetValue(kind) is { } k ? $"no failure of kind {k}; pipeline status counts them" : "no failures");
            return await IngestRun.RunAsync(context, archive, _ => unopened, new IngestOptions { Jobs = reading.Jobs(parse), Limits = reading.Limits(parse) }, cancel);
        }));
        return command;
    }
}
