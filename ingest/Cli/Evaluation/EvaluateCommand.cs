using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Vietnamese;

namespace Pipeline.Cli.Evaluation;

/// <summary>evaluate: extracts the files of a gold folder and scores them field by field.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string> Folder = new("GOLD_DIR")
    {
        Description = "Folder with gold.json or gold.jsonl and the files beside it.",
    };
    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Scores and every judged value as one JSON object.",
    };
    private static readonly Option<bool> Cases = new("--cases")
    {
        Description = "List every value that is not right, with its file.",
    };
    private static readonly Option<string?> Against = new("--against")
    {
        Description = "A report written with --json: show gains and losses value by value.",
    };
    private static readonly Option<string?> Cache = new("--cache")
    {
        Description = "Folder that keeps layouts between runs.",
    };
    private static readonly Option<bool> AnyReader = new("--any-reader")
    {
        Description = "With --cache: take layouts of other builds of the readers too.",
    };
    private static readonly Option<string[]> Field = new("--field") { Description = "Only these fields (prefixes)." };
    private static readonly Option<string[]> File = new("--file") { Description = "Only files whose path holds this." };
    private static readonly Option<bool> Groups = new("--groups") { Description = "Also by format and degradation." };
    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Files at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("evaluate", "Scores extraction against gold, field by field.")
        {
            Folder,
            Json,
            Cases,
            Against,
            Cache,
            AnyReader,
            Field,
            File,
            Groups,
            Jobs,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        var folder = parse.GetValue(Folder)!;
        if (!Directory.Exists(folder))
            return Unusable($"{folder}: no such folder");
        if (parse.GetValue(Against) is { } earlier && !System.IO.File.Exists(earlier))
            return Unusable($"{earlier}: no such report");
        GoldDocument[] gold;
        try
        {
            gold =
            [
                .. GoldFolder
                    .Read(folder)
                    .Where(d =>
                        Holds(parse.GetValue(File), f => d.File.Contains(f, StringComparison.OrdinalIgnoreCase))
                    ),
            ];
        }
        catch (InvalidDataException e)
        {
            return Unusable(e.Message);
        }
        if (gold.Length == 0)
            return Unusable($"{folder}: no gold.json or gold.jsonl with files to judge");

        var reader = new EvaluateReader(parse.GetValue(Cache), parse.GetValue(AnyReader));
        var read = await reader.ReadAsync(
            folder,
            [.. gold.Select(d => d.File).Distinct(StringComparer.Ordinal)],
            parse.GetValue(Jobs),
            cancel
        );
        foreach (var (file, why) in read.Failures)
            Console.Error.WriteLine($"{file}: {why}");
        var cases = gold.SelectMany(d => DocumentScorer.Score(d, read.Records.GetValueOrDefault(d.File, [])))
            .Concat(EvaluateFindings.Score(folder, gold, read.Records, cancel))
            .Concat(EvaluateSuggestions.Score(gold, read.Records))
            .Where(c => Holds(parse.GetValue(Field), f => c.Field.StartsWith(f, StringComparison.Ordinal)))
            .ToArray();
        var report = new EvaluationReport(gold.Length, Scoreboard.Count(cases), [.. cases]);

        if (parse.GetValue(Json))
            Console.WriteLine(report.Print());
        else
            EvaluatePrinter.PrintTable(report, parse.GetValue(Groups), Console.Out);
        if (parse.GetValue(Cases))
            EvaluatePrinter.PrintCases(report.Cases, parse.GetValue(Json) ? Console.Error : Console.Out);
        if (parse.GetValue(Against) is { } path)
        {
            var chosen = EvaluationReport
                .Parse(await System.IO.File.ReadAllTextAsync(path, cancel))
                .Cases.Where(c =>
                    gold.Any(d => d.Name == c.File)
                    && Holds(parse.GetValue(Field), f => c.Field.StartsWith(f, StringComparison.Ordinal))
                );
            EvaluatePrinter.PrintChanges(
                RunComparison.Compare(chosen, report.Cases),
                parse.GetValue(Json) ? Console.Error : Console.Out
            );
        }
        return read.Failures.Count > 0 ? ExitCodes.SomeFailed : ExitCodes.Done;
    }

    private static bool Holds(string[]? filters, Func<string, bool> matches) =>
        filters is null or { Length: 0 } || filters.Any(matches);

    private static int Unusable(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCodes.Usage;
    }
}

/// <summary>Prints scores, cases and changes for people.</summary>
internal static class EvaluatePrinter
{
    /// <summary>One line a field: precision, recall, F1, lenient F1, support and counts.</summary>
    public static void PrintTable(EvaluationReport report, bool groups, TextWriter to)
    {
        foreach (
            var group in report.Scores.GroupBy(s => s.Group).Where(g => groups || g.Key is "all" or "born" or "scanned")
        )
        {
            to.WriteLine(
                $"{(group.Key == "all" ? $"all {report.Documents} documents" : group.Key), -20}  prec  "
                    + $"recall      F1  len.F1   n  right near wrong missed unread spurious"
            );
            foreach (var s in group)
                to.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {s.Field, -18} {Share(s.Precision)}  {Share(s.Recall)}  {Share(s.F1)}  "
                            + $"{Share(s.LenientF1)} {s.Support, 4} {s.Right, 5} {s.Near, 4} {s.Wrong, 5} "
                            + $"{s.Missed, 6} {s.Unread, 6} {s.Spurious, 8}"
                    )
                );
            to.WriteLine();
        }
    }

    /// <summary>Every value that is not right.</summary>
    public static void PrintCases(ImmutableArray<ScoreCase> cases, TextWriter to)
    {
        foreach (var c in cases.Where(c => c.Outcome != Outcome.Right).OrderBy(c => c.File, StringComparer.Ordinal))
            to.WriteLine(Line(c));
    }

    /// <summary>Losses, then gains.</summary>
    public static void PrintChanges(ImmutableArray<OutcomeChange> changes, TextWriter to)
    {
        to.WriteLine($"{changes.Count(c => !c.IsGain)} lost, {changes.Count(c => c.IsGain)} gained");
        foreach (var c in changes)
            to.WriteLine(
                $"{(c.IsGain ? "+" : "-")} {c.Before?.Outcome.ToString() ?? "none"} > "
                    + $"{c.After?.Outcome.ToString() ?? "none"}  {Line((c.After ?? c.Before)!)}"
                    + $"{(c.Before?.Found is { } was && was != c.After?.Found ? $"  was: {was}" : "")}"
            );
    }

    private static string Line(ScoreCase c) =>
        $"{c.Outcome.ToString().ToLowerInvariant(), -8} {c.Field, -14} {c.File}  "
        + $"{(c.Item.Length > 0 ? $"[{Cut(c.Item)}]  " : "")}expected: {Cut(c.Expected)}  found: {Cut(c.Found)}";

    private static string Cut(string? text) =>
        text is null ? "-" : TextTruncation.Truncate(text.Replace('\n', ' '), 160);

    private static string Share(double? share) =>
        share is { } s ? s.ToString("0.0000", CultureInfo.InvariantCulture) : "     -";
}
