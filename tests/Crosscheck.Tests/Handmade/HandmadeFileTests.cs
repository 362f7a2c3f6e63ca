using Pipeline.Crosscheck.Rules;
using Pipeline.Crosscheck.Tests.Sheets;
using Pipeline.Extraction.Tests.Scoring;
using Xunit.Abstractions;

namespace Pipeline.Crosscheck.Tests.Handmade;

/// <summary>
/// The same thirty tables as files of an office: what their text says, their Word, Excel and PDF say too.
/// </summary>
public class HandmadeFileTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public Task Files_raise_what_is_wrong_in_them_and_nothing_else(string format) => Measure(format);

    [SofficeTheory]
    [InlineData("pdf")]
    public Task Printed_files_do_too(string format) => Measure(format);

    private async Task Measure(string format)
    {
        var folder = Directory.CreateTempSubdirectory("handmade-").FullName;
        try
        {
            var names = Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Handmade"))
                .Select(f => Path.GetFileName(f)!)
                .Order(StringComparer.Ordinal)
                .ToList();
            var written = format == "pdf" ? ".docx" : "." + format;
            foreach (var name in names)
                SheetFile.Write(
                    HandmadeScript.Read(name),
                    Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + written)
                );
            if (format == "pdf")
                SheetFile.Print(
                    folder,
                    [.. names.Select(n => Path.Combine(folder, Path.GetFileNameWithoutExtension(n) + written))]
                );
            var (accused, missed) = (new List<string>(), new List<string>());
            foreach (var name in names.Select(n => Path.GetFileNameWithoutExtension(n)!))
            {
                var (records, failures) = await SheetReading.ReadAsync(Path.Combine(folder, $"{name}.{format}"));
                failures.ShouldBeEmpty(name);
                var found = records
                    .SelectMany(r => RuleCatalogue.Local.SelectMany(rule => rule.Check(r)))
                    .Where(f => f.Severity != "info")
                    .ToList();
                var rule = name.StartsWith("flawed", StringComparison.Ordinal) ? name.Split('-', 3)[2] : null;
                if (rule is null && records.All(r => r.ScoringTables.Length == 0))
                    missed.Add($"{name}: no table");
                if (rule is not null && found.All(f => f.Rule != rule))
                    missed.Add(
                        $"{name}: {string.Join(" / ", records.SelectMany(r => r.ScoringTables).Select(TabbedText.Print))}"
                    );
                accused.AddRange(
                    found
                        .Where(f => rule is null || f.Severity == "error" && f.Rule != rule)
                        .Select(f => $"{name}: {f.Rule}: {f.Message}")
                );
            }
            output.WriteLine(
                $"{format}: {names.Count} tables, {accused.Count} accused wrongly, {missed.Count} flaws missed"
            );
            accused.Concat(missed).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
