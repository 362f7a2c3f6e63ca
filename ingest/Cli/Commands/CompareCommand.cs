using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Cli.Output;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>compare: one indicator across units and periods.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var words = new Argument<string[]>("INDICATOR") { Arity = ArgumentArity.OneOrMore, Description = "The indicator in words, with or without accents." };
        var by = new Option<string>("--by") { Description = "unit or year.", DefaultValueFactory = _ => "unit" };
        by.AcceptOnlyFromAmong("unit", "year");
        var csv = new Option<string?>("--csv") { Description = "Write the rows to this file as CSV." };
        var xlsx = new Option<string?>("--xlsx") { Description = "Write the rows to this file as a workbook with a chart." };
        var options = new ArchiveOptions();
        var command = new Command("compare", "Compares one indicator across units and periods.") { words, by, csv, xlsx, options.Secret };
        options.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var context = options.Read(parse);
            return context.WithArchiveAsync(archive =>
            {
                var walk = new ArchiveWalk(archive);
                var indicator = string.Join(' ', parse.GetValue(words)!);
                var result = IndicatorComparison.Compare(walk.Leads().SelectMany(FigureStatement.Of), indicator, parse.GetValue(by) == "year", new NameBook(archive.Links()));
                CommandContext.TellHidden(archive);
                if (result.Rows.IsEmpty)
                {
                    // A file without rows would look like an answer.
                    foreach (var path in new[] { parse.GetValue(csv), parse.GetValue(xlsx) }.OfType<string>()) Console.Error.WriteLine($"{path}: not written, no figure is worded like '{indicator}'");
                    ComparePrinter.PrintNone(result, indicator, context.Json ? Console.Error : Console.Out);
                    return ExitCodes.Done;
                }
                if (parse.GetValue(csv) is { } csvPath) CsvWriter.Write(csvPath, Header, result.Rows.Select(Cells));
                if (parse.GetValue(xlsx) is { } xlsxPath) XlsxWriter.Write(xlsxPath, [new Sheet("So sánh", indicator, [.. Header.Select((h, i) => (h, Widths[i]))], result.Rows.Select(Cells)) { Chart = new SheetChart(result.Rows.Length, UnitColumn, ValueColumn) }]);
                if (context.Json) foreach (var suggestion in result.Suggestions) Console.Error.WriteLine($"pipeline: {SuggestionLine.Of(suggestion)}");
                if (context.Json) foreach (var row in result.Rows) Console.WriteLine(Json(row).ToJsonString(JsonOutput.Options));
                else ComparePrinter.Print(result, indicator, Console.Out);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    private static readonly string[] Header = ["Đơn vị", "Kỳ", "Chỉ tiêu", "Giá trị", "Đơn vị tính", "Ước", "Tỷ trọng", "Thay đổi", "Bất thường", "Văn bản", "Trang/ô", "Nguyên văn"];
    private const int UnitColumn = 0, ValueColumn = 3;
    private static readonly double[] Widths = [34, 10, 44, 18, 12, 8, 10, 10, 10, 22, 12, 30];

    private static IReadOnlyList<SheetCell> Cells(ComparedFigure row) =>
    [
        row.Statement.Unit, row.Statement.Period, row.Statement.Indicator, row.Statement.Value, row.Statement.Measure, row.Statement.Approximate,
        (decimal?)(row.Share is { } s ? Math.Round((decimal)s, 4) : null), (decimal?)(row.Change is { } c ? Math.Round((decimal)c, 4) : null), row.Outlier ? "x" : null,
        row.Statement.Document, Places.Of(row.Statement.Anchor), row.Statement.Printed,
    ];

    private static JsonObject Json(ComparedFigure row) => new()
    {
        ["unit"] = row.Statement.Unit,
        ["period"] = row.Statement.Period,
        ["value"] = row.Statement.Value,
        ["measure"] = row.Statement.Measure,
        ["document"] = row.Statement.Document,
        ["anchor"] = JsonSerializer.SerializeToNode(row.Statement.Anchor, JsonOutput.Anchors.Anchor),
        ["id"] = row.Statement.Id,
        ["indicator"] = row.Statement.Indicator,
        ["printed"] = row.Statement.Printed,
        ["approximate"] = row.Statement.Approximate,
        ["likeness"] = Math.Round(row.Likeness, 3),
        ["share"] = row.Share is { } share ? Math.Round(share, 4) : null,
        ["change"] = row.Change is { } change ? Math.Round(change, 4) : null,
        ["outlier"] = row.Outlier,
    };
}
