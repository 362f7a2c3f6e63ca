using Pipeline.Output.Sheets;
using Pipeline.Output;
using Pipeline.Cli.Checking;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>What the demo shows. Nothing is prepared: each thing is looked for in what was read, and is false where it is not there.</summary>
internal sealed class DemoShow(IArchive archive, TextWriter output)
{
    private const int FewestUnits = 3;

    /// <summary>A document found though two digits of its number are swapped.</summary>
    public bool Mistyped()
    {
        foreach (var record in new ArchiveWalk(archive).Leads())
        {
            if (record.Document.Number?.Key is not { } key || Swap(key) is not { } typed) continue;
            var hits = archive.Find(new FindQuery(typed, 1));
            if (hits is not [{ Near: true } hit] || hit.Record.Key != key) continue;
            output.WriteLine($"\n2. find {typed}     (meant was {key})");
            HitPrinter.Print(hits, json: false, output);
            return true;
        }
        return false;
    }

    /// <summary>The gravest finding, with its place.</summary>
    public bool Finding(CancellationToken cancel)
    {
        new Checker(archive, archive, OfficeSettings.Read(null)).CheckAll(cancel);
        var finding = archive.Findings(new FindingQuery { Severity = "error" }).Concat(archive.Findings(new FindingQuery { Severity = "warning" }))
            .FirstOrDefault(f => f.Anchors.Length > 0 && f.Anchors[0].Text.Length > 0);
        if (finding is null || archive.Get(finding.Id) is not { } record) return false;
        output.WriteLine($"\n3. check {finding.Document}");
        output.WriteLine($"{finding.Rule} ({finding.Severity}): {finding.Message}");
        foreach (var anchor in finding.Anchors.Where(a => a.Text.Length > 0).Take(2))
            output.WriteLine($"    {record.Source.Path}, {Place(anchor)}: “{string.Join(' ', anchor.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}”");
        return true;
    }

    /// <summary>The indicator that most units report.</summary>
    public bool Comparison()
    {
        var statements = new ArchiveWalk(archive).Leads().SelectMany(FigureStatement.Of).ToArray();
        var groups = statements.GroupBy(s => new IndicatorKey(s.Indicator).Text, StringComparer.Ordinal).Where(g => g.Key.Length > 0)
            .OrderByDescending(g => g.Select(s => s.Unit).Distinct(StringComparer.Ordinal).Count()).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in groups.Take(5))
        {
            var indicator = group.First().Indicator;
            var result = IndicatorComparison.Compare(statements, indicator, byYear: false, NameBook.Empty);
            if (result.Rows.Select(r => r.Statement.Unit).Distinct(StringComparer.Ordinal).Count() < FewestUnits) continue;
            output.WriteLine($"\n4. compare \"{indicator}\"");
            ComparePrinter.Print(result, indicator, output);
            return true;
        }
        return false;
    }

    private static string Place(Anchor anchor) => anchor switch
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
            if (char.IsAsciiDigit(key[i]) && key[i] != key[i + 1]) return $"{key[..i]}{key[i + 1]}{key[i]}{key[(i + 2)..]}";
        return null;
    }
}
