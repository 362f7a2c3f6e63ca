using System.CommandLine;
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
        var json = new Option<bool>("--json") { Description = "One record a line as JSON." };
        var text = new Option<bool>("--text") { Description = "Add the plain text." };
        var command = new Command("extract", "Reads files and prints their records; stores nothing.") { files, json, text };
        command.SetAction((parse, cancel) => RunAsync(parse.GetValue(files)!, parse.GetValue(text), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, bool text, CancellationToken cancel)
    {
        var limits = new ReadLimits();
        var reader = new DocumentReader(new FileReader(FileReader.AllReaders, limits), RecordExtractor.Default, limits);
        var code = ExitCodes.Done;
        foreach (var file in files)
            await foreach (var outcome in reader.ReadAsync(file, cancel))
            {
                foreach (var record in outcome.Records) Console.WriteLine(RecordJson.Print(text ? record : record with { Text = null }));
                if (outcome.Failure is not { } failure) continue;
                Console.Error.WriteLine($"{outcome.Name}: {failure.Message}; {failure.Advice}");
                code = ExitCodes.SomeFailed;
            }
        return code;
    }
}
