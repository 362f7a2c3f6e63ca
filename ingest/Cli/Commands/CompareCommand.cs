using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Output;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;

namespace Pipeline.Cli.Commands;

/// <summary>compare: one indicator across units and periods.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var words = new Argument<string[]>("INDICATOR")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "The indicator in words, with or without accents.",
        };
        var by = new Option<string>("--by") { Description = "unit or year.", DefaultValueFactory = _ => "unit" };
        by.AcceptOnlyFromAmong("unit", "year");
        var csv = new Option<string?>("--csv") { Description = "Write the rows to this file as CSV." };
        var xlsx = new Option<string?>("--xlsx")
        {
            Description = "Write the rows to this file as a workbook with a chart.",
        };
        var options = new ArchiveOptions();
        var command = new Command("compare", "Compares one indicator across units and periods.")
        {
            words,
            by,
            csv,
            xlsx,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                {
                    var walk = new RecordEnumerator(archive);
                    var indicator = string.Join(' ', parse.GetValue(words)!);
                    var result = IndicatorComparison.Compare(
                        walk.EnumerateLeads().SelectMany(FigureStatement.FromRecord),
                        indicator,
                        parse.GetValue(by) == "year",
                        new NameLinkIndex(archive.ListLinks())
                    );
                    CommandContext.TellHidden(archive);
                    if (result.Rows.IsEmpty)
                    {
                        // A file without rows would look like an answer.
                        foreach (var path in new[] { parse.GetValue(csv), parse.GetValue(xlsx) }.OfType<string>())
                            Console.Error.WriteLine($"{path}: not written, no figure is worded like '{indicator}'");
                        ComparePrinter.PrintNone(result, indicator, context.Json ? Console.Error : Console.Out);
                        return ExitCodes.Done;
                    }
                    if (parse.GetValue(csv) is { } csvPath)
                        CsvWriter.Write(csvPath, ComparisonRows.Header, result.Rows.Select(ComparisonRows.Cells));
                    if (parse.GetValue(xlsx) is { } xlsxPath)
                        XlsxWriter.Write(xlsxPath, [ComparisonRows.Sheet(result, indicator)]);
                    if (context.Json)
                        foreach (var suggestion in result.Suggestions)
                            Console.Error.WriteLine($"pipeline: {NameSuggestionPrinter.Format(suggestion)}");
                    if (context.Json)
                        foreach (var row in result.Rows)
                            Console.WriteLine(ComparisonRows.Json(row).ToJsonString(JsonOutput.Options));
                    else
                        ComparePrinter.Print(result, indicator, Console.Out);
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }
}
