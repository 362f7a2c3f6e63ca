using System.Collections.Immutable;
using System.CommandLine;
using Pipeline.Corpus.Generation;

namespace Pipeline.Cli.Commands;

/// <summary>generate: writes a labelled corpus.</summary>
internal static class GenerateCommand
{
    private static readonly ImmutableArray<string> Known = ["docx", "html", "text", "xlsx", "pdf", "scan"];
    private static readonly Option<int> Documents = new("--documents")
    {
        Description = "Number of files.",
        DefaultValueFactory = _ => 1000,
    };
    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The same seed gives the same bytes.",
        DefaultValueFactory = _ => 1,
    };
    private static readonly Option<string> Out = new("--out") { Description = "Folder to write.", Required = true };
    private static readonly Option<string> Formats = new("--formats")
    {
        Description = "Of docx, html, text, xlsx, pdf, scan; named twice, twice as often.",
        DefaultValueFactory = _ => "docx,docx,html,text,text,xlsx",
    };
    private static readonly Option<bool> Records = new("--records")
    {
        Description = "Records alone, as JSON lines, for tests of the index.",
    };
    private static readonly Option<bool> Story = new("--story")
    {
        Description = "The committed samples: one province over two years; --documents and --seed are fixed.",
    };
    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Files at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("generate", "Writes a labelled corpus of official documents.")
        {
            Documents,
            Seed,
            Out,
            Formats,
            Records,
            Story,
            Jobs,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parse)
    {
        var formats = parse
            .GetValue(Formats)!
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (formats.Length == 0 || formats.FirstOrDefault(f => !Known.Contains(f)) is { } unknown && unknown.Length > 0)
            return Unusable($"--formats {parse.GetValue(Formats)}: only {string.Join(", ", Known)}");
        var (documents, seed, folder) = (parse.GetValue(Documents), parse.GetValue(Seed), parse.GetValue(Out)!);
        if (documents < 1)
            return Unusable("--documents must be at least 1");
        try
        {
            if (parse.GetValue(Story))
                CorpusFolder.WriteStory(folder, Math.Max(1, parse.GetValue(Jobs)));
            else if (parse.GetValue(Records))
                RecordGenerator.Write(
                    seed,
                    documents,
                    Path.Combine(Directory.CreateDirectory(folder).FullName, "records.jsonl")
                );
            else
                CorpusFolder.Write(
                    new CorpusOptions
                    {
                        Documents = documents,
                        Seed = seed,
                        Folder = folder,
                        Formats = [.. formats],
                        Jobs = Math.Max(1, parse.GetValue(Jobs)),
                    },
                    done => Console.Error.WriteLine($"{done}/{documents} files")
                );
        }
        catch (InvalidOperationException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Unreachable;
        }
        return ExitCodes.Done;
    }

    private static int Unusable(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCodes.Usage;
    }
}
