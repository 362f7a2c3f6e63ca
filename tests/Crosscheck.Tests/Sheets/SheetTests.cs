using System.Globalization;
using Xunit.Abstractions;

namespace Pipeline.Crosscheck.Tests.Sheets;

/// <summary>
/// Score sheets drawn by hand, in every format that offices send. Each set was written whole before the extraction saw
/// any of it.
/// Rows must be read as they stand, planted errors told, and nothing else accused.
/// </summary>
public class SheetTests(ITestOutputHelper output)
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Sheets");

    [Theory]
    [InlineData("known", "docx", 100)]
    [InlineData("known", "xlsx", 100)]
    [InlineData("known", "text", 100)]
    [InlineData("heldout", "docx", 100)]
    [InlineData("heldout", "xlsx", 100)]
    [InlineData("heldout", "text", 100)]
    [InlineData("fresh", "docx", 100)]
    [InlineData("fresh", "xlsx", 100)]
    [InlineData("fresh", "text", 100)]
    [InlineData("odd", "docx", 100)]
    [InlineData("odd", "xlsx", 100)]
    [InlineData("odd", "html", 100)]
    [InlineData("odd", "text", 100)]
    [InlineData("long", "docx", 100)]
    [InlineData("long", "xlsx", 100)]
    public Task Reads_sheets_and_tells_what_is_planted(string set, string format, int least) =>
        Measure(set, format, least);

    [SofficeTheory]
    [InlineData("known", 100)]
    [InlineData("heldout", 100)]
    [InlineData("fresh", 100)]
    [InlineData("odd", 100)]
    [InlineData("long", 100)]
    public Task Reads_printed_sheets(string set, int least) => Measure(set, "pdf", least);

    private async Task Measure(string set, string format, int least)
    {
        var folder = Directory.CreateTempSubdirectory("sheets-").FullName;
        try
        {
            var scripts =
                set == "long"
                    ? [("long", LongSheet.Script())]
                    : Directory
                        .EnumerateFiles(Path.Combine(Folder, set), "*.txt")
                        .Order(StringComparer.Ordinal)
                        .Select(f =>
                            (Name: Path.GetFileNameWithoutExtension(f), Script: SheetScript.Parse(File.ReadAllText(f)))
                        )
                        .Where(s => s.Script.Formats.Contains(format) || format == "html")
                        .ToList();
            var written = format switch
            {
                "text" => ".txt",
                "pdf" => ".docx",
                _ => "." + format,
            };
            foreach (var (name, script) in scripts)
                SheetFile.Write(script, Path.Combine(folder, name + written));
            if (format == "pdf")
                SheetFile.Print(folder, [.. scripts.Select(s => Path.Combine(folder, s.Name + ".docx"))]);
            var (rows, right, told) = (0, 0, new List<string>());
            var wrong = new List<string>();
            foreach (var (name, script) in scripts)
            {
                var score = await SheetReading.ScoreAsync(
                    script,
                    Path.Combine(folder, name + (format == "pdf" ? ".pdf" : written))
                );
                (rows, right) = (rows + score.Rows, right + score.Right);
                told.AddRange(score.Misses.Select(m => $"{name}: {m}"));
                wrong.AddRange(
                    score.Missed.Select(m => $"{name}: missed {m}").Concat(score.False.Select(f => $"{name}: {f}"))
                );
            }
            var figures = string.Create(
                CultureInfo.InvariantCulture,
                $"{set} {format}: {right}/{rows} rows, {scripts.Count} sheets, {wrong.Count} wrong findings\n{string.Join('\n', told.Concat(wrong))}"
            );
            output.WriteLine(figures);
            wrong.ShouldBeEmpty(figures);
            (right * 100).ShouldBeGreaterThanOrEqualTo(rows * least, figures);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
