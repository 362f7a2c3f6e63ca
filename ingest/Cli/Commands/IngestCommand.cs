using System.CommandLine;
using Pipeline.Extraction;
using Pipeline.Index.Sqlite;
using Pipeline.Ingest;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>ingest: files in, records kept.</summary>
internal static class IngestCommand
{
    /// <summary>Where the archive is kept.</summary>
    public static Option<string> IndexOption() => new("--index") { Description = "sqlite:PATH", DefaultValueFactory = _ => "sqlite:.pipeline/archive.db" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files or folders." };
        var index = IndexOption();
        var command = new Command("ingest", "Takes files and folders into the archive.") { paths, index };
        command.SetAction((parse, cancel) => RunAsync(parse.GetValue(paths)!, parse.GetValue(index)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string index, CancellationToken cancel)
    {
        var limits = new ReadLimits();
        var reader = new DocumentReader(new FileReader(FileReader.AllReaders, limits), RecordExtractor.Default, limits);
        using var archive = new SqliteArchive(index["sqlite:".Length..]);
        var (read, failed) = (0, 0);
        foreach (var file in paths.SelectMany(p => Directory.Exists(p) ? Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories) : [p]))
            await foreach (var outcome in reader.ReadAsync(file, cancel))
            {
                if (outcome.Records.Length > 0) archive.Store(outcome.Hash, outcome.Records);
                read += outcome.Failure is null ? 1 : 0;
                failed += outcome.Failure is null ? 0 : 1;
                if (outcome.Failure is { } failure) Console.Error.WriteLine($"{outcome.Name}: {failure.Message}; {failure.Advice}");
            }
        Console.WriteLine($"read {read}, failed {failed}");
        return failed > 0 ? ExitCodes.SomeFailed : ExitCodes.Done;
    }
}
