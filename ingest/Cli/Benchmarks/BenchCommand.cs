using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Cli.Commands;
using Pipeline.Index;
using Pipeline.Index.Elasticsearch.Client;

namespace Pipeline.Cli.Benchmarks;

/// <summary>
/// bench: measures reading, extraction, ingest, the archive and the cross-check, each in a process of its own, and
/// compares with the bare engines in the same run.
/// </summary>
internal static class BenchCommand
{
    private static readonly string[] Names = ["pdf", "scan", "extraction", "ingest", "archive", "check"];
    private static readonly string[] Reading = ["pdf", "scan", "extraction", "ingest"];

    // Those that need --index run only where they are named.
    private static readonly string[] Indexed = ["elastic", "fill", "ask"];
    private static readonly Option<string[]> Only = new("--only")
    {
        Description =
            $"Of {string.Join(", ", Names)}; and with --index {string.Join(", ", Indexed)}: keeping next to "
            + $"a bare _bulk, filling an archive with the largest of --records, asking the filled one.",
    };
    private static readonly Option<string?> Index = new("--index")
    {
        Description = "The archive that fill and ask measure, the server that elastic does.",
    };
    private static readonly Option<string[]> Files = new("--files")
    {
        Description = "Folders with files to read (default: ../shared/samples where it is, else corpus/samples).",
    };
    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Processes at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    private static readonly Option<int[]> Records = new("--records")
    {
        Description = "Sizes of generated archives.",
        DefaultValueFactory = _ => [10_000, 100_000],
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<int> Queries = new("--queries")
    {
        Description = "Queries at each size.",
        DefaultValueFactory = _ => 400,
    };
    private static readonly Option<int> Repeat = new("--repeat")
    {
        Description = "Runs of each reading; the median counts.",
        DefaultValueFactory = _ => 3,
    };
    private static readonly Option<bool> Json = new("--json") { Description = "One figure a line as JSON." };
    private static readonly Option<bool> Inner = new("--inner")
    {
        Description = "Measure in this process.",
        Hidden = true,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("bench", "Measures speed and memory, as ratios to the bare engines in the same run.")
        {
            Only,
            Index,
            Files,
            Jobs,
            Records,
            Queries,
            Repeat,
            Json,
            Inner,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parse)
    {
        var names = parse.GetValue(Only) is { Length: > 0 } only ? only : Names;
        if (names.FirstOrDefault(n => !Names.Contains(n) && !Indexed.Contains(n)) is { } unknown)
            return Unusable($"--only {unknown}: there are {string.Join(", ", Names.Concat(Indexed))}");
        var index = parse.GetValue(Index);
        if (
            names.Where(Indexed.Contains).Select(n => Refuse(n, index)).FirstOrDefault(why => why is not null) is
            { } refused
        )
            return Unusable(refused);
        var options = new BenchOptions(
            Folders(parse.GetValue(Files)),
            Math.Max(1, parse.GetValue(Jobs)),
            parse.GetValue(Records)!,
            Math.Max(1, parse.GetValue(Queries)),
            Math.Max(1, parse.GetValue(Repeat)),
            index
        );
        if (names.Any(Reading.Contains) && options.Files.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
            return Unusable($"--files {missing}: no such folder");
        if (parse.GetValue(Inner))
            return CommandContext
                .GuardAsync(() => Task.FromResult(Measure(names[0], options)))
                .GetAwaiter()
                .GetResult();
        if (!parse.GetValue(Json))
            Console.WriteLine(
                $"{DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, "
                    + $"{Environment.ProcessorCount} cores, {options.Jobs} processes, "
                    + $"{string.Join(" ", options.Files)}"
            );
        var code = ExitCodes.Done;
        foreach (var name in names)
        foreach (var figure in InChild(name, options, ref code))
            Console.WriteLine(parse.GetValue(Json) ? figure.Print() : figure.FormatRow());
        return code;
    }

    private static int Measure(string name, BenchOptions options)
    {
        foreach (
            var figure in name switch
            {
                "pdf" => BenchPdf.Run(options),
                "scan" => BenchScan.Run(options),
                "extraction" => BenchExtraction.Run(options),
                "ingest" => BenchIngest.Run(options),
                "check" => BenchCheck.Run(options),
                "elastic" => BenchElastic.Run(options),
                "fill" => BenchFill.Run(options),
                "ask" => BenchQueries.Run(options),
                _ => BenchArchive.Run(options),
            }
        )
            Console.WriteLine(figure.Print());
        foreach (var figure in BenchMemory.MeasurePeaks(name))
            Console.WriteLine(figure.Print());
        return ExitCodes.Done;
    }

    private static List<BenchFigure> InChild(string name, BenchOptions options, ref int code)
    {
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        using var child = Process.Start(
            BenchProgram.CreateStartInfo([
                "bench",
                "--inner",
                "--only",
                name,
                "--jobs",
                Text(options.Jobs),
                "--queries",
                Text(options.Queries),
                "--repeat",
                Text(options.Repeat),
                "--records",
                .. options.Records.Select(Text),
                .. options.Files.SelectMany(f => new[] { "--files", f }),
                .. options.Index is { } index ? new[] { "--index", index } : [],
            ])
        )!;
        var figures = new List<BenchFigure>();
        while (child.StandardOutput.ReadLine() is { } line)
            if (BenchFigure.Parse(line) is { } figure)
                figures.Add(figure);
        child.WaitForExit();
        if (child.ExitCode != 0)
            code = ExitCodes.SomeFailed;
        return figures;
    }

    private static string? Refuse(string name, string? index) =>
        index is null
            ? $"--only {name} needs --index"
            : ArchiveFactory.ExplainInvalid(index)
                ?? (
                    name == "elastic" && !ElasticAddress.IsOne(index)
                        ? "--only elastic needs --index http://host:9200"
                        : null
                );

    private static string[] Folders(string[]? given) =>
        given is { Length: > 0 } ? given
        : Directory.Exists("../shared/samples") ? ["../shared/samples"]
        : ["corpus/samples"];

    private static int Unusable(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCodes.Usage;
    }
}
