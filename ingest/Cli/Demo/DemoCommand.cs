using System.CommandLine;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Options;
using Pipeline.Cli.Runs;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Output;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Cli.Demo;

/// <summary>
/// demo: the first run. Takes the project's own samples in and shows what the archive does with them.
/// </summary>
internal static class DemoCommand
{
    private const string Address = "sqlite:.pipeline/demo.db";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Takes the project's samples into an archive of their own and shows a search, a finding and a comparison."
        );
        command.SetAction((_, cancel) => CommandContext.GuardAsync(() => RunAsync(cancel)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancel)
    {
        if (Samples() is not { } samples)
            throw new UsageException(
                "corpus/samples is not there: run demo from a whole clone, or make samples with ./pipeline "
                    + "generate --out corpus/samples"
            );
        var context = new CommandContext(Address, Json: false);
        using var archive = context.Open(create: true);
        Console.WriteLine($"1. ingest {samples}");
        var options = new IngestOptions { Jobs = Environment.ProcessorCount, Limits = new ReadLimits() };
        await IngestRun.RunAsync(context, archive, finder => finder.Find(Folders(samples)), options, cancel);
        var show = new DemoTour(archive, Console.Out);
        var missing = new List<string>();
        if (!show.ShowMistypedSearch())
            missing.Add("a document found by a mistyped number");
        if (!show.ShowFinding(cancel))
            missing.Add("a finding with its place");
        if (!show.ShowComparison())
            missing.Add("a comparison over units");
        Console.WriteLine(
            $"""

            Next, with this archive (--index {Address}) or your own papers:
              ./pipeline find "kế hoạch" --index {Address}
              ./pipeline check --index {Address}
              ./pipeline indicators --index {Address}
              ./pipeline ingest FOLDER       then find, show, check, compare, deadlines, export
            README.md tells the rest; ./pipeline --help lists the commands.
            """
        );
        foreach (var what in missing)
            Console.Error.WriteLine(
                $"pipeline: demo could not show {what}; run ./pipeline status --index {Address} to see what was read"
            );
        return missing.Count == 0 ? ExitCodes.Done : ExitCodes.SomeFailed;
    }

    /// <summary>The samples' folders: the labels beside them are no papers.</summary>
    private static IEnumerable<string> Folders(string samples) =>
        Directory.EnumerateDirectories(samples).Order(StringComparer.Ordinal);

    private static string? Samples()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "corpus", "samples") is var samples && Directory.Exists(samples))
                return Path.GetRelativePath(".", samples);
        return null;
    }
}

/// <summary>
/// What the demo shows. Nothing is prepared: each thing is looked for in what was read, and is false where it is not
/// there.
/// </summary>
internal sealed class DemoTour(IArchive archive, TextWriter output)
{
    private const int FewestUnits = 3;

    /// <summary>A document found though two digits of its number are swapped.</summary>
    public bool ShowMistypedSearch()
    {
        foreach (var record in new RecordEnumerator(archive).EnumerateLeads())
        {
            if (record.Document.Number?.Key is not { } key || Swap(key) is not { } typed)
                continue;
            var hits = archive.Find(new FindQuery(typed, 1));
            if (hits is not [{ Near: true } hit] || hit.Record.Key != key)
                continue;
            output.WriteLine($"\n2. find {typed}     (meant was {key})");
            HitPrinter.Print(hits, json: false, output);
            return true;
        }
        return false;
    }

    /// <summary>The gravest finding, with its place.</summary>
    public bool ShowFinding(CancellationToken cancel)
    {
        new CrossChecker(archive, archive, OfficeSettings.Read(null)).CheckAll(cancel);
        var finding = archive
            .FindFindings(new FindingQuery { Severity = "error" })
            .Concat(archive.FindFindings(new FindingQuery { Severity = "warning" }))
            .FirstOrDefault(f => f.Anchors.Length > 0 && f.Anchors[0].Text.Length > 0);
        if (finding is null || archive.Get(finding.Id) is not { } record)
            return false;
        output.WriteLine($"\n3. check {finding.Document}");
        output.WriteLine($"{finding.Rule} ({finding.Severity}): {finding.Message}");
        foreach (var anchor in finding.Anchors.Where(a => a.Text.Length > 0).Take(2))
            output.WriteLine(
                $"    {record.Source.Path}, {Place(anchor)}: “"
                    + $"{string.Join(' ', anchor.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"
                    + $"”"
            );
        return true;
    }

    /// <summary>The indicator that most units report.</summary>
    public bool ShowComparison()
    {
        var statements = new RecordEnumerator(archive)
            .EnumerateLeads()
            .SelectMany(FigureStatement.FromRecord)
            .ToArray();
        var groups = statements
            .GroupBy(s => new IndicatorKey(s.Indicator).Text, StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0)
            .OrderByDescending(g => g.Select(s => s.Unit).Distinct(StringComparer.Ordinal).Count())
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in groups.Take(5))
        {
            var indicator = group.First().Indicator;
            var result = IndicatorComparison.Compare(statements, indicator, byYear: false, NameLinkIndex.Empty);
            if (result.Rows.Select(r => r.Statement.Unit).Distinct(StringComparer.Ordinal).Count() < FewestUnits)
                continue;
            output.WriteLine($"\n4. compare \"{indicator}\"");
            ComparePrinter.Print(result, indicator, output);
            return true;
        }
        return false;
    }

    private static string Place(Anchor anchor) =>
        anchor switch
        {
            { Sheet: { } sheet } => $"{sheet}!{anchor.Cell}",
            { Page: { } page } => $"page {page}",
            { Table: { } table } => $"table {table + 1}, row {anchor.Row + 1}",
            _ => $"character {anchor.Start}",
        };

    /// <summary>The number with the first two unlike digits of its serial swapped; null where it has none.</summary>
    private static string? Swap(string key)
    {
        for (var i = 0; i + 1 < key.Length && char.IsAsciiDigit(key[i + 1]); i++)
            if (char.IsAsciiDigit(key[i]) && key[i] != key[i + 1])
                return $"{key[..i]}{key[i + 1]}{key[i]}{key[(i + 2)..]}";
        return null;
    }
}
