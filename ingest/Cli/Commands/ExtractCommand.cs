using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Extraction;
using Pipeline.Ingest;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>extract: reads files and prints their records; stores nothing.</summary>
internal static class ExtractCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files to read." };
        var json = new Option<bool>("--json") { Description = "One record a line as JSON (what it prints anyway)." };
        var text = new Option<bool>("--text") { Description = "Add the plain text." };
        var reading = new ReadOptions();
        var command = new Command("extract", "Reads files and prints their records; stores nothing.")
        {
            files,
            json,
            text,
        };
        reading.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
                RunAsync(
                    parse.GetValue(files)!,
                    parse.GetValue(text),
                    reading.GetLimits(parse),
                    reading.GetJobs(parse),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string[] files,
        bool text,
        ReadLimits limits,
        int jobs,
        CancellationToken cancel
    )
    {
        using var sandbox = ReadingFactory.Create(limits, Math.Min(jobs, files.Length));
        sandbox.StartWarmChild();
        var reader = new DocumentReader(sandbox, RecordExtractor.Default, limits);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), 1 << 16);
        var code = ExitCodes.Done;
        // Several files are read at once; what they gave is printed in the order of the arguments.
        var ahead = new Queue<Task<List<FileOutcome>>>();
        var next = 0;
        while (ahead.Count > 0 || next < files.Length)
        {
            while (next < files.Length && ahead.Count <= jobs)
                ahead.Enqueue(CollectAsync(reader, files[next++], cancel));
            foreach (var outcome in await ahead.Dequeue())
            {
                foreach (var record in outcome.Records)
                    await output.WriteLineAsync(RecordJson.Print(text ? record : record with { Text = null }));
                if (outcome.Failure is not { } failure)
                    continue;
                Console.Error.WriteLine(FailurePrinter.Print(outcome.Name, failure));
                code = ExitCodes.SomeFailed;
            }
            await output.FlushAsync(cancel);
        }
        return code;
    }

    private static Task<List<FileOutcome>> CollectAsync(DocumentReader reader, string file, CancellationToken cancel) =>
        Task.Run(
            async () =>
            {
                var outcomes = new List<FileOutcome>();
                await foreach (var outcome in reader.ReadAsync(file, cancel))
                    outcomes.Add(outcome);
                return outcomes;
            },
            cancel
        );
}
