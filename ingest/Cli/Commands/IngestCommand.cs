using System.CommandLine;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>ingest: files in, records kept.</summary>
internal static class IngestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files or folders." };
        var options = new ArchiveOptions();
        var command = new Command("ingest", "Takes files and folders into the archive.") { paths };
        options.AddTo(command);
        var reading = new ReadOptions();
        reading.AddTo(command);
        command.SetAction((parse, cancel) => CommandContext.GuardAsync(() => RunAsync(parse.GetValue(paths)!, options.Read(parse), reading.Limits(parse), reading.Jobs(parse), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, CommandContext context, ReadLimits limits, int jobs, CancellationToken cancel)
    {
        using var sandbox = ReadingFactory.Create(limits, jobs);
        var reader = new DocumentReader(sandbox, RecordExtractor.Default, limits);
        using var archive = context.Open(create: true);
        var (read, failed) = (0, 0);
        foreach (var file in paths.SelectMany(p => Directory.Exists(p) ? Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories) : [p]))
            await foreach (var outcome in reader.ReadAsync(file, cancel))
            {
                if (outcome.Records.Length > 0) archive.Write([new NameWrite(Path.GetFullPath(file), outcome.Name, outcome.Hash, 0, 0), new RecordsWrite(outcome.Hash, outcome.Records)]);
                read += outcome.Failure is null ? 1 : 0;
                failed += outcome.Failure is null ? 0 : 1;
                if (outcome.Failure is { } failure) Console.Error.WriteLine(FailureLine.Print(outcome.Name, failure));
            }
        Console.WriteLine($"read {read}, failed {failed}");
        return failed > 0 ? ExitCodes.SomeFailed : ExitCodes.Done;
    }
}
