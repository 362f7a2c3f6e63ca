using System.Globalization;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Output.Sheets;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Cli;

/// <summary>A comparison as a table with bars.</summary>
internal static class ComparePrinter
{
    private const int BarWidth = 20;
    private const int MostCandidates = 5;

    /// <summary>Says in a line that there are no rows, and what the archive holds that says as much and more.</summary>
    public static void PrintNone(ComparisonResult result, string indicator, TextWriter output)
    {
        if (result.Candidates.IsEmpty)
            output.WriteLine(
                $"No figure is worded like '{indicator}'. `./pipeline indicators` lists what can be compared."
            );
        else
            output.WriteLine(
                $"No figure is worded like '{indicator}' alone; compare one of: "
                    + $"{string.Join("; ", result.Candidates.Take(MostCandidates).Select(c => $"\"{c.Wording}\" ({c.Count} × in {c.Units} unit(s))"))}"
            );
        if (!result.Candidates.IsEmpty)
            return;
        foreach (var suggestion in result.Suggestions)
            output.WriteLine("  " + NameSuggestionPrinter.Format(suggestion));
    }

    /// <summary>Prints the rows; a line that says so where there are none.</summary>
    public static void Print(ComparisonResult result, string indicator, TextWriter output)
    {
        if (result.Rows.IsEmpty)
        {
            PrintNone(result, indicator, output);
            return;
        }
        var most = result.Rows.Max(r => Math.Abs(r.Statement.Value ?? 0));
        var unit = Math.Min(40, result.Rows.Max(r => r.Statement.Unit.Length));
        foreach (var row in result.Rows)
        {
            var value = row.Statement.Value;
            var bar =
                value is null || most == 0
                    ? ""
                    : new string('█', (int)Math.Round(Math.Abs(value.Value) / most * BarWidth));
            var text = value is null
                ? "?"
                : Approximation(row.Statement.Approximate) + value.Value.ToString("#,0.##", NumberFormatter.Marks);
            var share = row.Share is { } s ? s.ToString("0.0%", CultureInfo.InvariantCulture) : "";
            var change = row.Change is { } c ? c.ToString("+0.0%;-0.0%", CultureInfo.InvariantCulture) : "";
            output.WriteLine(
                $"{TextTruncation.Truncate(row.Statement.Unit, unit).PadRight(unit)}  "
                    + $"{row.Statement.Period ?? "-", -9}  {text, 20} {row.Statement.Measure ?? "", -10} "
                    + $"{bar.PadRight(BarWidth)} {share, 6} {change, 8}{(row.Outlier ? "  outlier" : "")}  "
                    + $"{row.Statement.Document} {AnchorFormatter.Format(row.Statement.Anchor)}"
            );
        }
        if (result.OtherMeasures > 0)
            output.WriteLine($"{result.OtherMeasures} more with another kind of measure are not shown.");
        foreach (var suggestion in result.Suggestions)
            output.WriteLine(NameSuggestionPrinter.Format(suggestion));
    }

    private static string Approximation(string? kind) =>
        kind switch
        {
            "about" => "≈ ",
            "under" => "< ",
            "over" => "> ",
            _ => "",
        };
}
